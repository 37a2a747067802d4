"""Names of a story: the list, one name's mentions over time, and merges, separations and corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from events.forms import MergeEntityForm, ReasonForm, RenameEntityForm
from events.htmx import render_page
from events.models import Article, Claim, ClaimRole, Entity, Mention, Story, TimelineEvent
from events.models.entity import KIND_CHOICES
from events.permissions import story_or_404
from events.services import Refused, correct, merge
from events.views.listing import choice, words
from events.views.paging import Page, paged

PER_PAGE = 60
CLAIMS_SHOWN = 30
OPTIONS_AT_MOST = 12
ORDERS = {"mentions": ("-mention_count", "-pk"), "name": ("name", "pk")}


@require_safe
def entities(request: HttpRequest, slug: str) -> HttpResponse:
    """All names that count by themselves, most mentioned first, by kind and words."""
    story = story_or_404(request, slug)
    standing = Entity.objects.standing().filter(story=story)
    found = _named(standing, request.GET.get("q", ""))
    kind = request.GET.get("kind", "")
    if kind in dict(KIND_CHOICES):
        found = found.filter(kind=kind)
    order = request.GET.get("order", "")
    page = paged(_counted(found), ORDERS.get(order, ORDERS["mentions"]), PER_PAGE, request.GET)
    counts = _article_counts(page.rows)
    kinds = standing.order_by("kind").values_list("kind").annotate(n=Count("pk"))
    context = {
        "story": story,
        "page": page,
        "rows": [(row, counts.get(row.pk, 0)) for row in page.rows],
        "total": found.count(),
        "fields": [
            words(request, "Name, alias or title"),
            choice(request, "kind", "Kind", [(k, f"{k.capitalize()} ({n})") for k, n in kinds], "Any kind"),
            choice(request, "order", "Order", [("name", "By name")], "Most mentioned first"),
        ],
    }
    return render_page(request, "events/entities.html", "list", context)


def _named(found: Any, typed: str) -> Any:
    """Whose name, alias or title has what is typed."""
    said = typed.strip()
    if not said:
        return found
    return found.filter(Q(name__icontains=said) | Q(aliases__icontains=said) | Q(titles__icontains=said))


def _counted(found: Any) -> QuerySet[Entity]:
    """With mentions in current articles, those of merged entities among them: two look-ups by index an entity."""

    def counted(**whose: OuterRef) -> Coalesce:
        rows = Mention.objects.filter(article__superseded_by__isnull=True, article__hidden=False, **whose)
        groups = rows.order_by().values(*whose).annotate(n=Count("pk"))
        return Coalesce(Subquery(groups.values("n")), 0)

    own, merged = counted(entity=OuterRef("pk")), counted(entity__merged_into=OuterRef("pk"))
    result: QuerySet[Entity] = found.select_related("story").annotate(mention_count=own + merged)
    return result


def _article_counts(rows: Sequence[Entity]) -> dict[int, int]:
    """In how many current articles each of some entities is mentioned, by key."""
    keys = [row.pk for row in rows]
    merged = Entity.objects.filter(merged_into__in=keys).values_list("pk", "merged_into")
    counted_as = {key: key for key in keys} | {key: kept for key, kept in merged if kept}
    pairs = (
        Mention.objects.filter(entity__in=list(counted_as), article__superseded_by__isnull=True, article__hidden=False)
        .order_by()
        .values_list("entity", "article")
        .distinct()
    )
    return Counter(key for key, _ in {(counted_as[entity], article) for entity, article in pairs})


@require_safe
def entity_options(request: HttpRequest, slug: str) -> JsonResponse:
    """Names to complete what is typed (``?q=``), best known first: ``{"options": [{"id", "name", "kind"}]}``."""
    story = story_or_404(request, slug)
    typed = request.GET.get("q", "").strip()
    found = _named(Entity.objects.standing().filter(story=story), typed) if typed else Entity.objects.none()
    kinds = [kind for kind in request.GET.getlist("kind") if kind in dict(KIND_CHOICES)]
    if kinds:
        found = found.filter(kind__in=kinds)
    best = _counted(found).order_by(F("mention_count").desc(), "name")[:OPTIONS_AT_MOST]
    return JsonResponse({"options": [{"id": row.pk, "name": row.name, "kind": row.kind} for row in best]})


@require_safe
def entity(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One name: where and when it is mentioned, what it does and says, what counts as it."""
    story = story_or_404(request, slug)
    row = _entity(story, pk)
    return render_page(request, "events/entity.html", "entity", _context(request, story, row))


def _entity(story: Story, pk: int) -> Entity:
    return get_object_or_404(Entity.objects.select_related("story", "merged_into__story"), story=story, pk=pk)


