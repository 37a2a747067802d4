"""Files to hand on: each is a download that its reader can read."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import EventFactory
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


def fetch(desk: Desk, client: Client, form: str, **query: str) -> str:
    response = client.get(reverse("export", args=[desk.story.slug, form]), query)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    return b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]


def test_csv_has_the_events_that_the_timeline_shows(desk: Desk, desk_client: Client) -> None:
    EventFactory(story=desk.story, title="Inquiry expected", status="expected")
    EventFactory(story=desk.story, hidden=True)
    rows = list(csv.reader(io.StringIO(fetch(desk, desk_client, "csv"))))
    assert len(rows) == 1 + 2
    filtered = list(csv.reader(io.StringIO(fetch(desk, desk_client, "csv", status="expected"))))
    assert len(filtered) == 1 + 1
    assert "Inquiry expected" in filtered[1]


def test_the_json_forms_are_json(desk: Desk, desk_client: Client) -> None:
    assert len(json.loads(fetch(desk, desk_client, "timelinejs"))["events"]) == 1
    assert json.loads(fetch(desk, desk_client, "annotations"))["total"] == 1
    for form in ("claims", "story"):
        assert all(isinstance(json.loads(line), dict) for line in fetch(desk, desk_client, form).splitlines())


def test_an_unknown_form_is_not_found(desk: Desk, desk_client: Client) -> None:
    assert desk_client.get(reverse("export", args=[desk.story.slug, "pdf"])).status_code == 404
