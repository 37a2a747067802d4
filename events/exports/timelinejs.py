"""Dated events in the JSON format of Knight Lab's TimelineJS 3 (its documentation, "JSON data format")."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.utils.html import escape

from events.models import Story, TimelineEvent
from events.models.timeline_event import TimelineEventQuerySet


def timelinejs(story: Story, events: TimelineEventQuerySet) -> str:
    """One JSON object. The format has no place for an undated event: how many are left out is told in the title."""
    undated = events.undated().count()
    told = f"{undated} undated events are not shown." if undated else ""
    return json.dumps(
        {
            "title": {
                "text": {
                    "headline": escape(story.title),
                    "text": " ".join(filter(None, (escape(story.description), told))),
                }
            },
            "events": [_slide(event) for event in events.dated().select_related("story", "place")],
        },
        ensure_ascii=False,
    )


def _slide(event: TimelineEvent) -> dict[str, Any]:
    """The date at its own precision: a month stays a month, a span has an end. Texts are HTML there: escaped."""
    lower, upper = event.lower, event.upper
    if lower is None or upper is None:
        raise ValueError(f"{event.ref} is undated")
    origins = f"{event.article_count} articles, {event.origin_count} known origins"
    slide: dict[str, Any] = {
        "unique_id": event.ref,
        "group": event.status,
        "start_date": _date(lower, upper),
        "text": {
            "headline": escape(event.title),
            "text": "".join(f"<p>{escape(line)}</p>" for line in (event.date_reason, origins) if line),
        },
    }
    if _date(lower, upper) == _date(lower, lower) and lower != upper:
        slide["end_date"] = _date(upper, upper)
    return slide


def _date(lower: dt.date, upper: dt.date) -> dict[str, int]:
    """A whole year or month without its days; else the first day."""
    after = upper + dt.timedelta(1)
    if (lower.month, lower.day) == (1, 1) == (after.month, after.day) and after.year == lower.year + 1:
        return {"year": lower.year}
    if lower.day == 1 == after.day and (lower.year, lower.month) == (upper.year, upper.month):
        return {"year": lower.year, "month": lower.month}
    return {"year": lower.year, "month": lower.month, "day": lower.day}
