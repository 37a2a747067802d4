"""Notes beside what they are about."""

from __future__ import annotations

from django import template

from events.models import Annotation, Claim, TimelineEvent

register = template.Library()


@register.simple_tag
def notes_on(on: TimelineEvent | Claim) -> list[Annotation]:
    """The threads on an event (those on its claims among them) or on a claim, oldest first."""
    threads = Annotation.objects.standing().threads().with_thread()
    if isinstance(on, TimelineEvent):
        return sorted({*threads.filter(event=on), *threads.filter(claim__event=on)}, key=lambda note: note.created_at)
    return list(threads.filter(claim=on))


@register.simple_tag
def new_note_query(on: TimelineEvent | Claim) -> str:
    """How the address of a new note names what it is about."""
    return f"event={on.number}" if isinstance(on, TimelineEvent) else f"claim={on.pk}"
