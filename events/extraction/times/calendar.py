"""Periods of the calendar: their EDTF, their bounds, and how one is reckoned from another.

EDTF is that of ISO 8601-2 (Library of Congress levels 0 to 2): ``2023-09`` a month, ``199X`` a decade, ``19XX`` a
century, ``2023-21`` to ``-24`` seasons, ``-33`` to ``-36`` quarters, ``-40``/``-41`` halves, ``a/b`` an interval
(weeks, weekends, ranges), ``[a..b]`` one day or period not known better than to lie between two, ``[a,b]`` one of two,
``~`` approximately.

A part of a period ("early September", "late 2022") keeps the period's EDTF and bounds: the words draw no line inside
it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .feasts import FEASTS

ONE_DAY = dt.timedelta(days=1)
# Meteorological seasons of the northern hemisphere, as the World Meteorological Organization keeps them: first month.
SEASON_MONTHS = {1: 3, 2: 6, 3: 9, 4: 12}
_SEASON_EDTF, _QUARTER_EDTF, _HALF_EDTF = 20, 32, 39
# Ways to look for an occurrence: ``recurring`` says what they mean.
WAYS = frozenset(("past", "recent", "before", "future", "soon", "after", "near", "in"))
# Longest search for a yearly recurrence (29 February needs eight years around 1900 and 2100).
_YEARS_TO_SEARCH = 9
# Yearly occurrences that are kept once reckoned: those of ten years, if all days, months and feasts of them are told.
_REMEMBERED = 4096
# Days. A date without a year that lies most of a year back is rather the coming one, and the other way round: nobody
# writes "Dec. 1" in late October for that of the year before. On TempEval-3's news the interval F1 is 88.1 at 180/180,
# level at 89.2 from 290/66 to 330/30, and 88.4 without the rule.
FAR, NEARBY = 290, 66
# Days. Companies tell a quarter's figures within the next quarter; "expects to close in the fourth quarter", said in
# April, is of the one to come.
REPORTED_WITHIN = 92


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both bounds included, with the unit of its precision ("day", "week", ... or "span")."""

    unit: str
    lower: dt.date
    upper: dt.date
    edtf: str


def day(on: dt.date) -> Period:
    return Period("day", on, on, on.isoformat())


def span(lower: dt.date, upper: dt.date, unit: str = "span") -> Period:
    return Period(unit, lower, upper, f"{lower.isoformat()}/{upper.isoformat()}")


def months(year: int, first: int, count: int, unit: str, edtf: str) -> Period:
    """``count`` months from month ``first`` of ``year``; ``first`` may lie outside 1 to 12."""
    y, m = divmod(year * 12 + first - 1, 12)
    end_year, end_month = divmod(y * 12 + m + count, 12)
    return Period(unit, dt.date(y, m + 1, 1), dt.date(end_year, end_month + 1, 1) - ONE_DAY, edtf)


def month(year: int, number: int) -> Period:
    return months(year, number, 1, "month", f"{year:04}-{number:02}")


def quarter(year: int, number: int) -> Period:
    return months(year, 3 * number - 2, 3, "quarter", f"{year:04}-{_QUARTER_EDTF + number}")


def half(year: int, number: int) -> Period:
    return months(year, 6 * number - 5, 6, "half", f"{year:04}-{_HALF_EDTF + number}")


def season(year: int, number: int) -> Period:
    """Season ``number`` (1 spring to 4 winter) that begins in ``year``: the winter of 1994 ends in February 1995."""
    return months(year, SEASON_MONTHS[number], 3, "season", f"{year:04}-{_SEASON_EDTF + number}")


def year(number: int) -> Period:
    return Period("year", dt.date(number, 1, 1), dt.date(number, 12, 31), f"{number:04}")


def years(first: int, count: int, unit: str, edtf: str) -> Period:
    return Period(unit, dt.date(max(first, 1), 1, 1), dt.date(first + count - 1, 12, 31), edtf)


def decade(first: int) -> Period:
    return years(first, 10, "decade", f"{first // 10:03}X")


def century(first: int) -> Period:
    """The hundred years that share their first digits: the 19th century is 1800 to 1899, EDTF ``18XX``."""
    return years(first, 100, "century", f"{first // 100:02}XX")


def _monday(on: dt.date) -> dt.date:
    return on - dt.timedelta(days=on.weekday())


