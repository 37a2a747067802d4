"""The sides of one event: claims by what they say, and any two that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from events.values import ClaimFacts, DisagreementFacts, EventFacts, Status

Sides = Mapping[str, Sequence[ClaimFacts]]
# Only what is told as happened or coming can differ in date or place.
TELLING = frozenset({Status.HAPPENED, Status.EXPECTED})


def sides_of(claims: Iterable[ClaimFacts], says: Callable[[ClaimFacts], str]) -> Sides:
    sides: defaultdict[str, list[ClaimFacts]] = defaultdict(list)
    for claim in claims:
        sides[says(claim)].append(claim)
    return dict(sorted(sides.items()))


def pairs_of(sides: Sides) -> list[tuple[str, str]]:
    keys = list(sides)
    return [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :]]


def differ(kind: str, event: EventFacts, sides: Sides, left: str, right: str, why: str) -> DisagreementFacts:
    ids = [tuple(sorted(c.id for c in sides[side])) for side in (left, right)]
    return DisagreementFacts(kind, event.title, ids[0], ids[1], left, right, why)
