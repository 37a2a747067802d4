"""How many events when, as bars to click or brush: the geometry of a server-drawn SVG."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events import wording

# Across in per cent, so that the drawing fits any column without being scaled; down in pixels.
WIDTH, HEIGHT = 100, 56
# More bars than this are thinner than a pointer can hit on a laptop's column.
MOST_BARS = 120
MOST_DAYS = 92
# Labels closer than this share of the width run into each other at 390 px.
LABEL_ROOM = 16
# A bar is never a block, however few there are.
WIDEST = 1.8
# Up to twice this many months, quarters are labelled; beyond, years.
MONTHS_LABELLED = 18
# Below this many events a bar would tower over nothing.
LEAST_SCALE = 4
# Background events of years ago must not squeeze the story into one bar: this share may lie outside, told in words.
SHARE_OUTSIDE = 0.3
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
    step: float  # width of a bucket
    earlier: int  # events before the first bar
    later: int  # events after the last
    brush: tuple[float, float] | None  # x and width of the chosen range

    @property
    def day_before(self) -> str:
        return (dt.date.fromisoformat(self.bars[0].first) - dt.timedelta(days=1)).isoformat()

    @property
    def day_after(self) -> str:
        return (dt.date.fromisoformat(self.bars[-1].last) + dt.timedelta(days=1)).isoformat()

    @property
    def label(self) -> str:
        total = sum(bar.count for bar in self.bars)
        return f"{wording.count(total, 'event')} by {self.unit}, {self.bars[0].label} to {self.bars[-1].label}"


def histogram(spread: Spread, since: dt.date | None, until: dt.date | None) -> Histogram | None:
    """Bars of one width by day, month or year, whichever is the finest that shows most events. ``None`` without dates.

    A chosen range that lies outside these bars is drawn by itself.
    """
    if not spread:
        return None
    unit, first, last = _window(spread)
    if _outside(first, last, unit, since, until):
        chosen = [s for s in spread if (since is None or s[1] >= since) and (until is None or s[0] <= until)]
        if chosen:
            unit, first, last = _window(chosen)
    counts: Counter[int] = Counter()
    wide = []
    for lower, upper, n in spread:
        if _index(lower, unit) == _index(upper, unit):
            counts[_index(lower, unit)] += n
        elif _index(upper, unit) >= first and _index(lower, unit) <= last:
            wide.append((lower, upper, n))
    step = WIDTH / (last - first + 1)
    scale = (HEIGHT - 4) / max([*(n for i, n in counts.items() if first <= i <= last), LEAST_SCALE])

    def bar(index: int) -> Bar:
        start, end = _days(index, unit)
        n = counts[index]
        height = max(n * scale, LEAST_HEIGHT) if n else 0
        inside = (since is None or end >= since) and (until is None or start <= until)
        return Bar(
            x=round((index - first) * step, 2),
            width=round(min(step * 0.82, WIDEST), 2),
            y=round(HEIGHT - height, 2),
            height=round(height, 2),
            count=n,
            first=start.isoformat(),
            last=end.isoformat(),
            label=wording.bounds(start, end),
            selected=inside,
        )

    bars = tuple(bar(index) for index in range(first, last + 1))
    lines = tuple(_line(lower, upper, n, unit, first, last, step) for lower, upper, n in wide)
    earlier = sum(n for _, upper, n in spread if _index(upper, unit) < first)
    later = sum(n for lower, _, n in spread if _index(lower, unit) > last)
    brush = _brush(bars, since, until, step)
    return Histogram(bars, _ticks(first, last, unit, step), lines, unit, round(step, 3), earlier, later, brush)


def _window(spread: Spread) -> tuple[str, int, int]:
    """The unit, and the first and last bucket: where most events are, from the first to the last that fits a bucket."""
    total = sum(n for _, _, n in spread)
    for unit, most in (("day", MOST_DAYS), ("month", MOST_BARS), ("year", MOST_BARS)):
        spans = [(_index(lower, unit), _index(upper, unit), n) for lower, upper, n in spread]
        precise = [span for span in spans if span[0] == span[1]] or spans
        windows = {start: _within(precise, start, start + most - 1) for start, _, _ in precise}
        first = max(windows, key=lambda start: (sum(n for _, _, n in windows[start]), start))
        last = min(max(end for _, end, _ in windows[first]), first + most - 1)
        shown = sum(n for start, end, n in spans if start <= last and end >= first)
        if shown >= total * (1 - SHARE_OUTSIDE):
            break
    return unit, first, last


def _within(spans: Sequence[tuple[int, int, int]], first: int, last: int) -> list[tuple[int, int, int]]:
    return [span for span in spans if first <= span[0] <= last]


def _outside(first: int, last: int, unit: str, since: dt.date | None, until: dt.date | None) -> bool:
    begins, ends = _days(first, unit)[0], _days(last, unit)[1]
    return bool((since and since > ends) or (until and until < begins))


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


def _line(lower: dt.date, upper: dt.date, n: int, unit: str, first: int, last: int, step: float) -> Imprecise:
    start = max(_index(lower, unit), first) - first
    end = min(_index(upper, unit), last) - first + 1
    label = f"{wording.count(n, 'event')}: {wording.bounds(lower, upper)}"
    return Imprecise(round(start * step, 2), round((end - start) * step, 2), label)


def _brush(
    bars: Iterable[Bar], since: dt.date | None, until: dt.date | None, step: float
) -> tuple[float, float] | None:
    inside = [bar for bar in bars if bar.selected]
    if not inside or (since is None and until is None):
        return None
    return round(inside[0].x, 2), round(inside[-1].x + step - inside[0].x, 2)


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
            close = last - first < 2 * MONTHS_LABELLED
            label = f"{calendar.month_abbr[start.month]} {start.year}" if close else str(start.year)
            fits = index == first or start.month == 1 or (close and start.month % 3 == 1)
        else:
            label, fits = str(start.year), index == first or start.year % 5 == 0
        if fits and (not ticks or x - ticks[-1].x >= LABEL_ROOM) and x <= WIDTH - LABEL_ROOM * 0.85:
            ticks.append(Tick(x, label))
    return tuple(ticks)
