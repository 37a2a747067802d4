"""Which of an event's quotes have one origin: an analyst joins, splits off, and takes it back."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from events.event_forms import OriginsForm
from events.htmx import render_page
from events.models import Claim, OriginDecision, TimelineEvent
from events.services import Conflict, Refused, origins
from events.templatetags.newsdesk import called, published_words
from events.views.brief import Voice, brief
from events.views.corrections import form_methods
from events.views.event import changed, event_or_404
from events.views.palette import Palette

Verdict = OriginDecision.Verdict
HEADINGS = {Verdict.TOGETHER: "These have one origin", Verdict.APART: "An origin of its own"}
LEADS = {
    Verdict.TOGETHER: "Choose what goes back to one and the same origin. Whatever cites the same is counted with it, "
    "also in articles that come later.",
    Verdict.APART: "Choose the articles that have it from nobody else here. Several that you choose are one origin "
    "together, apart from the others.",
}
QUOTE_SHOWN = 140


@form_methods
def event_origins(request: HttpRequest, slug: str, number: int, verdict: str) -> HttpResponse:
    """The form of a decision on origins, and the decision: 422 where it is invalid or refused, 409 with the origins as
    they stand now where someone else was faster.
    """
    event = event_or_404(request, slug, number)
    if verdict not in Verdict:
        raise Http404
    status = 200
    form, quotes = _form(event, request)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            fields = form.cleaned_data
            claims = [claim for key in fields["claim"] for claim in quotes[key]]
            decide = origins.join if verdict == Verdict.TOGETHER else origins.split
            try:
                decide(request.user, event, claims, fields["reason"], fields["seen"])
            except Conflict as conflict:
                status, message = 409, str(conflict)
                form, _ = _form(event, request, renewed=True)
                form.add_error(None, message)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                return changed(request, event, "Remembered. The counts follow it, whatever is read later.")
    context = {"story": event.story, "event": event, "form": form}
    context |= {"heading": HEADINGS[Verdict(verdict)], "lead": LEADS[Verdict(verdict)]}
    return render_page(request, "events/event_form.html", "form", context, status)


def _form(
    event: TimelineEvent, request: HttpRequest, *, renewed: bool = False
) -> tuple[OriginsForm, dict[str, list[Claim]]]:
    """The form with a box for each article under each origin, and the quotes that each box stands for.

    ``renewed`` sets what was seen to what stands now, so that a second try is a decision on that.
    """
    groups, quotes = _boxes(brief(event, Palette.of(event.story)).voices)
    asked = set(request.POST.getlist("claim") or request.GET.getlist("claim"))
    ticked = [key for key, claims in quotes.items() if asked & {str(claim.pk) for claim in claims}]
    seen = origins.state_of(event)
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None:
        data.setlist("claim", ticked)
        if renewed:
            data["seen"] = seen
    return OriginsForm(data, groups=groups, initial={"claim": ticked, "seen": seen}), quotes


def _boxes(voices: Iterable[Voice]) -> tuple[list[tuple[str, list[tuple[str, str]]]], dict[str, list[Claim]]]:
    groups, quotes = [], {}
    for voice in voices:
        of_article: dict[int, list[Claim]] = {}
        for claim in voice.claims:
            of_article.setdefault(claim.article_id, []).append(claim)
        boxes = []
        for claims in of_article.values():
            key = str(claims[0].pk)
            quotes[key] = claims
            boxes.append((key, _label(claims)))
        groups.append((voice.mark.name, boxes))
    return groups, quotes


def _label(claims: list[Claim]) -> str:
    article, quote = claims[0].article, claims[0].quote
    short = quote if len(quote) <= QUOTE_SHOWN else f"{quote[: QUOTE_SHOWN - 1].rstrip()}…"
    more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
    return f"{called(article)}, {published_words(article)}: “{short}”{more}"


@require_POST
def origins_take_back(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    event = event_or_404(request, slug, number)
    decision = get_object_or_404(OriginDecision, pk=pk, story=event.story)
    try:
        origins.take_back(request.user, decision, request.POST.get("reason", ""))
    except Refused:
        return changed(request, event, "It was taken back already.")
    return changed(request, event, "Taken back. The origins are the machine’s reading again.")
