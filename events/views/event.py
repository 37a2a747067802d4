"""An event: its page, and what an analyst decides there. Corrections with a form are in ``corrections``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import retarget, trigger_client_event

from events.htmx import htmx_of, render_page, wants_fragment
from events.models import Disagreement, TimelineEvent
from events.permissions import story_or_404
from events.review_queue import open_count
from events.services import Refused, triage
from events.services.history import entries_of
from events.views.brief import brief
from events.views.palette import Palette

HISTORY_SHOWN = 20
DECISIONS: dict[str, Callable[..., TimelineEvent]] = {
    "confirm": triage.confirm,
    "doubt": triage.doubt,
    "reopen": triage.reopen,
}
SAID = {"confirm": "Confirmed.", "doubt": "Marked as doubted.", "reopen": "Open again."}


def event_or_404(request: HttpRequest, slug: str, number: int) -> TimelineEvent:
    story = story_or_404(request, slug)
    event = get_object_or_404(TimelineEvent.objects.select_related("place", "merged_into"), story=story, number=number)
    event.story = story
    return event


def event_context(event: TimelineEvent, palette: Palette) -> dict[str, Any]:
    """What ``event.html`` shows, whole or as the timeline's panel."""
    return {
        "event": event,
        "brief": brief(event, palette),
        "history": entries_of(event)[:HISTORY_SHOWN],
        "states": Disagreement.State,
    }


def render_event(request: HttpRequest, event: TimelineEvent, status: int = 200) -> HttpResponse:
    here = _here(request, event)
    context = {"story": event.story, "here": here, **event_context(event, Palette.of(event.story))}
    context["in_panel"] = here != event.get_absolute_url()
    return render_page(request, "events/event.html", "event", context, status)


def _here(request: HttpRequest, event: TimelineEvent) -> str:
    """Where a form on the event leads back to: the timeline with its filters where the event is shown beside it."""
    timeline = event.story.get_absolute_url()
    htmx = htmx_of(request)
    page = urlsplit((htmx and htmx.current_url_abs_path) or "")
    if page.path != timeline:
        return event.get_absolute_url()
    query = QueryDict(page.query, mutable=True)
    query["event"] = str(event.number)
    return f"{timeline}?{query.urlencode()}"


def changed(request: HttpRequest, event: TimelineEvent, words: str) -> HttpResponse:
    """After a decision: the event again, how much waits in the review now, and word to the list beside it; without
    htmx the page of the story that ``next`` names, or the event's.
    """
    messages.success(request, words)
    if not wants_fragment(request):
        back = request.GET.get("next", "")
        return redirect(back if back.startswith(f"/s/{event.story.slug}/") else event)
    fresh = event_or_404(request, event.story.slug, event.number)
    response = render_event(request, fresh)
    waiting = {"waiting": open_count(fresh.story), "oob": True}
    response.write(render_to_string("events/_shared.html#waiting", waiting))
    return trigger_client_event(retarget(response, "#event"), "events-changed")


@require_safe
def event(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The event's page. One that was merged leads to the event that holds its quotes now."""
    found = event_or_404(request, slug, number)
    if found.merged_into:
        messages.info(request, f"{found.ref} was merged into this event.")
        return redirect(found.merged_into)
    return render_event(request, found)


@require_POST
def event_decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = event_or_404(request, slug, number)
    verb = request.POST.get("verb", "")
    if verb not in DECISIONS:
        raise Http404
    try:
        DECISIONS[verb](request.user, found, request.POST.get("reason", ""))
    except Refused as refused:
        raise Http404 from refused
    return changed(request, found, SAID[verb])


@require_POST
def disagreement_decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    story = story_or_404(request, slug)
    found = get_object_or_404(Disagreement.objects.select_related("event", "story"), pk=pk, story=story)
    try:
        triage.decide_disagreement(request.user, found, request.POST.get("state", ""), request.POST.get("reason", ""))
    except Refused as refused:
        raise Http404 from refused
    return changed(request, found.event, f"Remembered: {found.get_state_display()}.")
