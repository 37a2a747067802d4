"""Print the claims of a pile of texts with their events as JSON Lines: for measuring, without a database."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from events.extraction import extract
from events.extraction.model import ModelMissing, load
from events.linking import facts, link, unify
from events.reading import ReadError, verbatim
from events.reading.blocks import ends_sentence
from events.values import ArticleFacts, BlockKind, Decisions, Document, EventFacts, Extraction

# The longest headlines of agencies have some twenty words; a first line longer than this is a sentence cut off.
MOST_HEADLINE_WORDS = 25


class Command(BaseCommand):
    help = "Link the claims of all texts on standard input (JSON Lines) into events; print one JSON object a text."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--verbatim",
            action="store_true",
            required=True,
            help='read {"id", "text", "published"} lines as one pile; texts are left as they are',
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a text, in the order read. Exits with 1 where a line could not be read; the others are linked."""
        documents, failures = _documents(sys.stdin.buffer)
        try:
            read = list(extract(documents, load()))
        except ModelMissing as error:
            self.stderr.write(f"link: {error}")
            sys.exit(1)
        articles = pile(read)
        events = link(articles, Decisions())
        for row in rows(articles, events):
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        for failure in failures:
            self.stderr.write(failure)
        if failures:
            sys.exit(1)


def pile(read: Sequence[tuple[Document, Extraction]]) -> list[ArticleFacts]:
    """Fresh extractions as linking sees them, with one name for each entity of the pile."""
    names: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (article, local), name in unify({document.name: e.entities for document, e in read}).names.items():
        names[article][local] = name
    return [facts(document.name, document, extraction, names[document.name]) for document, extraction in read]


def rows(articles: Sequence[ArticleFacts], events: Sequence[EventFacts]) -> Iterable[dict[str, Any]]:
    """One object an article: its claims in order of the text; ``event`` is an event's key, or null for none."""
    linked = {each.claim: (event, each) for event in events for each in event.links}
    for article in articles:
        claims = []
        for claim in article.claims:
            row: dict[str, Any] = {"start": claim.start, "end": claim.end, "event": None}
            if claim.id in linked:
                event, why = linked[claim.id]
                row |= {"event": event.key, "title": event.title, "score": why.score, "reasons": list(why.reasons)}
            claims.append(row)
        yield {"id": article.id, "claims": claims}


def headlined(document: Document) -> Document:
    """The document with its first lines marked as headlines: short, no full stop, before the first sentence.

    A text as it stands has no markup that tells them, and a headline asserts in its own grammar ("Three held").
    """
    blocks = list(document.blocks)
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.DEBRIS:
            continue
        line = document.text[block.start : block.end].rstrip()
        if ends_sentence(line) or len(line.split()) > MOST_HEADLINE_WORDS:
            break
        blocks[number] = replace(block, kind=BlockKind.HEADLINE)
    return replace(document, blocks=tuple(blocks))


def _documents(stream: Iterable[bytes]) -> tuple[list[Document], list[str]]:
    """The texts of all readable lines, and what is wrong with the others. A second text with one id is refused."""
    found: dict[str, Document] = {}
    failures = []
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            name = str(row["id"])
            if name in found:
                raise ValueError(f"a second text with the id {name!r}")
            found[name] = headlined(verbatim(name, row["text"], row.get("published")))
        except ReadError as error:
            failures.append(f"line {number}: {error.stage}: {error.reason}")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            failures.append(f"line {number}: parse: {error}")
    return list(found.values()), failures
