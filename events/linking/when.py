"""When a claim's happening was, and whether two such readings can be one day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from enum import IntEnum

from events import wording
from events.values import Basis, ClaimFacts, DateReading, TimeFacts

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(" + "|".join(f"{day[:3]}|{day}" for day in WEEKDAYS) + r")\b\.?", re.IGNORECASE)
_YEARS_AWAY = re.compile(r"(?:year|decade|century) [+-]")
# A stated reading longer than a week is a month, a season or a year.
NARROW_DAYS = 7
_TRUST = {Basis.ANALYST: 0, Basis.STATED: 1, Basis.RELATIVE: 2, Basis.INFERRED: 3}


class Fit(IntEnum):
    """How two claims' times lie to each other."""

    APART = -3  # both are dated, and share no day
    DISTANT = -2  # one names a month or year away from the news of the day, the other none
    NEAR = -1  # they share no day, but the days are neighbours: one source may be wrong, or two zones speak
    OPEN = 0  # at least one has no time that tells
    WEEKDAY = 1  # an undated "Tuesday" beside a dated or undated one
    OVERLAP = 2  # the readings share days
    SAME = 3  # the same single day


def readings(claim: ClaimFacts) -> tuple[DateReading, ...]:
    """The claim's resolved times, most precise first."""
    found = {time.reading for time in claim.times if time.reading}
    return tuple(sorted(found, key=lambda r: (days(r), _TRUST[r.basis], r.lower, r.edtf, r.reason)))


def days(reading: DateReading) -> int:
    """How many days the reading leaves open, from 1: of one of two days, two."""
    return sum((upper - lower).days + 1 for lower, upper in _choices(reading))


def overlap(left: DateReading, right: DateReading) -> bool:
    return any(a <= d and c <= b for a, b in _choices(left) for c, d in _choices(right))


def gap(left: DateReading, right: DateReading) -> int:
    """Days between two readings that do not overlap, from 1; 0 where they do."""
    return min(max(0, (a - d).days, (c - b).days) for a, b in _choices(left) for c, d in _choices(right))


def _choices(reading: DateReading) -> tuple[tuple[dt.date, dt.date], ...]:
    """First and last day of what the reading may be: one period, or one of two days that are months apart."""
    if wording.ONE_OF_TWO.fullmatch(reading.edtf):
        return (reading.lower, reading.lower), (reading.upper, reading.upper)
    return ((reading.lower, reading.upper),)


def weekdays(claim: ClaimFacts) -> frozenset[int]:
    """The weekdays (Monday is 0) that the claim's unresolved times name, and those its single days fall on."""
    named = set()
    for time in claim.times:
        if time.reading is None:
            named |= {_number(match) for match in _WEEKDAY.findall(time.wording)}
        elif days(time.reading) == 1:
            named.add(time.reading.lower.weekday())
    return frozenset(named)


def weekday(time: TimeFacts) -> int | None:
    """The weekday that a time without a reading names, Monday is 0; ``None`` for none or several."""
    named = {_number(match) for match in _WEEKDAY.findall(time.wording)}
    return named.pop() if time.reading is None and len(named) == 1 else None


def fit(left: ClaimFacts, right: ClaimFacts) -> Fit:
    """Compare two claims' times. Several times in one claim: the best fitting pair counts, as either may be the
    action's.
    """
    first, second = readings(left), readings(right)
    if first and second:
        return max(_fit(a, b) for a in first for b in second)
    if is_distant(left) != is_distant(right):
        return Fit.DISTANT
    named, others = weekdays(left), weekdays(right)
    if named and others:
        return Fit.WEEKDAY if named & others else Fit.APART
    return Fit.OPEN


def is_distant(claim: ClaimFacts) -> bool:
    """Whether the claim's only times are stated months or years, or years reckoned away ("last year").

    News gives the year of what is not at hand, and a weekday or nothing for what is: Grice's maxim of quantity.
    """
    read = [t for t in claim.times if t.reading or t.formula]
    return bool(read) and all(_is_distant(time) for time in read)


def _is_distant(time: TimeFacts) -> bool:
    if time.reading is None:
        return bool(_YEARS_AWAY.match(time.formula))
    return time.reading.basis is Basis.STATED and days(time.reading) > NARROW_DAYS


def _fit(left: DateReading, right: DateReading) -> Fit:
    if overlap(left, right):
        return Fit.SAME if days(left) == days(right) == 1 else Fit.OVERLAP
    return Fit.NEAR if gap(left, right) == 1 and days(left) == days(right) == 1 else Fit.APART


def common(left: ClaimFacts, right: ClaimFacts) -> DateReading:
    """The most precise reading of either claim that overlaps one of the other's. Raises ``ValueError`` if none does."""
    pairs = [(a, b) for a in readings(left) for b in readings(right) if overlap(a, b)]
    return min((r for pair in pairs for r in pair), key=lambda r: (days(r), r.lower, r.edtf))


def words(reading: DateReading) -> str:
    """The reading for people: ``12 September 2023``, ``September 2023``, ``2023``, ``9 March or 3 September 2023``."""
    return wording.reading(reading.edtf, reading.lower, reading.upper)


def agreed(dated: Sequence[tuple[str, DateReading]]) -> DateReading | None:
    """The date of an event from ``(article, reading)`` pairs: most articles first, then most precise, then most
    trusted.

    A reading is supported by every article with a reading that overlaps it, so that "September 2023" backs "12
    September 2023" and a single odd date loses against two that agree. Ties go to the more trusted basis, then the
    earlier day.
    """
    if not dated:
        return None

    def rank(reading: DateReading) -> tuple[int, int, int, dt.date, str, str]:
        backing = _backing(reading, dated)
        return -len(backing), days(reading), _TRUST[reading.basis], reading.lower, reading.edtf, reading.reason

    best = min((reading for _, reading in dated), key=rank)
    articles, backing = {article for article, _ in dated}, _backing(best, dated)
    count = f"{len(backing)} of {len(articles)} dated articles" if len(articles) > 1 else "the one dated article"
    reason = f"{words(best)} by {count}" + (f"; {best.reason}" if best.reason else "")
    return DateReading(best.edtf, best.lower, best.upper, best.basis, reason)


def _backing(reading: DateReading, dated: Iterable[tuple[str, DateReading]]) -> set[str]:
    return {article for article, other in dated if overlap(reading, other)}


def _number(name: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.lower().startswith(name.lower()[:3]))
