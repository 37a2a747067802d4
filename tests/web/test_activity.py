"""Who changed what, from what to what, and why."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events.services import annotate, correct, triage
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


def rows(desk: Desk, client: Client, **filters: str) -> list[str]:
    response = client.get(reverse("activity", args=[desk.story.slug]), filters)
    return [row["data"]["verb"] for row in response.context["rows"]]


def test_newest_first_with_old_and_new_value_and_reason(desk: Desk, desk_client: Client) -> None:
    correct.retitle(desk.analyst, desk.event, "The Alma strikes rocks", "nobody says aground")
    triage.confirm(desk.colleague, desk.event)
    assert rows(desk, desk_client) == ["confirmed", "re-titled"]
    html = desk_client.get(reverse("activity", args=[desk.story.slug])).content.decode()
    for words in ("The Alma runs aground", "The Alma strikes rocks", "nobody says aground"):
        assert words in html
    assert desk.event.get_absolute_url() in html


def test_by_person_and_by_what_was_changed(desk: Desk, desk_client: Client) -> None:
    correct.retitle(desk.analyst, desk.event, "Another", "because")
    annotate.write(desk.colleague, desk.story, "Hm", event=desk.event)
    assert rows(desk, desk_client, person="ben") == ["noted"]
    assert rows(desk, desk_client, noun="timelineevent") == ["re-titled"]
    assert rows(desk, desk_client, person="ben", noun="timelineevent") == []
    assert len(rows(desk, desk_client, noun="nonsense")) == 2


def test_another_storys_history_is_not_shown(desk: Desk, desk_client: Client) -> None:
    from tests.factories import EventFactory

    elsewhere = EventFactory()
    triage.confirm(desk.analyst, elsewhere)
    assert rows(desk, desk_client) == []


def test_pages_and_queries_do_not_grow(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = reverse("activity", args=[desk.story.slug])
    annotate.write(desk.analyst, desk.story, "one", event=desk.event)
    with django_assert_max_num_queries(20) as before:
        desk_client.get(where)
    for number in range(70):
        annotate.write(desk.analyst, desk.story, f"note {number}", event=desk.event)
    with django_assert_max_num_queries(20) as after:
        first = desk_client.get(where).context["page"]
    assert len(after) == len(before)
    second = desk_client.get(f"{where}?{first.next_query}").context["page"]
    keys = [row.pk for row in [*first.rows, *second.rows]]
    assert len(keys) == len(set(keys)) == 71
