"""Ingest runs that go on after the request."""

from __future__ import annotations

import io
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from events import tasks
from events.ingest import run as driver
from events.models import IngestRun, Story
from tests.db.conftest import HARBOUR, LEDGER
from tests.factories import StoryFactory, UserFactory

State = IngestRun.State


class Uploaded(io.BytesIO):
    """A file with a name."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text.encode())
        self.name = name


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs are done inside the call."""
    monkeypatch.setattr(tasks.connections, "close_all", lambda: None)
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.run)


@pytest.mark.model
@pytest.mark.django_db
def test_uploads_become_articles(story: Story, at_once: None, django_capture_on_commit_callbacks: Any) -> None:
    mara = UserFactory()
    files = [SimpleUploadedFile("a.txt", HARBOUR.encode()), Uploaded("a.txt", LEDGER)]
    with django_capture_on_commit_callbacks(execute=True):
        run = tasks.start_ingest(story, mara, files)
        assert (run.state, run.total) == (State.QUEUED, 2)
    run.refresh_from_db()
    assert (run.state, run.actor) == (State.DONE, mara)
    # Two files of one name are two articles, not two versions of one.
    assert list(run.items.values_list("name", "outcome")) == [("a.txt", "stored"), ("a (2).txt", "stored")]


@pytest.mark.django_db
def test_crashed_run_is_marked_failed(story: Story, at_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(self: Any, files: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(driver._Driver, "drive", crash)
    run = IngestRun.objects.create(story=story, state=State.QUEUED)
    tasks.work(run, [])
    run.refresh_from_db()
    assert (run.state, run.reason) == (State.FAILED, "MemoryError")
    assert run.finished_at is not None


@pytest.mark.django_db
def test_silent_runs_are_marked_failed_and_living_ones_left() -> None:
    story = StoryFactory()
    dead, living, done = (
        IngestRun.objects.create(story=story, state=s) for s in (State.RUNNING, State.RUNNING, State.DONE)
    )
    long_ago = timezone.now() - tasks.SILENT_FOR - timedelta(minutes=1)
    IngestRun.objects.filter(pk__in=[dead.pk, done.pk]).update(seen_at=long_ago)
    assert tasks.fail_silent_runs(story) == 1
    dead.refresh_from_db()
    assert dead.state == State.FAILED
    assert "stopped" in dead.reason
    assert set(IngestRun.objects.filter(pk__in=[living.pk, done.pk]).values_list("state", flat=True)) == {
        "running",
        "done",
    }


@pytest.mark.django_db(transaction=True)
def test_thread_has_a_connection_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The request's thread sees what the run's thread wrote."""
    story = StoryFactory()
    monkeypatch.setattr(driver, "read", lambda item: 1 / 0)  # every article fails, and no model is needed
    run = tasks.start_ingest(story, None, [Uploaded("a.txt", HARBOUR)])
    for thread in threading.enumerate():
        if thread.name == f"ingest-{run.pk}":
            thread.join(timeout=30)
    run.refresh_from_db()
    assert run.state == State.DONE
    assert run.items.get().reason.startswith("ZeroDivisionError")
