"""All stories, the keyboard's help, and the colours."""

from __future__ import annotations

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from events.htmx import render_page
from events.models import Article, Story
from events.templatetags.newsdesk import THEMES

THEME_KEPT_FOR_SECONDS = 365 * 24 * 3600


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every story, with how much is in it and from when to when."""
    articles = Article.objects.current().filter(story=OuterRef("pk")).order_by().values("story")
    on_timeline = Q(events__hidden=False, events__merged_into__isnull=True, events__article_count__gt=0)
    stories = Story.objects.annotate(
        event_count=Count("events", filter=on_timeline),
        disputed_count=Count("events", filter=on_timeline & Q(events__disputed=True)),
        undated_count=Count("events", filter=on_timeline & Q(events__lower__isnull=True)),
        first_on=Min("events__lower", filter=on_timeline),
        last_on=Max("events__upper", filter=on_timeline),
        articles_here=Coalesce(Subquery(articles.annotate(n=Count("pk")).values("n")), 0),
        ingested_at=Subquery(articles.annotate(last=Max("ingested_at")).values("last")),
    )
    return render(request, "events/home.html", {"stories": stories})


@require_safe
def shortcuts(request: HttpRequest) -> HttpResponse:
    return render_page(request, "events/shortcuts.html", "shortcuts", {})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark in a cookie; an empty choice follows the system again."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("home")
    response = redirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=THEME_KEPT_FOR_SECONDS, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme")
    return response
