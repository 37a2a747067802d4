"""The web process and the small commands start without the parts that only reading an article needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Each costs a quarter of a second to two seconds to import.
HEAVY = ("spacy", "trafilatura", "htmldate", "dateparser")
PROGRAM = f"""
import os, sys, django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
django.setup()
import events.admin, events.models, events.tasks, events.urls, events.views
import events.extraction.pipeline, events.reading.page
print(*(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_no_page_waits_for_the_language_model_s_library() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
