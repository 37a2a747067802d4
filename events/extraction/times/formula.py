"""The language of formulas: what a time expression means before it is anchored.

A formula is a base and steps, parted by ``"; "``. Without a base it is reckoned from the publication date.

=====================  ==============================================================================================
``2019-03``            base: a stated day, month, year, decade (``199X``) or century (``18XX``); only ever first
``2023-09-03|...``     base: one of two stated days, of which the text does not tell which
``day -1``             a sign: the whole unit so many units away (day, week, fortnight, weekend, month, quarter, half,
                       season, year, decade, century); "last month" is ``month -1``
``year -1 same``       the value moved, at its own precision: the third quarter, a year earlier
``weekday 2 past``     no sign: an occurrence (weekday 1 to 7, weekend 0, month, quarter, half, season 1 to 4,
                       date ``09-13``, feast by name) and the way to look: past, recent, before, future, soon, after,
                       near, in (see ``calendar.recurring``)
``day 13``             that day of the month reached so far
``time 15:30``         a clock time of the day reached so far; the bounds stay the day's
``approx``             "about": the EDTF gets ``~``
``A .. B``             from the beginning of A to the end of B, each a formula
=====================  ==============================================================================================

"Two days later" after an unresolved "Tuesday" is ``weekday 2 past; day +2``; after "3 March 2020", ``2020-03-03; day
+2``.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from events.values import Basis, DateReading, PublicationDate

from . import calendar
from .calendar import Period
from .feasts import FEASTS

STEP = "; "
RANGE = " .. "
# Month first, then day first.
EITHER = re.compile(r"(\d{4}-\d\d-\d\d)\|(\d{4}-\d\d-\d\d)")
_BASE = re.compile(rf"\d{{4}}(-\d\d(-\d\d)?)?|\d{{3}}X|\d\dXX|{EITHER.pattern}")


class FormulaError(ValueError):
    """Not a formula of this language."""


def needs_publication(formula: str) -> bool:
    """Whether a formula (or an end of its range) is reckoned from the publication date."""
    return any(not _BASE.fullmatch(part.split(STEP)[0]) for part in formula.split(RANGE))


def resolve(formula: str, anchor: PublicationDate | DateReading) -> DateReading | None:
    """Read a formula from a publication date, or from an interval that it is known to lie in.

    From an interval the reading is given as it stands if both ends lead to the same one, else as EDTF ``[a..b]``, one
    of the days that it may be; every step moves with its anchor, so the two ends bound all days between them. ``None``
    where the calendar has no such day. The basis is ``stated`` where the formula needs no publication date,
    ``relative`` where the anchor is stated, else the anchor's own. Raises ``FormulaError`` on what is no formula.
    """
    try:
        first = evaluate(formula, calendar.day(anchor.lower))
        last = first if anchor.lower == anchor.upper else evaluate(formula, calendar.day(anchor.upper))
    except FormulaError:
        raise
    except (ValueError, OverflowError):
        return None
    if first == last:
        read = first
    else:
        lower, upper = min(first.lower, last.lower), max(first.upper, last.upper)
        read = Period("span", lower, upper, f"[{lower.isoformat()}..{upper.isoformat()}]")
    if not needs_publication(formula):
        basis, reason = Basis.STATED, formula
    else:
        basis = Basis.RELATIVE if anchor.basis in (Basis.STATED, Basis.RELATIVE) else anchor.basis
        reason = f"{formula}, from {anchor.edtf}"
    return DateReading(read.edtf, read.lower, read.upper, basis, reason)


def evaluate(formula: str, publication: Period | None) -> Period:
    """The period that a formula means. ``ValueError`` where the calendar has none, ``FormulaError`` on no formula."""
    if both := EITHER.search(formula):
        one, other = (evaluate(EITHER.sub(day, formula, count=1), publication) for day in both.groups())
        return calendar.either(one, other)
    first, _, last = formula.partition(RANGE)
    if last:
        return calendar.between(evaluate(first, publication), evaluate(last, publication))
    value = publication
    for number, step in enumerate(formula.split(STEP)):
        if number == 0 and _BASE.fullmatch(step):
            value = stated(step)
        elif value is None:
            raise ValueError(f"{formula!r} needs a publication date")
        else:
            value = _step(value, step.split())
    assert value is not None
    return value


def stated(edtf: str) -> Period:
    """The period of a stated day, month, year, decade or century. Raises ``ValueError`` where there is no such day."""
    if edtf.endswith("XX"):
        return calendar.century(int(edtf[:2]) * 100)
    if edtf.endswith("X"):
        return calendar.decade(int(edtf[:3]) * 10)
    parts = [int(p) for p in edtf.split("-")]
    if len(parts) == 3:
        return calendar.day(dt.date(*parts))
    return calendar.month(*parts) if len(parts) == 2 else calendar.year(parts[0])


_NUMBERED = {"weekday": 7, "month": 12, "quarter": 4, "season": 4, "half": 2}


def _recurs(kind: str, name: str) -> bool:
    if kind in _NUMBERED:
        return name.isdecimal() and 1 <= int(name) <= _NUMBERED[kind]
    if kind == "date":
        return re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", name) is not None
    return (kind, name) == ("weekend", "0") or (kind == "feast" and name in FEASTS)


def _step(value: Period, words: list[str]) -> Period:
    match words:
        case [unit, count] if count[0] in "+-" and unit in calendar.UNITS:
            return calendar.shifted(value, unit, int(count))
        case [unit, count, "same"] if unit in calendar.UNITS:
            return calendar.displaced(value, unit, int(count))
        case [kind, name, way] if _recurs(kind, name) and way in calendar.WAYS:
            return calendar.recurring(value, kind, name, way)
        case ["day", number]:
            return calendar.day(dt.date(value.lower.year, value.lower.month, int(number)))
        case ["time", clock] if value.unit == "day":
            return replace(value, edtf=f"{value.edtf[:10]}T{clock}" + ":00" * (clock.count(":") == 1))
        case ["approx"]:
            return replace(value, edtf=value.edtf if "/" in value.edtf or "T" in value.edtf else f"{value.edtf}~")
    raise FormulaError(f"no such step: {' '.join(words)!r}")
