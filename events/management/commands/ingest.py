"""Ingest files, folders and globs into a story, with progress and a table of what became of each."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from events.ingest.discover import discover
from events.ingest.run import ingest
from events.ingest.stories import story_for
from events.models import IngestItem, Story

Outcome = IngestItem.Outcome


class Command(BaseCommand):
    help = "Ingest article files into a story: plain text, HTML, JSON Lines, .zip and .tar.gz of these."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder (with all below it) or a glob")
        parser.add_argument("--story", required=True, metavar="SLUG", help="the story; made where there is none")
        parser.add_argument("--title", default="", help="the title of a new story (default: out of the slug)")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")

    def handle(self, *args: Any, paths: list[str], story: str, title: str, json: bool, **options: Any) -> None:
        """Exits with 1 where an item failed; everything else is stored all the same."""
        try:
            found = story_for(story, title)
        except ValueError as error:
            raise CommandError(str(error)) from error
        with _progress() as tell:
            run = ingest(found, discover(paths), tell=tell)
        items = list(run.items.select_related("article__story"))
        if json:
            self.stdout.write(as_json(found, items))
        else:
            print_table(Console(file=cast(IO[str], self.stdout)), items)
        if any(item.outcome == Outcome.FAILED for item in items):
            sys.exit(1)


def as_json(story: Story, items: list[IngestItem]) -> str:
    """One object: the story's slug, a count for each outcome, and the items in order."""
    count = Counter(item.outcome for item in items)
    return json.dumps(
        {
            "story": story.slug,
            **{outcome: count[outcome] for outcome in Outcome.values},
            "items": [
                {
                    "name": item.name,
                    "outcome": item.outcome,
                    "stage": item.stage,
                    "reason": item.reason,
                    "article": item.article.ref if item.article else None,
                }
                for item in items
            ],
        },
        ensure_ascii=False,
    )


def print_table(console: Console, items: list[IngestItem]) -> None:
    """How many of each outcome, and then every failure with its stage and reason."""
    count = Counter(item.outcome for item in items)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for outcome in Outcome:
        table.add_row(str(outcome.label), str(count[outcome.value]))
    console.print(table)
    failed = [item for item in items if item.outcome == Outcome.FAILED]
    if failed:
        table = Table("failed", "stage", "reason", box=None, padding=(0, 2, 0, 0))
        for item in failed:
            table.add_row(escape(item.name), item.stage, escape(item.reason))
        console.print()
        console.print(table)


@contextmanager
def _progress() -> Iterator[Callable[[IngestItem, int], None]]:
    """A bar with rate and time left on standard error; nothing where that is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda item, total: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=None, rate="", failed="")
        failed = 0

        def tell(item: IngestItem, total: int) -> None:
            nonlocal failed
            failed += item.outcome == Outcome.FAILED
            speed = progress.tasks[0].speed
            progress.update(
                task,
                advance=1,
                description="reading" if progress.tasks[0].completed + 1 < total else "linking",
                total=total,
                rate=f"{speed:.1f}/s" if speed else "",
                failed=f"{failed} failed" if failed else "",
            )

        yield tell
