"""A signed-in analyst, and a small story with one of everything, in invented words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from events import search
from events.models import (
    Annotation,
    Article,
    Attribution,
    Claim,
    ClaimRole,
    Disagreement,
    Entity,
    EntityMergeSuggestion,
    IngestItem,
    IngestRun,
    Mention,
    Source,
    Story,
    TimelineEvent,
    TimeReference,
)
from tests.factories import (
    AnnotationFactory,
    ArticleFactory,
    ClaimFactory,
    EntityFactory,
    EventFactory,
    SourceFactory,
    StoryFactory,
    UserFactory,
)

HEADLINE = "Ferry runs aground off Marrow Point"
FIRST = "The ferry Alma struck rocks on Monday, harbour master Ines Vole said. Twelve people were hurt. 🚢 Tugs came."
SECOND = "A tug crew put the number at fifteen."
TEXT = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    """The span of the first occurrence of words."""
    start = text.index(words)
    return start, start + len(words)


@dataclass
class Desk:
    """One story with one of everything."""

    story: Story
    analyst: Any
    colleague: Any
    source: Source
    article: Article
    other: Article
    claim: Claim
    claim2: Claim
    time: TimeReference
    voice: Attribution
    speaker: Entity
    namesake: Entity
    mention: Mention
    event: TimelineEvent
    disagreement: Disagreement
    suggestion: EntityMergeSuggestion
    note: Annotation
    run: IngestRun


@pytest.fixture
def analyst(db: None) -> Any:
    return UserFactory(username="ada")


@pytest.fixture
def desk_client(analyst: Any, client: Client) -> Client:
    """A browser in which the analyst is signed in."""
    client.force_login(analyst)
    return client


@pytest.fixture
def desk(analyst: Any) -> Desk:
    return make_desk(analyst)


def make_desk(analyst: Any) -> Desk:
    colleague = UserFactory(username="ben")
    story = StoryFactory(slug="alma", title="The Alma", code="AL")
    source = SourceFactory(name="Harbour Post", domain="harbourpost.example")
    blocks = [["headline", *at(HEADLINE)], ["paragraph", *at(FIRST)], ["paragraph", *at(SECOND)]]
    article = ArticleFactory(
        story=story,
        source=source,
        headline=HEADLINE,
        text=TEXT,
        blocks=blocks,
        set_aside=[["Share this", "share counter"]],
        published_edtf="2024-03-05",
        published_lower=dt.date(2024, 3, 5),
        published_upper=dt.date(2024, 3, 5),
        published_basis="stated",
        published_evidence="date line",
    )
    other = ArticleFactory(
        story=story,
        headline="Alma towed",
        suggested_edtf="2024-03-06",
        suggested_lower=dt.date(2024, 3, 6),
        suggested_upper=dt.date(2024, 3, 6),
        suggestion_state="open",
        suggestion_reasons=["its Monday is that of two dated articles"],
    )
    speaker = EntityFactory(story=story, name="Ines Vole", titles=["harbour master"])
    namesake = EntityFactory(story=story, name="Vole")
    source.entity = speaker
    source.save()
    start, end = at("harbour master Ines Vole")
    voice = Attribution.objects.create(
        story=story,
        article=article,
        start=start,
        end=end,
        speaker=speaker,
        source_spans=[[start, end]],
        cue_spans=[list(at("said"))],
    )
    start, end = at("on Monday")
    time = TimeReference.objects.create(
        story=story,
        article=article,
        start=start,
        end=end,
        wording="on Monday",
        kind="date",
        edtf="2024-03-04",
        lower=dt.date(2024, 3, 4),
        upper=dt.date(2024, 3, 4),
        basis="relative",
        anchor="2024-03-05",
        rule="weekday, past",
    )
    event = EventFactory(
        story=story,
        title="The Alma runs aground",
        edtf="2024-03-04",
        lower=dt.date(2024, 3, 4),
        upper=dt.date(2024, 3, 4),
        basis="relative",
    )
    start, end = at("The ferry Alma struck rocks on Monday")
    claim = ClaimFactory(
        article=article,
        start=start,
        end=end,
        length=end - start,
        attribution=voice,
        event=event,
        link_reasons=["first"],
    )
    claim.times.add(time)
    ClaimRole.objects.create(claim=claim, entity=speaker, role="agent")
    start, end = at("Twelve people were hurt")
    claim2 = ClaimFactory(article=article, start=start, end=end, length=end - start, event=event)
    start, end = at("Ines Vole")
    mention = Mention.objects.create(story=story, article=article, entity=speaker, start=start, end=end)
    disagreement = Disagreement.objects.create(
        story=story, event=event, key="hurt", kind="figure", about="hurt", left_says="12", right_says="15"
    )
    disagreement.left.add(claim2)
    disagreement.right.add(claim)
    suggestion = EntityMergeSuggestion.objects.create(story=story, left=speaker, right=namesake, reason="same name")
    start, end = at("Twelve people")
    note = AnnotationFactory(
        story=story, author=analyst, article=article, start=start, end=end, exact="Twelve people", body="Or fifteen?"
    )
    run = IngestRun.objects.create(story=story, actor=analyst, state="done", total=2)
    IngestItem.objects.create(run=run, name="a.txt", outcome="stored", article=article)
    IngestItem.objects.create(run=run, name="b.pdf", outcome="failed", stage="decode", reason="no text in it")
    search.index([event, article, other, claim, claim2, note, speaker])
    return Desk(
        story, analyst, colleague, source, article, other, claim, claim2, time, voice, speaker, namesake, mention,
        event, disagreement, suggestion, note, run,
    )  # fmt: skip
