"""Search across events, claims, articles, notes and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events import search as full_text
from events.htmx import render_page
from events.models import Annotation, Article, Claim, Entity, Story, TimelineEvent
from events.permissions import story_or_404
from events.search import Hit

KINDS = {"event": "Events", "claim": "Claims", "article": "Articles", "note": "Notes", "entity": "Names"}


@dataclass(frozen=True, slots=True)
class Result:
    hit: Hit
    row: Any


@require_safe
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """``?q=`` words, "a phrase", -without; ``?kind=`` one kind only."""
    story = story_or_404(request, slug)
    words = request.GET.get("q", "").strip()
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    results = _with_rows(story, full_text.search(story, words, [kind] if kind else ()))
    groups = [
        {"kind": key, "label": label, "results": [result for result in results if result.hit.kind == key]}
        for key, label in KINDS.items()
    ]
    context = {
        "story": story,
        "search_words": words,
        "kind": kind,
        "kinds": KINDS.items(),
        "groups": [group for group in groups if group["results"]],
        "total": len(results),
        "at_most": full_text.FOUND_AT_MOST,
    }
    return render_page(request, "events/search.html", "results", context)


def _with_rows(story: Story, hits: Sequence[Hit]) -> list[Result]:
    """The rows behind the hits, one query a kind; a hit whose row is gone is left out."""
    rows: dict[tuple[str, int], Any] = {}
    claims = Claim.objects.standing().select_related("story", "article__story", "attribution__speaker__merged_into")
    for kind, found in (
        ("event", TimelineEvent.objects.standing().select_related("story")),
        ("claim", claims),
        ("article", Article.objects.current().light().select_related("story", "source")),
        ("note", Annotation.objects.standing().select_related("story", "event__story", "author", "article")),
        ("entity", Entity.objects.standing().select_related("story")),
    ):  # fmt: skip
        keys = [hit.object_id for hit in hits if hit.kind == kind]
        if keys:
            rows.update({(kind, row.pk): row for row in found.filter(story=story, pk__in=keys)})
    return [Result(hit, rows[key]) for hit in hits if (key := (hit.kind, hit.object_id)) in rows]
