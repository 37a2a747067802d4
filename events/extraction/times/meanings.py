"""Readers of the grammar: from a match to what it means, before its context is known.

Each takes a ``Found`` and gives a ``Meaning``, or ``None`` where the words are no time after all (30 February, a score).
"""

from __future__ import annotations

import datetime as dt

from events.values import TimeKind

from .patterns import Found, Meaning

DATE, TIME, DURATION, SET = TimeKind.DATE, TimeKind.TIME, TimeKind.DURATION, TimeKind.SET
_SHIFT = {"last": -1, "this": 0, "next": 1}
_CALENDAR_UNITS = frozenset(
    ["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century", "fortnight"]
)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _date(found: Found, month: int, day: int) -> Meaning | None:
    year = found.value("y")
    if not _valid(year or 2000, month, day):
        return None
    return Meaning(DATE, f"{year:04}-{month:02}-{day:02}" if year else f"date {month:02}-{day:02} ?")


def month_day(found: Found) -> Meaning | None:
    return _date(found, found.value("m"), found.value("d"))


def day_month(found: Found) -> Meaning | None:
    if found.cls("d") == "ORDINAL" and found.pieces.classes[found.index("d") + 1] != "OF":
        return None
    return _date(found, found.value("m"), found.value("d"))


def month_days(found: Found) -> Meaning | None:
    first, last = _date(found, found.value("m"), found.value("d")), _date(found, found.value("m"), found.value("e"))
    if not first or not last or found.value("d") >= found.value("e"):
        return None
    if found.has("y"):
        return Meaning(DATE, f"{first.formula} .. {last.formula}")
    return Meaning(DATE, f"{first.formula} .. {first.formula}; day {found.value('e')}")


def numeric_date(found: Found) -> Meaning | None:
    """9/13/2023 or 13/9/2023: by the article's order where both read; digits must touch."""
    year, pieces = found.value("y"), found.pieces
    text = "".join(pieces.lowers[found.start : found.end])
    if pieces.ends[found.end - 1] - pieces.starts[found.start] != len(text) or year is None:
        return None
    if text.count("/") != 2 and text.count("-") != 2:
        return None
    if found.cls("y") != "YEAR":
        if len(found.word("y")) != 2 or "-" in text:
            return None
        year += 1900 if year > 68 else 2000  # POSIX: 69 to 99 are the last century
    a, b = found.value("a"), found.value("b")
    if a is None or b is None or len(text) > 10:
        return None
    return _ordered(year, a, b)


def _ordered(year: int, a: int, b: int) -> Meaning | None:
    """``a`` and ``b`` are month and day in an order that the language's locale decides, unless only one can be."""
    month_first, day_first = _valid(year, a, b), _valid(year, b, a)
    if month_first and day_first and a != b:
        return Meaning(DATE, f"{year:04}-{a:02}-{b:02}|{year:04}-{b:02}-{a:02}")
    if month_first:
        return Meaning(DATE, f"{year:04}-{a:02}-{b:02}")
    return Meaning(DATE, f"{year:04}-{b:02}-{a:02}") if day_first else None


def dotted_date(found: Found) -> Meaning | None:
    day, month, year = (int(p) for p in found.word("x").split("."))
    return Meaning(DATE, f"{year:04}-{month:02}-{day:02}") if _valid(year, month, day) else None


def iso_date(found: Found) -> Meaning | None:
    text = "".join(found.pieces.lowers[found.start : found.end])
    if len(text) != 10 or found.pieces.ends[found.end - 1] - found.pieces.starts[found.start] != 10:
        return None
    year, month, day = (int(p) for p in text.split("-"))
    return Meaning(DATE, text) if year > 0 and _valid(year, month, day) else None


def month_year(found: Found) -> Meaning:
    return Meaning(DATE, f"{found.value('y'):04}-{found.value('m'):02}")


def month_of_year(found: Found) -> Meaning | None:
    if found.value("u") != "year":
        return None
    return Meaning(DATE, f"year {_SHIFT[found.value('t')]:+}; month {found.value('m')} in")


def near_month(found: Found) -> Meaning:
    return Meaning(DATE, f"month {found.value('m')} {_way(found)}")


def _way(found: Found) -> str:
    """Last: clear of the anchor, before it; next: after it; this, or nothing: as the clause's tense says."""
    return {"last": "before", "next": "after"}.get(found.value("t") or "", "?")


def plain_month(found: Found) -> Meaning:
    return Meaning(DATE, f"month {found.value('m')} ?")


def plain_year(found: Found) -> Meaning | None:
    if found.has("w") and found.value("w") != "year":
        return None
    return Meaning(DATE, f"{found.value('y'):04}")


def year_range(found: Found) -> Meaning | None:
    first, last, digits = found.value("y"), found.value("z"), found.word("z")
    if last is None or len(digits) not in (2, 4) or not digits.isdigit():
        return None
    if len(digits) == 2:
        last += first // 100 * 100
    return Meaning(DATE, f"{first:04} .. {last:04}") if first < last < first + 200 else None


def fiscal_year(found: Found) -> Meaning:
    """Companies and states begin their fiscal years in different months: a time, but no days."""
    return Meaning(DATE)


def decade(found: Found) -> Meaning | None:
    value = found.value("d")
    if value >= 1000:
        return Meaning(DATE, f"{value // 10:03}X") if value % 10 == 0 else None
    if value % 10 or value < 20 or not (found.pieces.classes[found.start] == "THE" or "QUOTE" in _classes(found)):
        return None
    return Meaning(DATE, f"19{value // 10}X") if value >= 30 else Meaning(DATE)


