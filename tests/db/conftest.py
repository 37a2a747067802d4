"""A story of invented articles, ingested by the real thing, and a look at all rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from events.ingest.discover import discover
from events.ingest.run import ingest
from events.models import IngestRun, Story
from tests.factories import StoryFactory

HARBOUR = """ date 2024-03-06 Fire breaks out on Merle ferry

A fire broke out on the ferry Merle in the port of Ostrava Bay on Tuesday, the coast guard said.

Captain Anna Lindqvist said that 40 passengers were taken to hospital.

The Transport Ministry denied that the ferry had failed an inspection in 2023.
"""
GAZETTE = """ date 2024-03-07 Ferry fire under investigation

Investigators from the Transport Ministry boarded the ferry Merle on Wednesday.

According to captain Anna Lindqvist, the fire broke out on Tuesday in the engine room.
"""
LEDGER = """Ferry company promises help

The owner of the ferry Merle will pay for the passengers' journeys home, according to the coast guard.
"""

Dump = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with three articles."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in (("harbour", HARBOUR), ("gazette", GAZETTE), ("ledger", LEDGER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def story(db: None) -> Story:
    return StoryFactory(slug="ferry-fire", title="Ferry fire", code="FF")


@pytest.fixture
def ingested(story: Story) -> Callable[..., IngestRun]:
    """Ingest paths into the story; the run with its items."""
    return lambda *paths: ingest(story, discover([str(path) for path in paths]))


def outcomes(run: IngestRun) -> dict[str, str]:
    """Outcome by item name."""
    return dict(run.items.values_list("name", "outcome"))


def dump(*without: str) -> Dump:
    """Every row of every table of the app, but of the named models."""
    return {
        model.__name__: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_app_config("events").get_models(include_auto_created=True)
        if model.__name__ not in without
    }
