"""Constrained average-linkage clustering of claims: order of input never matters, analysts' decisions always hold."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence

Pair = tuple[int, int]


def cluster(
    size: int, scores: Mapping[Pair, float], together: Collection[Pair], apart: Collection[Pair], threshold: float
) -> list[list[int]]:
    """Group ``range(size)``: each number in exactly one group, groups and members in ascending order.

    Pairs are ``(smaller, larger)``. A pair without a score counts as 0. Groups merge best first while the mean score of
    all pairs between them reaches ``threshold``; equal means merge the lower numbers first. ``together`` are merged
    before anything else, ``apart`` never share a group; where the two contradict, ``apart`` of a pair joined by
    ``together`` is void, because a group cannot be apart from itself.
    """
    groups = _Groups(size, scores, apart)
    for left, right in sorted(together):
        groups.merge(left, right)
    groups.drop_contradictions()
    heap = [(-mean, *pair) for pair in groups.pairs() if (mean := groups.mean(*pair)) >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, left, right = heapq.heappop(heap)
        if not groups.alive(left, right) or groups.forbidden(left, right) or groups.mean(left, right) != -negative:
            continue
        kept = groups.merge(left, right)
        for other in groups.neighbours(kept):
            if (mean := groups.mean(kept, other)) >= threshold:
                heapq.heappush(heap, (-mean, *pair(kept, other)))
    return groups.members()


class _Groups:
    """Groups by their lowest member, the sums of scores between them, and which must stay apart."""

    def __init__(self, size: int, scores: Mapping[Pair, float], apart: Collection[Pair]) -> None:
        self._of = list(range(size))
        self._members: dict[int, list[int]] = {i: [i] for i in range(size)}
        self._sums: list[dict[int, float]] = [{} for _ in range(size)]
        self._apart: list[set[int]] = [set() for _ in range(size)]
        for (left, right), score in sorted(scores.items()):
            self._sums[left][right] = self._sums[right][left] = score
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def merge(self, left: int, right: int) -> int:
        """Merge the groups that hold the two numbers; return the one that is left."""
        kept, gone = sorted((self._of[left], self._of[right]))
        if kept == gone:
            return kept
        for member in self._members[gone]:
            self._of[member] = kept
        self._members[kept] = sorted(self._members[kept] + self._members.pop(gone))
        for other, total in self._sums[gone].items():
            del self._sums[other][gone]
            if other != kept:
                self._sums[kept][other] = self._sums[other][kept] = self._sums[kept].get(other, 0.0) + total
        self._sums[gone] = {}
        for other in self._apart[gone] - {gone}:
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)
        self._apart[gone] = set()
        return kept

    def drop_contradictions(self) -> None:
        for number, others in enumerate(self._apart):
            others.discard(number)

    def pairs(self) -> list[Pair]:
        return [(a, b) for a in self._members for b in self._sums[a] if a < b]

    def neighbours(self, group: int) -> list[int]:
        return sorted(self._sums[group])

    def alive(self, left: int, right: int) -> bool:
        return left in self._members and right in self._members

    def forbidden(self, left: int, right: int) -> bool:
        return right in self._apart[left]

    def mean(self, left: int, right: int) -> float:
        pairs = len(self._members[left]) * len(self._members[right])
        return self._sums[left].get(right, 0.0) / pairs

    def members(self) -> list[list[int]]:
        return [members for _, members in sorted(self._members.items())]


def pair(left: int, right: int) -> Pair:
    """The two numbers in ascending order."""
    return (left, right) if left < right else (right, left)


def chained(groups: Sequence[Collection[int]]) -> list[Pair]:
    """Pairs that join each group into one: first with second, second with third."""
    return [pair(a, b) for group in groups for a, b in zip(sorted(group), sorted(group)[1:], strict=False)]
