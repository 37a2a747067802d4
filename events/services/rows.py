"""Rows as they are now: taken for writing, and values held against the width of their columns."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from events.ingest.stories import be_the_only_writer
from events.models import Story
from events.services.errors import Refused


def take(*rows: Any) -> None:
    """Lock rows until the transaction ends, and read them anew into the same objects: nothing written since is lost.

    The story is locked first, as ingest and relink do it: one writer a story, so that no two wait for each other and
    no relink writes over a decision that it has not seen. Raises ``Refused`` where a row is gone.
    """
    for story in sorted({row.story_id for row in rows if hasattr(row, "story_id")}):
        be_the_only_writer(Story(pk=story))
    for row in rows:
        _take(row)


def _take(row: Model) -> None:
    name = str(row)
    try:
        row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    except ObjectDoesNotExist as gone:
        raise Refused(f"“{name}” is not there any more: a later reading of the articles took it away.") from gone


def unlock(row: Any, *fields: str) -> None:
    """Leave fields to the machine again."""
    row.locked = [name for name in row.locked if name not in fields]


def fitting(row: Model, field: str, value: str) -> str:
    """A typed value, trimmed. Raises ``Refused`` where it is longer than its column."""
    text = value.strip()
    at_most = row._meta.get_field(field).max_length or 0  # type: ignore[union-attr]
    if len(text) > at_most:
        raise Refused(f"At most {at_most} characters, and these are {len(text)}.")
    return text
