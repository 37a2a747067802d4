"""Readers of calendar dates: from a match to what it means, before its context is known.

Each takes a ``Found`` and gives a ``Meaning``, or ``None`` where the words are no time after all (30 February, a
score).
"""

from __future__ import annotations

import datetime as dt

from events.values import TimeKind

from .patterns import Found, Meaning

DATE, TIME, DURATION, SET = TimeKind.DATE, TimeKind.TIME, TimeKind.DURATION, TimeKind.SET
SHIFT = {"last": -1, "this": 0, "next": 1}


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
    formula = f"{year:04}-{month:02}-{day:02}" if year else f"date {month:02}-{day:02} ?"
    return Meaning(DATE, formula + about(found))


def about(found: Found) -> str:
    """The step for "around 1 May", "nearly four years ago"; "about" before a date is left out of the span (TIMEX3)."""
    return "; approx" if {"AROUND", "LIMIT"} & set(found.classes) else ""


def month_day(found: Found) -> Meaning | None:
    return _date(found, found.value("m"), found.value("d"))


def day_month(found: Found) -> Meaning | None:
    kind = found.cls("d")
    if kind == "ORDINAL" and found.pieces.classes[found.index("d") + 1] != "OF":
        return None
    if kind == "DAY" and "THE" in found.classes:
        return None  # "the 5 November rally": the article is the rally's
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
    return Meaning(DATE, f"year {SHIFT[found.value('t')]:+}; month {found.value('m')} in")


def near_month(found: Found) -> Meaning:
    """ "Last May" is over, "next May" to come, "this May" lies in this year."""
    if found.value("t") == "this" and not found.has("z"):
        return Meaning(DATE, f"year +0; month {found.value('m')} in")
    return Meaning(DATE, f"month {found.value('m')} {way(found)}")


def way(found: Found) -> str:
    """Last: clear of the anchor, before it; next: after it; this or nothing: as the clause's tense says."""
    if found.has("z"):
        return {"PAST": "before", "COMING": "after"}[found.cls("z")]
    return {"last": "before", "next": "after"}.get(found.value("t") or "", "?")


def plain_month(found: Found) -> Meaning:
    return Meaning(DATE, f"month {found.value('m')} ?")


def plain_year(found: Found) -> Meaning | None:
    if found.has("w") and (found.value("w") != "year" or found.value("y") not in range(1000, 2200)):
        return None
    return Meaning(DATE, f"{found.value('y'):04}" + about(found))


def year_range(found: Found) -> Meaning | None:
    first, last, digits = found.value("y"), found.value("z"), found.word("z")
    if last is None or len(digits) not in (2, 4) or not digits.isdigit():
        return None
    if len(digits) == 2:
        last += first // 100 * 100
    return Meaning(DATE, f"{first:04} .. {last:04}") if first < last < first + 200 else None


def fiscal_year(found: Found) -> Meaning | None:
    """Companies and states begin their fiscal years in different months: a time, but no days."""
    named = found.has("y") or (found.has("u") and found.classes[0] not in ("FISCAL",))
    return Meaning(DATE) if named else None


def year_end(found: Found) -> Meaning | None:
    """ "Year-end" is the last day of the year, as balance sheets use it; "the end of the year" stays the year."""
    if found.value("u") != "year" or found.word("p") != "end":
        return None
    return Meaning(DATE, "date 12-31 ?")


def decade(found: Found) -> Meaning | None:
    value = found.value("d")
    if value >= 1000:
        return Meaning(DATE, f"{value // 10:03}X") if value % 10 == 0 else None
    if value % 10 or value < 20 or not (found.pieces.classes[found.start] == "THE" or "QUOTE" in found.classes):
        return None
    return Meaning(DATE, f"19{value // 10}X") if value >= 30 else Meaning(DATE)


def century(found: Found) -> Meaning | None:
    if found.value("u") != "century" or not 1 < found.value("n") <= 21:
        return None
    return Meaning(DATE, f"{found.value('n') - 1:02}XX")


def season(found: Found) -> Meaning:
    if found.has("y"):
        return Meaning(DATE, f"{found.value('y'):04}; season {found.value('s')} in")
    if found.value("t") == "this" and not found.has("z"):
        return Meaning(DATE, f"season {found.value('s')} near")
    return Meaning(DATE, f"season {found.value('s')} {way(found)}")


def season_of_year(found: Found) -> Meaning | None:
    if found.value("u") != "year":
        return None
    return Meaning(DATE, f"year {SHIFT[found.value('t')]:+}; season {found.value('s')} in")


def feast(found: Found) -> Meaning | None:
    name, week = found.value("x"), found.value("u")
    if week not in (None, "week"):
        return None
    if not name:
        return Meaning(DATE)
    base = f"{found.value('y'):04}; feast {name} in" if found.has("y") else f"feast {name} {way(found)}"
    return Meaning(DATE, f"{base}; week +0" if week else base)


def quarter(found: Found) -> Meaning | None:
    number = found.value("n") or found.value("q")
    if not isinstance(number, int) or not 1 <= number <= 4:
        return None
    if "FISCAL" in found.classes:
        return Meaning(DATE)
    if found.has("y"):
        return Meaning(DATE, f"{found.value('y'):04}; quarter {number} in")
    if found.has("u"):
        if found.value("u") != "year":
            return None
        return Meaning(DATE, f"year {SHIFT[found.value('t')]:+}; quarter {number} in")
    return Meaning(DATE, f"quarter {number} ?")


def half(found: Found) -> Meaning | None:
    number = found.value("n")
    if number not in (1, 2):
        return None
    if found.has("y"):
        return Meaning(DATE, f"{found.value('y'):04}; half {number} in")
    if found.value("u") != "year":
        return None
    return Meaning(DATE, f"year {SHIFT[found.value('t') or 'this']:+}; half {number} in")
