"""The measures of clusters, against values worked out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.clusters import b_cubed, best_pairing, ceaf_e, conll, muc, pairwise

GOLD = ["abc", "de", "f"]
FOUND = ["ab", "cde", "f"]


def test_b_cubed_by_hand() -> None:
    """Precision: a and b 1 each, c 1/3, d and e 2/3 each, f 1: 14/3 of 6. Recall: a, b 2/3, c 1/3, d, e, f 1."""
    assert b_cubed(GOLD, FOUND) == pytest.approx((14 / 18, 14 / 18, 14 / 18))


def test_b_cubed_of_everything_in_one() -> None:
    """Precision: three mentions 3/6, two 2/6, one 1/6, together 14/6 of 6. Nothing is missing."""
    assert b_cubed(GOLD, ["abcdef"]) == pytest.approx((14 / 36, 1, 28 / 50))


def test_pairs_by_hand() -> None:
    """Wanted: ab, ac, bc, de. Found: ab, cd, ce, de. Common: ab, de."""
    assert pairwise(GOLD, FOUND) == pytest.approx((0.5, 0.5, 0.5))
    assert pairwise(GOLD, list("abcdef")) == (0, 0, 0)


def test_links_by_hand() -> None:
    """Gold has 2 + 1 links: abc falls into two pieces, de into none. Found has 1 + 2: cde falls into two pieces."""
    assert muc(GOLD, FOUND) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_paired_clusters_by_hand() -> None:
    """abc with ab is worth 4/5, de with cde 4/5, f with f 1."""
    assert ceaf_e(GOLD, FOUND) == pytest.approx((2.6 / 3, 2.6 / 3, 2.6 / 3))
    precision, recall, _ = ceaf_e(GOLD, ["abcdef"])
    assert (precision, recall) == pytest.approx((6 / 9, 2 / 9))


def test_the_mean_of_three() -> None:
    assert conll(GOLD, FOUND) == pytest.approx((14 / 18 + 2 / 3 + 2.6 / 3) / 3)
    assert conll(GOLD, GOLD) == pytest.approx(1)


TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(TABLES)
def test_no_pairing_is_worth_more(worth: list[list[int]]) -> None:
    rows = worth if len(worth) <= len(worth[0]) else [list(row) for row in zip(*worth, strict=True)]
    orders = permutations(range(len(rows[0])), len(rows))
    assert best_pairing(worth) == max(sum(row[c] for row, c in zip(rows, order, strict=True)) for order in orders)
