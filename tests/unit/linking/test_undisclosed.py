"""Which event a place that is "not disclosed" belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from events.linking import disagreements
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Link, Status, TimeFacts
from tests.unit.linking.build import article, claim, day, on

YEARS_AGO = TimeFacts("three years ago", None, "year -3")


def meeting(key: str, number: int, **given: Any) -> ClaimFacts:
    told = {"action": "meet", "head": "meeting", "status": Status.EXPECTED} | given
    return claim(key, number, "president chancellor meeting", **told)


def withheld(key: str, number: int, **given: Any) -> ClaimFacts:
    told = {"status": Status.POSSIBLE, "head": "disclosed", "action": "disclose"} | given
    return claim(key, number, "location meeting disclose", **told)


def found(own: list[ClaimFacts], beside: list[ClaimFacts], when: str = "", **given: Any) -> list[DisagreementFacts]:
    status = own[0].status
    names = tuple(name for c in own for name in c.participants)
    links = tuple(Link(c.id, 1.0, ("test",)) for c in own)
    event = EventFacts("k", "They meet", status, day(when) if when else None, "", names, links)
    claims = [*own, *beside]
    about = [
        article(k, [c for c in claims if c.article == k], given.get(k)) for k in sorted({c.article for c in claims})
    ]
    return list(disagreements(event, claims, about))


def test_what_is_withheld_of_the_coming_meeting_is_not_held_against_an_old_one() -> None:
    coming = meeting("a", 0)
    old = meeting("a", 1, place="Marby", status=Status.HAPPENED, times=(YEARS_AGO,))
    assert found([old], [coming, withheld("a", 2)]) == []
    assert found([old], [withheld("a", 2)]) == []


def test_nor_against_one_whose_day_is_long_past() -> None:
    then = meeting("a", 1, place="Marby", status=Status.HAPPENED, times=(on("2024-02-12"),))
    assert found([then], [withheld("a", 2)], when="2024-02-12", a="2024-05-03") == []
    assert len(found([then], [withheld("a", 2)], when="2024-02-12", a="2024-02-13")) == 1


def test_of_two_meetings_the_one_told_nearest_is_meant() -> None:
    here, there = meeting("a", 0, place="Marby"), meeting("a", 5, place="Lund")
    assert [d.left_says for d in found([here], [there, withheld("a", 1)])] == ["Marby"]
    assert found([there], [here, withheld("a", 1)]) == []


def test_what_is_told_as_background_does_not_take_it_away() -> None:
    coming, aside = meeting("a", 0, place="Marby"), meeting("a", 2, background=True)
    assert len(found([coming], [aside, withheld("a", 3)])) == 1


@pytest.mark.parametrize(("parties", "count"), [((), 1), (("Ada Quill",), 1), (("Ilse Brandt",), 0)])
def test_parties_that_it_names_are_those_of_the_event(parties: tuple[str, ...], count: int) -> None:
    coming = meeting("a", 0, place="Marby", participants=("Ada Quill", "Otto Lund"))
    assert len(found([coming], [withheld("a", 1, participants=parties)])) == count


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("Where the meeting will be has not been disclosed", 1),
        ("it is not known where the meeting will be", 1),
        ("he came to the meeting from the north, where little is known of him", 0),
    ],
)
def test_where_it_will_be_may_be_withheld_in_a_clause(quote: str, count: int) -> None:
    told = meeting("a", 0, place="Marby")
    untold = claim("a", 1, "meeting know", quote=quote, status=Status.POSSIBLE, head="known", action="know")
    assert len(found([told], [untold])) == count
