"""Ingest runs and what became of each item."""

from __future__ import annotations

from django.contrib import admin

from events.admin.base import NounAdmin
from events.models import IngestItem, IngestRun


@admin.register(IngestRun)
class IngestRunAdmin(NounAdmin):
    list_display = ("id", "story", "state", "total", "actor", "started_at", "finished_at")
    list_filter = ("story", "state")
    list_select_related = ("story", "actor")


@admin.register(IngestItem)
class IngestItemAdmin(NounAdmin):
    list_display = ("name", "outcome", "stage", "reason", "article", "took_ms")
    list_filter = ("run__story", "outcome", "stage")
    list_select_related = ("article",)
    search_fields = ("name", "reason")
