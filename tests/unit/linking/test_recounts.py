"""Counts that one article sets against each other."""

from __future__ import annotations

from typing import Any

import pytest

from events.linking import disagreements
from events.values import ClaimFacts, EventFacts, Figure, Link, Status
from tests.unit.linking.build import article, claim, on


def counted(**given: Any) -> ClaimFacts:
    seen = {"action": "protest", "anonymous": "police", "figures": (Figure(0, 10, 400, "people", "some"),)}
    return claim("a", 0, "people march", quote="some 400 people marched in Tarn", **seen | given)


def other(quote: str, number: int = 1, **given: Any) -> ClaimFacts:
    return claim("a", number, "organiser put number", quote=quote, **{"subject": "organisers", "action": "put"} | given)


def found(own: list[ClaimFacts], *beside: ClaimFacts, placed: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    links = tuple(Link(c.id, 1.0, ("test",)) for c in own)
    event = EventFacts("k", "March", Status.HAPPENED, None, "", (), links)
    claims = [*own, *beside]
    text = "".join("x" * 97 + ". " + "y" for _ in range(8))  # a sentence for each clause
    seen = disagreements(event, claims, [article("a", claims, text=text)], placed=dict.fromkeys(placed, "other"))
    return [(d.kind, d.left_says, d.right_says) for d in seen]


@pytest.mark.parametrize(
    "again",
    [
        other("Organisers put the number at 900"),
        other("organisers gave a figure of 900"),
        other("organisers estimated the crowd at 900"),
        other("The organisers spoke of 900", action="speak"),
        other("The organisers counted 900", action="count"),
        other("900 took part", action="attend", subject="", anonymous="organisers"),
    ],
    ids=lambda again: again.quote,
)
def test_another_number_for_the_same_count_differs(again: ClaimFacts) -> None:
    assert found([counted()], again) == [("figure", "some 400 people", "900 people")]


@pytest.mark.parametrize(
    "again",
    [
        other("Organisers put the number at about 400"),
        other("Police put the number at 900", subject="police"),
        other("Organisers put the price at 900", subject="organisers"),
        other("Organisers put the number of buses at 900 a day"),
        other("Organisers put the number at 900", status=Status.EXPECTED),
        other("Organisers put the number at 900", times=(on("2023"),)),
    ],
    ids=lambda again: again.quote,
)
def test_what_agrees_or_counts_otherwise_does_not(again: ClaimFacts) -> None:
    assert found([counted(times=(on("2024-05-03"),))], again) == []


def test_only_the_count_just_before_is_meant_and_only_one_of_something() -> None:
    assert found([counted()], other("Organisers put the number at 900", 3)) == []
    two = (Figure(0, 10, 400, "people"), Figure(20, 24, 30, "people"))
    assert found([counted(figures=two)], other("Organisers put the number at 900")) == []
    assert found([counted(figures=(Figure(0, 10, 400, "dollar"),))], other("Organisers put the number at 900")) == []


def test_it_is_shown_with_the_count_or_where_that_is_in_no_event_with_the_other() -> None:
    again = other("Organisers put the number at 900")
    assert found([again], counted()) == [("figure", "some 400 people", "900 people")]
    assert found([again], counted(), placed=(counted().id,)) == []


def test_two_sources_of_one_article_may_differ_and_one_source_adds() -> None:
    def held(number: int, value: float, source: str) -> ClaimFacts:
        figure = Figure(0, 10, value, "people")
        return claim("a", number, "people arrest", action="arrest", figures=(figure,), anonymous=source)

    assert found([held(0, 12, "police"), held(1, 30, "lawyers")]) == [("figure", "12 people", "30 people")]
    assert found([held(0, 12, "police"), held(1, 30, "police")]) == []
    assert found([held(0, 12, ""), held(1, 30, "lawyers")]) == []


def test_what_is_found_in_two_ways_is_one() -> None:
    first = counted(figures=(Figure(0, 10, 400, "people"),))
    named = claim("b", 0, "people march", action="protest", figures=(Figure(0, 10, 900, "people"),))
    links = tuple(Link(c.id, 1.0, ("test",)) for c in (first, named))
    event = EventFacts("k", "March", Status.HAPPENED, None, "", (), links)
    again = other("Organisers put the number at 900")
    pile = [article("a", [first, again], text="x" * 200), article("b", [named])]
    (only,) = disagreements(event, [first, again, named], pile)
    assert (only.left, only.right) == (("a#0",), ("a#1", "b#0"))
