"""Dates, spells of time and counts in words, as people read them. Nothing here rounds up what is not known."""

from __future__ import annotations

import calendar
import datetime as dt
import re

# 9/8/2023 where nothing tells whether the day stands first (ISO 8601-2: one of a set).
ONE_OF_TWO = re.compile(r"\[\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d\]")
# A gap below this is told in days; above it months are what people think in.
DAYS_UNTIL_MONTHS = 60


def day(value: dt.date) -> str:
    """12 September 2023"""
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


def short_day(value: dt.date) -> str:
    """12 Sep 2023"""
    return f"{value.day} {calendar.month_abbr[value.month]} {value.year}"


def weekday(value: dt.date) -> str:
    """Tuesday 12 September 2023"""
    return f"{calendar.day_name[value.weekday()]} {day(value)}"


def precision(lower: dt.date, upper: dt.date) -> str:
    """``day``, ``month``, ``year``, ``decade`` where the bounds are exactly one; otherwise ``interval``."""
    if lower == upper:
        return "day"
    last = dt.date(lower.year, lower.month, calendar.monthrange(lower.year, lower.month)[1])
    if lower.day == 1 and upper == last:
        return "month"
    if (lower.month, lower.day, upper.month, upper.day) == (1, 1, 12, 31):
        if lower.year == upper.year:
            return "year"
        if lower.year % 10 == 0 and upper.year == lower.year + 9:
            return "decade"
    return "interval"


def bounds(lower: dt.date, upper: dt.date, *, short: bool = False, months: bool = False) -> str:
    """The span at its own precision: "12 September 2023", "February 2022", "2019", "12 to 13 September 2023".

    With ``months``, several whole months are told without their days: "February 2022 to October 2023".
    """
    kind = precision(lower, upper)
    one = short_day if short else day
    month = calendar.month_abbr if short else calendar.month_name
    if kind == "day":
        return one(lower)
    if kind == "month":
        return f"{month[lower.month]} {lower.year}"
    if kind == "year":
        return f"{lower.year}"
    if kind == "decade":
        return f"{lower.year}s"
    if months and lower.day == 1 and (upper + dt.timedelta(days=1)).day == 1:
        return f"{month[lower.month]} {lower.year} to {month[upper.month]} {upper.year}"
    if (lower.year, lower.month) == (upper.year, upper.month):
        return f"{lower.day} to {one(upper)}"
    if lower.year == upper.year:
        return f"{lower.day} {month[lower.month]} to {one(upper)}"
    return f"{one(lower)} to {one(upper)}"


def reading(edtf: str, lower: dt.date | None, upper: dt.date | None, *, short: bool = False) -> str:
    """Bounds in words, with what EDTF marks: "about" (~) and "perhaps" (?). Empty where there is no date."""
    if lower is None or upper is None:
        return ""
    words = bounds(lower, upper, short=short)
    if ONE_OF_TWO.fullmatch(edtf):
        words = words.replace(" to ", " or ")
    if "~" in edtf or "%" in edtf:
        words = f"about {words}"
    return f"{words}, uncertain" if "?" in edtf or "%" in edtf else words


def unknown_part(lower: dt.date, upper: dt.date) -> str:
    """What the precision leaves open: "month known, day not". Empty for a day."""
    return {
        "day": "",
        "month": "month known, day not",
        "year": "year known, month not",
        "decade": "decade known, year not",
        "interval": f"some time in these {(upper - lower).days + 1:,} days",
    }[precision(lower, upper)]


def years(lower: dt.date, upper: dt.date) -> str:
    """The years between two bounds, without pretending to days: "1994 to 2025", "2023"."""
    return f"{lower.year} to {upper.year}" if lower.year != upper.year else f"{lower.year}"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 article", "5 articles", "no articles"."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {noun}" if number < 1000 else f"{number:,} {noun}"


def gap(start: dt.date, end: dt.date) -> str:
    """The time from one day to a later one: "12 days", "3 months", "1 year 7 months"."""
    days = (end - start).days
    if days < DAYS_UNTIL_MONTHS:
        return count(days, "day")
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    years, months = divmod(months, 12)
    return " ".join(count(n, noun) for n, noun in ((years, "year"), (months, "month")) if n)
