"""Events as a table for spreadsheets (RFC 4180, UTF-8 with a byte order mark, so that Excel reads it)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from events.models import TimelineEvent
from events.models.timeline_event import TimelineEventQuerySet

COLUMNS = (
    "reference",
    "date",
    "earliest",
    "latest",
    "basis",
    "why this date",
    "title",
    "status",
    "place",
    "participants",
    "articles",
    "known origins",
    "articles without a source",
    "sources without a name",
    "disputed",
    "decision",
    "likelihood",
    "confidence",
)
# A cell that begins like this is a formula to spreadsheets (OWASP, CSV injection); an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ROWS_AT_ONCE = 500


def events_csv(events: TimelineEventQuerySet) -> Iterator[str]:
    """Lines with their ends, the header first, in the order given."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    rows = events.select_related("story", "place").prefetch_related("participants")
    for event in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield writer.writerow([safe_cell(value) for value in _row(event)])


def safe_cell(value: Any) -> str:
    """A value as a spreadsheet shows it and never reckons it."""
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def _row(event: TimelineEvent) -> list[Any]:
    return [
        event.ref,
        event.edtf,
        event.lower,
        event.upper,
        event.basis,
        event.date_reason,
        event.title,
        event.status,
        event.place,
        "; ".join(sorted(entity.name for entity in event.participants.all())),
        event.article_count,
        event.origin_count,
        event.unattributed_count,
        event.unknown_count,
        "yes" if event.disputed else "no",
        event.get_decision_display(),
        event.likelihood,
        event.confidence,
    ]


class _Echo:
    """A file that hands back each line written to it."""

    def write(self, line: str) -> str:
        return line
