"""Notes and tags, to find and to read; they are written where they belong, in the browser."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from events.admin.base import NounAdmin, acting_on_each
from events.models import Annotation, Tag
from events.services import annotate


@admin.register(Annotation)
class AnnotationAdmin(NounAdmin):
    list_display = ("body_start", "kind", "author", "article", "event", "created_at", "resolved_at", "deleted_at")
    list_filter = ("story", "kind", "orphaned", "tags", ("deleted_at", admin.EmptyFieldListFilter))
    list_select_related = ("author", "article", "event")
    search_fields = ("body", "exact", "author__username")
    date_hierarchy = "created_at"
    actions: ClassVar = (
        acting_on_each("Delete", lambda actor, note, _reason: annotate.delete(actor, note)),
        acting_on_each("Restore", lambda actor, note, _reason: annotate.restore(actor, note)),
    )

    @admin.display(description="note")
    def body_start(self, note: Annotation) -> str:
        return note.body[:90]


@admin.register(Tag)
class TagAdmin(NounAdmin):
    list_display = ("name", "story")
    list_filter = ("story",)
    search_fields = ("name",)
