"""What an analyst said of origins stays: through relinks, new articles, new versions, merges, splits and exports."""

from __future__ import annotations

from typing import Any

import pytest

from events.exports.story import export_story, import_story
from events.ingest.relink import relink
from events.ingest.versions import carry
from events.models import Article, Attribution, Claim, Entity, OriginDecision, Story, TimelineEvent
from events.services import Conflict, Refused, correct, grade, merge, origins, split
from tests.db.acts import WHY, last
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory, EventFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.model]


@pytest.fixture
def ada(db: None) -> Any:
    return UserFactory(username="ada")


@pytest.fixture
def voices(story: Story) -> dict[str, Entity]:
    return {name: EntityFactory(story=story, name=name) for name in ("Otto Lund", "Mara Quill")}


def cites(event: TimelineEvent, speaker: Entity | None, text: str = "", **fields: Any) -> Claim:
    """An article of its own that tells the event and puts it to a speaker, or to nobody."""
    number = event.story.articles.count() + 1
    text = text or f"The sluice at gate {number} burst before dawn."
    article = ArticleFactory(story=event.story, number=number, text=text, **fields)
    voice = speaker and Attribution.objects.create(
        story=event.story, article=article, start=0, end=3, speaker=speaker, cue_spans=[[0, 3]]
    )
    claim: Claim = ClaimFactory(
        article=article, event=event, attribution=voice, head="burst", action="break", lemmas=["sluice", "burst"]
    )
    return claim


@pytest.fixture
def event(story: Story, voices: dict[str, Entity]) -> TimelineEvent:
    """Told by two articles that cite two people, and by one that cites nobody; linked as one by an analyst before."""
    made: TimelineEvent = EventFactory(story=story, number=1)
    for speaker in (*voices.values(), None):
        claim = cites(made, speaker)
        claim.lock(["event"])
        claim.save()
    origins.refresh_events(story, [made])
    made.refresh_from_db()
    return made


def numbers(event: TimelineEvent) -> tuple[int, int, int]:
    event.refresh_from_db()
    return event.origin_count, event.unattributed_count, event.unknown_count


def told(event: TimelineEvent) -> dict[str, set[int]]:
    """Articles' numbers by the origin's name."""
    return {group.name: set(group.articles.values_list("number", flat=True)) for group in event.origins.all()}


def quotes(event: TimelineEvent) -> list[Claim]:
    return list(event.claims.order_by("article__number"))


def test_joined_origins_count_once_and_credibility_follows(ada: Any, event: TimelineEvent) -> None:
    assert numbers(event) == (2, 1, 0)
    lund, quill, _ = quotes(event)
    grade.grade_claim(ada, lund, 1, WHY)
    origins.join(ada, event, [lund, quill], "both were at one press call")
    assert numbers(event) == (1, 1, 0)
    with pytest.raises(Refused):
        grade.grade_claim(ada, quill, 1, WHY)
    entry = last(event)
    assert (entry.actor, entry.additional_data["verb"]) == (ada, "origins joined")
    assert entry.additional_data["reason"] == "both were at one press call"
    assert entry.changes == {"known": ["2: Mara Quill; Otto Lund", "1: Mara Quill and Otto Lund"]}


def test_an_article_of_an_origin_of_its_own_is_known(ada: Any, event: TimelineEvent) -> None:
    *_, silent = quotes(event)
    origins.split(ada, event, [silent], "own reporter at the gate")
    assert numbers(event) == (3, 0, 0)
    assert told(event)[silent.article.ref] == {3}


def test_it_stays_through_a_relink_and_takes_new_articles_along(
    ada: Any, event: TimelineEvent, voices: dict[str, Entity]
) -> None:
    lund, quill, _ = quotes(event)
    origins.join(ada, event, [lund, quill], WHY)
    relink(event.story)
    assert numbers(event) == (1, 1, 0)
    cites(event, voices["Mara Quill"])
    relink(event.story)
    assert told(event)["Mara Quill and Otto Lund"] == {1, 2, 4}
    assert numbers(event) == (1, 1, 0)


