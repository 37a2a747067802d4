"""A figure that moves on with time, as what it is: a series of values, each with its day and who gave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from events.models import Article, Claim, Disagreement
from events.views.palette import UNATTRIBUTED, Mark


@dataclass(slots=True)
class Point:
    """One value with the quotes that give it."""

    says: str
    claims: list[Claim] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def on(self) -> dt.date | None:
        """The first day of publication of its quotes, stated or (``is_suggested``) as coverage suggests it."""
        return _told_on(self.first)

    @property
    def is_suggested(self) -> bool:
        return self.first.article.published_lower is None

    @property
    def first(self) -> Claim:
        return min(self.claims, key=lambda claim: (_told_on(claim) or dt.date.max, claim.pk))


def _told_on(claim: Claim) -> dt.date | None:
    article = claim.article
    is_open = article.suggestion_state == Article.Suggestion.OPEN
    return article.published_lower or (article.suggested_lower if is_open else None)


@dataclass(slots=True)
class Series:
    """Values in order of publication, those without a day last; ``pairs`` are the differences that it is made of."""

    about: str
    points: list[Point]
    pairs: list[Disagreement]

    @property
    def is_open(self) -> bool:
        return any(pair.is_open for pair in self.pairs)


def moves_on(disagreement: Disagreement) -> bool:
    """Whether it is news of a later day and no contradiction, by the machine's reading or an analyst's word."""
    later = Disagreement.State.SUPERSEDED
    return later in (disagreement.kind, disagreement.state) and disagreement.state != Disagreement.State.CONFIRMED


def series(disagreements: Iterable[Disagreement], marks: Mapping[int, Mark]) -> list[Series]:
    """Differences that move on with time, joined where they share a value or a quote. ``marks`` by claim's key."""
    chains: list[list[Disagreement]] = []
    for pair in disagreements:
        touching = [chain for chain in chains if any(_shared(pair, other) for other in chain)]
        chains = [chain for chain in chains if chain not in touching]
        chains.append([*(other for chain in touching for other in chain), pair])
    return [_series(chain, marks) for chain in chains]


def _shared(left: Disagreement, right: Disagreement) -> bool:
    same = left.about == right.about and {left.left_says, left.right_says} & {right.left_says, right.right_says}
    return bool(same) or bool(_quotes(left) & _quotes(right))


def _quotes(pair: Disagreement) -> set[int]:
    return {claim.pk for side in (pair.left, pair.right) for claim in side.all()}


def _series(pairs: Sequence[Disagreement], marks: Mapping[int, Mark]) -> Series:
    points: dict[str, Point] = {}
    for pair in pairs:
        for says, side in ((pair.left_says, pair.left), (pair.right_says, pair.right)):
            point = points.setdefault(says, Point(says))
            point.claims += [claim for claim in side.all() if claim not in point.claims]
    for point in points.values():
        found = (marks.get(claim.pk, UNATTRIBUTED) for claim in point.claims)
        point.marks = list(dict.fromkeys(found))
    told = [point for point in points.values() if point.claims]
    told.sort(key=lambda point: (point.on or dt.date.max, point.first.pk))
    return Series(pairs[0].about, told, list(pairs))
