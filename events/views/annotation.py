"""Notes on words, claims and events: all of them, one thread, and the verbs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from events.forms import EditNoteForm, NewNoteForm, ReplyForm
from events.htmx import render_page, wants_fragment
from events.models import Annotation, Article, Claim, Story, TimelineEvent
from events.permissions import story_or_404
from events.services import Conflict, Refused, annotate
from events.views.listing import choice, words
from events.views.paging import paged

PER_PAGE = 40
TAGS_SHOWN = 200
STATES = {"": "Any state", "open": "Open", "resolved": "Resolved", "orphaned": "Orphaned"}


@require_safe
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """All threads of the story, newest first, by tag, author, kind, state and text."""
    story = story_or_404(request, slug)
    found = _filtered(story.annotations.standing().threads(), request)
    authors = get_user_model().objects.filter(annotations__story=story).distinct().order_by("username")
    tags = story.tags.filter(annotations__deleted_at__isnull=True, annotations__isnull=False).distinct()[:TAGS_SHOWN]
    kinds: list[tuple[str, str]] = Annotation.Kind.choices
    context = {
        "story": story,
        "page": paged(found.with_thread(), ("-created_at", "-pk"), PER_PAGE, request.GET),
        "total": found.count(),
        "fields": [
            words(request, "Words in notes and quotes"),
            choice(request, "kind", "Kind", [(k, f"{said.capitalize()}s") for k, said in kinds], "Any kind"),
            choice(request, "state", "State", STATES.items()),
            choice(request, "author", "Author", [(one.username, one) for one in authors], "Anyone’s"),
            choice(request, "tag", "Tag", [(tag.name, tag.name) for tag in tags], "Any tag"),
        ],
        "here": request.get_full_path(),
    }
    return render_page(request, "events/notes.html", "list", context)


def _filtered(found: Any, request: HttpRequest) -> Any:
    said, tag, author, kind, state = (
        request.GET.get(name, "").strip() for name in ("q", "tag", "author", "kind", "state")
    )
    if said:
        replied = Annotation.objects.standing().filter(body__icontains=said).values("parent")
        found = found.filter(Q(body__icontains=said) | Q(exact__icontains=said) | Q(pk__in=replied))
    if tag:
        found = found.filter(tags__name=tag)
    if author:
        found = found.filter(author__username=author)
    if kind in Annotation.Kind:
        found = found.filter(kind=kind)
    if state == "orphaned":
        found = found.orphaned()
    elif state in ("open", "resolved"):
        found = found.filter(resolved_at__isnull=state == "open")
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def note_new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new note on an article (or words of it), a claim or an event: ``?article=``, ``?claim=`` or ``?event=``."""
    story = story_or_404(request, slug)
    target = _target(request, story)
    article = target if isinstance(target, Article) else None
    form = NewNoteForm(request.POST or None, article=article, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            note = annotate.write(
                request.user,
                story,
                form.cleaned_data["body"],
                article=article,
                span=form.span,
                claim=target if isinstance(target, Claim) else None,
                event=target if isinstance(target, TimelineEvent) else None,
                kind=form.cleaned_data["kind"],
                tags=form.cleaned_data["tags"],
            )
        except Refused as refusal:
            form.add_error("body", str(refusal))
        else:
            return _done(request, note, "Note kept.")
    context = {
        "story": story,
        "form": form,
        "on": target,
        "places": [_place(article, *place) for place in form.places] if article else [],
        "next": request.POST.get("next", request.GET.get("next", "")),
        "tag_names": list(story.tags.values_list("name", flat=True)[:500]),
    }
    return render_page(request, "events/note_new.html", "form", context, status=422 if form.errors else 200)


def _target(request: HttpRequest, story: Story) -> Article | Claim | TimelineEvent:
    """What the note is on; 404 where the address names nothing of this story."""
    named: dict[str, str] = {name: _param(request, name) for name in ("article", "claim", "event")}
    if named["article"].isdigit():
        return get_object_or_404(Article.objects.select_related("story"), story=story, pk=int(named["article"]))
    if named["claim"].isdigit():
        return get_object_or_404(Claim.objects.select_related("story"), story=story, pk=int(named["claim"]))
    number = int(named["event"]) if named["event"].isdigit() else 0
    return get_object_or_404(TimelineEvent.objects.select_related("story"), story=story, number=number)


def _param(request: HttpRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name, "")


def _place(article: Article, start: int, end: int) -> dict[str, Any]:
    """One of several places where words stand, with what is around them."""
    text = article.text
    return {
        "start": start,
        "end": end,
        "before": text[max(0, start - 60) : start],
        "exact": text[start:end],
        "after": text[end : end + 60],
    }


@require_safe
def note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One thread by itself; also where a deleted note can be brought back."""
    story = story_or_404(request, slug)
    row = _note(story, pk, deleted_too=True)
    context = {"story": story, "note": row, "here": request.get_full_path()}
    return render_page(request, "events/note.html", "thread", context)


def _note(story: Story, pk: int, *, deleted_too: bool = False) -> Annotation:
    rows = Annotation.objects.filter(story=story)
    return get_object_or_404((rows if deleted_too else rows.standing()).with_thread(), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def note_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change one's own note. Where someone was faster: 409, and both texts."""
    story = story_or_404(request, slug)
    row = _note(story, pk)
    initial = {
        "body": row.body,
        "kind": row.kind,
        "tags": ", ".join(tag.name for tag in row.tags.all()),
        "revision": row.revision,
    }
    form = EditNoteForm(request.POST or None, initial=initial)
    context = {
        "story": story,
        "note": row,
        "form": form,
        "next": _param(request, "next"),
        "tag_names": list(story.tags.values_list("name", flat=True)[:500]),
    }
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _done(request, annotate.edit(request.user, row, **form.cleaned_data), "Note changed.")
            except Conflict as conflict:
                status = 409
                theirs: Annotation = conflict.current
                again = request.POST.copy()
                again["revision"] = str(theirs.revision)
                context |= {"theirs": theirs, "refusal": str(conflict), "form": EditNoteForm(again)}
            except Refused as refusal:
                form.add_error("body", str(refusal))
    return render_page(request, "events/note_edit.html", "form", context, status=status)


@require_POST
def note_reply(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    story = story_or_404(request, slug)
    row = _note(story, pk)
    form = ReplyForm(request.POST)
    if form.is_valid():
        answer = annotate.reply(request.user, row, form.cleaned_data["body"])
        return _done(request, answer.parent or answer, "Reply kept.")
    context = {"story": story, "note": row, "reply_form": form, "here": request.get_full_path()}
    return render_page(request, "events/note.html", "thread", context, status=422)


@require_POST
def note_resolve(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Close a thread, or (``verb=reopen``) open it again."""
    row = _note(story_or_404(request, slug), pk)
    if request.POST.get("verb") == "reopen":
        return _done(request, annotate.reopen(request.user, row), "Note opened again.")
    return _done(request, annotate.resolve(request.user, row), "Note resolved.")


@require_POST
def note_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = _note(story_or_404(request, slug), pk)
    try:
        annotate.delete(request.user, row)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_back(request, row))
    back = _back(request, row).partition("#")[0]
    # With JavaScript the link posts at once; without it, it leads to the note's page, which has the button.
    undo = format_html(
        'Note deleted. <a href="{0}" hx-post="{1}?{2}" hx-swap="none" data-key="u">Undo</a>',
        reverse("note", args=[slug, row.pk]),
        reverse("note_restore", args=[slug, row.pk]),
        urlencode({"next": back}),
    )
    messages.success(request, undo)
    return redirect(back)


@require_POST
def note_restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = _note(story_or_404(request, slug), pk, deleted_too=True)
    try:
        annotate.restore(request.user, row)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_back(request, row))
    return _done(request, row, "The note is back.")


def _back(request: HttpRequest, row: Annotation) -> str:
    """Where the analyst came from (``next``), or the note's own place."""
    asked = _param(request, "next")
    if asked and url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return f"{asked.partition('#')[0]}#note-{row.parent_id or row.pk}"
    return row.get_absolute_url()


def _done(request: HttpRequest, row: Annotation, said: str) -> HttpResponse:
    """Back to the place, with a word; a fragment's request is told to go there."""
    messages.success(request, said)
    back = _back(request, row)
    if not wants_fragment(request):
        return redirect(back)
    path, _, fragment = back.partition("#")
    # The same address with another fragment would not be loaded again, and the new note not be seen.
    changed = f"{path}{'&' if '?' in path else '?'}at={row.pk}.{row.revision}"
    return HttpResponseClientRedirect(f"{changed}#{fragment}")
