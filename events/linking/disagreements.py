"""Where the claims of one event differ: suggestions for an analyst, precise before complete. Silence is no
disagreement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from events.linking.differing_figures import figures
from events.linking.differing_places import places, undisclosed
from events.linking.sides import TELLING, differ, pairs_of, sides_of
from events.linking.when import overlap, readings, words
from events.values import ArticleFacts, ClaimFacts, DisagreementFacts, EventFacts, Status


def disagreements(
    event: EventFacts,
    claims: Sequence[ClaimFacts],
    articles: Sequence[ArticleFacts],
    lies_in: Mapping[str, str] | None = None,
) -> tuple[DisagreementFacts, ...]:
    """Suggested disagreements among the event's claims, by kind, then by what is said; sides are sorted claim ids.

    ``claims`` are the event's, and beside them all that its articles tell. ``lies_in`` maps a place to the country or
    region it lies in; two places of which one lies in the other agree, and two of which nothing is known do not
    disagree.
    """
    ids = {each.claim for each in event.links}
    own = sorted((c for c in claims if c.id in ids), key=lambda c: (c.article, c.start, c.id))
    published = {a.id: a.published.lower for a in articles if a.published}
    found = [
        *_dates(event, own),
        *places(event, own, lies_in or {}),
        *undisclosed(event, own, claims, lies_in or {}, published),
        *figures(event, own, published),
        *_denials(event, own, published),
    ]
    return tuple(sorted(found, key=lambda d: (d.kind, d.about, d.left, d.right)))


def _dates(event: EventFacts, claims: Sequence[ClaimFacts]) -> list[DisagreementFacts]:
    told = [c for c in claims if c.status in TELLING and readings(c)]
    sides = sides_of(told, lambda c: words(readings(c)[0]))
    found = []
    for left, right in pairs_of(sides):
        first, second = sides[left][0], sides[right][0]
        if any(overlap(a, b) for a in readings(first) for b in readings(second)):
            continue
        if first.status is not second.status:
            continue  # a plan and its fulfilment on another day: the state moved on
        found.append(differ("date", event, sides, left, right, f"dated {left} by one side, {right} by the other"))
    return found


def _denials(event: EventFacts, claims: Sequence[ClaimFacts], published: Mapping[str, date]) -> list[DisagreementFacts]:
    """A source that denies stands against what is told of that action, or of anything where nothing is told of it.

    Whose clause is the denying itself ("denies having hidden anything") leaves open what is denied: silence. A negated
    clause stands against the same frame only, and not where that is told later: then it has come to pass.
    """
    others = [c for c in claims if c.status not in (Status.DENIED, Status.OPINION)]
    against_it = [c for c in claims if c.status is Status.DENIED]
    voiced = [c for c in against_it if c.stance == "denies" and c.action != "deny"]
    negated = [c for c in against_it if c.stance != "denies"]
    against = {each.id: [c for c in others if _negates(each, c, published)] for each in negated}
    same = [c for c in others if c.action in {each.action for each in voiced}]
    kept = {c.id for told in against.values() for c in told} | {c.id for c in (same or others) if voiced}
    told = [c for c in others if c.id in kept]
    denied = [*voiced, *(each for each in negated if against[each.id])]
    if not denied or not told:
        return []
    voices = [(*c.speakers[-1:], *c.co_speakers) or (c.anonymous or c.agent,) for c in denied if c.stance == "denies"]
    who = sorted({name for speakers in voices for name in speakers if name})
    says = f"denied by {' and '.join(who)}" if who else "denied"
    left, right = tuple(sorted(c.id for c in told)), tuple(sorted(c.id for c in denied))
    return [DisagreementFacts("denial", event.title, left, right, "told as so", says, f"told by {len(left)}, {says}")]


def _negates(negated: ClaimFacts, told: ClaimFacts, published: Mapping[str, date]) -> bool:
    before, after = published.get(negated.article), published.get(told.article)
    later = before is not None and after is not None and before < after
    return told.status is Status.HAPPENED and not later and _same_frame(told, negated)


def _same_frame(left: ClaimFacts, right: ClaimFacts) -> bool:
    """One action, and neither who does it nor to what is told differently."""
    doers = {left.agent or left.subject, right.agent or right.subject}
    things = {left.patient or left.object, right.patient or right.object}
    return bool(left.action) and left.action == right.action and len(doers) == 1 and len(things - {""}) < 2
