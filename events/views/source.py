"""Publishers: how far each is trusted and why, what it published, and who cites it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from events.forms import GradeSourceForm
from events.htmx import render_page
from events.models import Article, Claim, Source, Story
from events.permissions import story_or_404
from events.services import Refused, grade, history

ARTICLES_SHOWN = 100
CITATIONS_SHOWN = 40


@require_safe
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    """Publishers of the story's articles, with their grade; a story has some dozens, so the list is whole."""
    story = story_or_404(request, slug)
    here = Q(articles__story=story, articles__superseded_by__isnull=True, articles__hidden=False)
    found = (
        Source.objects.filter(here)
        .annotate(
            article_count=Count("articles", filter=here, distinct=True),
            undated_count=Count("articles", filter=here & Q(articles__published_lower__isnull=True), distinct=True),
            first_on=Min("articles__published_lower", filter=here),
            last_on=Max("articles__published_upper", filter=here),
        )
        .order_by("-article_count", "name")
    )
    unnamed = Article.objects.current().filter(story=story, source__isnull=True).count()
    return render_page(
        request, "events/sources.html", "list", {"story": story, "sources": found, "unnamed_count": unnamed}
    )


@require_safe
def source(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    story = story_or_404(request, slug)
    row = _source(story, pk)
    form = GradeSourceForm(initial={"reliability": row.reliability})
    return render_page(request, "events/source.html", "source", _context(story, row, form))


def _source(story: Story, pk: int) -> Source:
    """A publisher that this story has articles of."""
    of_story = Source.objects.select_related("entity__story").filter(articles__story=story).distinct()
    return get_object_or_404(of_story, pk=pk)


def _context(story: Story, row: Source, form: GradeSourceForm) -> dict[str, Any]:
    articles = Article.objects.current().filter(story=story, source=row).light().select_related("source", "story")
    cited: Any = Claim.objects.none()
    if row.entity_id:
        speaks = Q(attribution__speaker=row.entity_id) | Q(attribution__speaker__merged_into=row.entity_id)
        cited = (
            Claim.objects.standing()
            .filter(speaks, story=story)
            .exclude(article__source=row)
            .with_voices()
            .order_by("article__published_lower", "pk")
        )
    return {
        "story": story,
        "source": row,
        "form": form,
        "articles": articles.in_order()[:ARTICLES_SHOWN],
        "article_count": articles.count(),
        "cited": cited[:CITATIONS_SHOWN],
        "cited_count": cited.count(),
        "history": history.entries_of(row)[:20],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def source_grade(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Grade a publisher A to F after the Admiralty system, with a reason."""
    story = story_or_404(request, slug)
    row = _source(story, pk)
    form = GradeSourceForm(request.POST or None, initial={"reliability": row.reliability})
    if request.method == "POST" and form.is_valid():
        try:
            grade.grade_source(request.user, row, **form.cleaned_data, story=story)
        except Refused as refusal:
            form.add_error("reliability", str(refusal))
        else:
            messages.success(request, f"{row} is graded {row.reliability} now.")
            return redirect("source", story.slug, row.pk)
    return render_page(
        request, "events/source.html", "source", _context(story, row, form), status=422 if form.errors else 200
    )
