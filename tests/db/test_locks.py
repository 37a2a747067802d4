"""Whatever analysts decide, in any order, no relink and no second ingest writes over it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from events.ingest import relink as relinking
from events.ingest.relink import relink
from events.models import Article, Claim, Entity, EntityMergeSuggestion, Story, TimelineEvent
from events.services import Refused, correct, grade, merge, split, triage
from tests.db.conftest import GAZETTE, HARBOUR, LEDGER, outcomes
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.model]

WHY = "looked at it"
Decided = dict[tuple[Any, ...], Any]


@pytest.fixture
def ada(db: None) -> Any:
    return UserFactory(username="ada")


@pytest.fixture
def told(story: Story, pile: Path, ingested: Any) -> Story:
    ingested(pile)
    return story


def decided(story: Story) -> Decided:
    """Every decided value by what it is decided of, named so that a new version of an article has the same name."""
    found: Decided = {}
    for event in story.events.all():
        found |= {("event", event.number, name): getattr(event, name) for name in event.locked}
        if event.decision != TimelineEvent.Decision.OPEN:
            found["event", event.number, "decision"] = event.decision
    for entity in story.entities.select_related("merged_into"):
        found |= {("entity", entity.pk, name): getattr(entity, name) for name in entity.locked}
    current = story.articles.filter(superseded_by=None)
    for article in current:
        found |= {("article", article.name, name): getattr(article, name) for name in article.locked}
    seen: Counter[tuple[str, str, str]] = Counter()
    for claim in story.claims.filter(article__in=current).select_related("article", "event").order_by("start", "head"):
        words = (claim.article.name, claim.quote, claim.head)
        seen[words] += 1
        found |= {("claim", *words, seen[words], name): getattr(claim, name) for name in claim.locked}
    for pair in EntityMergeSuggestion.objects.filter(story=story).exclude(state="open"):
        found["pair", pair.left_id, pair.right_id] = pair.state
    return found


class Walk:
    """An analyst who does this and that; what is refused is no decision."""

    def __init__(self, story: Story, actor: Any, seed: int) -> None:
        self.story, self.actor, self.dice = story, actor, random.Random(seed)
        self.done: Counter[str] = Counter()

    def step(self) -> None:
        acts: list[Callable[[], object]] = [
            lambda: correct.retitle(self.actor, self.event(), f"Title {self.dice.random()}", WHY),
            lambda: correct.redate(self.actor, self.event(), self.dice.choice(["2024-03-01", "2024", ""]), WHY),
            lambda: correct.restatus(self.actor, self.event(), self.dice.choice(["denied", "possible"]), WHY),
            lambda: correct.relocate(self.actor, self.event(), None, WHY),
            lambda: correct.hide(self.actor, self.row(TimelineEvent, Claim, Entity, Article), WHY),
            lambda: correct.show(self.actor, self.row(TimelineEvent, Claim, Entity, Article), WHY),
            lambda: correct.publish(self.actor, self.row(Article), self.dice.choice(["2024-03-13", ""]), WHY),
            lambda: correct.rename_entity(
                self.actor, self.row(Entity), f"Name {self.dice.random()}", self.dice.choice(["person", "place"]), WHY
            ),
            lambda: merge.merge_entities(self.actor, self.row(Entity), self.row(Entity), WHY),
            lambda: merge.separate_entity(self.actor, self.merged(Entity), WHY),
            lambda: merge.merge_events(self.actor, self.event(), self.event(), WHY),
            lambda: merge.separate_event(self.actor, self.merged(TimelineEvent), WHY),
            lambda: split.move_claims(self.actor, [self.row(Claim)], self.dice.choice([None, self.event()]), WHY),
            lambda: triage.confirm(self.actor, self.event()),
            lambda: triage.doubt(self.actor, self.event()),
            lambda: grade.grade_claim(self.actor, self.row(Claim), self.dice.randint(1, 6), WHY),
            lambda: triage.refuse_merge(self.actor, self.pair(), WHY),
        ]
        number = self.dice.randrange(len(acts))
        try:
            acts[number]()
        except Refused:
            self.done["refused"] += 1
        else:
            self.done["done"] += 1

    def row(self, *models: Any) -> Any:
        """Any row of one of these; of a claim or article, the newest version."""
        model = self.dice.choice(models)
        rows = model.objects.filter(story=self.story).order_by("pk")
        if model is Claim:
            rows = rows.filter(article__superseded_by=None)
        return self.dice.choice(list(rows.filter(superseded_by=None) if model is Article else rows))

    def event(self) -> TimelineEvent:
        return self.dice.choice(list(self.story.events.order_by("number")))

    def merged(self, model: Any) -> Any:
        rows = list(model.objects.filter(story=self.story, merged_into__isnull=False).order_by("pk"))
        return self.dice.choice(rows) if rows else self.row(model)

    def pair(self) -> EntityMergeSuggestion:
        left, right = self.row(Entity), self.row(Entity)
        if left == right:
            raise Refused("one")
        row, _ = EntityMergeSuggestion.objects.get_or_create(
            story=self.story, left=left, right=right, defaults={"reason": "alike"}
        )
        return row


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_acts_stays_as_decided(told: Story, ada: Any, pile: Path, ingested: Any, seed: int) -> None:
    walk = Walk(told, ada, seed)
    for number in range(30):
        walk.step()
        if number % 6 == 5:
            before = decided(told)
            relink(told)
            assert decided(told) == before
    assert walk.done["done"] >= 10
    before = decided(told)
    assert len(before) > 10
    assert set(outcomes(ingested(pile)).values()) == {"unchanged"}
    assert decided(told) == before
    for name, text in (("harbour", HARBOUR), ("gazette", GAZETTE), ("ledger", LEDGER)):
        (pile / f"{name}.txt").write_text(f"{text}\nThe weather was calm all week.\n", encoding="utf-8")
    (pile / "new.txt").write_text(" date 2024-03-08 On Tuesday a fire broke out on the ferry Merle.", encoding="utf-8")
    assert sorted(outcomes(ingested(pile)).values()) == ["new_version"] * 3 + ["stored"]
    assert decided(told) == before
    relink(told)
    assert decided(told) == before


def test_a_decision_while_linking_runs_is_not_written_over(
    told: Story, ada: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading the story and writing it, an analyst moves a claim and hides another's event."""
    event = told.events.standing().filter(article_count__gte=2).first()
    assert event
    claim = event.claims.first()
    made: list[TimelineEvent] = []
    link = relinking.link_pile

    def overtaken(*args: Any) -> Any:
        found = link(*args)
        if not made:
            made.append(split.move_claims(ada, [claim], None, WHY, title="Another fire"))
            correct.retitle(ada, event, "The fire", WHY)
        return found

    monkeypatch.setattr(relinking, "link_pile", overtaken)
    relink(told)
    claim.refresh_from_db()
    event.refresh_from_db()
    assert (claim.event, event.title) == (made[0], "The fire")
    assert made[0].claims.count() == 1


