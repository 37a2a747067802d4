"""Adding files, and watching a run until it ends."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events.models import IngestItem, IngestRun
from events.views import ingest
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was handed over to be read."""
    calls: list[Any] = []

    def start(story: Any, actor: Any, files: Any) -> IngestRun:
        calls.append((story, actor, [(file.name, file.read()) for file in files]))
        return IngestRun.objects.create(story=story, actor=actor, state="queued")

    monkeypatch.setattr(ingest, "start_ingest", start)
    return calls


def test_several_files_at_once(desk: Desk, desk_client: Client, started: list[Any]) -> None:
    files = [SimpleUploadedFile("a.txt", b"one"), SimpleUploadedFile("b.html", b"<p>two")]
    response = desk_client.post(reverse("ingest", args=[desk.story.slug]), {"documents": files})
    assert response.status_code == 302
    assert started == [(desk.story, desk.analyst, [("a.txt", b"one"), ("b.html", b"<p>two")])]


def test_an_empty_file_turns_no_other_away(desk: Desk, desk_client: Client, started: list[Any]) -> None:
    files = [SimpleUploadedFile("empty.txt", b""), SimpleUploadedFile("a.txt", b"one")]
    assert desk_client.post(reverse("ingest", args=[desk.story.slug]), {"documents": files}).status_code == 302
    assert [name for _, _, handed in started for name, _ in handed] == ["empty.txt", "a.txt"]


def test_no_file_is_an_error(desk: Desk, desk_client: Client, started: list[Any]) -> None:
    response = desk_client.post(reverse("ingest", args=[desk.story.slug]), {})
    assert response.status_code == 422
    assert "Choose at least one file" in response.content.decode()
    assert started == []


def test_a_run_asks_again_only_while_it_works(desk: Desk, desk_client: Client) -> None:
    where = reverse("ingest_run", args=[desk.story.slug, desk.run.pk])
    for state, asks in (("queued", True), ("running", True), ("done", False), ("failed", False)):
        IngestRun.objects.filter(pk=desk.run.pk).update(state=state)
        part = desk_client.get(where, headers={"HX-Request": "true"}).content.decode()
        assert ('hx-trigger="every' in part) == asks, state


def test_failures_are_shown_with_stage_and_reason(desk: Desk, desk_client: Client) -> None:
    where = reverse("ingest_run", args=[desk.story.slug, desk.run.pk])
    html = desk_client.get(where).content.decode()
    assert "b.pdf" in html
    assert "at decode: no text in it" in html
    only = desk_client.get(where, {"outcome": "failed"}).context["page"].rows
    assert [item.name for item in only] == ["b.pdf"]


def test_queries_do_not_grow(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = reverse("ingest_run", args=[desk.story.slug, desk.run.pk])
    with django_assert_max_num_queries(15) as before:
        desk_client.get(where)
    for number in range(30):
        IngestItem.objects.create(run=desk.run, name=f"{number}.txt", outcome="stored", article=desk.article)
    with django_assert_max_num_queries(15) as after:
        desk_client.get(where)
    assert len(after) == len(before)
