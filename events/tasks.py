"""Work that outlives a request. On SQLite it runs in this process, a thread a run."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import PurePath
from typing import Any, Protocol

from django.db import connections, transaction
from django.utils import timezone

from events.ingest.discover import Upload, printable
from events.ingest.run import ingest, reason_of
from events.models import IngestRun, Story

log = logging.getLogger("events.tasks")

# A run gives a sign of life after each article, and a batch of the longest articles takes under two minutes on one
# slow core: a run that was silent for this long was killed with its process.
SILENT_FOR = timedelta(minutes=15)


class Named(Protocol):
    """A file with a name, as Django's ``UploadedFile`` is."""

    @property
    def name(self) -> str | None: ...

    def read(self) -> bytes: ...


def start_ingest(story: Story, actor: Any, files: Iterable[Named]) -> IngestRun:
    """Begin to ingest uploaded files and return the run at once; its items appear as they are done.

    Runs of the story that died with their process are marked failed on the way.
    """
    fail_silent_runs(story)
    uploads = _uploads(files)
    run = IngestRun.objects.create(story=story, actor=actor, state=IngestRun.State.QUEUED, total=len(uploads))
    transaction.on_commit(lambda: _thread(run, uploads).start())
    return run


def fail_silent_runs(story: Story) -> int:
    """Mark unfinished runs without a sign of life as failed; return how many."""
    unfinished = story.ingest_runs.filter(state__in=(IngestRun.State.QUEUED, IngestRun.State.RUNNING))
    return unfinished.filter(seen_at__lt=timezone.now() - SILENT_FOR).update(
        state=IngestRun.State.FAILED, reason="the program stopped while it ran", finished_at=timezone.now()
    )


def work(run: IngestRun, uploads: list[Upload]) -> None:
    """Do the run, in whatever thread or process this is called. Never raises: a crashed run is marked failed."""
    try:
        ingest(run.story, uploads, run=run)
    except Exception as error:
        log.exception("run %s", run.pk)
        IngestRun.objects.filter(pk=run.pk).exclude(state=IngestRun.State.DONE).update(
            state=IngestRun.State.FAILED, reason=reason_of(error), finished_at=timezone.now()
        )
    finally:
        connections.close_all()


def _uploads(files: Iterable[Named]) -> list[Upload]:
    """Files read into memory (their temporary ones end with the request); names that come twice are told apart."""
    count: Counter[str] = Counter()
    uploads = []
    for file in files:
        name = printable(file.name or "upload")
        count[name] += 1
        if count[name] > 1:
            path = PurePath(name)
            name = f"{path.stem} ({count[name]}){path.suffix}"
        uploads.append(Upload(name, file.read()))
    return uploads


def _thread(run: IngestRun, uploads: list[Upload]) -> threading.Thread:
    return threading.Thread(target=work, args=(run, uploads), name=f"ingest-{run.pk}", daemon=True)
