"""Who has it from whom, as drawn on an event's page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Attribution, OriginGroup
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory

pytestmark = pytest.mark.django_db


def ways(client: Client, desk: Any) -> Any:
    return client.get(reverse("event", args=[desk.story.slug, desk.event.number])).context["brief"].ways


def test_a_chain_leads_through_the_agency_to_its_end(desk_client: Client, desk: Any) -> None:
    """A second article cites Kestrel News, which cites Ines Vole; the first cites her itself: one origin, two ways."""
    article = ArticleFactory(story=desk.story, number=77)
    agency = EntityFactory(story=desk.story, name="Kestrel News", kind="organisation")
    voice = Attribution.objects.create(
        story=desk.story, article=article, start=0, end=5, speaker=agency, chain=["Ines Vole"]
    )
    cited = ClaimFactory(article=article, event=desk.event, attribution=voice)
    group = OriginGroup.objects.create(story=desk.story, event=desk.event, kind="speaker", name="Ines Vole")
    group.proof.add(desk.claim, cited)
    drawn = ways(desk_client, desk)
    assert [node.label for node in drawn.nodes] == [
        "Harbour Post",
        "Article 77",
        "Kestrel News",
        "Ines Vole",
        "no source given",  # the first article's other sentence
    ]
    assert "Article 77: Kestrel News citing Ines Vole" in drawn.words
    assert len(drawn.edges) == 4


def test_nothing_is_drawn_where_nobody_is_cited(desk_client: Client, desk: Any) -> None:
    assert ways(desk_client, desk) is None
