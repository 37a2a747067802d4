"""Notes and tags, to find and to read; they are written where they belong, in the browser."""

from __future__ import annotations

from django.contrib import admin

from events.admin.acts import acting_on_each
from events.admin.base import NounAdmin, long_of
from events.admin.filters import MostUsed
from events.models import Annotation, Tag
from events.services import annotate


@admin.register(Annotation)
class AnnotationAdmin(NounAdmin):
    list_display = ("body_start", "kind", "author", "article", "event", "created_at", "resolved_at", "deleted_at")
    list_filter = (
        ("story", MostUsed),
        "kind",
        "orphaned",
        ("author", MostUsed),
        ("tags", MostUsed),
        ("deleted_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("author", "article", "event")
    heavy = long_of("article")
    search_fields = ("body", "exact", "author__username", "tags__name")
    date_hierarchy = "created_at"
    actions = (
        acting_on_each("Delete", annotate.delete),
        acting_on_each("Restore", annotate.restore),
    )

    @admin.display(description="note")
    def body_start(self, note: Annotation) -> str:
        return note.body[:90] or "(tags alone)"


@admin.register(Tag)
class TagAdmin(NounAdmin):
    list_display = ("name", "story")
    list_filter = (("story", MostUsed),)
    list_select_related = ("story",)
    search_fields = ("name",)
