"""Where the claims of one event differ: suggestions for an analyst, precise before complete. Silence is no
disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from events.linking.denials import denials
from events.linking.differing_dates import dates
from events.linking.differing_figures import figures
from events.linking.differing_places import places, undisclosed
from events.linking.differing_sites import sites
from events.linking.recounts import recounts
from events.values import ArticleFacts, ClaimFacts, DisagreementFacts, EventFacts


def disagreements(
    event: EventFacts,
    claims: Sequence[ClaimFacts],
    articles: Sequence[ArticleFacts],
    lies_in: Mapping[str, str] | None = None,
    placed: Mapping[str, object] | None = None,
) -> tuple[DisagreementFacts, ...]:
    """Suggested disagreements among the event's claims, by kind, then by what is said; sides are sorted claim ids.

    ``claims`` are the event's, and beside them all that its articles tell. ``lies_in`` maps a place to the country or
    region it lies in; two places of which one lies in the other agree, and two of which nothing is known do not
    disagree. ``placed`` gives the event of each claim that is in one.
    """
    ids = {each.claim for each in event.links}
    own = sorted((c for c in claims if c.id in ids), key=lambda c: (c.article, c.start, c.id))
    published = {a.id: a.published.lower for a in articles if a.published}
    texts = {a.id: a.text for a in articles}
    found = [
        *dates(event, own, published),
        *places(event, own, lies_in or {}),
        *sites(event, own, claims),
        *undisclosed(event, own, claims, lies_in or {}, published),
        *figures(event, own, claims, placed or {}, published),
        *recounts(event, own, claims, placed or {}, texts),
        *denials(event, own, claims, placed or {}, published, texts),
    ]
    return tuple(sorted(_once(found), key=lambda d: (d.kind, d.about, d.left, d.right)))


def _once(found: Iterable[DisagreementFacts]) -> Iterable[DisagreementFacts]:
    """What is found in two ways, as one."""
    known: dict[tuple[str, str, str], DisagreementFacts] = {}
    for each in found:
        key = each.kind, each.left_says, each.right_says
        if other := known.get(key):
            left, right = {*other.left, *each.left}, {*other.right, *each.right}
            each = replace(other, left=tuple(sorted(left)), right=tuple(sorted(right)))
        known[key] = each
    return known.values()
