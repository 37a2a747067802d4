"""The review queue: one question after another, y / n / h on the keyboard, and every decision can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events import review_queue
from events.htmx import render_page, wants_fragment
from events.models import Annotation, Article, Disagreement, EntityMergeSuggestion, Story
from events.permissions import story_or_404
from events.review_queue import KINDS
from events.services import Refused, annotate, correct, triage

# A session remembers this many held cards; the oldest fall out, and those questions come up again in their place.
HELD_AT_MOST = 200

MODELS: dict[str, Any] = {
    "publication": Article,
    "suspect": Article,
    "disagreement": Disagreement,
    "merge": EntityMergeSuggestion,
    "orphan": Annotation,
}
SUPERSEDED = "superseded"


@require_safe
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """All open questions, or (``?kind=``) those of one kind."""
    story = story_or_404(request, slug)
    return render_page(request, "events/review.html", "queue", _context(request, story))


def _context(request: HttpRequest, story: Story) -> dict[str, Any]:
    counts = review_queue.counts(story)
    kind = request.GET.get("kind", request.POST.get("in", ""))
    kind = kind if kind in KINDS else ""
    undated = review_queue.undated(story)
    return {
        "story": story,
        "cards": review_queue.cards(story, [kind] if kind else [], _held(request, story)),
        "kinds": [(key, row.label, counts[key]) for key, row in KINDS.items()],
        "kind": kind,
        "total": sum(counts.values()),
        "undated": undated[:20],
        "undated_count": undated.count(),
    }


@require_POST
def decide(request: HttpRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """``verb``: yes, no, hold, undo, or superseded (a disagreement). Answers with the queue as it is now."""
    story = story_or_404(request, slug)
    verb = request.POST.get("verb", "")
    if kind not in MODELS:
        raise Http404
    row = get_object_or_404(MODELS[kind], pk=pk, story=story)
    if verb == "hold":
        _hold(request, story, f"{kind}-{pk}")
        return _answer(request, story, _context(request, story))
    act = _ACTS.get((kind, verb))
    if act is None:
        raise Http404
    context: dict[str, Any]
    status = 200
    try:
        act(request.user, row, request.POST.get("reason", "").strip())
    except Refused as refusal:
        context, status = _context(request, story) | {"refusal": str(refusal)}, 422
        messages.error(request, str(refusal))
    else:
        context = _context(request, story)
        if verb != "undo":
            context["decided"] = {
                "kind": KINDS[kind],
                "row": row,
                "said": _said(kind, verb),
                "undoable": (kind, "undo") in _ACTS,
            }
    return _answer(request, story, context, status)


def _answer(request: HttpRequest, story: Story, context: dict[str, Any], status: int = 200) -> HttpResponse:
    back = request.POST.get("next", "")
    if wants_fragment(request) or status != 200 or ("decided" in context and not back):
        return render_page(request, "events/review.html", "queue", context, status=status)
    if back.startswith(f"/s/{story.slug}/"):
        return redirect(back)
    return redirect(reverse("review", args=[story.slug]) + (f"?kind={context['kind']}" if context["kind"] else ""))


def _said(kind: str, verb: str) -> str:
    if verb == SUPERSEDED:
        return "Moves on with time"
    return KINDS[kind].yes if verb == "yes" else KINDS[kind].no


def _held(request: HttpRequest, story: Story) -> list[str]:
    held: dict[str, list[str]] = request.session.get("held", {})
    return held.get(str(story.pk), [])


def _hold(request: HttpRequest, story: Story, key: str) -> None:
    """Put a card behind the others, or back in its place where it is held already."""
    held = _held(request, story)
    kept = [other for other in held if other != key] if key in held else [*held, key]
    request.session["held"] = {**request.session.get("held", {}), str(story.pk): kept[-HELD_AT_MOST:]}


def _no_date(actor: Any, row: Article, reason: str) -> object:
    return correct.publish(actor, row, "", reason or "the stated date does not hold, and nothing tells a better one")


def _state(state: str) -> Callable[[Any, Any, str], object]:
    return lambda actor, row, reason: triage.decide_disagreement(actor, row, state, reason)


_ACTS: dict[tuple[str, str], Callable[[Any, Any, str], object]] = {
    ("publication", "yes"): triage.accept_publication,
    ("publication", "no"): triage.refuse_publication,
    ("publication", "undo"): triage.reopen_publication,
    ("suspect", "yes"): _no_date,
    ("suspect", "no"): triage.refuse_publication,
    ("disagreement", "yes"): _state(Disagreement.State.CONFIRMED),
    ("disagreement", "no"): _state(Disagreement.State.DISMISSED),
    ("disagreement", SUPERSEDED): _state(Disagreement.State.SUPERSEDED),
    ("disagreement", "undo"): _state(Disagreement.State.SUGGESTED),
    ("merge", "yes"): triage.accept_merge,
    ("merge", "no"): triage.refuse_merge,
    ("merge", "undo"): triage.reopen_merge,
    ("orphan", "yes"): lambda actor, row, reason: annotate.resolve(actor, row),
    ("orphan", "no"): lambda actor, row, reason: annotate.delete(actor, row),
    ("orphan", "undo"): lambda actor, row, reason: (
        annotate.restore(actor, row) if row.deleted_at else annotate.reopen(actor, row)
    ),
}
