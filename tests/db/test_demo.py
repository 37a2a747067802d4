"""The demo: one command from nothing to a signed-in analyst."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from events.management.commands import demo
from events.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.model]


@pytest.fixture
def run_demo(pile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the demo with one small story; what it printed."""
    monkeypatch.setattr(demo, "SAMPLES", pile.parent)

    def run() -> str:
        call_command("demo", "--no-serve")
        return capsys.readouterr().out

    return run


def link_of(printed: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+(/sign-in/\S+)", printed)
    assert found
    return found[1]


def test_demo_ingests_and_signs_in_once(run_demo: Any, client: Any) -> None:
    printed = run_demo()
    assert Story.objects.get().articles.count() == 3
    password = re.search(r"password (\S+)", printed)
    assert password
    user = get_user_model().objects.get(username="analyst")
    assert user.check_password(password[1])
    link = link_of(printed)
    assert client.get(link).status_code == 302
    assert int(client.session["_auth_user_id"]) == user.pk
    client.logout()
    assert client.get(link).status_code == 302
    assert "_auth_user_id" not in client.session


def test_second_demo_keeps_the_password_and_reads_nothing_again(run_demo: Any) -> None:
    run_demo()
    kept = get_user_model().objects.get(username="analyst").password
    printed = run_demo()
    assert "3 articles, 3 of them known already" in printed
    assert "password as before" in printed
    assert get_user_model().objects.get(username="analyst").password == kept
    assert link_of(printed)
