"""Stories, which are opened and described here; and views that analysts saved of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from events.admin.base import AnyForm, NounAdmin, ReasonForm, checked
from events.admin.filters import MostUsed
from events.models import SavedView, Story
from events.services import stories


class StoryForm(ReasonForm):
    """A story needs no reason to be opened; to be called otherwise, it does."""

    def clean(self) -> dict[str, Any]:
        return super().clean() if self.instance.pk else self.cleaned_data

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        checked(stories.check_slug, slug)
        return slug


@admin.register(Story)
class StoryAdmin(NounAdmin):
    form = StoryForm
    corrections: ClassVar = {
        "title": lambda actor, story, title, reason: stories.describe(actor, story, reason, title=title),
        "code": lambda actor, story, code, reason: stories.describe(actor, story, reason, code=code),
        "description": lambda actor, story, text, reason: stories.describe(actor, story, reason, description=text),
    }
    list_display = ("title", "slug", "code", "created_at")
    search_fields = ("title", "slug", "code")
    date_hierarchy = "created_at"

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return super().get_readonly_fields(request, obj) if obj else []

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return super().get_fields(request, obj) if obj else ("title", "slug", "description")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return {} if obj else {"slug": ("title",)}

    def save_model(self, request: HttpRequest, obj: Any, form: AnyForm, change: bool) -> None:
        if change:
            return super().save_model(request, obj, form, change)
        obj.pk = stories.open_story(request.user, **form.cleaned_data).pk

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The history is auditlog's alone."""


@admin.register(SavedView)
class SavedViewAdmin(NounAdmin):
    list_display = ("name", "story", "owner", "query")
    list_filter = (("story", MostUsed), ("owner", MostUsed))
    list_select_related = ("story", "owner")
    search_fields = ("name", "owner__username", "query")