def test_a_renamed_entity_is_known_by_both_names(told: Story, ada: Any, pile: Path, ingested: Any) -> None:
    captain = told.entities.standing().get(name__contains="Lindqvist")
    read, given = captain.name, "Anna Lindqvist-Berg"
    correct.rename_entity(ada, captain, given, "person", WHY)
    text = f" date 2024-03-09 {given} spoke on Friday.\n\n{read} said that the ferry was safe.\n"
    (pile / "later.txt").write_text(text, encoding="utf-8")
    assert outcomes(ingested(pile))["pile/later.txt"] == "stored"
    captain.refresh_from_db()
    assert captain.name == given
    assert not told.entities.filter(name=read, kind="person").exists()
    assert captain.mentions.filter(article__name="pile/later.txt").exists()


def test_two_that_an_analyst_keeps_apart_stay_two(told: Story, ada: Any) -> None:
    article = told.articles.first()
    pair = []
    for start, name in ((0, "Berit Holt"), (20, "Berit Holt Jensen")):
        row = Entity.objects.create(story=told, name=name, kind="person")
        row.mentions.create(story=told, article=article, start=start, end=start + 9)
        pair.append(row)
    relink(told)
    merged = [row for row in Entity.objects.filter(pk__in=[row.pk for row in pair]) if row.merged_into_id]
    Entity.objects.filter(pk__in=[row.pk for row in pair]).update(merged_into=None)
    EntityMergeSuggestion.objects.filter(story=told).delete()
    suggestion = EntityMergeSuggestion.objects.create(story=told, left=pair[0], right=pair[1], reason="alike")
    triage.refuse_merge(ada, suggestion, "mother and daughter")
    relink(told)
    assert not Entity.objects.filter(pk__in=[row.pk for row in pair], merged_into__isnull=False).exists()
    assert merged, "linking takes these two for one, or the test shows nothing"


def test_hidden_articles_stay_out_of_search_in_a_new_version(told: Story, ada: Any, pile: Path, ingested: Any) -> None:
    from events import search

    article = told.articles.get(name="pile/harbour.txt")
    correct.hide(ada, article, WHY)
    (pile / "harbour.txt").write_text(f"{HARBOUR}\nThe weather was calm.\n", encoding="utf-8")
    ingested(pile)
    assert told.articles.get(name="pile/harbour.txt", version=2).hidden
    assert search.search(told, "inspection", ["article", "claim"]) == []
