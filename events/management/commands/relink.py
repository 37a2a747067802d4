"""Link a story's claims anew: entities, events, origins, disagreements. What analysts decided stays."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.ingest.relink import relink
from events.models import Story


class Command(BaseCommand):
    help = "Find a story's entities, events, origins and disagreements anew; analysts' decisions stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--story", required=True, metavar="SLUG")

    def handle(self, *args: Any, story: str, **options: Any) -> None:
        found = Story.objects.filter(slug=story).first()
        if found is None:
            known = ", ".join(Story.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"no story “{story}”; there are: {known}")
        relink(found)
        events = found.events.standing()
        self.stdout.write(f"{events.count()} events, {events.filter(disputed=True).count()} of them disputed")
