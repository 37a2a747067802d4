"""What is handed on: events, claims, notes or the whole story as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from events.exports.claims_jsonl import claims_jsonl
from events.exports.events_csv import events_csv
from events.exports.story import export_story
from events.exports.timelinejs import timelinejs
from events.exports.web_annotation import web_annotations
from events.filters import TimelineFilter
from events.models import Claim, Story
from events.models.timeline_event import TimelineEventQuerySet
from events.permissions import story_or_404


@dataclass(frozen=True, slots=True)
class Form:
    """One way to hand a story on; ``written`` gives its lines or its whole text."""

    suffix: str
    content_type: str
    written: Callable[[HttpRequest, Story], Iterable[str]]


def _events(request: HttpRequest, story: Story) -> TimelineEventQuerySet:
    """Those that the timeline shows under the same address: its filters count here, too."""
    return TimelineFilter(request.GET, story).apply(story.events.all().standing()).in_order()


FORMS = {
    "csv": Form("csv", "text/csv; charset=utf-8", lambda r, s: events_csv(_events(r, s))),
    "timelinejs": Form("timeline.json", "application/json", lambda r, s: [timelinejs(s, _events(r, s))]),
    "claims": Form(
        "claims.jsonl",
        "application/x-ndjson",
        lambda r, s: claims_jsonl(Claim.objects.standing().filter(story=s).order_by("article__number", "start")),
    ),
    "annotations": Form(
        "notes.jsonld",
        "application/ld+json",
        lambda r, s: [web_annotations(s, s.annotations.all().standing(), f"{r.scheme}://{r.get_host()}")],
    ),
    "story": Form("story.jsonl", "application/x-ndjson", lambda r, s: (f"{line}\n" for line in export_story(s))),
}


@require_safe
def export(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """``form``: csv, timelinejs, claims, annotations or story. Always a download."""
    story = story_or_404(request, slug)
    if form not in FORMS:
        raise Http404
    chosen = FORMS[form]
    headers = {"Content-Disposition": f'attachment; filename="{story.slug}.{chosen.suffix}"'}
    if request.method == "HEAD":
        return HttpResponse(content_type=chosen.content_type, headers=headers)
    return StreamingHttpResponse(chosen.written(request, story), content_type=chosen.content_type, headers=headers)
