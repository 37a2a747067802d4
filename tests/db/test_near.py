"""A new article is linked with its neighbourhood: in any order alike while the story is small, and never with the
whole of a large one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.extraction import pipeline
from events.ingest import near
from events.ingest.discover import discover
from events.ingest.names import unify_entities
from events.ingest.pile import pile_of
from events.ingest.relink import relink
from events.ingest.run import ingest
from events.models import Claim, Clue, Entity, IngestRun, NameKey, Story, TimelineEvent
from events.models.claim import ClaimQuerySet
from events.services import correct, split
from tests.db.conftest import dump
from tests.factories import StoryFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.model]
SAMPLES = Path(__file__).parents[2] / "fixtures" / "articles"

# Invented news: each town has a matter of its own, told by two papers in other words.
ECHO = {
    "Ardvik": """ date 2024-05-07 Robbers take gold from Ardvik bank

Three robbers took gold worth 4 million euros from the Nordan Bank in Ardvik on Monday, inspector Ilse Brandt said.

Brandt closed the bridge over the Wend on Monday evening.
""",
    "Belmora": """ date 2024-05-15 Belmora dockers walk out

Dockers in Belmora went on strike on Tuesday, union leader Tomas Keller said.

Keller rejected an offer of the port company on Wednesday.
""",
    "Castrel": """ date 2024-05-22 Fire destroys Castrel museum

A fire destroyed the glass museum of Castrel on Tuesday, fire chief Nadia Rourke said.

Rourke ordered the evacuation of the old market on Tuesday.
""",
    "Dunhaven": """ date 2024-06-04 Dam breaks above Dunhaven

The old dam above Dunhaven broke on Monday, mayor Piet Holloway said.

Holloway cancelled the summer fair of Dunhaven on Tuesday.
""",
    "Eskerry": """ date 2024-06-12 Sandoval wins Eskerry vote

Greta Sandoval won the election in Eskerry on Sunday, the electoral commission said.

Sandoval promised a new hospital on Monday.
""",
    "Fennmoor": """ date 2024-06-19 Trawler sinks off Fennmoor

The trawler Petrel sank off Fennmoor on Monday night, coast guard officer Ivo Marchetti said.

Marchetti suspended the search for the crew on Tuesday.
""",
}
POST = {
    "Belmora": """ date 2024-05-15 Cranes stand still in Belmora

On Tuesday the dockers of Belmora went on strike for higher wages, according to Tomas Keller.

Two ships left Belmora for Ardvik on Wednesday.
""",
    "Dunhaven": """ date 2024-06-04 Flood after dam break in Dunhaven

On Monday dam above Dunhaven broke, according to Piet Holloway.

Soldiers reached the flooded school of Dunhaven on Tuesday.
""",
    "Fennmoor": """ date 2024-06-19 Fishermen missing after Petrel goes down

The trawler Petrel sank on Monday night near Fennmoor, according to Ivo Marchetti.

Relatives of the fishermen gathered at the harbour of Fennmoor.
""",
}


@pytest.fixture
def valley(story: Story, tmp_path: Path, ingested: Any) -> Callable[[str, str], IngestRun]:
    """Six towns with one article each, ingested; more come in by name and text."""

    def more(name: str, text: str) -> IngestRun:
        folder = tmp_path / "valley"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return ingested(folder / name)

    for town, text in ECHO.items():
        more(f"{town}-echo.txt", text)
    return more


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget of some four articles."""
    monkeypatch.setattr(near, "BUDGET", 14)


def told_in(story: Story) -> set[Any]:
    """Events by what they hold and say, without numbers that depend on the order of ingest."""
    return {
        (
            frozenset(event.claims.values_list("article__name", "start", "end", "head")),
            (event.title, event.status, event.edtf, event.basis, str(event.place or "")),
            frozenset(event.participants.values_list("name", flat=True)),
            (event.article_count, event.origin_count, event.unattributed_count, event.unknown_count, event.disputed),
        )
        for event in story.events.standing()
    }


