"""The calendar and the formulas: what holds for every date, and a few dates known from almanacs."""

from __future__ import annotations

import datetime as dt
import time

import pytest
import spacy
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from events.extraction.times import FormulaError, calendar, feasts, recognise, resolve
from events.values import Basis, DateReading, DayOrder, PublicationDate

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
UNITS = st.sampled_from(sorted(calendar.UNITS))
WAYS = st.sampled_from(["past", "future", "recent", "soon", "before", "after", "near"])
RECURRENCES = st.one_of(
    st.integers(1, 7).map(lambda n: f"weekday {n}"),
    st.just("weekend 0"),
    st.integers(1, 12).map(lambda n: f"month {n}"),
    st.integers(1, 4).map(lambda n: f"quarter {n}"),
    st.integers(1, 4).map(lambda n: f"season {n}"),
    st.integers(1, 2).map(lambda n: f"half {n}"),
    DAYS.map(lambda d: f"date {d:%m-%d}"),
    st.sampled_from(sorted(feasts.FEASTS)).map(lambda name: f"feast {name}"),
)
SHIFTS = st.builds(lambda unit, n: f"{unit} {n:+}", UNITS, st.integers(-30, 30))
FORMULAS = st.one_of(SHIFTS, st.builds(lambda what, way: f"{what} {way}", RECURRENCES, WAYS))


def published(on: dt.date, until: dt.date | None = None) -> PublicationDate:
    return PublicationDate(on.isoformat(), on, until or on, Basis.STATED, "date line")


@settings(deadline=None)
@given(FORMULAS, DAYS)
def test_readings_are_ordered_and_valid_edtf(formula: str, on: dt.date) -> None:
    reading = resolve(formula, published(on))
    if reading is None:
        return
    assert reading.lower <= reading.upper
    parsed = parse_edtf(reading.edtf)
    # Of the first century and decade, days begin with the year 1: Python's calendar has none before.
    first = max(tuple(parsed.lower_strict()[:3]), (1, 1, 1))
    assert first == (reading.lower.year, reading.lower.month, reading.lower.day)
    # The library puts a season's end at its own months; days, months, years and intervals must agree to the day.
    if "season" not in formula:
        assert tuple(parsed.upper_strict()[:3]) == (reading.upper.year, reading.upper.month, reading.upper.day)


@settings(deadline=None)
@given(RECURRENCES, DAYS)
def test_ways_keep_their_side(what: str, on: dt.date) -> None:
    def at(way: str) -> DateReading:
        reading = resolve(f"{what} {way}", published(on))
        assert reading is not None
        return reading

    assert at("past").lower <= on <= at("future").upper
    assert at("before").upper < on < at("after").lower
    assert at("near").edtf in {at("past").edtf, at("future").edtf}


@settings(deadline=None)
@given(FORMULAS, DAYS, st.integers(0, 40), st.integers(0, 40))
def test_an_interval_covers_every_day_it_may_be(formula: str, first: dt.date, length: int, inside: int) -> None:
    last = first + dt.timedelta(days=length)
    covering = resolve(formula, published(first, last))
    exact = resolve(formula, published(first + dt.timedelta(days=min(inside, length))))
    if formula.startswith("century") and (covering is None or exact is None):
        return  # twenty centuries before 2000 the calendar has no year
    assert covering is not None
    assert exact is not None
    assert covering.lower <= exact.lower
    assert exact.upper <= covering.upper


