"""The gold of our stories fits its articles: every quote stands once, and every file it speaks of tells the event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from events.reading import read, unpack
from events.values import Failure

FIXTURES = Path(__file__).parents[2] / "fixtures"
STORIES = sorted(path.stem for path in (FIXTURES / "gold").glob("*.json"))


def gold_of(story: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((FIXTURES / "gold" / f"{story}.json").read_text(encoding="utf8"))
    return gold


def texts_of(story: str) -> dict[str, str]:
    files = sorted((FIXTURES / "articles" / story).iterdir())
    items = [item for file in files for item in unpack(file.name, file.read_bytes())]
    return {item.name: read(item).text for item in items if not isinstance(item, Failure)}


def test_there_are_three_invented_stories_of_ten_articles_and_more() -> None:
    assert len([story for story in STORIES if len(texts_of(story)) >= 10]) >= 3


@pytest.mark.parametrize("story", STORIES)
def test_every_quote_stands_once_in_its_article(story: str) -> None:
    gold, texts = gold_of(story), texts_of(story)
    assert {article["file"] for article in gold["articles"]} == set(texts)
    quotes = [(article["file"], each["quote"]) for article in gold["articles"] for each in article["attributions"]]
    quotes += [(article["file"], each["quote"]) for article in gold["articles"] for each in article["times"]]
    quotes += [(each["file"], each["quote"]) for event in gold["events"] for each in event["claims"]]
    quotes += [(each["file"], each["quote"]) for each in gold["optional_claims"]]
    assert [(file, quote) for file, quote in quotes if texts[file].count(quote) != 1] == []


@pytest.mark.parametrize("story", STORIES)
def test_origins_and_sides_are_files_that_tell_the_event(story: str) -> None:
    gold = gold_of(story)
    telling = {event["id"]: {claim["file"] for claim in event["claims"]} for event in gold["events"]}
    assert len(telling) == len(gold["events"])
    for event in gold["events"]:
        if "origins" in event:
            named = {file for group in event["origins"] for file in group["files"]} | set(event["unattributed"])
            assert named == telling[event["id"]], event["id"]
    for differ in gold["disagreements"]:
        assert {file for side in differ["sides"] for file in side["files"]} <= telling[differ["event"]], differ
