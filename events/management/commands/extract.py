"""Print what is read of articles as JSON Lines: for measuring, and for looking without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from events.extraction import extract
from events.extraction.model import ModelMissing, load
from events.reading import ReadError, read, unpack, verbatim
from events.values import Attribution, Claim, Document, Extraction, Failure, Span, TimeReference


class Command(BaseCommand):
    help = (
        "Read article files (or, with --verbatim, JSON Lines from standard input) and print one JSON object for each."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", help="text, HTML, JSON Lines, zip or tar.gz")
        parser.add_argument(
            "--verbatim", action="store_true", help='read {"id", "text", "published"} lines; texts are left as they are'
        )

    def handle(self, *args: Any, files: list[str], verbatim: bool, **options: Any) -> None:
        """Stream one line a document, in the order read. Exits with 1 where one failed; the others are still read."""
        if verbatim == bool(files):
            self.stderr.write("extract: give files, or --verbatim and JSON Lines on standard input")
            sys.exit(2)
        failures: list[Failure] = []
        documents = _lines(sys.stdin.buffer, failures) if verbatim else _articles(files, failures)
        try:
            for document, extraction in extract(documents, load()):
                row = verbatim_row(document, extraction) if verbatim else article_row(document, extraction)
                self.stdout.write(json.dumps(row, ensure_ascii=False))
                self.stdout.flush()
                self._report(failures)
        except ModelMissing as error:
            self.stderr.write(f"extract: {error}")
            sys.exit(1)
        self._report(failures)
        if self.failed:
            sys.exit(1)

    failed = False

    def _report(self, failures: list[Failure]) -> None:
        """Say on standard error what failed since the last call."""
        for failure in failures:
            self.failed = True
            self.stderr.write(f"{failure.name}: {failure.stage}: {failure.reason}")
        failures.clear()


def _lines(stream: Iterable[bytes], failures: list[Failure]) -> Iterator[Document]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        name = f"line {number}"
        try:
            row = json.loads(line)
            name = str(row["id"])
            yield verbatim(name, row["text"], row.get("published"))
        except ReadError as error:
            failures.append(Failure(name, error.stage, error.reason))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            failures.append(Failure(name, "parse", f"no line of id, text and published: {error!r}"))


def _articles(files: list[str], failures: list[Failure]) -> Iterator[Document]:
    for name in files:
        try:
            data = Path(name).read_bytes()
        except OSError as error:
            failures.append(Failure(name, "discover", error.strerror or str(error)))
            continue
        for item in unpack(name, data):
            if isinstance(item, Failure):
                failures.append(item)
                continue
            try:
                yield read(item)
            except ReadError as error:
                failures.append(Failure(item.name, error.stage, error.reason))


# --- one object a document ---------------------------------------------------------------------------


def verbatim_row(document: Document, extraction: Extraction) -> dict[str, Any]:
    """What was read of a text: spans in code points of the text, ``lower`` and ``upper`` as ISO dates or null."""
    return {
        "id": document.name,
        "times": [_time(time) for time in extraction.times],
        "mentions": [
            {"start": m.start, "end": m.end, "kind": m.kind.value, "entity": m.entity, "reading": m.reading}
            for m in extraction.mentions
        ],
        "entities": [{**asdict(entity), "kind": entity.kind.value} for entity in extraction.entities],
        "attributions": [_attribution(attribution) for attribution in extraction.attributions],
        "claims": [_claim(claim) for claim in extraction.claims],
    }


def article_row(document: Document, extraction: Extraction) -> dict[str, Any]:
    """The same with the cleaned text into which the spans point, the headline and the publication date."""
    published = document.published
    return {
        **verbatim_row(document, extraction),
        "headline": document.headline,
        "headline_derived": document.headline_derived,
        "published": {"value": published.edtf, "basis": published.basis.value} if published else None,
        "text": document.text,
    }


def _time(time: TimeReference) -> dict[str, Any]:
    return {
        "start": time.start,
        "end": time.end,
        "edtf": time.edtf,
        "lower": time.lower.isoformat() if time.lower else None,
        "upper": time.upper.isoformat() if time.upper else None,
        "basis": time.basis.value if time.basis else None,
        "kind": time.kind.value,
        "anchor": time.anchor,
        "formula": time.formula,
        "rule": time.rule,
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "speaker": attribution.speaker,
        "anonymous": attribution.anonymous,
        "speakers": list(attribution.speakers),
        "chain": list(attribution.chain),
        "stance": attribution.stance,
        "act": attribution.act,
        "reading": attribution.reading,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {**asdict(claim), "status": claim.status.value}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
