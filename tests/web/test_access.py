"""Who may reach which address: every named URL is in the matrix, or this fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import UserFactory
from tests.web.conftest import Desk, make_desk

pytestmark = pytest.mark.django_db

# Addresses that belong to no story.
OUTSIDE = ("home", "shortcuts", "theme", "sign_in", "sign_in_link", "sign_out")
ROLES = ("anonymous", "analyst", "staff")
OPEN, ANALYST = "open", "analyst"  # who may come in

# name: (who, what a GET by one who may gets: 200, 302 (sent on), 405 (POST only), 404 (asks for more))
MATRIX: dict[str, tuple[str, int]] = {
    "sign_in": (OPEN, 200),
    "sign_in_link": (OPEN, 302),  # spent or wrong: to the sign-in
    "sign_out": (ANALYST, 405),
    "home": (ANALYST, 200),
    "shortcuts": (ANALYST, 200),
    "theme": (ANALYST, 405),
    "timeline": (ANALYST, 200),
    "view_save": (ANALYST, 405),
    "view_drop": (ANALYST, 405),
    "event": (ANALYST, 200),
    "event_decide": (ANALYST, 405),
    "event_correct": (ANALYST, 200),
    "event_merge": (ANALYST, 200),
    "event_release": (ANALYST, 200),
    "event_origins": (ANALYST, 200),
    "origins_take_back": (ANALYST, 405),
    "claims_move": (ANALYST, 200),
    "claim_grade": (ANALYST, 200),
    "disagreement_decide": (ANALYST, 405),
    "compare": (ANALYST, 200),
    "articles": (ANALYST, 200),
    "article": (ANALYST, 200),
    "article_original": (ANALYST, 200),
    "article_publish": (ANALYST, 200),
    "notes": (ANALYST, 200),
    "note_new": (ANALYST, 404),  # on nothing
    "note": (ANALYST, 200),
    "note_edit": (ANALYST, 200),
    "note_reply": (ANALYST, 405),
    "note_resolve": (ANALYST, 405),
    "note_delete": (ANALYST, 405),
    "note_restore": (ANALYST, 405),
    "review": (ANALYST, 200),
    "review_decide": (ANALYST, 405),
    "entities": (ANALYST, 200),
    "entity_options": (ANALYST, 200),
    "entity": (ANALYST, 200),
    "entity_merge": (ANALYST, 200),
    "entity_rename": (ANALYST, 200),
    "entity_separate": (ANALYST, 200),
    "sources": (ANALYST, 200),
    "source": (ANALYST, 200),
    "source_grade": (ANALYST, 200),
    "activity": (ANALYST, 200),
    "ingest": (ANALYST, 200),
    "ingest_run": (ANALYST, 200),
    "search": (ANALYST, 200),
    "export": (ANALYST, 200),
}


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if str(entry.pattern).startswith("admin/"):
            continue  # for staff: below
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


NAMES = sorted(str(pattern.name) for pattern in patterns(get_resolver()))


def address(name: str, desk: Desk) -> str:
    slug = desk.story.slug
    arguments: dict[str, list[Any]] = {
        "sign_in_link": ["x", "y"],
        "view_drop": [slug, 1],
        "event": [slug, desk.event.number],
        "event_decide": [slug, desk.event.number],
        "event_correct": [slug, desk.event.number, "title"],
        "event_merge": [slug, desk.event.number],
        "event_release": [slug, desk.event.number, "title"],
        "event_origins": [slug, desk.event.number, "apart"],
        "origins_take_back": [slug, desk.event.number, 1],
        "claim_grade": [slug, desk.claim.pk],
        "disagreement_decide": [slug, desk.disagreement.pk],
        "review_decide": [slug, "merge", desk.suggestion.pk],
        "ingest_run": [slug, desk.run.pk],
        "export": [slug, "csv"],
    }
    rows = {"article": desk.article, "note": desk.note, "entity": desk.speaker, "source": desk.source}
    if name in arguments:
        given = arguments[name]
    elif name in OUTSIDE:
        given = []
    elif name.partition("_")[0] in rows and name not in ("note_new", "entity_options"):
        given = [slug, rows[name.partition("_")[0]].pk]
    else:
        given = [slug]
    query = f"?claim={desk.claim.pk}" if name == "claims_move" else ""
    return reverse(name, args=given) + query


def test_every_address_is_in_the_matrix() -> None:
    assert set(NAMES) == set(MATRIX), "an address was added or removed: say here who may reach it"


@pytest.fixture
def world(analyst: Any) -> Desk:
    return make_desk(analyst)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", NAMES)
def test_who_may_reach_what(world: Desk, client: Client, role: str, name: str) -> None:
    who, expected = MATRIX[name]
    if role != "anonymous":
        client.force_login(world.analyst if role == "analyst" else UserFactory(is_staff=True))
    response = client.get(address(name, world))
    if role == "anonymous" and who == ANALYST:
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("sign_in"))
    elif who == OPEN and role != "anonymous":
        assert response.status_code in (200, 302)  # signed in already: sent on
    else:
        assert response.status_code == expected


@pytest.mark.parametrize("name", [name for name in NAMES if MATRIX.get(name, ("", 0))[0] == ANALYST])
def test_nothing_is_written_by_a_visitor(world: Desk, client: Client, name: str) -> None:
    response = client.post(address(name, world), {"verb": "yes", "body": "x"})
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("sign_in"))


def test_another_sites_form_is_refused(world: Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.analyst)
    assert client.post(address("note_delete", world)).status_code == 403


def test_the_admin_is_for_staff(world: Desk, client: Client) -> None:
    index, models = (
        reverse("admin:index"),
        [reverse(f"admin:events_{name}_changelist") for name in ("article", "claim")],
    )
    for address in (index, *models):
        assert client.get(address).status_code == 302
    client.force_login(world.analyst)
    for address in (index, *models):
        assert client.get(address).status_code in (302, 403)
    client.force_login(UserFactory(is_staff=True))
    assert client.get(index).status_code == 200


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OUTSIDE])
def test_a_story_that_is_not_there(world: Desk, client: Client, name: str) -> None:
    client.force_login(world.analyst)
    gone = address(name, world).replace("/s/alma/", "/s/nowhere/")
    assert client.get(gone).status_code in (404, 405)
