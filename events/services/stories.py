"""Stories: opened with a title, and called otherwise later."""

from __future__ import annotations

from typing import Any

from auditlog.models import LogEntry
from django.db import transaction

from events.ingest.stories import story_for
from events.models import Story
from events.services.errors import Refused
from events.services.history import needed, record
from events.services.rows import fitting


def check_slug(slug: str) -> None:
    """Raise ``Refused`` for the address of another story."""
    if Story.objects.filter(slug=slug).exists():
        raise Refused(f"There is a story at “{slug}” already.")


@transaction.atomic
def open_story(actor: Any, title: str, slug: str, description: str = "", **_: Any) -> Story:
    """A new story, with a code made of its slug. Raises ``Refused``."""
    check_slug(slug)
    try:
        story = story_for(slug, fitting(Story(), "title", title))
    except ValueError as error:
        raise Refused(str(error)) from error
    story.description = description.strip()
    story.save(update_fields=["description"])
    record(actor, story, "opened", {"title": ("", story.title)}, story=story, action=LogEntry.Action.CREATE)
    return story


@transaction.atomic
def describe(actor: Any, story: Story, reason: str, **values: str) -> Story:
    """Change a story's title, code or description. Its slug stays: addresses that people share hold it.

    Raises ``Refused``.
    """
    why = needed(reason)
    story.refresh_from_db(from_queryset=Story.objects.select_for_update())
    given = {
        name: fitting(story, name, value) if name != "description" else value.strip() for name, value in values.items()
    }
    if not given.get("title", story.title):
        raise Refused("A title needs at least a word.")
    changes = {name: (getattr(story, name), value) for name, value in given.items()}
    for name, value in given.items():
        setattr(story, name, value)
    story.save(update_fields=list(given))
    record(actor, story, "described", changes, story=story, reason=why)
    return story
