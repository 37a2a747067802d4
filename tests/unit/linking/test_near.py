"""Who is near a new article, and which names may be one with its names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from events.linking import unify
from events.linking.near import name_keys, nearest, shorter, whole_name
from events.values import EntityKind, NamedEntity

WORDS = st.sampled_from(["harbour", "union", "of", "seamen", "north", "ardvik", "council"])
NAMES = st.lists(WORDS, min_size=1, max_size=4, unique=True).map(" ".join)


def test_what_few_share_brings_nearer_than_what_many_share() -> None:
    holders = {"petrel": [7], "said": [1, 2, 3, 4, 5, 6], "harbour": [2, 7]}
    assert nearest(holders, 20)[:2] == [7, 2]


def test_equally_near_articles_come_by_number() -> None:
    assert nearest({"a": [9, 4], "b": [4, 9]}, 10) == [4, 9]


def test_who_shares_nothing_is_nobodys_neighbour() -> None:
    assert nearest({"a": [], "b": []}, 10) == []


def test_a_name_is_found_by_its_words_in_any_order_and_by_its_initials() -> None:
    keys = name_keys(["Union of Ardvik Seamen"])
    assert {"union", "ardvik", "seamen", "uas", whole_name("Seamen of Ardvik Union")} <= keys
    assert whole_name("UAS") in shorter("Union of Ardvik Seamen")


@given(NAMES, NAMES)
def test_names_that_unify_may_join_or_suggest_find_each_other(short: str, long: str) -> None:
    """Either by all words of the short one, which the longer has among its keys, or as a whole."""
    kind = EntityKind.ORGANISATION
    names = [NamedEntity(name, kind) for name in dict.fromkeys((short, long))]
    unified = unify({"a": names})
    one = len(set(unified.names.values())) == 1 or unified.suggestions
    found = (
        set(short.split()) <= name_keys([long])
        or set(long.split()) <= name_keys([short])
        or bool(shorter(long) & name_keys([short]))
        or bool(shorter(short) & name_keys([long]))
    )
    assert found or not one
