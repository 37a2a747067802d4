"""People, bodies and places: rename, change kind, merge, separate, hide."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse

from events.admin.base import NounAdmin, WhyForm, acting_on_each, ask, run_for_each
from events.models import Entity, EntityMergeSuggestion, Mention, TimelineEvent
from events.services import correct, merge, triage


class MergeEntitiesForm(WhyForm):
    keep = forms.ModelChoiceField(
        queryset=Entity.objects.filter(merged_into__isnull=True),
        label="Merge into",
        widget=AutocompleteSelect(TimelineEvent._meta.get_field("place"), admin.site),
    )
    field_order = ("keep", "reason")


@admin.register(Entity)
class EntityAdmin(NounAdmin):
    corrections: ClassVar = {
        "name": lambda actor, row, name, reason: correct.rename_entity(actor, row, name, row.kind, reason),
        "kind": lambda actor, row, kind, reason: correct.rename_entity(actor, row, row.name, kind, reason),
    }
    list_display = ("name", "kind", "aliases", "mention_count", "merged_into", "hidden")
    list_filter = ("story", "kind", "hidden", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("merged_into",)
    search_fields = ("name", "aliases")
    actions: ClassVar = (
        "merge_into_one",
        acting_on_each("Separate", merge.separate_entity),
        acting_on_each("Hide", correct.hide),
        acting_on_each("Show again", correct.show),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entity]:
        return super().get_queryset(request).annotate(mention_total=Count("mentions"))

    @admin.display(description="mentions", ordering="mention_total")
    def mention_count(self, entity: Any) -> int:
        return int(entity.mention_total)

    @admin.action(description="Merge the chosen into another entity", permissions=["change"])
    def merge_into_one(self, request: HttpRequest, rows: QuerySet[Entity]) -> HttpResponse | None:
        form = MergeEntitiesForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            return ask(self, request, rows, form, title="Merge these entities?", action="merge_into_one")
        keep, why = form.cleaned_data["keep"], form.cleaned_data["reason"]
        run_for_each(
            self, request, rows.exclude(pk=keep.pk), lambda row: merge.merge_entities(request.user, keep, row, why)
        )
        return None


@admin.register(EntityMergeSuggestion)
class EntityMergeSuggestionAdmin(NounAdmin):
    list_display = ("left", "right", "reason", "state", "decided_by", "decided_at")
    list_filter = ("story", "state")
    list_select_related = ("left", "right", "decided_by")
    search_fields = ("left__name", "right__name")
    actions: ClassVar = (
        acting_on_each("Accept", triage.accept_merge),
        acting_on_each("Refuse", triage.refuse_merge),
        acting_on_each("Reopen", triage.reopen_merge),
    )


@admin.register(Mention)
class MentionAdmin(NounAdmin):
    list_display = ("entity", "article", "start", "end", "reading")
    list_filter = ("story", "entity__kind")
    list_select_related = ("entity", "article")
    search_fields = ("entity__name", "article__headline")
