"""Dates beside each other, above all one that is one of two days."""

from __future__ import annotations

import datetime as dt

import pytest

from events.linking.when import Fit, agreed, days, fit, gap, is_distant, overlap, words
from events.values import Basis, DateReading, TimeFacts
from tests.unit.linking.build import claim, day, on

# "9/3/2023" in a paper whose day order nothing tells.
EITHER = DateReading("[2023-03-09,2023-09-03]", dt.date(2023, 3, 9), dt.date(2023, 9, 3), Basis.STATED)


def test_a_date_that_is_one_of_two_is_said_so() -> None:
    assert words(EITHER) == "9 March or 3 September 2023"
    assert days(EITHER) == 2


@pytest.mark.parametrize(
    ("other", "together", "apart"),
    [("2023-03-09", True, 0), ("2023-09-03", True, 0), ("2023-06-01", False, 84), ("2023-09", True, 0)],
)
def test_it_is_one_of_the_two_and_none_between(other: str, together: bool, apart: int) -> None:
    assert overlap(EITHER, day(other)) is together
    assert gap(EITHER, day(other)) == gap(day(other), EITHER) == apart


def test_it_is_a_day_and_no_vague_season_long_ago() -> None:
    told = claim("a", 0, "deed sign", times=(TimeFacts("9/3/2023", EITHER),))
    assert not is_distant(told)
    assert is_distant(claim("a", 1, "deed sign", times=(on("2023-03"),)))
    assert fit(told, claim("b", 0, "deed sign", times=(on("2023-06-01"),))) is Fit.APART
    assert fit(told, claim("b", 0, "deed sign", times=(on("2023-03-09"),))) is Fit.OVERLAP


def test_who_says_the_day_decides_between_the_two() -> None:
    found = agreed([("a", EITHER), ("b", day("2023-03-09"))])
    assert found is not None
    assert (found.edtf, found.reason) == ("2023-03-09", "9 March 2023 by 2 of 2 dated articles")


@pytest.mark.parametrize(
    ("edtf", "lower", "upper", "said"),
    [
        ("2025-10-06/2025-10-12", "2025-10-06", "2025-10-12", "6 to 12 October 2025"),
        ("2026-33", "2026-01-01", "2026-03-31", "1 January to 31 March 2026"),
        ("199X", "1990-01-01", "1999-12-31", "1990s"),
        ("2023~", "2023-01-01", "2023-12-31", "about 2023"),
    ],
)
def test_no_edtf_is_shown_to_people(edtf: str, lower: str, upper: str, said: str) -> None:
    assert words(DateReading(edtf, dt.date.fromisoformat(lower), dt.date.fromisoformat(upper), Basis.STATED)) == said