@pytest.fixture(scope="module")
def read_once() -> dict[str, Any]:
    return {}


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch, read_once: dict[str, Any]) -> None:
    """Each text is read by the model once, however often it is ingested."""
    real = pipeline.extract

    def extract(documents: Any, nlp: Any) -> Iterator[Any]:
        for document in documents:
            key = f"{document.name} {document.text}"
            if key not in read_once:
                read_once[key] = next(iter(real([document], nlp)))
            yield read_once[key]

    monkeypatch.setattr(pipeline, "extract", extract)


@pytest.mark.parametrize(
    ("sample", "seed"), [("kim-putin-summit", 1), ("kim-putin-summit", 2), ("halcyon-ferry-fire", 3)]
)
@pytest.mark.usefixtures("remembered")
def test_one_by_one_in_any_order_gives_what_all_at_once_gives(sample: str, seed: int, db: None) -> None:
    files = discover([str(SAMPLES / sample)])
    at_once, one_by_one = StoryFactory(code="AA"), StoryFactory(code="BB")
    ingest(at_once, files)
    shuffled = list(files)
    random.Random(seed).shuffle(shuffled)
    assert shuffled != files
    for file in shuffled:
        ingest(one_by_one, [file])
    assert len(told_in(at_once)) > 10
    assert told_in(one_by_one) == told_in(at_once)


