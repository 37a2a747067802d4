"""Write a whole story as JSON Lines, to hand it on or to keep it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.exports.story import export_story
from events.models import Story


class Command(BaseCommand):
    help = "Write a story with everything that belongs to it as JSON Lines; `import_story` reads it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("file", nargs="?", type=Path, help="default: standard output")

    def handle(self, *args: Any, slug: str, file: Path | None, **options: Any) -> None:
        story = Story.objects.filter(slug=slug).first()
        if story is None:
            raise CommandError(f"no story “{slug}”")
        if file is None:
            for line in export_story(story):
                self.stdout.write(line)
            return
        with file.open("w", encoding="utf-8", newline="\n") as target:
            count = sum(1 for line in export_story(story) if target.write(line + "\n"))
        sys.stderr.write(f"{count} lines\n")
