"""Events: re-date, re-title, change status or place, confirm, hide, merge; and what differs within them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.admin.acts import IntoForm, acting_on_each, ask, run_for_each
from events.admin.base import NounAdmin, ReasonForm, checked
from events.admin.filters import MostUsed
from events.models import Claim, Disagreement, OriginGroup, TimelineEvent
from events.services import correct, merge, triage
from events.services.dates import HINT, read_date


class EventForm(ReasonForm):
    def clean_edtf(self) -> str:
        reading = checked(read_date, self.cleaned_data["edtf"])
        return reading.edtf if reading else ""

    def clean_place(self) -> Any:
        place = self.cleaned_data["place"]
        checked(correct.check_place, self.instance, place)
        return place


class MergeEventsForm(IntoForm):
    def __init__(self, request: HttpRequest, rows: QuerySet[TimelineEvent]) -> None:
        standing = TimelineEvent.objects.filter(merged_into__isnull=True, hidden=False)
        super().__init__(request, rows, Claim._meta.get_field("event"), standing)
        self.fields["into"].label = "Merge into"


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
    list_filter = (
        ("story", MostUsed),
        "status",
        "basis",
        "decision",
        "disputed",
        "hidden",
        "made_by_analyst",
        ("place", MostUsed),
    )
    list_select_related = ("story", "place")
    search_fields = ("title", "place__name")
    autocomplete_fields = ("place",)
    date_hierarchy = "lower"
    readonly_fields = ("its_claims",)
    actions = (
        acting_on_each("Hide", correct.hide),
        acting_on_each("Show again", correct.show),
        acting_on_each("Confirm", triage.confirm),
        acting_on_each("Doubt", triage.doubt),
        acting_on_each("Reopen", triage.reopen),
        acting_on_each("Separate", merge.separate_event),
        "merge_into_one",
    )

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, help_texts={"edtf": HINT}, **kwargs)

    def offered(self, rows: QuerySet[TimelineEvent], field: str) -> QuerySet[TimelineEvent]:
        return rows.filter(merged_into__isnull=True, hidden=False)

    @admin.display(description="claims")
    def its_claims(self, event: TimelineEvent) -> SafeString:
        """A way to them, for reading and moving: an event may have thousands."""
        address = f"{reverse('admin:events_claim_changelist')}?event__id__exact={event.pk}"
        return format_html('<a href="{}">{} to read and to move</a>', address, event.claims.count())

    @admin.action(description="Merge the chosen into another event", permissions=["change"])
    def merge_into_one(self, request: HttpRequest, rows: QuerySet[TimelineEvent]) -> HttpResponse | None:
        form = MergeEventsForm(request, rows)
        if not form.is_valid():
            return ask(self, request, rows, form, title="Merge these events?", action="merge_into_one")
        keep, why = form.cleaned_data["into"], form.cleaned_data["reason"]
        run_for_each(
            self, request, rows.exclude(pk=keep.pk), lambda row: merge.merge_events(request.user, keep, row, why)
        )
        return None


@admin.register(Disagreement)
class DisagreementAdmin(NounAdmin):
    corrections: ClassVar = {"state": triage.decide_disagreement}
    list_display = ("__str__", "event", "kind", "about", "state", "decided_by")
    list_filter = (("story", MostUsed), "kind", "state")
    list_select_related = ("event", "decided_by")
    search_fields = ("about", "left_says", "right_says", "event__title")


@admin.register(OriginGroup)
class OriginGroupAdmin(NounAdmin):
    list_display = ("name", "event", "kind", "reason")
    list_filter = (("story", MostUsed), "kind")
    list_select_related = ("event",)
    search_fields = ("name", "event__title")
