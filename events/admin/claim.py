"""Claims: move them between events, grade, hide; the times and voices read in them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from events.admin.acts import IntoForm, acting_on_each, ask
from events.admin.base import NounAdmin, ReasonForm, checked, long_of
from events.admin.filters import MostUsed
from events.models import Attribution, Claim, TimelineEvent, TimeReference
from events.services import Refused, correct, grade
from events.services.split import move_claims


class ClaimForm(ReasonForm):
    def clean_event(self) -> Any:
        event = self.cleaned_data["event"]
        if event and event.story_id != self.instance.story_id:
            raise ValidationError("That event belongs to another story.")
        return event

    def clean_credibility(self) -> Any:
        value = self.cleaned_data["credibility"]
        if value != self.initial.get("credibility"):
            checked(grade.check_credibility, self.instance, value)
        return value


class MoveForm(IntoForm):
    def __init__(self, request: HttpRequest, rows: QuerySet[Claim]) -> None:
        standing = TimelineEvent.objects.filter(merged_into__isnull=True, hidden=False)
        super().__init__(request, rows, Claim._meta.get_field("event"), standing)
        self.fields["into"].label = "Move to"
        self.fields["into"].required = False
        self.fields["into"].help_text = "Leave empty to make a new event of them."


@admin.register(Claim)
class ClaimAdmin(NounAdmin):
    form = ClaimForm
    corrections: ClassVar = {
        "event": lambda actor, claim, event, reason: move_claims(actor, [claim], event, reason),
        "credibility": grade.grade_claim,
    }
    list_display = ("quote_start", "article", "event", "status", "action", "credibility", "background", "hidden")
    list_filter = (
        ("story", MostUsed),
        "status",
        "background",
        "nominal",
        "credibility",
        "hidden",
        ("article__source", MostUsed),
    )
    list_select_related = ("article", "event")
    heavy = long_of("article")
    search_fields = ("quote", "event__title", "article__headline", "article__source__name")
    autocomplete_fields = ("event",)
    actions = (
        "move_to_event",
        acting_on_each("Hide", correct.hide),
        acting_on_each("Show again", correct.show),
    )

    @admin.display(description="quote")
    def quote_start(self, claim: Claim) -> str:
        return claim.quote if len(claim.quote) <= 90 else f"{claim.quote[:89]}…"

    @admin.action(description="Move the chosen to an event", permissions=["change"])
    def move_to_event(self, request: HttpRequest, rows: QuerySet[Claim]) -> HttpResponse | None:
        form = MoveForm(request, rows)
        if form.is_valid():
            try:
                event = move_claims(request.user, list(rows), form.cleaned_data["into"], form.cleaned_data["reason"])
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                self.message_user(request, f"Moved to {event.ref}: {event.title}.")
                return None
        return ask(self, request, rows, form, title="Move these claims?", action="move_to_event")


@admin.register(TimeReference)
class TimeReferenceAdmin(NounAdmin):
    list_display = ("wording", "article", "kind", "edtf", "basis", "anchor", "formula", "rule")
    list_filter = (("story", MostUsed), "kind", "basis")
    list_select_related = ("article",)
    heavy = long_of("article")
    search_fields = ("wording", "edtf", "article__headline")
    date_hierarchy = "lower"


@admin.register(Attribution)
class AttributionAdmin(NounAdmin):
    list_display = ("who", "article", "stance", "act", "anonymous", "reading")
    list_filter = (("story", MostUsed), "stance", "act")
    list_select_related = ("article", "speaker__merged_into")
    heavy = long_of("article")
    search_fields = ("speaker__name", "anonymous", "article__headline")
