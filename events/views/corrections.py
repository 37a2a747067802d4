"""Corrections with a form and a reason: to an event's fields, to what belongs to it, and to a claim's grade."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from events import event_forms
from events.forms import ReasonForm
from events.htmx import render_page
from events.models import Claim, TimelineEvent
from events.permissions import story_or_404
from events.services import Refused, correct, grade, merge, split
from events.views.event import changed, event_or_404

form_methods = require_http_methods(["GET", "HEAD", "POST"])

HEADINGS = {
    "date": "Another date",
    "title": "Another title",
    "status": "Another state",
    "place": "Another place",
    "likelihood": "How likely is it?",
    "hidden": "Hide this event",
}
NAMES = {"date": "date", "title": "title", "status": "state", "place": "place"}
LOCKED = "Corrected. No later reading changes it."


@form_methods
def event_correct(request: HttpRequest, slug: str, number: int, field: str) -> HttpResponse:
    event = event_or_404(request, slug, number)
    form = _form(event, field, request.POST or None, request.GET.get("to"))
    heading = "Show this event again" if field == "hidden" and event.hidden else HEADINGS[field]
    save = partial(_correct, request.user, event, field)
    return _ask(request, event, form, lambda: save(form.cleaned_data), heading, LOCKED, release=_decided(event, field))


def _decided(event: TimelineEvent, field: str) -> dict[str, str]:
    """The field where an analyst decided it, and what the machine last read; empty where it is the machine's."""
    names = correct.RELEASABLE.get(field, ())
    if not any(event.is_locked(name) for name in names):
        return {}
    return {"field": field, "machine": str(event.machine.get(names[0]) or "nothing")}


@form_methods
def event_release(request: HttpRequest, slug: str, number: int, field: str) -> HttpResponse:
    """Give a field that an analyst decided back to the machine."""
    event = event_or_404(request, slug, number)
    if field not in correct.RELEASABLE:
        raise Http404
    form = ReasonForm(request.POST or None)

    def save() -> TimelineEvent:
        return correct.release(request.user, event, field, form.cleaned_data["reason"])

    read = _decided(event, field).get("machine", "")
    lead = f"The machine last read: {read}. From now on it decides again, and later readings may change it."
    return _ask(request, event, form, save, f"Give the {NAMES[field]} back to the machine", "Given back.", lead=lead)


def _form(event: TimelineEvent, field: str, data: Any, to: str | None) -> forms.Form:
    """The form of one field, filled with what stands or with ``to``. Raises ``Http404`` for a field that is none."""
    if field == "date":
        return event_forms.DateForm(data, initial={"edtf": event.edtf if to is None else to})
    if field == "title":
        return event_forms.TitleForm(data, initial={"title": event.title if to is None else to})
    if field == "status":
        return event_forms.StatusForm(data, initial={"status": event.status if to is None else to})
    if field == "place":
        place = event.place or ""
        return event_forms.PlaceForm(data, story=event.story, initial={"place": place if to is None else to})
    if field == "likelihood":
        initial = {"likelihood": event.likelihood, "confidence": event.confidence}
        return event_forms.LikelihoodForm(data, initial=initial)
    if field == "hidden":
        return ReasonForm(data)
    raise Http404


def _correct(actor: Any, event: TimelineEvent, field: str, data: dict[str, Any]) -> TimelineEvent:
    if field == "hidden":
        toggle = correct.show if event.hidden else correct.hide
        toggle(actor, event, **data)
        return event
    verbs: dict[str, Callable[..., TimelineEvent]] = {
        "date": correct.redate,
        "title": correct.retitle,
        "status": correct.restatus,
        "place": correct.relocate,
        "likelihood": grade.judge_likelihood,
    }
    return verbs[field](actor, event, **data)


@form_methods
def event_merge(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    event = event_or_404(request, slug, number)
    form = event_forms.MergeForm(request.POST or None, event=event)

    def save() -> TimelineEvent:
        return merge.merge_events(request.user, form.cleaned_data["other"], event, form.cleaned_data["reason"])

    said = f"{event.ref} is part of this event now."
    return _ask(request, event, form, save, f"Merge {event.ref} into another event", said)


@form_methods
def claims_move(request: HttpRequest, slug: str) -> HttpResponse:
    """Move quotes to another event or to a new one. The quotes to choose from are those of the first one's event."""
    story = story_or_404(request, slug)
    data = request.POST or None
    asked = [pk for pk in (data or request.GET).getlist("claim") if pk.isdecimal()]
    first = Claim.objects.filter(story=story, pk__in=asked).select_related("event").first()
    if first is None or first.event is None:
        if data is None and (event := TimelineEvent.objects.filter(story=story, number=_number(request)).first()):
            return redirect(event)
        raise Http404
    event = first.event
    event.story = story
    claims = Claim.objects.standing().filter(event=event).select_related("article__source", "story", "event")
    form = event_forms.MoveForm(data, story=story, claims=claims, initial={"claim": asked})

    def save() -> TimelineEvent:
        fields = form.cleaned_data
        return split.move_claims(
            request.user, list(fields["claim"]), fields["event"], fields["reason"], fields["title"]
        )

    return _ask(request, event, form, save, "Move quotes to another event", "Moved. They stay there.")


def _number(request: HttpRequest) -> int:
    text = request.GET.get("from", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@form_methods
def claim_grade(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    story = story_or_404(request, slug)
    claim = get_object_or_404(Claim.objects.select_related("event", "article"), pk=pk, story=story)
    if claim.event is None:
        raise Http404
    claim.story = claim.event.story = story
    event = claim.event
    form = event_forms.CredibilityForm(request.POST or None, initial={"credibility": claim.credibility})

    def save() -> TimelineEvent:
        return grade.grade_claim(request.user, claim, **form.cleaned_data).event or event

    return _ask(request, event, form, save, "How credible is this claim?", "Graded.", quote=claim.quote)


def _ask(
    request: HttpRequest,
    event: TimelineEvent,
    form: forms.Form,
    save: Callable[[], TimelineEvent],
    heading: str,
    said: str,
    **context: Any,
) -> HttpResponse:
    """Show a correction's form, or do it: 422 with the form where it is invalid or refused."""
    if request.method == "POST" and form.is_valid():
        try:
            return changed(request, save(), said)
        except Refused as refused:
            form.add_error(None, str(refused))
    context |= {"story": event.story, "event": event, "form": form, "heading": heading}
    return render_page(request, "events/event_form.html", "form", context, 422 if request.method == "POST" else 200)
