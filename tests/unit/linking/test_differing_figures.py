"""Figures that seem to differ and are of two things, or of a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from events.linking.differing_figures import figures
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Figure, Link, Status
from tests.unit.linking.build import claim, on


def told(key: str, quote: str, *numbers: str, unit: str = "people", **given: Any) -> ClaimFacts:
    """A claim whose figures stand in its quote as ``numbers`` with the unit behind."""
    frame = {"action": "join", "object": "strike"} | given
    found = []
    for number in numbers:
        at = quote.index(number)
        value = float(number.split()[0].replace(",", ""))
        found.append(Figure(at, at + len(number), value, unit))
    return claim(key, 0, "worker join strike", quote=quote, figures=tuple(found), **frame)


def differing(
    *claims: ClaimFacts, beside: Sequence[ClaimFacts] = (), placed: dict[str, str] | None = None
) -> list[tuple[str, str]]:
    links = tuple(Link(c.id, 1.0, ("test",)) for c in claims)
    event = EventFacts("k", "Strike", Status.HAPPENED, None, "", (), links)
    found: list[DisagreementFacts] = figures(event, claims, [*claims, *beside], placed or {}, {})
    return [(d.left_says, d.right_says) for d in found]


MANY = told("a", "Some 3,000 people joined the strike", "3,000 people", subject="some 3,000 people")
FEW = told("b", "1,200 people joined the strike", "1,200 people", subject="1,200 people")


def test_two_counts_of_one_thing_differ() -> None:
    assert differing(MANY, FEW) == [("1,200 people", "3,000 people")]


@pytest.mark.parametrize(
    "other",
    [
        told("b", "another 1,200 people joined the strike", "1,200 people"),
        told("b", "1,200 more people joined the strike", "1,200 more people"),
        told("b", "1,200 people of whom few were drivers joined", "1,200 people of whom"[:12]),
        told("b", "between 1,200 people and 1,400 people joined", "1,200 people", "1,400 people"),
        told("b", "1,200 people an hour joined the strike", "1,200 people"),
    ],
    ids=lambda other: other.quote,
)
def test_a_part_a_rate_or_one_of_two_figures_is_not_compared(other: ClaimFacts) -> None:
    assert differing(MANY, other) == []


@pytest.mark.parametrize(
    "given",
    [
        {"agent": "Tarn"},
        {"patient": "Otto Lund"},
        {"place": "Marby"},
        {"times": (on("2023"),)},
        {"action": "leave"},
        {"object": "march", "patient": ""},
    ],
    ids=str,
)
def test_another_doer_place_time_or_action_counts_another_thing(given: dict[str, Any]) -> None:
    own: dict[str, Any] = {"agent": "Norr", "patient": "Ada Quill", "place": "Lund", "times": (on("2024-05-03"),)}
    own |= {name: "" for name, value in given.items() if not value}
    left = told("a", "Norr: 3,000 people joined", "3,000 people", **own)
    assert differing(left, told("b", "1,200 people joined", "1,200 people", **own)) != []
    assert differing(left, told("b", "1,200 people joined", "1,200 people", **own | given)) == []


def test_men_are_a_part_of_the_people() -> None:
    assert differing(MANY, told("b", "1,200 men joined the strike", "1,200 men", unit="man")) == []


def test_who_is_treated_in_hospital_is_treated_too() -> None:
    nine = told("a", "9 people were treated in hospital", "9 people", action="treat", object="")
    more = told("b", "17 people were treated", "17 people", action="treat", object="")
    nine = replace(nine, lemmas=(*nine.lemmas, "hospital"))
    assert differing(nine, more) == [("9 people", "17 people")]
    assert differing(nine, replace(more, action="see")) == []


def test_an_age_is_no_count() -> None:
    left, right = (
        told(key, f"the {n} year old joined", f"{n} year", unit="year") for key, n in (("a", "23"), ("b", "59"))
    )
    assert differing(left, right) == []


def test_several_values_are_set_against_the_next() -> None:
    third = told("c", "2,000 people joined the strike", "2,000 people")
    assert sorted(differing(MANY, FEW, third)) == [("1,200 people", "2,000 people"), ("2,000 people", "3,000 people")]


def test_what_became_of_people_is_compared_beyond_the_event_where_the_words_agree() -> None:
    def toll(key: str, words: str, value: float, **given: Any) -> ClaimFacts:
        return claim(key, 0, words, action="kill", figures=(Figure(0, 5, value, "people"),), **given)

    four = toll("a", "bridge collapse kill people", 4)
    assert differing(four, beside=[toll("b", "collapse of bridge kill people", 5)]) == [("4 people", "5 people")]
    assert differing(four, beside=[toll("b", "quake kill people", 5)]) == []
    assert differing(four, beside=[toll("b", "bridge collapse kill people", 5, background=True)]) == []


def test_only_counts_of_people_are_compared_beyond_the_event() -> None:
    deep = [
        claim(key, 0, "bridge collapse kill diver", action="kill", figures=(Figure(0, 5, value, "metre"),))
        for key, value in (("a", 4), ("b", 9))
    ]
    assert differing(deep[0], beside=deep[1:]) == []


def test_of_two_events_the_one_of_the_first_claim_shows_it_where_both_can() -> None:
    def toll(key: str, number: int, value: float) -> ClaimFacts:
        return claim(
            key, number, "bridge collapse kill people", action="kill", figures=(Figure(0, 5, value, "people"),)
        )

    first, second = toll("a", 0, 4), toll("b", 0, 5)
    events = {"a#0": "one", "b#0": "two"}
    assert len(differing(second, beside=[first], placed=events)) == 1  # the other event is not told by b
    told = claim("b", 3, "bridge collapse")
    assert differing(second, beside=[first, told], placed=events | {"b#3": "one"}) == []
    assert len(differing(first, beside=[second, told], placed=events)) == 1
