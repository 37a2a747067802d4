"""Drive reading, extraction and storing over files, item by item. Slow work ends before a transaction begins.

Whatever happens to one item stops no other: it is written down with its stage and reason.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.extraction import model, pipeline
from events.ingest.discover import File
from events.ingest.near import know_names_of_all
from events.ingest.relink import link_in, relink
from events.ingest.store import sha256, store_article
from events.ingest.versions import carry
from events.models import Article, IngestItem, IngestRun, Story
from events.reading import ReadError, read, unpack
from events.values import Document, Extraction, Failure, RawItem

log = logging.getLogger("events.ingest")

Outcome = IngestItem.Outcome
State = IngestRun.State
Tell = Callable[[IngestItem, int], None]

# Articles read before the model runs over them in one pass: the model's own batch. More make progress jerky.
BATCH_SIZE = model.BATCH_SIZE
REASON_LENGTH = 1000
NAME_LENGTH = 500  # as wide as its column
# spaCy's model is not made for several threads at once, and two runs may be under way in one process.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(slots=True)
class _Work:
    """An article that was read and waits for the model. ``took`` is seconds spent on it so far."""

    item: RawItem
    document: Document
    previous: int | None  # the article that this is a new version of
    took: float


@cache
def language_model() -> Any:
    """The language model, loaded when the first article needs it and kept for the process."""
    return model.load()


def ingest(
    story: Story, files: Iterable[File | Failure], *, run: IngestRun | None = None, tell: Tell | None = None
) -> IngestRun:
    """Ingest files into a story, then link it anew if anything came in. Returns the finished run with its items.

    ``tell`` is called after each item with its row and the number of items found so far. Raises what stops the whole
    (``KeyboardInterrupt``, a lost database, a failed linking); the run is then marked failed.
    """
    run = run or IngestRun.objects.create(story=story)
    before = story.ingest_runs.filter(pk__lt=run.pk).order_by("-pk").first()
    driver = _Driver(story, run, tell or (lambda item, total: None))
    try:
        know_names_of_all(story)
        driver.drive(list(files))
        if before and before.state != State.DONE:
            relink(story)  # what it brought may not be linked
        elif driver.arrived:
            link_in(story, driver.arrived, driver.left)
    except BaseException as error:
        run.state, run.reason = State.FAILED, reason_of(error)
        raise
    else:
        run.state = State.DONE
    finally:
        run.finished_at = timezone.now()
        run.save()
    return run


def reason_of(error: BaseException) -> str:
    """An error in words for an analyst: its message, with its kind where the message alone would say little."""
    if isinstance(error, KeyboardInterrupt):
        return "stopped by hand"
    if isinstance(error, ReadError):
        return _plain(error.reason)
    return _plain(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)[:REASON_LENGTH].strip()


@dataclass(slots=True)
class _Driver:
    story: Story
    run: IngestRun
    tell: Tell
    arrived: list[Article] = field(default_factory=list)
    left: set[int] = field(default_factory=set)  # events that versions which are replaced now told of

    def drive(self, files: list[File | Failure]) -> None:
        self.run.state, self.run.total = State.RUNNING, len(files)
        self.run.save()
        waiting: list[_Work] = []
        for item in self._items(files):
            if isinstance(item, Failure):
                self._fail(item.name, item.stage, item.reason)
            elif work := self._prepared(item):
                waiting.append(work)
                if len(waiting) == BATCH_SIZE:
                    self._finish(waiting)
                    waiting = []
        self._finish(waiting)

    def _items(self, files: Iterable[File | Failure]) -> Iterator[RawItem | Failure]:
        for file in files:
            if isinstance(file, Failure):
                yield file
                continue
            count = 0
            try:
                for count, item in enumerate(unpack(file.name, file.read()), 1):
                    self.run.total += count > 1
                    yield item
            except OSError as error:
                yield Failure(file.name, "discover", error.strerror or reason_of(error))
                continue
            except Exception as error:
                log.exception("unpacking %s", file.name)
                yield Failure(file.name, "unpack", reason_of(error))
                continue
            if not count:
                yield Failure(file.name, "unpack", "holds no article")

    def _prepared(self, item: RawItem) -> _Work | None:
        """The article, read; ``None`` where its outcome is known without the model."""
        started = time.perf_counter()
        digest = sha256(item.data)
        articles = self.story.articles.filter(superseded_by=None).only("pk", "original_id", "name")
        previous = articles.filter(name=item.name).first()
        if len(item.name) > NAME_LENGTH:
            self._fail(item.name, "discover", f"the name is longer than {NAME_LENGTH} characters")
        elif previous and previous.original_id == digest:
            self._note(item, Outcome.UNCHANGED, previous, started)
        elif previous is None and (twin := articles.filter(original_id=digest).first()):
            self._note(item, Outcome.DUPLICATE, twin, started)
        else:
            return self._read(item, previous, started)
        return None

    def _read(self, item: RawItem, previous: Article | None, started: float) -> _Work | None:
        try:
            document = read(item)
        except Exception as error:
            stage = error.stage if isinstance(error, ReadError) else "parse"
            self._fail(item.name, stage, reason_of(error), sha256(item.data))
            return None
        if previous is None and (twin := self._twin(document)):
            self._note(item, Outcome.DUPLICATE, twin, started)
            return None
        return _Work(item, document, previous.pk if previous else None, time.perf_counter() - started)

    def _twin(self, document: Document) -> Article | None:
        """A current article of the story with the same text."""
        same = self.story.articles.filter(superseded_by=None, text_sha256=sha256(document.text.encode()))
        return same.only("pk", "name").first()

    def _finish(self, waiting: list[_Work]) -> None:
        """Run the model over what waits, then store it, one transaction an article."""
        started = time.perf_counter()
        for work, result in zip(waiting, _extracted(waiting), strict=True):
            work.took += (time.perf_counter() - started) / len(waiting)
            if isinstance(result, Extraction):
                self._store(work, result)
            else:
                self._fail(work.item.name, "extract", reason_of(result), sha256(work.item.data))

    def _store(self, work: _Work, extraction: Extraction) -> None:
        started = time.perf_counter() - work.took
        try:
            with transaction.atomic():
                self._write(work, extraction, started)
        except Exception as error:
            log.exception("storing %s", work.item.name)
            self._fail(work.item.name, "store", reason_of(error), sha256(work.item.data))

    def _write(self, work: _Work, extraction: Extraction, started: float) -> None:
        # Two copies in one batch: the second is known as one only now.
        if not work.previous and (twin := self._twin(work.document)):
            self._note(work.item, Outcome.DUPLICATE, twin, started)
            return
        previous = Article.objects.get(pk=work.previous) if work.previous else None
        extractor = model.version(language_model())
        article = store_article(self.story, work.item, work.document, extraction, extractor, previous)
        if previous:
            self.left |= carry(previous, article)
        self.arrived.append(article)
        self._note(work.item, Outcome.NEW_VERSION if previous else Outcome.STORED, article, started)

    def _note(self, item: RawItem, outcome: str, article: Article, started: float) -> None:
        took = int((time.perf_counter() - started) * 1000)
        reason = f"same text as {article.name}" if outcome == Outcome.DUPLICATE else ""
        self._add(item.name, outcome=outcome, article=article, sha256=sha256(item.data), took_ms=took, reason=reason)

    def _fail(self, name: str, stage: str, reason: str, digest: str = "") -> None:
        self._add(name[:NAME_LENGTH], outcome=Outcome.FAILED, stage=stage, reason=_plain(reason), sha256=digest)

    def _add(self, name: str, **fields: Any) -> None:
        row = IngestItem.objects.create(run=self.run, name=name, **fields)
        self.run.save(update_fields=["total", "seen_at"])
        self.tell(row, self.run.total)


def _extracted(waiting: list[_Work]) -> list[Extraction | Exception]:
    """What the model reads of each article; where a batch fails, one by one, so that only the culprit does."""
    if not waiting:
        return []
    try:
        with _ONE_AT_A_TIME:
            found = pipeline.extract([work.document for work in waiting], language_model())
            return [extraction for _, extraction in found]
    except Exception as error:
        if len(waiting) == 1:
            log.exception("extracting %s", waiting[0].item.name)
            return [error]
        return [result for work in waiting for result in _extracted([work])]
