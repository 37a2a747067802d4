"""Readers of what is seen from today or from a time told before, and of durations, sets and vague times."""

from __future__ import annotations

from .meanings import DATE, DURATION, SET, SHIFT, TIME, about, way
from .patterns import NO_TIME, Found, Meaning

_CALENDAR_UNITS = frozenset(("day", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"))
# "Later in the day" and "the end of the month" are parts of the day or month in hand; an hour has no days.
_LARGE_UNITS = frozenset(("week", "month", "quarter", "year", "decade", "century"))
# More units than this are no reckoning ("2,000 years ago" has no calendar meaning worth a bound).
_MOST_UNITS = 1000


# --- days and weeks --------------------------------------------------------------------------------------------------


def weekday(found: Found) -> Meaning:
    return Meaning(TIME if found.has("x") else DATE, f"weekday {found.value('w')} ?", _noon(found))


def _noon(found: Found) -> str:
    return "12:00" if found.cls("x") == "NOON" and found.word("x") != "midnight" else ""


def near_weekday(found: Found) -> Meaning:
    """ "Last Friday" is the one before today, "next Friday" the one after, "this Friday" that of this week."""
    kind = TIME if found.has("x") else DATE
    if found.value("t") == "this" and not found.has("z"):
        return Meaning(kind, f"week +0; weekday {found.value('w')} in")
    return Meaning(kind, f"weekday {found.value('w')} {way(found)}")


def weekday_told(found: Found) -> Meaning | None:
    """ "The following Monday", "the Friday before": from the time told before; "the Friday before the vote" is not."""
    if found.cls("t") in ("BEFORE", "AFTER") and found.following not in _ENDS:
        return None
    side = "before" if found.cls("t") in ("BEFORE", "PREVIOUS") else "after"
    return Meaning(DATE, f"prev; weekday {found.value('w')} {side}")


def weekday_of_week(found: Found) -> Meaning | None:
    if found.value("u") != "week":
        return None
    return Meaning(DATE, f"week {SHIFT[found.value('t')]:+}; weekday {found.value('w')} in")


def deictic(found: Found) -> Meaning:
    return Meaning(TIME if found.has("x") else DATE, f"day {found.value('d'):+}", _noon(found))


def day_part(found: Found) -> Meaning:
    """ "This morning" is today's, "last night" yesterday's."""
    return Meaning(TIME, f"day {SHIFT[found.value('t')]:+}")


def day_part_told(found: Found) -> Meaning:
    return Meaning(TIME, f"prev; day {_SHIFT_TOLD[found.cls('t')]:+}")


_SHIFT_TOLD = {"NEXT": 1, "FOLLOWING": 1, "PREVIOUS": -1, "THAT": 0, "SAME": 0}


def tonight(found: Found) -> Meaning:
    return Meaning(TIME, "day +0")


def clock(found: Found) -> Meaning | None:
    """A time of day; which day, the words beside it must say. EDTF has no coarser clock than seconds (ISO 8601-2)."""
    if found.cls("h") == "NOON":
        return Meaning(TIME, clock=found.value("h") or "")
    hour, _, minutes = found.word("h").partition(":")
    half, number = found.value("a"), int(hour)
    if not (0 <= number < 24 and int(minutes[:2] or 0) < 60 and int(minutes[3:] or 0) < 60):
        return None
    if isinstance(half, int):
        if not 1 <= number <= 12:
            return None
        number = number % 12 + half
    elif found.cls("a") == "DAYPART" and half != "morning" and number < 12:
        number += 12
    elif not minutes:
        return Meaning(TIME)  # "three o'clock": of which half of the day is not said
    return Meaning(TIME, clock=f"{number:02}:{minutes or '00'}")


# --- units -----------------------------------------------------------------------------------------------------------


def near_unit(found: Found) -> Meaning | None:
    unit, cls = found.value("u"), found.cls("t")
    if unit not in _CALENDAR_UNITS:
        return Meaning(DURATION)
    if unit == "day":
        return Meaning(
            DATE, "prev; day +1" if cls in ("NEXT", "FOLLOWING") else "prev; day -1" if cls == "PREVIOUS" else ""
        )
    count = {"PAST": -1, "COMING": 1}.get(found.cls("z"), SHIFT[found.value("t")])
    return Meaning(DATE, f"prev; {unit} {count:+}" if cls in ("PREVIOUS", "FOLLOWING") else f"{unit} {count:+}")


def the_near_unit(found: Found) -> Meaning | None:
    """ "The past year" is the twelve months up to now, no year of the calendar; "the next day" follows the one told."""
    unit, cls = found.value("u"), found.cls("t")
    if unit == "day" and cls == "NEXT":
        return Meaning(DATE, "prev; day +1")
    if cls == "CURRENT" or unit in ("quarter", "weekend"):
        return near_unit(found)
    return Meaning(DURATION)


def the_weekend(found: Found) -> Meaning:
    return Meaning(DATE, "weekend 0 ?")


def the_unit(found: Found) -> Meaning | None:
    """ "The end of the year", "later in the day": of the one in hand. "The year" alone may be any: it has no days."""
    unit = found.value("u")
    if not found.has("p"):
        return Meaning(DURATION)
    if unit == "day":
        return Meaning(DATE, "prev; day +0")
    return Meaning(DATE, f"{unit} +0") if unit in _LARGE_UNITS else Meaning(DATE)


def _count(found: Found) -> int | None:
    """How many units; ``None`` where the words do not say it ("several", "two or three", "one and a half")."""
    if found.cls("n") == "VAGUE" or {"FRACTION", "AND"} & set(found.classes):
        return None
    value = found.value("n") if found.has("n") else 1
    return value if isinstance(value, int) and value <= _MOST_UNITS else None


def _shifted(found: Found, base: str, sign: int) -> Meaning:
    count, unit = _count(found), found.value("u")
    if count is None or unit not in _CALENDAR_UNITS:
        return Meaning(DATE)
    return Meaning(DATE, f"{base}{unit} {sign * count:+}{about(found)}")


def ago(found: Found) -> Meaning:
    """Days ago are counted from today, years ago are a year: as precise as the unit, not more (TIMEX3)."""
    if found.value("u") == "year" and _count(found) == 1:
        return Meaning(DATE, f"quarter; year -1 same or year -1{about(found)}")
    return _shifted(found, "", -1)


def vaguely_ago(found: Found) -> Meaning:
    return Meaning(DATE)


def from_now(found: Found) -> Meaning:
    return _shifted(found, "", 1)


def earlier_later(found: Found) -> Meaning:
    if found.value("u") == "year" and _count(found) == 1 and found.value("t") == -1:
        return Meaning(DATE, f"quarter; year -1 same or prev; year -1{about(found)}")
    return _shifted(found, "prev; ", found.value("t"))


def before_after(found: Found) -> Meaning | None:
    """ "The day before" alone is reckoned from the time told before, "two days after Monday" from Monday.

    "The day after the vote" is reckoned from something that has no date here: only its words are marked.
    """
    sign = {"BEFORE": -1}.get(found.cls("t"), 1)
    if found.following in _ENDS and found.cls("t") != "FROM":
        return _shifted(found, "prev; ", sign)
    return _shifted(found, "next; ", sign) if _count(found) is not None else None


_ENDS = frozenset(("BREAK", "COMMA", "STOP", "AND"))


def same_unit(found: Found) -> Meaning | None:
    unit = found.value("u")
    return Meaning(DATE, f"prev; {unit} +0") if unit in _CALENDAR_UNITS else None


def week_of(found: Found) -> Meaning | None:
    """ "The week of May 4", "the weekend of 9 March": without a date after it, of which one is not said."""
    unit = "weekend" if found.cls("u") == "WEEKEND" else found.value("u")
    return Meaning(DATE, f"next; {unit} +0") if unit in ("week", "weekend") else None


# --- the quarter that figures are told for ---------------------------------------------------------------------------


def the_quarter(found: Found) -> Meaning:
    return Meaning(DATE, "quarter")


def period_of_year(found: Found) -> Meaning:
    """ "The 1988 period": that quarter of 1988 which the article reports on, or the year where it reports none."""
    return Meaning(DATE, f"{found.value('y'):04}; quarter # in or {found.value('y'):04}")


def year_ago_period(found: Found) -> Meaning | None:
    return Meaning(DATE, "quarter; year -1 same") if "year" in found.pieces.values[found.start : found.end] else None


def year_ago_quarter(found: Found) -> Meaning | None:
    if found.value("u") != "year" or not 1 <= found.value("n") <= 4:
        return None
    return Meaning(DATE, f"year -1; quarter {found.value('n')} in")


# --- no days ---------------------------------------------------------------------------------------------------------


def duration(found: Found) -> Meaning:
    """ "A 44-year-old" tells of a person and "three-quarters" of a share, not of time."""
    share = found.word("u") == "quarters" and ("DASH" in found.classes or found.following == "OF")
    return NO_TIME if share or "OLD" in found.classes else Meaning(DURATION)


def length(found: Found) -> Meaning:
    return Meaning(DURATION)


def repeated(found: Found) -> Meaning:
    return Meaning(SET)


def vague(found: Found) -> Meaning:
    return Meaning(DATE)
