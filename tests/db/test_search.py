"""Full-text search gives the same on both databases, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import search
from events.models import SearchEntry, Story
from tests.factories import AnnotationFactory, ArticleFactory, ClaimFactory, EntityFactory, EventFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(db: None) -> Story:
    """One of each kind that names a ferry, in a story, and another story's event that does, too."""
    story = StoryFactory(slug="shelf")
    article = ArticleFactory(story=story, headline="Ferry ablaze", text="The ferries burned. Café owners watched.")
    claim = ClaimFactory(article=article, length=20)
    event = EventFactory(story=story, title="Ferry burns in the old harbour")
    note = AnnotationFactory(story=story, event=event, body="Which ferry is it?")
    entity = EntityFactory(story=story, name="Merle", aliases=["the ferry Merle"])
    elsewhere = EventFactory(title="Ferry sails")
    search.index([article, claim, event, note, entity, elsewhere])
    return story


def kinds(story: Story, query: str, *only: str) -> set[str]:
    return {hit.kind for hit in search.search(story, query, only)}


def test_all_kinds_are_found_in_their_story_only(shelf: Story) -> None:
    hits = search.search(shelf, "ferry")
    assert sorted(hit.kind for hit in hits) == ["article", "claim", "entity", "event", "note"]
    assert kinds(shelf, "ferry", "event", "note") == {"event", "note"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("burning", {"article", "claim", "event"}),  # inflections: burned, burns
        ('"old harbour"', {"event"}),
        ('"harbour old"', set()),
        ("ferry -burns", {"entity", "note"}),
        ("harb", {"event"}),  # the last word may be unfinished
        ("harb ferry", set()),
        ("cafe", {"article"}),
        ("-ferry", set()),
        ("", set()),
    ],
)
def test_queries(shelf: Story, query: str, expected: set[str]) -> None:
    assert kinds(shelf, query) == expected


def test_snippet_is_plain_text_with_the_match_told_apart(shelf: Story) -> None:
    EventFactory(story=shelf, title="x")
    event = EventFactory(story=shelf, title="<b>Quay</b> & <script>")
    search.index([event])
    (hit,) = search.search(shelf, "quay")
    assert hit.object_id == event.pk
    assert hit.snippet == "<b>Quay</b> & <script>"
    assert ("Quay", True) in hit.parts
    article = ArticleFactory(story=shelf, headline="Long", text="word " * 60 + "lighthouse " + "word " * 60)
    search.index([article])
    (hit,) = search.search(shelf, "lighthouse")
    assert hit.snippet.startswith("… word")
    assert hit.snippet.endswith("word …")
    assert len(hit.snippet.split()) == 26
    assert [words for words, matched in hit.parts if matched] == ["lighthouse"]


HOSTILE = (
    "' OR 1=1 --",
    "\x00",
    "%s",
    "ferry*",
    "ferry:",
    "col:ferry",
    "(ferry",
    "a^b",
    "NEAR(a b)",
    "&|!<->",
    "\\",
    '-"',
    '"',
    '""',
    "ferry -",
    "½",
    "_",
    "fe" * 5000,
)


@pytest.mark.parametrize("query", [*HOSTILE, "a AND", "OR", "NOT ferry", "--", "{}"])
def test_any_input_is_safe(shelf: Story, query: str) -> None:
    search.search(shelf, query)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_text_is_safe(shelf: Story, query: str) -> None:
    search.search(shelf, query)


def test_out_of_sight_is_out_of_search(shelf: Story) -> None:
    event = shelf.events.get()
    event.hidden = True
    search.index([event])
    assert "event" not in kinds(shelf, "ferry")
    event.hidden = False
    search.index([event])
    assert "event" in kinds(shelf, "ferry")
    search.forget([event])
    assert "event" not in kinds(shelf, "ferry")


def test_changed_words_are_found_and_old_ones_not(shelf: Story) -> None:
    event = shelf.events.get()
    event.title = "Tanker sinks"
    search.index([event])
    assert kinds(shelf, "tanker") == {"event"}
    assert "event" not in kinds(shelf, "harbour")


def test_entries_go_with_their_story(shelf: Story) -> None:
    other = EventFactory(title="Ferry docks")
    search.index([other])
    shelf.delete()
    assert not SearchEntry.objects.filter(text__contains="Merle").exists()
    assert [hit.object_id for hit in search.search(other.story, "ferry")] == [other.pk]
