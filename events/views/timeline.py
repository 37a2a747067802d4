"""The timeline: filter, histogram, events by day, and the chosen event beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.filters import TimelineFilter, alone
from events.htmx import htmx_of, render_page, wants_fragment
from events.models import SavedView, Story, TimelineEvent
from events.models.timeline_event import TimelineEventQuerySet
from events.permissions import story_or_404
from events.views.event import event_context
from events.views.facets import chips, facets, range_words
from events.views.histogram import histogram
from events.views.palette import Palette
from events.views.rows import Cursor, Group, Row, grouped, page_of, rows_of

# The part that htmx replaces, by the id of the element it asks for.
PARTIALS = {"more": "rows", "list": "list"}
# Undated events of one article each are folded away when there are more than these.
FEW = 3
SHOW = "show"


@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    story = story_or_404(request, slug)
    form = TimelineFilter(request.GET, story)
    htmx = htmx_of(request) if wants_fragment(request) else None
    partial = PARTIALS.get((htmx and htmx.target) or "", "board")
    palette = Palette.of(story)
    standing = TimelineEvent.objects.standing().filter(story=story)
    context = {"story": story, "form": form, **_page(request, story, form, standing, palette)}
    context["appended"] = partial == "rows"
    if partial != "rows":
        context |= _frame(form, standing)
    if partial == "board":
        context |= {
            "facets": facets(form, standing),
            "views": SavedView.objects.filter(story=story, owner=request.user.pk),
            "kept": form.query(),
            "here": request.get_full_path(),
            **_chosen(request, story, standing, palette),
        }
    return render_page(request, "events/timeline.html", partial, context)


def _page(
    request: HttpRequest, story: Story, form: TimelineFilter, standing: TimelineEventQuerySet, palette: Palette
) -> dict[str, Any]:
    after = Cursor.read(request.GET.get("after", ""))
    found, lonely = form.apply(standing), alone(story)
    alone_count = found.filter(lonely).count()
    # A fold that would hide the only events found, or save no room, folds nothing.
    may_fold = alone_count > FEW and found.exclude(lonely).exists()
    folded = may_fold and form.cleaned_data.get("alone") != SHOW
    listed, last, following = page_of(found, lonely, after, folded=folded)
    return {
        "groups": _groups(rows_of(story, [*listed, *last], palette, last), after, apart=may_fold),
        "after": after,
        "next_query": form.query(after=str(following)) if following else "",
        "alone_count": alone_count if may_fold else 0,
        "folded": folded,
        "alone_query": form.query(alone=SHOW if folded else None),
        "base_query": form.query(),
        "selected": request.GET.get("event", ""),
    }


def _groups(rows: list[Row], after: Cursor | None, *, apart: bool) -> list[Group]:
    """The page under its dates. What could be folded stands ``apart``; a few are undated like the others."""
    if not apart:
        for row in rows:
            row.alone = False
        after = after and replace(after, alone=False)
    return grouped(rows, after)


def _frame(form: TimelineFilter, standing: TimelineEventQuerySet) -> dict[str, Any]:
    """The histogram keeps all days in sight whatever range is chosen: the range is drawn on it."""
    since, until = form.date("since"), form.date("until")
    counts = form.apply(standing).aggregate(found=Count("pk"), undated=Count("pk", filter=Q(lower__isnull=True)))
    spread = _spread(form.apply(standing, without="dates"))
    return {
        "histogram": histogram(spread, since.lower if since else None, until.upper if until else None),
        "chips": chips(form),
        "range": range_words(form) if since or until else "",
        "brush_query": form.query(since=None, until=None),
        "found_count": counts["found"],
        "undated_count": counts["undated"],
        "undated_query": form.query(flag=list(dict.fromkeys([*form.chosen("flag"), "undated"]))),
        "all_count": standing.count() if form.is_set else counts["found"],
    }


def _spread(events: TimelineEventQuerySet) -> list[tuple[dt.date, dt.date, int]]:
    """How many events have exactly these bounds: as many rows as there are different dates, not events."""
    return list(events.dated().order_by().values_list("lower", "upper").annotate(Count("pk")))


def _chosen(request: HttpRequest, story: Story, standing: TimelineEventQuerySet, palette: Palette) -> dict[str, Any]:
    number = request.GET.get("event", "")
    event = standing.filter(number=number).first() if number.isdecimal() and len(number) < 10 else None
    if event is None:
        return {}
    event.story = story
    return event_context(event, palette)