def test_an_interval_that_leaves_no_doubt_gives_the_day() -> None:
    anchor = DateReading("2023-09-12/2023-09-13", dt.date(2023, 9, 12), dt.date(2023, 9, 13), Basis.INFERRED)
    tuesday = resolve("weekday 2 past", anchor)
    assert tuesday is not None
    assert (tuesday.edtf, tuesday.basis) == ("2023-09-12", Basis.INFERRED)
    yesterday = resolve("day -1", anchor)
    assert yesterday is not None
    assert yesterday.edtf == "[2023-09-11..2023-09-12]"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("2020-03-03; day +2", "2020-03-05"),
        ("year -1", "2022"),
        ("week +0", "2023-09-11/2023-09-17"),
        ("month 9 before", "2022-09"),
        ("quarter 3 past; year -1 same", "2022-35"),
        ("weekday 2 past; time 15:30", "2023-09-12T15:30:00"),
        ("date 09-12 recent .. date 09-12 recent; day 14", "2023-09-12/2023-09-14"),
        ("199X; day +1", None),  # a day after a decade is no day
        ("2023; date 02-29 in", None),  # no leap year
    ],
)
def test_formulas(formula: str, expected: str | None) -> None:
    reading = resolve(formula, published(dt.date(2023, 9, 13)))
    assert (reading.edtf if reading else None) == expected


@pytest.mark.parametrize("formula", ["", "soon", "weekday", "moon +1", "month 13 sideways"])
def test_what_is_no_formula_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        resolve(formula, published(dt.date(2023, 9, 13)))


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("easter", 2024, "2024-03-31"),
        ("easter", 1943, "1943-04-25"),
        ("good-friday", 2023, "2023-04-07"),
        ("thanksgiving", 2023, "2023-11-23"),
        ("us-election", 2016, "2016-11-08"),
        ("us-election", 2022, "2022-11-08"),
        ("memorial", 2023, "2023-05-29"),
        ("labor", 2023, "2023-09-04"),
    ],
)
def test_feasts_of_the_almanac(feast: str, year: int, day: str) -> None:
    assert feasts.FEASTS[feast](year).isoformat() == day


STYLES = [
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%b} {d.day}, {d.year}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
    "{d.year}-{d:%m}-{d:%d}",
    "{d.month}/{d.day}/{d.year}",
    "{d:%d}.{d:%m}.{d.year}",
    "the {d.day}th of {d:%B}, {d.year}",
]
BLANK = spacy.blank("en")


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(STYLES))
def test_a_written_date_is_read_back(on: dt.date, style: str) -> None:
    """Also without tags: a date that is complete needs no parse."""
    wording = style.format(d=on)
    text = f"It happened on {wording} there."
    (found,) = recognise(BLANK(text), order=DayOrder(False, "the style"))
    assert text[found.start : found.end] == wording
    assert (found.edtf, found.lower, found.upper) == (on.isoformat(), on, on)


VOCABULARY = (
    "the a last next this Monday Tuesday May March 12 31 2019 2023 1990s of early mid - / , . to and two three weeks "
    "day year quarter third ago later earlier before after 's ' p.m. 10:30 every noon Easter first half fiscal than "
    "more 3 now yesterday Sept. 9/13/2023 twenty hundred in between from spring century same that morning Q3 over"
)
WORDS = st.sampled_from(VOCABULARY.split())


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30), st.booleans())
def test_any_words_give_spans_in_order(words: list[str], dated: bool) -> None:
    doc = Doc(BLANK.vocab, words=words) if words else BLANK("")
    end = 0
    for found in recognise(doc, published(dt.date(2023, 9, 13)) if dated else None):
        assert end <= found.start < found.end <= len(doc.text)
        assert (found.lower is None) == (found.upper is None) == (found.edtf is None) == (found.basis is None)
        if found.lower and found.upper:
            assert found.lower <= found.upper
        end = found.end


HOSTILE = ["2019 ", "in 2019 ", "12 ", '" ', "( ", "the next day ", "from Monday to ", "twenty - ", "hundred ", "May "]


@pytest.mark.parametrize("bait", HOSTILE)
def test_hostile_text_costs_what_its_length_costs(bait: str) -> None:
    """Twice the text in about twice the time: four times would be the mark of a quadratic reading."""

    def seconds(length: int) -> float:
        words = (bait * (length // len(bait))).split()
        doc = Doc(BLANK.vocab, words=words)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            recognise(doc, published(dt.date(2023, 9, 13)))
            best = min(best, time.process_time() - start)
        return best

    short, long = seconds(15_000), seconds(60_000)
    assert long < 4 * short * 2 + 0.05  # linear is 4, quadratic 16
