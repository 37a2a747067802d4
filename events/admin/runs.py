"""Ingest runs and what became of each item."""

from __future__ import annotations

from django.contrib import admin

from events.admin.base import NounAdmin, long_of
from events.admin.filters import MostUsed, MostUsedValue
from events.models import IngestItem, IngestRun


@admin.register(IngestRun)
class IngestRunAdmin(NounAdmin):
    list_display = ("id", "story", "state", "total", "actor", "started_at", "finished_at", "reason")
    list_filter = (("story", MostUsed), "state", ("actor", MostUsed))
    list_select_related = ("story", "actor")
    search_fields = ("story__title", "reason", "actor__username")
    date_hierarchy = "started_at"


@admin.register(IngestItem)
class IngestItemAdmin(NounAdmin):
    list_display = ("name", "outcome", "stage", "reason", "article", "took_ms")
    list_filter = (("run__story", MostUsed), "outcome", ("stage", MostUsedValue))
    list_select_related = ("article",)
    heavy = long_of("article")
    search_fields = ("name", "reason")