@pytest.mark.usefixtures("little")
class TestLargeStory:
    def test_a_new_article_finds_the_event_of_its_own_matter(self, story: Story, valley: Any) -> None:
        valley("Dunhaven-post.txt", POST["Dunhaven"])
        event = dam(story)
        assert told_by(event) == {"valley/Dunhaven-echo.txt", "valley/Dunhaven-post.txt"}
        assert (event.edtf, event.article_count) == ("2024-06-03", 2)
        assert event.origin_count == 1  # both have it from the mayor

    def test_the_rest_of_the_story_is_neither_read_nor_written(self, story: Story, valley: Any) -> None:
        nearest = set(near.neighbourhood(story, story.articles.get(name="valley/Dunhaven-echo.txt")).rows)
        held = [article.pk for article in story.articles.all() if article.ref in nearest]
        far = Claim.objects.filter(pk__in=list(story.claims.exclude(article__in=held).values_list("pk", flat=True)))
        assert far.exists()
        before = rows_of(far)
        with CaptureQueriesContext(connection) as queries:
            valley("Dunhaven-echo.txt", ECHO["Dunhaven"] + "\nThe water fell on Tuesday evening.\n")
        assert rows_of(far) == before
        whole = re.compile(r'FROM "events_(claim|timereference|claimrole)" .*WHERE [^()]*"story_id" = \d+[^()]*$')
        assert [q["sql"] for q in queries if whole.search(q["sql"])] == []

    def test_events_are_those_of_the_whole_story(self, story: Story, valley: Any) -> None:
        for town, text in POST.items():
            valley(f"{town}-post.txt", text)
        found = {frozenset(told_by(event)) for event in story.events.standing()}
        assert {frozenset({f"valley/{town}-echo.txt", f"valley/{town}-post.txt"}) for town in POST} <= found
        held = groups(story)
        relink(story)
        assert groups(story) == held

    def test_an_event_seen_in_part_is_left_whole(
        self, story: Story, valley: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        valley("Dunhaven-post.txt", POST["Dunhaven"])
        event = dam(story)
        held = set(event.claims.values_list("pk", flat=True))
        only = story.articles.get(name="valley/Dunhaven-echo.txt")
        monkeypatch.setattr(
            near, "neighbourhood", lambda story, new: pile_of(story, articles=[only.pk, new.pk], alone=True)
        )
        assert near.split_events(near.neighbourhood(story, only)) >= {event.pk}
        # As though linking saw nothing in these claims: what lies outside may speak for them.
        monkeypatch.setattr("events.linking.timeline.EVENT_LIKENESS", 0.99)
        valley("Dunhaven-note.txt", "Fair moves to Ardvik\n\nThe summer fair of Dunhaven moves to Ardvik this year.\n")
        assert set(event.claims.values_list("pk", flat=True)) == held

    def test_what_an_analyst_decided_holds(self, story: Story, valley: Any) -> None:
        ada = UserFactory()
        claim = story.claims.get(quote__contains="dam above Dunhaven broke")
        target = split.move_claims(ada, [claim], None, "another dam", title="The second dam")
        evacuation = story.events.get(claims__quote__contains="cancelled the summer fair")
        correct.redate(ada, evacuation, "2024-05-05", "the mayor's own log")
        valley("Dunhaven-post.txt", POST["Dunhaven"])
        claim.refresh_from_db()
        target.refresh_from_db()
        evacuation.refresh_from_db()
        assert (claim.event, target.title) == (target, "The second dam")
        assert (evacuation.edtf, evacuation.basis) == ("2024-05-05", "analyst")

    def test_what_an_older_version_told_goes_with_it(self, story: Story, valley: Any) -> None:
        gone = story.events.get(claims__quote__contains="evacuation of the old market")
        valley("Castrel-echo.txt", ECHO["Castrel"].rsplit("\n\n", 1)[0] + "\n")
        assert not TimelineEvent.objects.filter(key=gone.key).exists()
        assert not story.events.filter(title=gone.title).exists()
        assert story.events.filter(claims__quote__contains="destroyed the glass museum").exists()
        assert not Claim.objects.filter(article__superseded_by__isnull=False, event__isnull=False).exists()
        assert not Clue.objects.filter(article__superseded_by__isnull=False).exists()

    def test_a_surname_alone_is_the_person_of_that_name_until_there_are_two(self, story: Story, valley: Any) -> None:
        valley("note.txt", "Sandoval resigns\n\nMr Sandoval resigned in Eskerry on Friday, the council said.\n")
        full = story.entities.get(name="Greta Sandoval")
        short = story.entities.get(name="Sandoval")
        assert short.merged_into == full
        valley("other.txt", "Harbour opens\n\nThe harbour will open on Friday, engineer Hugo Sandoval said.\n")
        short.refresh_from_db()
        assert short.merged_into is None
        assert story.merge_suggestions.filter(state="open").exists()
        before = dump("Clue", "NameKey")["Entity"]
        unify_entities(story)
        assert dump("Clue", "NameKey")["Entity"] == before

    def test_a_story_whose_articles_cannot_be_found_is_linked_whole(self, story: Story, valley: Any) -> None:
        """As one that was imported: what finds them is not exported."""
        Clue.objects.all().delete()
        NameKey.objects.all().delete()
        valley("Dunhaven-post.txt", POST["Dunhaven"])
        assert dam(story).article_count == 2
        assert near.is_known(story)
        assert set(Entity.objects.filter(story=story)) == set(Entity.objects.exclude(name_keys=None))

    def test_a_renamed_entity_of_an_imported_story_is_found_by_its_old_name(self, story: Story, valley: Any) -> None:
        row = story.entities.get(name="Piet Holloway")
        correct.rename_entity(UserFactory(), row, "Pieter Hollander", "person", "so he signs")
        Clue.objects.all().delete()
        NameKey.objects.all().delete()
        valley("Dunhaven-post.txt", POST["Dunhaven"])
        assert not story.entities.filter(name="Piet Holloway").exists()


def dam(story: Story) -> TimelineEvent:
    """The one event that tells of the dam."""
    return story.events.filter(claims__quote__contains="dam above Dunhaven broke").distinct().get()


def told_by(event: TimelineEvent) -> set[str]:
    return set(event.claims.values_list("article__name", flat=True))


def rows_of(claims: ClaimQuerySet) -> list[Any]:
    chosen = claims.order_by("pk")
    return [*chosen.values_list(), *TimelineEvent.objects.filter(claims__in=chosen).order_by("pk").values_list()]


def groups(story: Story) -> set[frozenset[Any]]:
    spans = ("article__name", "start", "end", "head")
    return {frozenset(event.claims.values_list(*spans)) for event in story.events.standing()}
