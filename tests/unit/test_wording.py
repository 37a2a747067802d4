"""Dates and spells of time in words: nothing rounded up to what is not known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import wording

DAYS = st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2200, 1, 1))


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("lower", "upper", "words", "unknown"),
    [
        ("2024-03-04", "2024-03-04", "4 March 2024", ""),
        ("2024-02-01", "2024-02-29", "February 2024", "month known, day not"),
        ("2024-02-01", "2024-02-28", "1 to 28 February 2024", "some time in these 28 days"),
        ("2019-01-01", "2019-12-31", "2019", "year known, month not"),
        ("1990-01-01", "1999-12-31", "1990s", "decade known, year not"),
        ("1991-01-01", "2000-12-31", "1 January 1991 to 31 December 2000", "some time in these 3,653 days"),
        ("2024-03-30", "2024-04-02", "30 March to 2 April 2024", "some time in these 4 days"),
    ],
)
def test_bounds_are_told_at_their_own_precision(lower: str, upper: str, words: str, unknown: str) -> None:
    assert wording.bounds(d(lower), d(upper)) == words
    assert wording.unknown_part(d(lower), d(upper)) == unknown


def test_one_of_two_days_is_no_stretch_of_days() -> None:
    first, last = d("2023-08-09"), d("2023-09-08")
    assert wording.reading("[2023-08-09,2023-09-08]", first, last) == "9 August or 8 September 2023"
    assert wording.reading("[2023-08-09..2023-09-08]", first, last) == "9 August to 8 September 2023"


def test_edtf_marks_are_told() -> None:
    assert wording.reading("2024-03~", d("2024-03-01"), d("2024-03-31")) == "about March 2024"
    assert wording.reading("2024-03-04?", d("2024-03-04"), d("2024-03-04"), short=True) == "4 Mar 2024, uncertain"
    assert wording.reading("", None, None) == ""


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-03-04", "2024-03-05", "1 day"),
        ("2024-03-04", "2024-03-16", "12 days"),
        ("2024-01-31", "2024-03-30", "59 days"),
        ("2024-01-31", "2024-03-31", "2 months"),
        ("2022-02-28", "2023-09-27", "1 year 6 months"),
        ("2022-02-28", "2023-09-28", "1 year 7 months"),
        ("2022-02-28", "2024-02-28", "2 years"),
    ],
)
def test_gaps(start: str, end: str, words: str) -> None:
    assert wording.gap(d(start), d(end)) == words


@given(DAYS, st.integers(min_value=1, max_value=40_000))
def test_a_gap_is_never_longer_than_it_was(start: dt.date, days: int) -> None:
    """Months and years in words, counted back in their shortest possible days, fit into the gap."""
    end = start + dt.timedelta(days=days)
    words = wording.gap(start, end).split()
    shortest = {"day": 1, "month": 28, "year": 365}
    told = sum(int(n) * shortest[noun.rstrip("s")] for n, noun in zip(words[::2], words[1::2], strict=True))
    assert 0 < told <= days


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no articles"), (1, "1 article"), (5, "5 articles"), (1200, "1,200 articles")]
)
def test_counts(number: int, words: str) -> None:
    assert wording.count(number, "article") == words


def test_irregular_plural() -> None:
    assert wording.count(2, "person", "people") == "2 people"