def test_it_goes_along_where_events_are_merged_and_taken_apart(
    ada: Any, event: TimelineEvent, voices: dict[str, Entity]
) -> None:
    lund, quill, _ = quotes(event)
    origins.join(ada, event, [lund, quill], WHY)
    other = EventFactory(story=event.story, number=2)
    cites(other, None)
    merge.merge_events(ada, other, event, WHY)
    assert numbers(other) == (1, 2, 0)
    merge.separate_event(ada, event, WHY)
    assert numbers(event) == (1, 1, 0)
    moved = split.move_claims(ada, [lund, quill], None, "another sluice")
    assert numbers(moved) == (1, 0, 0)
    assert numbers(event) == (0, 1, 0)


def test_a_new_version_with_the_same_words_keeps_it(ada: Any, event: TimelineEvent) -> None:
    *_, silent = quotes(event)
    origins.split(ada, event, [silent], WHY)
    old = Article.objects.get(pk=silent.article.pk)
    new = ArticleFactory(story=event.story, number=old.number, version=2, text=f"{old.text} More follows.")
    ClaimFactory(article=new, length=len(old.text), head="burst", action="break", lemmas=["sluice", "burst"])
    carry(old, new)
    relink(event.story)
    assert numbers(event) == (3, 0, 0)


def test_taking_it_back_leaves_it_to_the_machine(ada: Any, event: TimelineEvent) -> None:
    lund, quill, silent = quotes(event)
    before = told(event)
    first = origins.join(ada, event, [lund, quill], WHY)
    second = origins.split(ada, event, [silent], WHY)
    origins.take_back(ada, first, "heard otherwise")
    assert numbers(event) == (3, 0, 0)
    assert last(event).additional_data["verb"] == "decision on origins taken back"
    origins.take_back(ada, second)
    assert (numbers(event), told(event)) == ((2, 1, 0), before)
    with pytest.raises(Refused):
        origins.take_back(ada, second)
    relink(event.story)
    assert told(event) == before


def test_what_changes_nothing_or_has_no_reason_is_refused(ada: Any, event: TimelineEvent) -> None:
    lund, quill, silent = quotes(event)
    for decide, claims, why in (
        (origins.join, [lund], WHY),
        (origins.join, [lund, quill], " "),
        (origins.split, [], WHY),
        (origins.split, [lund], WHY),
        (origins.join, [lund, cites(EventFactory(story=event.story), None)], WHY),
    ):
        with pytest.raises(Refused):
            decide(ada, event, claims, why)
    origins.join(ada, event, [lund, quill], WHY)
    with pytest.raises(Refused):
        origins.join(ada, event, [quill, lund], WHY)
    assert OriginDecision.objects.count() == 1
    correct.hide(ada, event, WHY)
    with pytest.raises(Refused):
        origins.split(ada, event, [silent], WHY)


def test_who_saw_other_origins_is_told(ada: Any, event: TimelineEvent) -> None:
    lund, quill, silent = quotes(event)
    seen = origins.state_of(event)
    origins.join(ada, event, [lund, quill], WHY, seen)
    with pytest.raises(Conflict):
        origins.split(ada, event, [silent], WHY, seen)
    assert numbers(event) == (1, 1, 0)


def test_an_export_takes_it_along(ada: Any, event: TimelineEvent) -> None:
    lund, quill, silent = quotes(event)
    origins.join(ada, event, [lund, quill], "one press call")
    undone = origins.split(ada, event, [silent], WHY)
    origins.take_back(ada, undone)
    again = import_story(list(export_story(event.story)), "again")
    assert list(again.origin_decisions.standing().values_list("verdict", "reason", "decided_by__username")) == [
        ("together", "one press call", "ada")
    ]
    relink(again)
    assert numbers(again.events.get(number=1)) == (1, 1, 0)
