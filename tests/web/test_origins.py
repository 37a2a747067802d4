"""Joining and splitting origins on the event's page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from events.ingest.relink import refresh_events
from events.models import Claim, OriginDecision
from events.services import grade, origins
from tests.factories import ArticleFactory, ClaimFactory

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def silent(desk: Any) -> Claim:
    """A second article that tells the event and names nobody."""
    text = "Rocks off Marrow Point held the ferry for hours."
    claim: Claim = ClaimFactory(article=ArticleFactory(story=desk.story, text=text), event=desk.event)
    refresh_events(desk.story, [desk.event])
    desk.event.refresh_from_db()
    return claim


def url(desk: Any, verdict: str, *claims: Claim) -> str:
    query = "&".join(f"claim={claim.pk}" for claim in claims)
    return reverse("event_origins", args=[desk.story.slug, desk.event.number, verdict]) + (f"?{query}" if query else "")


def boxes(html: str) -> int:
    return html.count(" checked")


def test_what_was_ticked_is_chosen_in_the_form(desk_client: Client, desk: Any, silent: Claim) -> None:
    page = desk_client.get(url(desk, "together", silent, desk.claim)).content.decode()
    assert "<html" in page
    assert boxes(page) == 2
    assert boxes(desk_client.get(url(desk, "together")).content.decode()) == 0


def test_join_count_and_take_back(desk_client: Client, desk: Any, silent: Claim) -> None:
    assert (desk.event.origin_count, desk.event.unattributed_count) == (1, 1)
    data = {"claim": [silent.pk, desk.claim.pk], "reason": "the same harbour log", "seen": origins.state_of(desk.event)}
    assert desk_client.post(url(desk, "together"), data).url == desk.event.get_absolute_url()
    desk.event.refresh_from_db()
    assert (desk.event.origin_count, desk.event.unattributed_count) == (1, 0)
    page = desk_client.get(desk.event.get_absolute_url()).content.decode()
    assert "the same harbour log" in page
    assert "said ada" in page
    decision = OriginDecision.objects.get()
    back = reverse("origins_take_back", args=[desk.story.slug, desk.event.number, decision.pk])
    assert back in page
    answer = desk_client.post(back, **HTMX)
    assert answer.headers["HX-Trigger"] == '{"events-changed": {}}'
    desk.event.refresh_from_db()
    assert desk.event.unattributed_count == 1
    assert desk_client.post(back).status_code == 302  # pressed twice
    activity = desk_client.get(reverse("activity", args=[desk.story.slug])).content.decode()
    assert "origins joined" in activity
    assert "decision on origins taken back" in activity


def test_split_off(desk_client: Client, desk: Any, silent: Claim) -> None:
    assert desk_client.post(url(desk, "apart"), {"claim": silent.pk, "reason": "own reporter"}).status_code == 302
    desk.event.refresh_from_db()
    assert (desk.event.origin_count, desk.event.unattributed_count) == (2, 0)


@pytest.mark.parametrize("data", [{"reason": "x"}, {"claim": ["77777"], "reason": "x"}, {"claim": "all", "reason": ""}])
def test_an_invalid_form_comes_back(desk_client: Client, desk: Any, silent: Claim, data: dict[str, Any]) -> None:
    data = {**data, "claim": [silent.pk, desk.claim.pk]} if data.get("claim") == "all" else data
    answer = desk_client.post(url(desk, "together"), data)
    assert answer.status_code == 422
    assert 'name="reason"' in answer.content.decode()
    assert not OriginDecision.objects.exists()


def test_one_side_alone_is_refused_with_the_choice_kept(desk_client: Client, desk: Any, silent: Claim) -> None:
    answer = desk_client.post(url(desk, "together"), {"claim": silent.pk, "reason": "hm"})
    assert answer.status_code == 422
    assert boxes(answer.content.decode()) == 1


def test_someone_was_faster(desk_client: Client, desk: Any, silent: Claim) -> None:
    seen = origins.state_of(desk.event)
    origins.split(desk.colleague, desk.event, [silent], "own reporter")
    data = {"claim": [silent.pk, desk.claim.pk], "reason": "the same log", "seen": seen}
    answer = desk_client.post(url(desk, "together"), data, **HTMX)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "changed meanwhile" in text
    assert "the same log" in text
    assert OriginDecision.objects.count() == 1
    data["seen"] = origins.state_of(desk.event)
    assert f'value="{data["seen"]}"' in text
    assert desk_client.post(url(desk, "together"), data).status_code == 302


def test_only_known_verdicts_and_own_decisions(desk_client: Client, desk: Any, silent: Claim) -> None:
    assert desk_client.get(url(desk, "perhaps")).status_code == 404
    back = reverse("origins_take_back", args=[desk.story.slug, desk.event.number, 999])
    assert desk_client.post(back).status_code == 404


def test_a_grade_that_has_lost_its_second_origin_says_so(desk_client: Client, desk: Any, silent: Claim) -> None:
    """Two origins carried the grade; joined, they carry it no more, and the grade stays the analyst's."""
    own = origins.split(desk.analyst, desk.event, [silent], "own reporter")
    grade.grade_claim(desk.analyst, desk.claim, 1, "two origins")
    assert "graded 1 without two origins" not in desk_client.get(desk.event.get_absolute_url()).content.decode()
    origins.take_back(desk.analyst, own)
    assert "graded 1 without two origins" in desk_client.get(desk.event.get_absolute_url()).content.decode()
