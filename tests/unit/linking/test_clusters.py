"""Grouping by mean likeness: what analysts decided holds, in whatever order it is told."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from events.linking.clusters import cluster, pair

PAIRS = st.sets(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda two: two[0] != two[1]).map(lambda t: pair(*t))
)


def test_what_is_put_together_is_one_also_where_all_of_it_was_apart() -> None:
    for a, b, c in permutations(range(3)):
        together = [pair(a, b), pair(b, c)]
        assert cluster(3, {}, together, [(0, 1), (0, 2), (1, 2)], 0.5) == [[0, 1, 2]]


@given(PAIRS, PAIRS)
def test_decisions_hold_whatever_they_are(together: set[tuple[int, int]], apart: set[tuple[int, int]]) -> None:
    everything = {(a, b): 1.0 for b in range(6) for a in range(b)}
    groups = cluster(6, everything, together, apart, 0.5)
    of = {member: number for number, members in enumerate(groups) for member in members}
    assert sorted(of) == list(range(6))
    assert all(of[a] == of[b] for a, b in together)
    joined = {frozenset(members) for members in cluster(6, {}, together, (), 0.5)}
    assert all(of[a] != of[b] for a, b in apart if not any({a, b} <= group for group in joined))
