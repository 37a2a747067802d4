"""Who changed what, from what to what, and why."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.htmx import render_page
from events.models import Annotation, Article, Claim, Entity, Story, TimelineEvent
from events.permissions import story_or_404
from events.services import history
from events.views.listing import choice
from events.views.paging import paged

PER_PAGE = 50
# What people call the rows that the history names by model.
NOUNS = {
    "timelineevent": "event",
    "claim": "claim",
    "article": "article",
    "annotation": "note",
    "entity": "name",
    "source": "source",
    "disagreement": "disagreement",
    "entitymergesuggestion": "merge",
}
_LINKED: dict[str, Any] = {
    "timelineevent": TimelineEvent,
    "claim": Claim,
    "article": Article,
    "annotation": Annotation,
    "entity": Entity,
}


@require_safe
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """The story's history, newest first, by person and by what was changed."""
    story = story_or_404(request, slug)
    found = history.entries(story)
    person, noun = request.GET.get("person", ""), request.GET.get("noun", "")
    if person:
        found = found.filter(actor__username=person)
    if noun in NOUNS:
        found = found.filter(content_type__app_label="events", content_type__model=noun)
    page = paged(found, ("-timestamp", "-id"), PER_PAGE, request.GET)
    links = _links(story, page.rows)
    nouns = [(model, f"{noun.capitalize()}s") for model, noun in NOUNS.items()]
    context = {
        "story": story,
        "page": page,
        "rows": [
            {
                "entry": entry,
                "noun": NOUNS.get(entry.content_type.model, entry.content_type.name),
                "url": links.get((entry.content_type.model, entry.object_pk), ""),
                "data": entry.additional_data or {},
                "changes": entry.changes_dict.items(),
            }
            for entry in page.rows
        ],
        "fields": [
            choice(request, "person", "Person", [(one.username, one) for one in _people(story)], "Everyone"),
            choice(request, "noun", "What was changed", nouns, "Anything"),
        ],
    }
    return render_page(request, "events/activity.html", "list", context)


def _people(story: Story) -> Any:
    actors = history.entries(story).order_by().values("actor").distinct()
    return get_user_model().objects.filter(pk__in=actors).order_by("username")


def _links(story: Story, entries: Any) -> dict[tuple[str, str], str]:
    """The addresses of the rows that still are there: one query a kind, whatever the page's length."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        wanted.setdefault(entry.content_type.model, set()).add(entry.object_pk)
    links: dict[tuple[str, str], str] = {}
    for model, keys in wanted.items():
        if model == "source":
            links |= {(model, key): reverse("source", args=[story.slug, key]) for key in keys}
        if model not in _LINKED:
            continue
        rows = _LINKED[model].objects.filter(story=story, pk__in=keys).select_related("story")
        if model == "annotation":
            rows = rows.standing().select_related("story", "event__story")
        for row in rows.defer("text") if model == "article" else rows:
            links[model, str(row.pk)] = row.get_absolute_url()
    return links
