"""Neighbouring matches that are one expression: "3 p.m. on Wednesday", "the day before last Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from events.values import TimeKind

from .patterns import Found, Meaning
from .pieces import Pieces

_NEXT = "next; "
# Steps that end in a day, which alone can carry a clock time.
_DAYS = ("day", "weekday", "date", "feast")


@dataclass(frozen=True, slots=True)
class Expression:
    """Pieces ``first`` to ``last``, both included."""

    rule: str
    first: int
    last: int
    meaning: Meaning


def expressions(matches: Iterable[tuple[str, Found, Meaning]], pieces: Pieces) -> Iterator[Expression]:
    """Matches as expressions, joined with the next where the words ask for it, cut where what they need is missing."""
    waiting: Expression | None = None
    for rule, found, meaning in matches:
        current = Expression(rule, found.start, found.end - 1, meaning)
        if waiting is not None:
            joined = _joined(waiting, current, pieces)
            if joined is not None:
                waiting = joined
                continue
            yield from _alone(_with_year_of(waiting, current, pieces), pieces)
        waiting = current
    if waiting is not None:
        yield from _alone(waiting, pieces)


def _alone(expression: Expression, pieces: Pieces) -> Iterator[Expression]:
    """An expression without a neighbour; "two days after" (the vote) is but "two days"."""
    if not expression.meaning.formula.startswith(_NEXT):
        yield expression
    elif pieces.classes[expression.last] != "OF":
        yield replace(expression, rule="duration", last=expression.last - 1, meaning=Meaning(TimeKind.DURATION))


def _joined(one: Expression, other: Expression, pieces: Pieces) -> Expression | None:
    between = pieces.classes[one.last + 1 : other.first]
    if one.meaning.formula.startswith(_NEXT):
        if between or not other.meaning.formula:
            return None
        steps = one.meaning.formula.removeprefix(_NEXT)
        return Expression(
            one.rule, one.first, other.last, replace(other.meaning, formula=f"{other.meaning.formula}; {steps}")
        )
    if between not in ([], ["COMMA"], ["ON"], ["AT"]):
        return None
    if _is_clock(one.meaning) and _is_day(other.meaning):
        return Expression(
            other.rule, one.first, other.last, replace(other.meaning, kind=TimeKind.TIME, clock=one.meaning.clock)
        )
    if _is_day(one.meaning) and _is_clock(other.meaning) and not one.meaning.clock:
        return Expression(
            one.rule, one.first, other.last, replace(one.meaning, kind=TimeKind.TIME, clock=other.meaning.clock)
        )
    return None


def _with_year_of(one: Expression, other: Expression, pieces: Pieces) -> Expression:
    """ "June and July 2021", "Nov. 5 to Jan. 3, 2022": the year that stands once belongs to both."""
    told = _LACKS_YEAR.fullmatch(one.meaning.formula)
    stated = _HAS_MONTH.match(other.meaning.formula)
    if not told or not stated or other.first != one.last + 2 or pieces.lowers[other.first - 1] not in _JOINTS:
        return one
    year = int(stated[1]) - (int(told[2][:2]) > int(stated[2]))
    return replace(one, meaning=replace(one.meaning, formula=f"{year:04}; {told[1]} {told[2]} in"))


_LACKS_YEAR = re.compile(r"(month|date) (\d+(?:-\d+)?) \?")
_HAS_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-\d\d)?$")
_JOINTS = frozenset(("to", "through", "-", "–", "and", "or", "until"))


def closes_range(pieces: Pieces, before: Expression | None, first: int) -> bool:
    """Whether the expression at piece ``first`` ends a range: "from ... to", "between ... and", "Monday-Friday"."""
    if before is None or first != before.last + 2:
        return False
    joint, opening = pieces.lowers[first - 1], pieces.lowers[max(before.first - 1, 0)]
    return joint in ("to", "through", "-", "–", "until", "till") or (joint == "and" and opening == "between")


def _is_clock(meaning: Meaning) -> bool:
    return meaning.kind is TimeKind.TIME and not meaning.formula


def _is_day(meaning: Meaning) -> bool:
    if "|" in meaning.formula:
        return False
    last = meaning.formula.split("; ")[-1].split(" ")[0]
    return last in _DAYS or last.count("-") == 2
