"""What tests of analysts' acts share."""

from __future__ import annotations

from typing import Any

from auditlog.models import LogEntry

from events.models import (
    Story,
    TimelineEvent,
)
from events.services.history import entries_of
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    EventFactory,
)

WHY = "the log book says so"


def event_of(story: Story, *texts: str, **fields: Any) -> TimelineEvent:
    """An event told by one claim in each of some articles of their own."""
    event: TimelineEvent = EventFactory(story=story, **fields)
    for text in texts:
        ClaimFactory(article=ArticleFactory(story=story, text=text), event=event)
    return event


def last(row: Any) -> LogEntry:
    found = entries_of(row).first()
    assert found
    return found


def state(*rows: Any) -> list[dict[str, Any]]:
    """Every field of rows as the database has them."""
    return [type(row)._default_manager.filter(pk=row.pk).values().get() for row in rows]