def containing(unit: str, on: dt.date) -> Period:
    """The period of ``unit`` that ``on`` lies in; for a weekend, that of the week. ``KeyError`` on a strange unit."""
    makers: dict[str, Callable[[], Period]] = {
        "day": lambda: day(on),
        "week": lambda: span(_monday(on), _monday(on) + 6 * ONE_DAY, "week"),
        "weekend": lambda: span(_monday(on) + 5 * ONE_DAY, _monday(on) + 6 * ONE_DAY, "weekend"),
        "month": lambda: month(on.year, on.month),
        "quarter": lambda: quarter(on.year, (on.month + 2) // 3),
        "half": lambda: half(on.year, (on.month + 5) // 6),
        "season": lambda: season(on.year - (on.month < 3), on.month // 3 or 4),
        "year": lambda: year(on.year),
        "decade": lambda: decade(on.year // 10 * 10),
        "century": lambda: century(on.year // 100 * 100),
    }
    return makers[unit]()


_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
UNITS = frozenset(_DAYS) | frozenset(_MONTHS)
_RANK = {unit: length for length, unit in enumerate([*_DAYS, *_MONTHS])} | {"weekend": 1}


def moved(on: dt.date, unit: str, count: int) -> dt.date:
    """``on`` moved by ``count`` units; the day is cut to the month's length (31 March less a month: 28 February)."""
    if unit in _DAYS:
        return on + dt.timedelta(days=_DAYS[unit] * count)
    y, m = divmod(on.year * 12 + on.month - 1 + _MONTHS[unit] * count, 12)
    last = (dt.date(y + (m == 11), (m + 1) % 12 + 1, 1) - ONE_DAY).day
    return dt.date(y, m + 1, min(on.day, last))


def shifted(anchor: Period, unit: str, count: int) -> Period:
    """The whole ``unit`` that lies ``count`` units from the anchor: "last month" is month -1, "two days later" day +2.

    Raises ``ValueError`` where the anchor is coarser than the unit: two days after "last year" is no day.
    """
    if _RANK.get(anchor.unit, 0) > _RANK[unit]:
        raise ValueError(f"{anchor.edtf} is coarser than a {unit}")
    start = anchor.upper if anchor.unit == "span" and count > 0 else anchor.lower
    return containing("week" if unit == "fortnight" else unit, moved(start, unit, count))


def displaced(anchor: Period, unit: str, count: int) -> Period:
    """The anchor itself moved by ``count`` units at its own precision: the third quarter, a year earlier."""
    if anchor.unit == "span":
        return span(moved(anchor.lower, unit, count), moved(anchor.upper, unit, count))
    return containing(anchor.unit, moved(anchor.lower, unit, count))


def _occurrences(kind: str, name: str, around: dt.date) -> list[Period]:
    """What recurs (weekday, weekend, month, quarter, half, season, date, feast) in the years or weeks around a day."""
    if kind in ("weekday", "weekend"):
        monday = _monday(around)
        weeks = [monday + dt.timedelta(days=7 * n) for n in range(-2, 3)]
        if kind == "weekend":
            return [containing("weekend", w) for w in weeks]
        return [day(w + dt.timedelta(days=int(name) - 1)) for w in weeks]
    found = []
    for y in range(max(around.year - _YEARS_TO_SEARCH, 1), min(around.year + _YEARS_TO_SEARCH, dt.MAXYEAR - 1) + 1):
        try:
            found.append(_of_year(kind, name, y))
        except ValueError:  # 29 February of a common year
            continue
    return found


@lru_cache(maxsize=_REMEMBERED)
def _of_year(kind: str, name: str, y: int) -> Period:
    if kind == "date":
        return day(dt.date(y, int(name[:2]), int(name[3:])))
    if kind == "feast":
        return day(FEASTS[name](y))
    makers = {"month": month, "quarter": quarter, "half": half, "season": season}
    return makers[kind](y, int(name))


def recurring(anchor: Period, kind: str, name: str, way: str) -> Period:
    """The occurrence that ``way`` asks for, seen from the anchor.

    ``past``: the latest that has begun; ``future``: the first that is not over (both may hold the anchor itself);
    ``recent`` and ``soon``: the same, but the other way where that is ``NEARBY`` and this is ``FAR`` off;
    ``before`` and ``after``: clear of the anchor ("last Tuesday" is never today); ``near``: the nearest, of quarters
    none that ended more than ``REPORTED_WITHIN`` ago; ``in``: the first that lies in the anchor. Raises ``ValueError``
    where there is none.
    """
    around = _occurrences(kind, name, anchor.lower if way in ("future", "before", "in") else anchor.upper)
    if way == "near":
        if kind == "quarter":
            around = [p for p in around if (anchor.lower - p.upper).days <= REPORTED_WITHIN]
        return min(around, key=lambda p: (_distance(p, anchor), p.lower > anchor.upper))
    if way in ("recent", "soon"):
        one, other = ("past", "future") if way == "recent" else ("future", "past")
        read, instead = recurring(anchor, kind, name, one), recurring(anchor, kind, name, other)
        return instead if _distance(read, anchor) > FAR and _distance(instead, anchor) < NEARBY else read
    fits: dict[str, Callable[[Period], bool]] = {
        "past": lambda p: p.lower <= anchor.upper,
        "before": lambda p: p.upper < anchor.lower,
        "future": lambda p: p.upper >= anchor.lower,
        "after": lambda p: p.lower > anchor.upper,
        "in": lambda p: anchor.lower <= p.lower <= anchor.upper,
    }
    chosen = [p for p in around if fits[way](p)]
    if not chosen:
        raise ValueError(f"no {kind} {name} {way} {anchor.edtf}")
    return chosen[-1] if way in ("past", "before") else chosen[0]


def _distance(one: Period, other: Period) -> int:
    if one.lower > other.upper:
        return (one.lower - other.upper).days
    return max((other.lower - one.upper).days, 0)


def between(first: Period, last: Period) -> Period:
    """From the beginning of ``first`` to the end of ``last``. Raises ``ValueError`` where that runs backwards."""
    if last.upper < first.lower:
        raise ValueError(f"{first.edtf} is after {last.edtf}")
    return Period("span", first.lower, last.upper, f"{_plain(first.edtf)[0]}/{_plain(last.edtf)[1]}")


def either(one: Period, other: Period) -> Period:
    """One of two periods, not known which: bounds around both, EDTF a set of the two."""
    if one == other:
        return one
    first, last = sorted((one, other), key=lambda p: (p.lower, p.upper))
    lower, upper = first.lower, max(first.upper, last.upper)
    plain = _IN_A_SET.fullmatch(first.edtf) and _IN_A_SET.fullmatch(last.edtf)
    edtf = f"[{first.edtf},{last.edtf}]" if plain else f"[{lower.isoformat()}..{upper.isoformat()}]"
    return Period("span", lower, upper, edtf)


_IN_A_SET = re.compile(r"\d{4}(-\d\d){0,2}")


def _plain(edtf: str) -> tuple[str, str]:
    """Beginning and end of an EDTF value, for writing an interval of it."""
    first, _, last = edtf.partition("/")
    return first, last or first