def _context(request: HttpRequest, story: Story, row: Entity, **forms: Any) -> dict[str, Any]:
    """Each of its four lists is paged by a name of its own in the address."""
    merged = list(row.merged.all())
    ids = [row.pk, *(other.pk for other in merged)]
    told = (
        Article.objects.current()
        .filter(story=story, mentions__entity__in=ids)
        .light()
        .select_related("source", "story")
        .annotate(mention_count=Count("mentions", filter=Q(mentions__entity__in=ids)))
        .in_order()
    )
    articles = list(told)
    drawn = bars(articles)
    claims = Claim.objects.standing().filter(story=story).with_voices().annotate(told_on=F("article__published_lower"))
    said = claims.filter(attribution__speaker__in=ids)
    done = claims.filter(pk__in=ClaimRole.objects.filter(entity__in=ids, role="agent").values("claim"))
    standing = TimelineEvent.objects.standing().filter(story=story).select_related("story")
    events = standing.filter(Q(participants__in=ids) | Q(place__in=ids)).distinct()

    def page(found: QuerySet[Any], name: str, order: tuple[str, str] = ("told_on", "pk")) -> Page[Any]:
        return paged(found, order, CLAIMS_SHOWN, request.GET, name)

    return {
        "story": story,
        "entity": row,
        "merged": merged,
        "articles": page(told, "articles", ("published_lower", "number")),
        "article_count": len(articles),
        "bars": drawn,
        "chart_end": round(drawn[-1].x + drawn[-1].width, 1) if drawn else 0,
        "mention_total": sum(article.mention_count for article in articles),  # type: ignore[attr-defined]
        "said": page(said, "said"),
        "said_count": said.count(),
        "done": page(done, "done"),
        "done_count": done.count(),
        "events": page(events, "events", ("lower", "number")),
        "event_count": events.count(),
        "merge_form": MergeEntityForm(entity=row),
        "rename_form": RenameEntityForm(initial={"name": row.name, "kind": row.kind}),
    } | forms


# --- mentions over time, drawn on the server ---

CHART_WIDTH, CHART_HEIGHT, BAR_GAP = 640, 72, 3
# Wider bars look like blocks instead of a rhythm.
BAR_WIDTH_AT_MOST = 28


@dataclass(frozen=True, slots=True)
class Bar:
    """One article: as high as it has mentions, in order of publication."""

    article: Article
    count: int
    x: float
    y: float
    width: float
    height: float
    dated: bool


def bars(articles: Sequence[Any]) -> list[Bar]:
    """A bar an article, in the order given; undated ones are told apart, not put somewhere."""
    if not articles:
        return []
    top = max(article.mention_count for article in articles)
    step = min(BAR_WIDTH_AT_MOST + BAR_GAP, CHART_WIDTH / len(articles))
    width = max(step - BAR_GAP, step / 2)
    result = []
    for index, article in enumerate(articles):
        height = round(CHART_HEIGHT * article.mention_count / top, 1)
        result.append(
            Bar(
                article,
                article.mention_count,
                round(index * step, 1),
                round(CHART_HEIGHT - height, 1),
                round(width, 1),
                height,
                article.published_lower is not None,
            )
        )
    return result


# --- corrections ---


@require_http_methods(["GET", "HEAD", "POST"])
def entity_merge(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Count this name as another one from now on; its mentions stay its own, so that it can be separated again."""
    story = story_or_404(request, slug)
    row = _entity(story, pk)
    form = MergeEntityForm(request.POST or None, entity=row)
    if request.method == "POST" and form.is_valid():
        try:
            kept = merge.merge_entities(request.user, form.cleaned_data["other"], row, form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error("other", str(refusal))
        else:
            messages.success(request, f"{row} counts as {kept} now. It can be separated again below.")
            return redirect(kept)
    return _form_page(request, _context(request, story, row, merge_form=form), form)


@require_http_methods(["GET", "HEAD", "POST"])
def entity_rename(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct the name or the kind; the old name stays as an alias."""
    story = story_or_404(request, slug)
    row = _entity(story, pk)
    form = RenameEntityForm(request.POST or None, initial={"name": row.name, "kind": row.kind})
    if request.method == "POST" and form.is_valid():
        try:
            correct.rename_entity(request.user, row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "Corrected. No later ingest changes it.")
            return redirect(row)
    return _form_page(request, _context(request, story, row, rename_form=form), form)


@require_http_methods(["GET", "HEAD", "POST"])
def entity_separate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Undo a merge: this name counts as itself again."""
    story = story_or_404(request, slug)
    row = _entity(story, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            merge.separate_entity(request.user, row, form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"{row} counts as itself again.")
            return redirect(row)
    return _form_page(request, _context(request, story, row, separate_form=form), form)


def _form_page(request: HttpRequest, context: dict[str, Any], form: Any) -> HttpResponse:
    return render_page(request, "events/entity.html", "entity", context, status=422 if form.errors else 200)
