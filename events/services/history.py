"""Who changed what, from what to what, and why: django-auditlog's table, written by name instead of by signal.

Machine writes are kept out of it: a log that fills with relinks hides the few lines that matter.
"""

from __future__ import annotations

from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from events.models import Story
from events.services.errors import Refused

# Longer values (a note's body) are cut in the history only; the row keeps them whole.
VALUE_LENGTH = 2000


def record(
    actor: Any,
    row: Model,
    verb: str,
    changes: dict[str, tuple[Any, Any]],
    *,
    story: Story | None,
    reason: str = "",
    action: int = LogEntry.Action.UPDATE,
) -> LogEntry:
    """Remember one act of one person. ``changes`` maps field names to (old, new)."""
    entry = LogEntry(
        content_type=ContentType.objects.get_for_model(row),
        object_pk=str(row.pk),
        object_id=row.pk if isinstance(row.pk, int) else None,
        object_repr=str(row),
        action=action,
        actor=actor,
        changes={field: [_shown(old), _shown(new)] for field, (old, new) in changes.items()},
        additional_data={"story": story.pk if story else None, "verb": verb, "reason": reason.strip()},
    )
    entry.save()
    return entry


def entries(story: Story) -> QuerySet[LogEntry]:
    """A story's history, newest first, with its actors."""
    found: QuerySet[LogEntry] = (
        LogEntry.objects.filter(additional_data__story=story.pk)
        .select_related("actor", "content_type")
        .order_by("-timestamp", "-pk")
    )
    return found


def entries_of(row: Model) -> QuerySet[LogEntry]:
    """One row's history, newest first."""
    found: QuerySet[LogEntry] = (
        LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(row), object_pk=str(row.pk))
        .select_related("actor")
        .order_by("-timestamp", "-pk")
    )
    return found


def needed(reason: str) -> str:
    """The reason, trimmed. Raises ``Refused`` where there is none: a correction without one cannot be judged later."""
    trimmed = reason.strip()
    if not trimmed:
        raise Refused("Say why in a few words: the history shows it to everyone who comes after you.")
    return trimmed


def _shown(value: Any) -> str:
    return "" if value is None else str(value)[:VALUE_LENGTH]
