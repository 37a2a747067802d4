"""Read a story that ``export_story`` wrote."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.exports.story import NotImportable, import_story


class Command(BaseCommand):
    help = "Make the story that a file of `export_story` holds: all of it, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the file, or - for standard input")
        parser.add_argument("--slug", default="", help="under another slug than it had")

    def handle(self, *args: Any, file: str, slug: str, **options: Any) -> None:
        try:
            with nullcontext(sys.stdin) if file == "-" else Path(file).open(encoding="utf-8") as lines:
                story = import_story(lines, slug)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except (NotImportable, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(f"{story.title}: {story.articles.count()} articles, {story.events.standing().count()} events")
