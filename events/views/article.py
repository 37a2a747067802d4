"""Articles: the list, the text with its marks, the original bytes, and the publication date."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from events import article_marks
from events.article_marks import LAYERS, SHOWN_AT_FIRST, Read
from events.forms import PublishForm
from events.htmx import render_page
from events.models import Annotation, Article, Claim, Source, Story
from events.permissions import story_or_404
from events.services import Refused, correct
from events.views.listing import choice, words
from events.views.paging import paged

PER_PAGE = 50
DATE_CHOICES = {"": "Any date", "undated": "Undated", "suspect": "Suspect date", "suggested": "Date suggested"}
_FILES = {"text": ("text/plain; charset=utf-8", "txt"), "html": ("application/octet-stream", "html")}


@require_safe
def articles(request: HttpRequest, slug: str) -> HttpResponse:
    """Every current article in order of publication, undated last."""
    story = story_or_404(request, slug)
    shown = _filtered(story.articles.current(), request)
    sources = Source.objects.filter(articles__story=story).distinct()
    context = {
        "story": story,
        "page": paged(_counted(shown), ("published_lower", "number"), PER_PAGE, request.GET),
        "total": shown.count(),
        "fields": [
            words(request, "Headline, file, byline"),
            choice(request, "source", "Source", sources.values_list("pk", "name"), "Any source"),
            choice(request, "date", "Date", DATE_CHOICES.items()),
        ],
    }
    return render_page(request, "events/articles.html", "list", context)


def _filtered(found: Any, request: HttpRequest) -> Any:
    said, source, date = (request.GET.get(name, "").strip() for name in ("q", "source", "date"))
    if said:
        found = found.filter(Q(headline__icontains=said) | Q(name__icontains=said) | Q(byline__icontains=said))
    if source.isdigit():
        found = found.filter(source=int(source))
    if date == "undated":
        found = found.undated()
    elif date == "suspect":
        found = found.filter(published_suspect=True)
    elif date == "suggested":
        found = found.filter(suggestion_state=Article.Suggestion.OPEN)
    return found


def _counted(found: Any) -> QuerySet[Article]:
    claims = Claim.objects.filter(article=OuterRef("pk"), hidden=False).order_by().values("article")
    notes = Annotation.objects.standing().threads().filter(article=OuterRef("pk")).order_by().values("article")
    counted: QuerySet[Article] = (
        found.light()
        .select_related("source", "story")
        .annotate(
            claim_count=Coalesce(Subquery(claims.annotate(n=Count("pk")).values("n")), 0),
            event_count=Coalesce(Subquery(claims.annotate(n=Count("event", distinct=True)).values("n")), 0),
            note_count=Coalesce(Subquery(notes.annotate(n=Count("pk")).values("n")), 0),
        )
    )
    return counted


@require_safe
def article(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The text with its marks and notes. ``?show=`` names the layers, ``?read=claim-12`` opens one explanation."""
    story = story_or_404(request, slug)
    row = _article(story, pk)
    found = article_marks.read(row)
    context = article_context(request, story, row, found)
    partial = "reading" if request.headers.get("HX-Target") == "reading" else "article"
    return render_page(request, "events/article.html", partial, context)


def _article(story: Story, pk: int) -> Article:
    return get_object_or_404(
        Article.objects.select_related("source", "story", "superseded_by", "supersedes"), story=story, pk=pk
    )


def article_context(request: HttpRequest, story: Story, row: Article, found: Read) -> dict[str, Any]:
    layers = [name for name in request.GET.getlist("show") if name in LAYERS]
    if "show" not in request.GET:
        layers = list(SHOWN_AT_FIRST)
    kept = urlencode([("show", name) for name in request.GET.getlist("show")])
    drawn = article_marks.marks(found, layers, kept)
    blocks = article_marks.blocks(row, found, drawn, with_notes="notes" in layers)
    counts = {
        "claims": len(found.claims),
        "times": len(found.times),
        "voices": len(found.voices),
        "names": len({mention.entity.standing.pk for mention in found.mentions}),
        "notes": len(found.notes),
    }
    return {
        "story": story,
        "article": row,
        "blocks": blocks,
        "layers": [(name, label, name in layers, counts[name]) for name, label in LAYERS.items()],
        "loose_notes": [note for note in found.notes if article_marks.note_start(note) is None],
        "headline_in_text": any(block.kind == "headline" for block in blocks),
        "paragraph_count": sum(block.kind == "paragraph" for block in blocks),
        "versions": Article.objects.filter(story=story, name=row.name).order_by("version").light(),
        "reading": _reading(found, request.GET.get("read", "")),
        "page_query": kept,
        "here": f"{request.path}?{kept}" if kept else request.path,
        "tag_names": list(story.tags.values_list("name", flat=True)[:500]),
    }


def _reading(found: Read, key: str) -> dict[str, Any] | None:
    """What one mark stands for: its kind and its row, or ``None``."""
    kind, _, number = key.partition("-")
    rows: dict[str, Any] = {
        "claim": found.claims,
        "time": found.times,
        "voice": found.voices,
        "name": found.mentions,
    }
    listed = list(rows.get(kind, ()))
    index = next((index for index, row in enumerate(listed) if str(row.pk) == number), None)
    if index is None:
        return None
    near = {"before": listed[index - 1] if index else None, "after": listed[index + 1] if listed[index + 1 :] else None}
    row = listed[index]
    said = [claim for claim in found.claims if claim.attribution_id == row.pk] if kind == "voice" else []
    return {"kind": kind, "key": key, "row": row, "number": index + 1, "of": len(listed), "said": said, **near}


@require_safe
def original(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The bytes as they came. Always a download: an article's own HTML never runs under our address."""
    row = get_object_or_404(Article.objects.select_related("original"), story=story_or_404(request, slug), pk=pk)
    kind, suffix = _FILES.get(row.original.kind, ("application/octet-stream", "json"))
    response = HttpResponse(bytes(row.original.data), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{row.ref}-v{row.version}.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Set the publication date by hand, with a reason."""
    story = story_or_404(request, slug)
    row = _article(story, pk)
    form = PublishForm(request.POST or None, initial={"edtf": row.published_edtf})
    if request.method == "POST" and form.is_valid():
        try:
            correct.publish(request.user, row, form.cleaned_data["edtf"], form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error("edtf", str(refusal))
        else:
            messages.success(request, "Publication date set. Relative times of the article were read again from it.")
            return redirect(row)
    status = 422 if form.errors else 200
    context = {"story": story, "article": row, "form": form}
    return render_page(request, "events/article_publish.html", "form", context, status=status)
