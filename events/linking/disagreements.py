"""Where the claims of one event differ: suggestions for an analyst, precise before complete. Silence is no
disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from events.linking.figures import agree, comparable, say
from events.linking.when import overlap, readings, words
from events.values import ArticleFacts, ClaimFacts, DisagreementFacts, EventFacts, Figure, Status

# Counts that grow as news comes in: a later, higher figure replaces the earlier one.
_GROWING = frozenset(
    {"dead", "death", "toll", "fatality", "casualty", "victim", "killed", "injured", "wounded", "hurt", "missing"}
    | {"injury", "arrest", "arrested", "case", "infection", "evacuee", "displaced", "people", "person", "body", "home"}
)
# What became of people who were counted: the dead of one article are not the rescued of another.
_FATES: dict[str, str] = {
    **dict.fromkeys(("kill", "die", "dead", "death", "toll", "fatality", "perish", "body", "drown"), "dead"),
    **dict.fromkeys(("injure", "injury", "wound", "hurt", "hospital"), "hurt"),
    **dict.fromkeys(("missing", "miss", "unaccounted"), "missing"),
    **dict.fromkeys(("rescue", "save", "survive", "survivor", "evacuate", "bring", "pull"), "saved"),
    **dict.fromkeys(("arrest", "detain"), "arrested"),
}
# So many content words in common say that two clauses count the same thing, where their actions differ.
SHARED_WORDS = 3
_SITES = frozenset({"location", "venue", "place", "site", "whereabouts"})
_TOLD = frozenset({"disclose", "confirm", "reveal", "announce", "know", "specify", "release", "publish", "give"})
_WITHHELD = frozenset({"undisclosed", "unknown", "unconfirmed", "secret", "unspecified"})
# How extraction reads "has not been disclosed": what is not told is possible; a source that refuses to tell denies.
_UNTOLD = frozenset({Status.DENIED, Status.POSSIBLE})
_TELLING = frozenset({Status.HAPPENED, Status.EXPECTED})


def disagreements(
    event: EventFacts,
    claims: Sequence[ClaimFacts],
    articles: Sequence[ArticleFacts],
    lies_in: Mapping[str, str] | None = None,
) -> tuple[DisagreementFacts, ...]:
    """Suggested disagreements among the event's claims, by kind, then by what is said; sides are sorted claim ids.

    ``claims`` may hold more than the event's. ``lies_in`` maps a place to the country or region it lies in; two
    places of which one lies in the other agree, and two of which nothing is known do not disagree.
    """
    ids = {each.claim for each in event.links}
    own = sorted((c for c in claims if c.id in ids), key=lambda c: (c.article, c.start, c.id))
    published = {a.id: a.published.lower for a in articles if a.published}
    found = [
        *_dates(event, own),
        *_places(event, own, lies_in or {}),
        *_undisclosed(event, own, claims, lies_in or {}),
        *_figures(event, own, published),
        *_denials(event, own),
    ]
    return tuple(sorted(found, key=lambda d: (d.kind, d.about, d.left, d.right)))


def _dates(event: EventFacts, claims: Sequence[ClaimFacts]) -> list[DisagreementFacts]:
    told = [c for c in claims if c.status in _TELLING and readings(c)]
    sides = _sides(told, lambda c: words(readings(c)[0]))
    found = []
    for left, right in _pairs(sides):
        first, second = sides[left][0], sides[right][0]
        if any(overlap(a, b) for a in readings(first) for b in readings(second)):
            continue
        if first.status is not second.status:
            continue  # a plan and its fulfilment on another day: the state moved on
        found.append(_differ("date", event, sides, left, right, f"dated {left} by one side, {right} by the other"))
    return found


def _places(event: EventFacts, claims: Sequence[ClaimFacts], lies_in: Mapping[str, str]) -> list[DisagreementFacts]:
    sides = _sides([c for c in claims if c.place and c.status in _TELLING], lambda c: c.place)
    return [
        _differ("place", event, sides, left, right, f"{left} and {right} are different places")
        for left, right in _pairs(sides)
        if _elsewhere(left, right, lies_in) and sides[left][0].action == sides[right][0].action
    ]


def _undisclosed(
    event: EventFacts, own: Sequence[ClaimFacts], claims: Sequence[ClaimFacts], lies_in: Mapping[str, str]
) -> list[DisagreementFacts]:
    """Some tell the place, others that it is not told: no silence, but a statement, found by its words alone."""
    wide = set(lies_in.values())
    told = [c for c in own if c.place and c.place not in wide and c.status in _TELLING]
    articles, heads = {c.article for c in own}, {c.head.lower() for c in own} | {c.action for c in own}
    withheld = [c for c in claims if c.article in articles and _withholds_place(c, heads)]
    if not told or not withheld:
        return []
    says = min({c.place for c in told}, key=lambda place: (-sum(c.place == place for c in told), place))
    left = tuple(sorted(c.id for c in told if c.place == says))
    right = tuple(sorted(c.id for c in withheld))
    why = f"{len(left)} tell {says}, {len(right)} that the place is not known"
    return [DisagreementFacts("place", event.title, left, right, says, "not disclosed", why)]


def _withholds_place(claim: ClaimFacts, heads: set[str]) -> bool:
    words = set(claim.lemmas)
    if not words & _SITES or not words & heads:
        return False
    return bool(words & _WITHHELD) or (claim.status in _UNTOLD and bool(words & _TOLD))


def _elsewhere(left: str, right: str, lies_in: Mapping[str, str]) -> bool:
    """Whether two places exclude each other: both are known to lie somewhere, and neither holds the other."""
    first, second = _around(left, lies_in), _around(right, lies_in)
    return left not in second and right not in first and len(first) > 1 and len(second) > 1


def _around(place: str, lies_in: Mapping[str, str]) -> list[str]:
    """The place and all that it lies in, nearest first."""
    chain = [place]
    while (outer := lies_in.get(chain[-1], "")) and outer not in chain:
        chain.append(outer)
    return chain


def _figures(event: EventFacts, claims: Sequence[ClaimFacts], published: Mapping[str, date]) -> list[DisagreementFacts]:
    found: dict[tuple[str, str], DisagreementFacts] = {}
    pairs = [(c, f) for c in claims for f in c.figures]
    for n, (left, first) in enumerate(pairs):
        for right, second in pairs[n + 1 :]:
            if left.article == right.article or not comparable(first, second) or agree(first, second):
                continue
            if not _same_matter(left, right):
                continue
            low, high = sorted(
                ((first.value, left, first), (second.value, right, second)), key=lambda x: (x[0], x[1].id)
            )
            each = _figure(event, low[1], low[2], high[1], high[2], published)
            known = found.get((each.left_says, each.right_says))
            found[each.left_says, each.right_says] = _joined(known, each) if known else each
    return list(found.values())


def _same_matter(left: ClaimFacts, right: ClaimFacts) -> bool:
    """Whether two clauses count the same thing: one fate where they tell one, else one action or much wording."""
    first, second = _fates(left), _fates(right)
    if first or second:
        return first == second
    return left.action == right.action or len({*left.lemmas} & {*right.lemmas}) >= SHARED_WORDS


def _fates(claim: ClaimFacts) -> set[str]:
    return {_FATES[word] for word in (claim.action, *claim.lemmas) if word in _FATES}


def _figure(
    event: EventFacts, low: ClaimFacts, less: Figure, high: ClaimFacts, more: Figure, published: Mapping[str, date]
) -> DisagreementFacts:
    before, after = published.get(low.article), published.get(high.article)
    grown = before is not None and after is not None and before < after and _grows(less)
    kind = "superseded" if grown else "figure"
    why = f"{say(less)} on {before}, {say(more)} on {after}" if grown else f"{say(less)} does not fit {say(more)}"
    return DisagreementFacts(kind, event.title, (low.id,), (high.id,), say(less), say(more), why)


def _grows(figure: Figure) -> bool:
    return any(word in _GROWING or word.rstrip("s") in _GROWING for word in figure.unit.lower().split())


def _joined(known: DisagreementFacts, each: DisagreementFacts) -> DisagreementFacts:
    """Two pairs that say the same two figures; where one of them shows that the figure rose, it is a rise."""
    best = min((known, each), key=lambda d: (d.kind != "superseded", d.reason))
    left, right = tuple(sorted({*known.left, *each.left})), tuple(sorted({*known.right, *each.right}))
    return DisagreementFacts(best.kind, best.about, left, right, best.left_says, best.right_says, best.reason)


def _denials(event: EventFacts, claims: Sequence[ClaimFacts]) -> list[DisagreementFacts]:
    """A source that denies stands against all that is told; a negated clause only against the same frame."""
    denied = [c for c in claims if c.status is Status.DENIED or c.stance == "denies"]
    voiced = any(c.stance == "denies" for c in denied)
    others = [c for c in claims if c not in denied and c.status is not Status.OPINION]
    told = [c for c in others if voiced or any(_same_frame(c, each) for each in denied)]
    if not denied or not told:
        return []
    voices = [(*c.speakers[-1:], *c.co_speakers) or (c.anonymous or c.agent,) for c in denied if c.stance == "denies"]
    who = sorted({name for speakers in voices for name in speakers if name})
    says = f"denied by {' and '.join(who)}" if who else "denied"
    left, right = tuple(sorted(c.id for c in told)), tuple(sorted(c.id for c in denied))
    return [DisagreementFacts("denial", event.title, left, right, "told as so", says, f"told by {len(left)}, {says}")]


def _same_frame(left: ClaimFacts, right: ClaimFacts) -> bool:
    """One action, and neither who does it nor to what is told differently."""
    doers = {left.agent or left.subject, right.agent or right.subject}
    things = {left.patient or left.object, right.patient or right.object}
    return bool(left.action) and left.action == right.action and len(doers) == 1 and len(things - {""}) < 2


Sides = Mapping[str, Sequence[ClaimFacts]]


def _sides(claims: Iterable[ClaimFacts], says: Callable[[ClaimFacts], str]) -> Sides:
    sides: defaultdict[str, list[ClaimFacts]] = defaultdict(list)
    for claim in claims:
        sides[says(claim)].append(claim)
    return dict(sorted(sides.items()))


def _pairs(sides: Sides) -> list[tuple[str, str]]:
    keys = list(sides)
    return [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :]]


def _differ(kind: str, event: EventFacts, sides: Sides, left: str, right: str, why: str) -> DisagreementFacts:
    ids = [tuple(sorted(c.id for c in sides[side])) for side in (left, right)]
    return DisagreementFacts(kind, event.title, ids[0], ids[1], left, right, why)
