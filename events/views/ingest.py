"""Adding articles: drop files, watch the run, read every failure."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from events.forms import UploadForm
from events.htmx import render_page
from events.models import IngestItem, IngestRun, Story
from events.permissions import story_or_404
from events.tasks import start_ingest
from events.views.paging import paged

RUNS_SHOWN = 30
ITEMS_PER_PAGE = 100
OUTCOMES = IngestItem.Outcome


@require_http_methods(["GET", "HEAD", "POST"])
def ingest(request: HttpRequest, slug: str) -> HttpResponse:
    """The form for files, and the story's runs, newest first."""
    story = story_or_404(request, slug)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        run = start_ingest(story, request.user, form.cleaned_data["documents"])
        return redirect("ingest_run", story.slug, run.pk)
    context = {"story": story, "form": form, "runs": _counted(story)[:RUNS_SHOWN]}
    return render_page(request, "events/ingest.html", "page", context, status=422 if form.errors else 200)


def _counted(story: Story) -> Any:
    outcomes = {f"{outcome}_count": Count("items", filter=Q(items__outcome=outcome)) for outcome in OUTCOMES.values}
    return (
        IngestRun.objects.filter(story=story)
        .select_related("actor")
        .annotate(done_count=Count("items"), **outcomes)
        .order_by("-started_at", "-pk")
    )


@require_safe
def ingest_run(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One run. While it works, the page asks for its state every second; when it has ended, it stops asking."""
    story = story_or_404(request, slug)
    run = get_object_or_404(_counted(story), pk=pk)
    items = run.items.select_related("article__story").defer("article__text", "article__blocks", "article__set_aside")
    outcome = request.GET.get("outcome", "")
    outcome = outcome if outcome in OUTCOMES.values else ""
    listed = items.filter(outcome=outcome) if outcome else items.exclude(outcome=OUTCOMES.FAILED)
    working = run.state in (IngestRun.State.QUEUED, IngestRun.State.RUNNING)
    context = {
        "story": story,
        "run": run,
        "working": working,
        "percent": round(100 * run.done_count / run.total) if run.total else 0,
        "counts": [(key, label, getattr(run, f"{key}_count")) for key, label in OUTCOMES.choices],
        "failed": items.filter(outcome=OUTCOMES.FAILED)[:ITEMS_PER_PAGE] if not outcome else [],
        "page": paged(listed, ("id", "pk"), ITEMS_PER_PAGE, request.GET),
        "outcome": outcome,
    }
    return render_page(request, "events/ingest_run.html", "run", context)
