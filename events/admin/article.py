"""Articles: publication date, hide; and the stories that they belong to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from events.admin.base import NounAdmin, ReasonForm, acting_on_each
from events.models import Article, Original, SavedView, Story
from events.services import Refused, correct, triage
from events.services.dates import HINT, read_date


class ArticleForm(ReasonForm):
    def clean_published_edtf(self) -> str:
        try:
            reading = read_date(self.cleaned_data["published_edtf"])
        except Refused as refused:
            raise ValidationError(str(refused)) from refused
        return reading.edtf if reading else ""


@admin.register(Article)
class ArticleAdmin(NounAdmin):
    form = ArticleForm
    corrections: ClassVar = {"published_edtf": correct.publish}
    list_display = ("ref", "headline", "source", "published_edtf", "published_basis", "version", "hidden")
    list_display_links = ("ref", "headline")
    list_filter = ("story", "published_basis", "suggestion_state", "published_suspect", "hidden", "language", "source")
    list_select_related = ("story", "source")
    search_fields = ("headline", "name", "url", "byline")
    date_hierarchy = "published_lower"
    actions: ClassVar = (
        acting_on_each("Hide", correct.hide),
        acting_on_each("Show again", correct.show),
        acting_on_each("Accept the suggested date of", triage.accept_publication),
        acting_on_each("Refuse the suggested date of", triage.refuse_publication),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        found: QuerySet[Article] = super().get_queryset(request)
        match = request.resolver_match
        return found.defer("text", "blocks", "set_aside") if match and match.url_name.endswith("changelist") else found

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, help_texts={"published_edtf": HINT}, **kwargs)


@admin.register(Original)
class OriginalAdmin(NounAdmin):
    list_display = ("sha256", "kind", "stored_at")
    list_filter = ("kind",)
    search_fields = ("sha256",)
    exclude = ("data",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Original]:
        return super().get_queryset(request).defer("data")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [name for name in super().get_readonly_fields(request, obj) if name != "data"]


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    """A story's own words are nobody's claim: they are typed in freely."""

    list_display = ("title", "slug", "code", "created_at")
    search_fields = ("title", "slug")
    prepopulated_fields: ClassVar = {"slug": ("title",)}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # it would take every note with it


@admin.register(SavedView)
class SavedViewAdmin(NounAdmin):
    list_display = ("name", "story", "owner", "query")
    list_filter = ("story",)
    list_select_related = ("story", "owner")
    search_fields = ("name",)
