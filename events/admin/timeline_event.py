"""Events: re-date, re-title, change status or place, confirm, hide, merge; and what differs within them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.admin.acts import acting_on_each, merging
from events.admin.base import NounAdmin, ReasonForm, checked
from events.admin.filters import MostUsed
from events.models import Claim, Disagreement, OriginDecision, OriginGroup, TimelineEvent
from events.services import correct, merge, origins, triage
from events.services.dates import HINT, read_date


class EventForm(ReasonForm):
    def clean_edtf(self) -> str:
        reading = checked(read_date, self.cleaned_data["edtf"])
        return reading.edtf if reading else ""

    def clean_place(self) -> Any:
        place = self.cleaned_data["place"]
        checked(correct.check_place, self.instance, place)
        return place


IN_SIGHT = TimelineEvent.objects.filter(merged_into__isnull=True, hidden=False)


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
        merging("event", Claim._meta.get_field("event"), IN_SIGHT, merge.merge_events),
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


@admin.register(Disagreement)
class DisagreementAdmin(NounAdmin):
    corrections: ClassVar = {"state": triage.decide_disagreement}
    list_display = ("__str__", "event", "kind", "about", "state", "decided_by")
    list_filter = (("story", MostUsed), "kind", "state")
    list_select_related = ("event", "decided_by")
    search_fields = ("about", "left_says", "right_says", "event__title")


@admin.register(OriginDecision)
class OriginDecisionAdmin(NounAdmin):
    list_display = ("verdict", "reason", "decided_by", "decided_at", "taken_back_at")
    list_filter = (("story", MostUsed), "verdict")
    list_select_related = ("decided_by",)
    search_fields = ("reason",)
    actions = (acting_on_each("Take back", origins.take_back),)


@admin.register(OriginGroup)
class OriginGroupAdmin(NounAdmin):
    list_display = ("name", "event", "kind", "reason")
    list_filter = (("story", MostUsed), "kind")
    list_select_related = ("event",)
    search_fields = ("name", "event__title")
