"""Events: re-date, re-title, change status or place, confirm, hide, merge; and what differs within them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from events.admin.base import NounAdmin, ReasonForm, WhyForm, acting_on_each, ask, run_for_each
from events.models import Claim, Disagreement, OriginGroup, TimelineEvent
from events.services import Refused, correct, merge, triage
from events.services.dates import HINT, read_date


class EventForm(ReasonForm):
    def clean_edtf(self) -> str:
        try:
            reading = read_date(self.cleaned_data["edtf"])
        except Refused as refused:
            raise ValidationError(str(refused)) from refused
        return reading.edtf if reading else ""

    def clean_place(self) -> Any:
        place = self.cleaned_data["place"]
        if place and (place.kind not in correct.PLACE_KINDS or place.story_id != self.instance.story_id):
            raise ValidationError(f"{place} is no place of this story.")
        return place


class MergeEventsForm(WhyForm):
    keep = forms.ModelChoiceField(
        queryset=TimelineEvent.objects.filter(merged_into__isnull=True),
        label="Merge into",
        widget=AutocompleteSelect(Claim._meta.get_field("event"), admin.site),
    )
    field_order = ("keep", "reason")


class ClaimsInline(admin.TabularInline):
    """The claims of an event, to read; move them in their own list."""

    model = Claim
    fields = ("quote", "article", "status", "attribution", "link_score")
    readonly_fields = fields
    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).select_related("article", "attribution__speaker__merged_into")


@admin.register(TimelineEvent)
class TimelineEventAdmin(NounAdmin):
    form = EventForm
    corrections: ClassVar = {
        "title": correct.retitle,
        "edtf": correct.redate,
        "status": correct.restatus,
        "place": correct.relocate,
    }
    list_display = ("ref", "title", "edtf", "basis", "status", "article_count", "origin_count", "decision", "hidden")
    list_display_links = ("ref", "title")
    list_filter = ("story", "status", "basis", "decision", "disputed", "hidden", "made_by_analyst")
    list_select_related = ("story", "place")
    search_fields = ("title", "key")
    autocomplete_fields = ("place",)
    date_hierarchy = "lower"
    inlines = (ClaimsInline,)
    actions: ClassVar = (
        acting_on_each("Hide", correct.hide),
        acting_on_each("Show again", correct.show),
        acting_on_each("Confirm", triage.confirm),
        acting_on_each("Doubt", triage.doubt),
        acting_on_each("Separate", merge.separate_event),
        "merge_into_one",
    )

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, help_texts={"edtf": HINT}, **kwargs)

    @admin.action(description="Merge the chosen into another event", permissions=["change"])
    def merge_into_one(self, request: HttpRequest, rows: QuerySet[TimelineEvent]) -> HttpResponse | None:
        form = MergeEventsForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            return ask(self, request, rows, form, title="Merge these events?", action="merge_into_one")
        keep, why = form.cleaned_data["keep"], form.cleaned_data["reason"]
        run_for_each(
            self, request, rows.exclude(pk=keep.pk), lambda row: merge.merge_events(request.user, keep, row, why)
        )
        return None


@admin.register(Disagreement)
class DisagreementAdmin(NounAdmin):
    corrections: ClassVar = {"state": triage.decide_disagreement}
    list_display = ("event", "kind", "about", "left_says", "right_says", "state", "decided_by")
    list_filter = ("story", "kind", "state")
    list_select_related = ("event", "decided_by")
    search_fields = ("about", "left_says", "right_says", "event__title")


@admin.register(OriginGroup)
class OriginGroupAdmin(NounAdmin):
    list_display = ("event", "kind", "name", "reason")
    list_filter = ("story", "kind")
    list_select_related = ("event",)
    search_fields = ("name", "event__title")
