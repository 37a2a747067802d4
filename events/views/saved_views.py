"""Named filters of the timeline, one list a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from events.models import SavedView
from events.permissions import story_or_404
from events.services import Refused
from events.services.keep_views import drop_view, save_view


@require_POST
def view_save(request: HttpRequest, slug: str) -> HttpResponse:
    story = story_or_404(request, slug)
    query = request.POST.get("query", "")
    try:
        view = save_view(request.user, story, request.POST.get("name", ""), query)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(f"{story.get_absolute_url()}?{query}")
    messages.success(request, f"Kept as “{view.name}”.")
    return redirect(view.get_absolute_url())


@require_POST
def view_drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    story = story_or_404(request, slug)
    view = get_object_or_404(SavedView, pk=pk, story=story, owner=request.user)
    drop_view(request.user, view)
    messages.success(request, f"“{view.name}” is gone. The events are not.")
    return redirect(f"{story.get_absolute_url()}?{view.query}")