def _classes(found: Found) -> list[str]:
    return found.pieces.classes[found.start : found.end]


def century(found: Found) -> Meaning | None:
    if found.value("u") != "century" or not 1 < found.value("n") <= 21:
        return None
    return Meaning(DATE, f"{found.value('n') - 1:02}XX")


def season(found: Found) -> Meaning:
    if found.has("y"):
        return Meaning(DATE, f"{found.value('y'):04}; season {found.value('s')} in")
    return Meaning(DATE, f"season {found.value('s')} {_way(found)}")


def season_of_year(found: Found) -> Meaning | None:
    if found.value("u") != "year":
        return None
    return Meaning(DATE, f"year {_SHIFT[found.value('t')]:+}; season {found.value('s')} in")


def feast(found: Found) -> Meaning:
    name = found.value("x")
    if not name:
        return Meaning(DATE)
    if found.has("y"):
        return Meaning(DATE, f"{found.value('y'):04}; feast {name} in")
    return Meaning(DATE, f"feast {name} {_way(found)}")


def weekday(found: Found) -> Meaning:
    return Meaning(TIME if found.has("x") else DATE, f"weekday {found.value('w')} ?")


def near_weekday(found: Found) -> Meaning:
    return Meaning(TIME if found.has("x") else DATE, f"weekday {found.value('w')} {_way(found)}")


def deictic(found: Found) -> Meaning:
    return Meaning(TIME if found.has("x") else DATE, f"day {found.value('d'):+}")


def day_part(found: Found) -> Meaning | None:
    return Meaning(TIME, f"day {_SHIFT[found.value('t')]:+}")


def tonight(found: Found) -> Meaning:
    return Meaning(TIME, "day +0")


def clock(found: Found) -> Meaning | None:
    """A time of day alone: which day, the text must say beside it."""
    return Meaning(TIME)


def noon(found: Found) -> Meaning:
    return Meaning(TIME)


def quarter(found: Found) -> Meaning | None:
    number = found.value("n") or found.value("q")
    if not isinstance(number, int) or not 1 <= number <= 4:
        return None
    if "FISCAL" in _classes(found):
        return Meaning(DATE)
    if found.has("y"):
        return Meaning(DATE, f"{found.value('y'):04}; quarter {number} in")
    if found.has("u"):
        return (
            Meaning(DATE, f"year {_SHIFT[found.value('t')]:+}; quarter {number} in")
            if found.value("u") == "year"
            else None
        )
    return Meaning(DATE, f"quarter {number} ?")


def half(found: Found) -> Meaning | None:
    number = found.value("n")
    if number not in (1, 2):
        return None
    if found.has("y"):
        return Meaning(DATE, f"{found.value('y'):04}; half {number} in")
    if found.value("u") != "year":
        return None
    return Meaning(DATE, f"year {_SHIFT[found.value('t') or 'this']:+}; half {number} in")


def the_quarter(found: Found) -> Meaning:
    return Meaning(DATE, "quarter")


def year_ago_period(found: Found) -> Meaning | None:
    classes = _classes(found)
    if "year" not in [found.pieces.values[i] for i in range(found.start, found.end)]:
        return None
    if classes[0] == "A" or "DASH" in classes:
        return Meaning(DATE, "quarter; year -1 same")
    return None


def near_unit(found: Found) -> Meaning | None:
    unit, way, cls = found.value("u"), found.value("t"), found.cls("t")
    if unit not in _CALENDAR_UNITS:
        return Meaning(DURATION)
    if cls in ("PREVIOUS", "FOLLOWING"):
        return Meaning(DATE, f"prev; {unit} {_SHIFT[way]:+}")
    return Meaning(DATE, f"{unit} {_SHIFT[way]:+}")


def the_weekend(found: Found) -> Meaning:
    return Meaning(DATE, "weekend 0 ?")


def _count(found: Found) -> int | None:
    if found.cls("n") == "VAGUE" or found.has("f"):
        return None
    value = found.value("n") if found.has("n") else 1
    return value if isinstance(value, int) and value < 10_000 else None


def ago(found: Found) -> Meaning:
    count, unit = _count(found), found.value("u")
    if count is None or unit not in _CALENDAR_UNITS:
        return Meaning(DATE)
    return Meaning(DATE, f"{unit} -{count}")


def earlier_later(found: Found) -> Meaning:
    count, unit = _count(found), found.value("u")
    if count is None or unit not in _CALENDAR_UNITS:
        return Meaning(DATE)
    return Meaning(DATE, f"prev; {unit} {count * found.value('t'):+}")


def same_unit(found: Found) -> Meaning | None:
    unit = found.value("u")
    return Meaning(DATE, f"prev; {unit} +0") if unit in _CALENDAR_UNITS else None


def day_before(found: Found) -> Meaning | None:
    unit = found.value("u")
    return Meaning(DATE, f"prev; {unit} {found.value('t'):+}") if unit in _CALENDAR_UNITS else None


def day_from_deictic(found: Found) -> Meaning | None:
    if found.value("u") != "day":
        return None
    return Meaning(DATE, f"day {found.value('d') + found.value('t'):+}")


def week_of(found: Found) -> Meaning | None:
    read = _date(found, found.value("m"), found.value("d"))
    return Meaning(DATE, f"{read.formula}; week +0") if read and found.value("u") == "week" else None


def duration(found: Found) -> Meaning:
    return Meaning(DURATION)


def the_unit(found: Found) -> Meaning:
    return Meaning(DURATION)


def repeated(found: Found) -> Meaning:
    return Meaning(SET)


def vague(found: Found) -> Meaning:
    return Meaning(DATE)


def future(found: Found) -> Meaning:
    return Meaning(DATE)
