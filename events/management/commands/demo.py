"""The sample stories on this machine, ready to review: migrate, ingest, a user, an address, a server."""

from __future__ import annotations

import os
import secrets
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from events.ingest.discover import discover
from events.ingest.run import ingest
from events.ingest.stories import story_for
from events.models import IngestItem

USERNAME = "analyst"
ADDRESS = "127.0.0.1"
FIRST_PORT, PORTS_TRIED = 8000, 50
THREADS = 8
SAMPLES = settings.BASE_DIR / "fixtures" / "articles"
TITLES = {
    "kim-putin-summit": "Kim–Putin summit, 2023",
    "halcyon-ferry-fire": "The Halcyon Strait fire",
    "wexmoor-recount": "The Wexmoor recount",
    "brightwater-takeover": "The Brightwater takeover",
    "sorrel-mine-flood": "The Sorrel mine flood",
    "lindry-poisoning": "The Port Lindry poisoning",
}


class Command(BaseCommand):
    help = "Migrate, ingest the sample stories, make a user, print a link that signs in once, and serve."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="do everything but serve")

    def handle(self, *args: Any, no_serve: bool, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        for folder in sorted(path for path in SAMPLES.glob("*") if path.is_dir()):
            self._ingest(folder)
        port = _free_port()
        self._sign_in(f"http://{ADDRESS}:{port}")
        if not no_serve:
            self.stdout.write("Ctrl-C stops it.")
            self.stdout.flush()
            _serve(port)

    def _ingest(self, folder: Path) -> None:
        story = story_for(folder.name, TITLES.get(folder.name, ""))
        items = ingest(story, discover([str(folder)])).items
        failed = list(items.filter(outcome=IngestItem.Outcome.FAILED))
        unchanged = items.filter(outcome=IngestItem.Outcome.UNCHANGED).count()
        events = story.events.standing().count()
        known = f", {unchanged} of them known already" if unchanged else ""
        self.stdout.write(f"{story.title}: {items.count()} articles{known}, {events} events")
        for item in failed:
            self.stderr.write(f"  {item.name}: {item.stage}: {item.reason}")

    def _sign_in(self, site: str) -> None:
        """The user, with a password of its own that is shown when it is made, and a link that dies with its use."""
        users = get_user_model()
        user, is_new = users.objects.get_or_create(username=USERNAME, defaults={"is_staff": True, "is_superuser": True})
        self.stdout.write("")
        if is_new:
            password = secrets.token_urlsafe(12)
            user.set_password(password)
            user.save()
            self.stdout.write(f"name {USERNAME}, password {password}   (shown this once)")
        else:
            self.stdout.write(f"name {USERNAME}, password as before   (a new one: manage.py changepassword {USERNAME})")
        uid = urlsafe_base64_encode(force_bytes(user.pk))
        link = reverse("sign_in_link", args=[uid, default_token_generator.make_token(user)])
        self.stdout.write(f"Newsdesk is at {site}/")
        self.stdout.write(f"This link signs in, once: {site}{link}")


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ADDRESS, port))
            except OSError:
                continue
            return port
    raise CommandError(f"no free port from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1}")


def _serve(port: int) -> None:
    """Become the server: one process, so that runs started in the browser have one home; several threads."""
    command = [
        sys.executable,
        "-W",
        "ignore:No directory at",
        "-m",
        "gunicorn",
        "newsdesk.wsgi",
        "--log-level",
        "warning",
    ]
    command += ["--bind", f"{ADDRESS}:{port}", "--threads", str(THREADS), "--chdir", str(settings.BASE_DIR)]
    os.execv(sys.executable, command)  # noqa: S606 - no shell is what is wanted
