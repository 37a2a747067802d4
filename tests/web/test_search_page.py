"""Search across everything, with what was found marked and nothing of it run."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events import search
from events.services import annotate
from tests.factories import ClaimFactory
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


def url(desk: Desk) -> str:
    return reverse("search", args=[desk.story.slug])


def test_every_kind_is_found_and_marked(desk: Desk, desk_client: Client) -> None:
    annotate.write(desk.analyst, desk.story, "Was the Alma insured?", event=desk.event)
    response = desk_client.get(url(desk), {"q": "alma"})
    assert [group["kind"] for group in response.context["groups"]] == ["event", "claim", "article", "note"]
    html = response.content.decode()
    assert "<mark>Alma</mark>" in html
    assert desk.claim.get_absolute_url() in html


def test_one_kind_only(desk: Desk, desk_client: Client) -> None:
    groups = desk_client.get(url(desk), {"q": "alma", "kind": "event"}).context["groups"]
    assert [group["kind"] for group in groups] == ["event"]


@pytest.mark.parametrize("words", ["", "   ", '"', "-alma", "NEAR(", "zzz", "'; --", "a" * 5000])
def test_any_words_are_safe(desk: Desk, desk_client: Client, words: str) -> None:
    assert desk_client.get(url(desk), {"q": words}).status_code == 200


def test_what_is_found_is_never_markup(desk: Desk, desk_client: Client) -> None:
    note = annotate.write(desk.analyst, desk.story, "<img src=x> alma <b>", event=desk.event)
    html = desk_client.get(url(desk), {"q": "alma"}).content.decode()
    assert f"note-{note.pk}" in html
    assert "<img" not in html
    assert "&lt;img" in html


def test_queries_do_not_grow(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(25) as before:
        desk_client.get(url(desk), {"q": "alma"})
    search.index([ClaimFactory(article=desk.article, length=60, attribution=desk.voice) for _ in range(20)])
    with django_assert_max_num_queries(25) as after:
        desk_client.get(url(desk), {"q": "alma"})
    assert len(after) == len(before)
