"""Articles: publication date, hide; and the bytes that they were read from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from events.admin.acts import acting_on_each
from events.admin.base import LONG, NounAdmin, ReasonForm, checked
from events.admin.filters import MostUsed, MostUsedValue
from events.models import Article, Original
from events.services import correct, triage
from events.services.dates import HINT, read_date


class ArticleForm(ReasonForm):
    def clean_published_edtf(self) -> str:
        reading = checked(read_date, self.cleaned_data["published_edtf"])
        return reading.edtf if reading else ""


@admin.register(Article)
class ArticleAdmin(NounAdmin):
    form = ArticleForm
    corrections: ClassVar = {"published_edtf": correct.publish}
    list_display = ("ref", "headline", "source", "published_edtf", "published_basis", "version", "hidden")
    list_display_links = ("ref", "headline")
    list_filter = (
        ("story", MostUsed),
        "published_basis",
        "suggestion_state",
        "published_suspect",
        "hidden",
        ("language", MostUsedValue),
        ("source", MostUsed),
    )
    list_select_related = ("story", "source")
    heavy = LONG
    search_fields = ("headline", "name", "url", "byline", "source__name")
    date_hierarchy = "published_lower"
    actions = (
        acting_on_each("Hide", correct.hide),
        acting_on_each("Show again", correct.show),
        acting_on_each("Accept the suggested date of", triage.accept_publication),
        acting_on_each("Refuse the suggested date of", triage.refuse_publication),
        acting_on_each("Reopen the suggested date of", triage.reopen_publication),
    )

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, help_texts={"published_edtf": HINT}, **kwargs)


@admin.register(Original)
class OriginalAdmin(NounAdmin):
    list_display = ("sha256", "kind", "stored_at")
    list_filter = ("kind",)
    search_fields = ("sha256", "articles__name")
    heavy = ("data",)
    exclude = ("data",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [name for name in super().get_readonly_fields(request, obj) if name != "data"]
