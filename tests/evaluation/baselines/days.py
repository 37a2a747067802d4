"""What several adapters of time recognisers share: the days that their answers cover, as the scorer takes them."""

from __future__ import annotations

import calendar
import datetime as dt

Bounds = tuple[str | None, str | None]
NONE: Bounds = (None, None)


def of_period(day: dt.date, period: str) -> Bounds:
    """First and last day of the ``day``, ``week``, ``month`` or ``year`` (dateparser's words) that holds a day."""
    if period == "year":
        return f"{day.year:04}-01-01", f"{day.year:04}-12-31"
    if period == "month":
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1).isoformat(), day.replace(day=last).isoformat()
    if period == "week":
        first = day - dt.timedelta(days=day.weekday())
        return first.isoformat(), (first + dt.timedelta(days=6)).isoformat()
    return day.isoformat(), day.isoformat()


def row(start: int, end: int, bounds: Bounds) -> dict[str, object]:
    return {"start": start, "end": end, "lower": bounds[0], "upper": bounds[1]}
