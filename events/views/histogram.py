"""How many events when, as bars to click or brush: the geometry of a server-drawn SVG."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events import wording

# The drawing's own units; CSS stretches it over the column.
WIDTH, HEIGHT, LANE = 960, 56, 12
# More bars than this are thinner than a pointer can hit on a laptop's column.
MOST_BARS = 120
MOST_DAYS = 92
# Labels closer than this run into each other at 390 px.
LABEL_ROOM = 88
# A background event decades ago must not squeeze the story into one bar: bars begin where at most this share is older.
SHARE_BEFORE = 0.2
# A bar of one event among hundreds must still be seen.
LEAST_HEIGHT = 3

Spread = Sequence[tuple[dt.date, dt.date, int]]  # lower, upper, events with exactly these bounds


@dataclass(frozen=True, slots=True)
class Bar:
    """One bucket. ``first`` and ``last`` are its days, as the address takes them; ``selected`` is inside the range."""

    x: float
    width: float
    y: float
    height: float
    count: int
    first: str
    last: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Imprecise:
    """Events whose date is wider than a bucket, as a line over all the days that it may be."""

    x: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    imprecise: tuple[Imprecise, ...]
    unit: str
    earlier: int  # events before the first bar
    brush: tuple[float, float] | None  # x and width of the chosen range

    @property
    def label(self) -> str:
        total = sum(bar.count for bar in self.bars)
        return f"{wording.count(total, 'event')} by {self.unit}, {self.bars[0].label} to {self.bars[-1].label}"


def histogram(spread: Spread, since: dt.date | None, until: dt.date | None) -> Histogram | None:
    """Bars of one width by day, month or year, whichever is the finest that stays readable. ``None`` without dates."""
    if not spread:
        return None
    unit = _unit(spread)
    counts: Counter[int] = Counter()
    wide = []
    for lower, upper, n in spread:
        if _index(lower, unit) == _index(upper, unit):
            counts[_index(lower, unit)] += n
        else:
            wide.append((lower, upper, n))
    indexes = list(counts) or [_index(lower, unit) for lower, _, _ in wide]
    last = max([*indexes, *(_index(upper, unit) for _, upper, _ in wide)])
    first = max(min([*indexes, *(_index(lower, unit) for lower, _, _ in wide)]), last - MOST_BARS + 1)
    step = WIDTH / (last - first + 1)
    scale = (HEIGHT - 4) / max([*(n for i, n in counts.items() if i >= first), 1])

    def bar(index: int) -> Bar:
        start, end = _days(index, unit)
        n = counts[index]
        height = max(n * scale, LEAST_HEIGHT) if n else 0
        inside = (since is None or end >= since) and (until is None or start <= until)
        x = (index - first) * step
        label = wording.bounds(start, end)
        width = max(step - 1.5, step * 0.7)
        return Bar(
            *(round(v, 2) for v in (x, min(width, 18), HEIGHT - height, height)),
            n,
            start.isoformat(),
            end.isoformat(),
            label,
            inside,
        )

    bars = tuple(bar(index) for index in range(first, last + 1))
    lines = tuple(_line(lower, upper, n, unit, first, step) for lower, upper, n in wide if _index(upper, unit) >= first)
    earlier = sum(n for index, n in counts.items() if index < first)
    return Histogram(bars, _ticks(first, last, unit, step), lines, unit, earlier, _brush(bars, since, until, step))


def _unit(spread: Spread) -> str:
    first, last = min(lower for lower, _, _ in spread), max(upper for _, upper, _ in spread)
    if (last - first).days < MOST_DAYS:
        return "day"
    total = sum(n for _, _, n in spread)
    earliest = _index(last, "month") - MOST_BARS
    before = sum(n for lower, _, n in spread if _index(lower, "month") <= earliest)
    return "month" if before <= total * SHARE_BEFORE else "year"


def _index(day: dt.date, unit: str) -> int:
    """A bucket's number, counting from the calendar's beginning."""
    return {"day": day.toordinal(), "month": day.year * 12 + day.month - 1, "year": day.year}[unit]


def _days(index: int, unit: str) -> tuple[dt.date, dt.date]:
    """First and last day of a bucket."""
    if unit == "day":
        return dt.date.fromordinal(index), dt.date.fromordinal(index)
    if unit == "year":
        return dt.date(index, 1, 1), dt.date(index, 12, 31)
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _line(lower: dt.date, upper: dt.date, n: int, unit: str, first: int, step: float) -> Imprecise:
    start = max(_index(lower, unit) - first, 0) * step
    end = (_index(upper, unit) - first + 1) * step
    label = f"{wording.count(n, 'event')}: {wording.bounds(lower, upper)}"
    return Imprecise(round(start, 2), round(max(end - start, 2), 2), label)


def _brush(
    bars: Iterable[Bar], since: dt.date | None, until: dt.date | None, step: float
) -> tuple[float, float] | None:
    inside = [bar for bar in bars if bar.selected]
    if not inside or (since is None and until is None):
        return None
    return round(inside[0].x - 1, 2), round(inside[-1].x + step - inside[0].x, 2)


def _ticks(first: int, last: int, unit: str, step: float) -> tuple[Tick, ...]:
    """Labels at round places: years below months, months (or weeks) below days; none too near the one before."""
    ticks: list[Tick] = []
    for index in range(first, last + 1):
        start, _ = _days(index, unit)
        x = round((index - first) * step, 2)
        if unit == "day":
            label = f"{start.day} {calendar.month_abbr[start.month]}"
            fits = index == first or start.day == 1 or start.weekday() == 0
        elif unit == "month":
            label, fits = str(start.year), start.month == 1 or index == first
        else:
            label, fits = str(start.year), index == first or start.year % 5 == 0
        if fits and (not ticks or x - ticks[-1].x >= LABEL_ROOM) and x <= WIDTH - LABEL_ROOM / 3:
            ticks.append(Tick(x, label))
    return tuple(ticks)
