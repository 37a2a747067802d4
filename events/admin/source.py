"""Sources: owner families, the organisation that a source is, and grading by people."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from events.admin.base import NounAdmin
from events.admin.filters import MostUsedValue
from events.models import Source
from events.services import grade


@admin.register(Source)
class SourceAdmin(NounAdmin):
    corrections: ClassVar = {
        "reliability": grade.grade_source,
        "owner": grade.set_owner,
        "entity": grade.set_entity,
    }
    list_display = ("name", "domain", "owner", "reliability", "entity")
    list_filter = ("reliability", ("owner", MostUsedValue))
    list_select_related = ("entity",)
    search_fields = ("name", "domain", "owner")
    autocomplete_fields = ("entity",)
