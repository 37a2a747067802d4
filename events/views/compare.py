"""Several sources side by side: what each says of an event's aspects, or of the story's events."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.htmx import render_page
from events.models import Article, Story, TimelineEvent
from events.permissions import story_or_404
from events.views.comparison import LENSES, Table, by_aspect, by_event, lens_counts, through_lens
from events.views.event import event_or_404
from events.views.palette import Palette

# Columns that fit a wide screen with room to read; the first in order of publication where none are chosen.
COLUMNS = 6
COLUMNS_AT_MOST = 12


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    story = story_or_404(request, slug)
    number = request.GET.get("event", "")
    palette = Palette.of(story)
    articles = list(Article.objects.current().filter(story=story).in_order().light().select_related("source"))
    for article in articles:
        article.story = story
    asked = {int(pk) for pk in request.GET.getlist("article") if pk.isdecimal()}
    event = event_or_404(request, slug, int(number)) if number.isdecimal() and len(number) < 10 else None
    table = by_aspect(event, articles, palette) if event else _of_articles(story, articles, asked, palette)
    lens = request.GET.get("lens", "")
    lens = lens if lens in LENSES else "all"
    context = {
        "story": story,
        "event": event,
        "table": table,
        "rows": through_lens(table.rows, lens),
        "lens": lens,
        "lenses": lens_counts(table.rows, _kept(request)),
        "articles": articles,
        "chosen": {column.article.pk for column in table.columns},
        "at_most": COLUMNS_AT_MOST,
    }
    return render_page(request, "events/compare.html", "comparison", context)


def _of_articles(story: Story, articles: list[Article], asked: set[int], palette: Palette) -> Table:
    chosen = [article for article in articles if article.pk in asked][:COLUMNS_AT_MOST] or articles[:COLUMNS]
    events = TimelineEvent.objects.standing().filter(story=story)
    return by_event(events, chosen, palette)


def _kept(request: HttpRequest) -> Any:
    """The address's query without the lens."""
    query = request.GET.copy()
    query.pop("lens", None)
    return query
