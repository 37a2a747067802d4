"""Names: the list, one name, completion, and corrections with a reason."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events.models import ClaimRole, Mention
from events.services import merge
from events.views.entity import CHART_HEIGHT, CHART_WIDTH, CLAIMS_SHOWN, bars
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory, EventFactory
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


def url(desk: Desk, name: str, *args: object) -> str:
    return reverse(name, args=[desk.story.slug, *args])


def test_list_counts_mentions_of_merged_names_with_the_one_they_count_as(desk: Desk, desk_client: Client) -> None:
    Mention.objects.create(story=desk.story, article=desk.other, entity=desk.namesake, start=0, end=4)
    merge.merge_entities(desk.analyst, desk.speaker, desk.namesake, "one person")
    rows = desk_client.get(url(desk, "entities")).context["rows"]
    assert [(row.name, row.mention_count, articles) for row, articles in rows] == [("Ines Vole", 2, 2)]


def test_filters_and_order(desk: Desk, desk_client: Client) -> None:
    EntityFactory(story=desk.story, name="Port Marrow", kind="place", aliases=["Marrowtown"])

    def names(**filters: str) -> list[str]:
        return [row.name for row in desk_client.get(url(desk, "entities"), filters).context["page"].rows]

    assert names()[0] == "Ines Vole"
    assert names(order="name") == ["Ines Vole", "Port Marrow", "Vole"]
    assert names(kind="place") == ["Port Marrow"]
    assert names(q="marrowt") == ["Port Marrow"]
    assert names(q="harbour master") == ["Ines Vole"]


@pytest.mark.parametrize("order", ["", "name"])
def test_paging_shows_every_name_once(desk: Desk, desk_client: Client, order: str) -> None:
    EntityFactory.create_batch(130, story=desk.story)
    seen: list[int] = []
    query = f"order={order}"
    while query:
        page = desk_client.get(f"{url(desk, 'entities')}?{query}").context["page"]
        seen += [row.pk for row in page.rows]
        query = page.next_query
    assert len(seen) == len(set(seen)) == 132


def test_options_complete_names_best_known_first(desk: Desk, desk_client: Client) -> None:
    answer = desk_client.get(url(desk, "entity_options"), {"q": "vole"}).json()
    assert [one["name"] for one in answer["options"]] == ["Ines Vole", "Vole"]
    assert desk_client.get(url(desk, "entity_options"), {"q": " "}).json() == {"options": []}
    assert desk_client.get(url(desk, "entity_options"), {"q": "vole", "kind": "place"}).json() == {"options": []}
    EntityFactory.create_batch(40, story=desk.story)
    assert len(desk_client.get(url(desk, "entity_options"), {"q": "Person"}).json()["options"]) == 12


def test_a_name_shows_where_it_is_and_what_it_says(desk: Desk, desk_client: Client) -> None:
    html = desk_client.get(url(desk, "entity", desk.speaker.pk)).content.decode()
    assert "1 mention in 1 article" in html
    assert "put to Ines Vole" in html
    assert "<svg" in html
    assert desk.article.get_absolute_url() in html


def test_bars_are_as_high_as_mentions_and_fit(desk: Desk) -> None:
    articles = [desk.article, desk.other]
    desk.article.mention_count, desk.other.mention_count = 4, 1  # type: ignore[attr-defined]
    first, second = bars(articles)
    assert (first.height, second.height) == (CHART_HEIGHT, CHART_HEIGHT / 4)
    assert (first.dated, second.dated) == (True, False)
    assert first.x + first.width <= second.x
    many = bars(articles * 400)
    assert many[-1].x + many[-1].width <= CHART_WIDTH + 1
    assert bars([]) == []


def test_merge_needs_a_name_and_a_reason(desk: Desk, desk_client: Client) -> None:
    where = url(desk, "entity_merge", desk.namesake.pk)
    assert desk_client.post(where, {"other": "Nobody", "reason": "x"}).status_code == 422
    assert desk_client.post(where, {"other": "Ines Vole", "reason": " "}).status_code == 422
    EntityFactory(story=desk.story, name="Ines Vole", kind="place")
    doubtful = desk_client.post(where, {"other": "ines vole", "reason": "x"})
    assert doubtful.status_code == 422
    assert "add the kind" in doubtful.content.decode()
    assert desk_client.post(where, {"other": "Ines Vole (person)", "reason": "same"}).status_code == 302
    desk.namesake.refresh_from_db()
    assert desk.namesake.merged_into == desk.speaker


def test_separate_and_rename(desk: Desk, desk_client: Client) -> None:
    merge.merge_entities(desk.analyst, desk.speaker, desk.namesake, "one person")
    where = url(desk, "entity_separate", desk.namesake.pk)
    assert desk_client.post(where, {"reason": ""}).status_code == 422
    assert desk_client.post(where, {"reason": "his brother"}).status_code == 302
    assert desk_client.post(where, {"reason": "again"}).status_code == 422
    rename = url(desk, "entity_rename", desk.namesake.pk)
    assert desk_client.post(rename, {"name": "Tom Vole", "kind": "ghost", "reason": "x"}).status_code == 422
    assert desk_client.post(rename, {"name": "Tom Vole", "kind": "person", "reason": "in full"}).status_code == 302
    desk.namesake.refresh_from_db()
    assert (desk.namesake.name, desk.namesake.aliases) == ("Tom Vole", ["Vole"])
    clash = desk_client.post(rename, {"name": "Ines Vole", "kind": "person", "reason": "x"})
    assert clash.status_code == 422
    assert "merge the two instead" in clash.content.decode()


def test_queries_do_not_grow(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk.event.participants.add(desk.speaker)
    for name, args in (("entities", ()), ("entity", (desk.speaker.pk,))):
        with django_assert_max_num_queries(30) as before:
            desk_client.get(url(desk, name, *args))
        for article in ArticleFactory.create_batch(8, story=desk.story):
            Mention.objects.create(story=desk.story, article=article, entity=desk.speaker, start=0, end=3)
            claim = ClaimFactory(article=article, attribution=desk.voice, event=EventFactory(story=desk.story))
            claim.event.participants.add(desk.speaker)
            ClaimRole.objects.create(claim=claim, entity=desk.speaker, role="agent")
            EntityFactory(story=desk.story)
        with django_assert_max_num_queries(30) as after:
            desk_client.get(url(desk, name, *args))
        assert len(after) == len(before), name


def test_long_lists_of_one_name_are_paged_each_by_itself(desk: Desk, desk_client: Client) -> None:
    """Claims of dated and undated articles, every one once; the other lists stay where they are."""
    dated = ArticleFactory(story=desk.story, published_edtf="2024-03-01", published_basis="stated",
                           published_lower="2024-03-01", published_upper="2024-03-01")  # fmt: skip
    for article in (dated, desk.other):
        for claim in ClaimFactory.create_batch(CLAIMS_SHOWN, article=article):
            ClaimRole.objects.create(claim=claim, entity=desk.speaker, role="agent")
    for n in range(CLAIMS_SHOWN + 1):
        EventFactory(story=desk.story, number=500 + n).participants.add(desk.speaker)
    seen: list[int] = []
    query = "events=undated"  # no key: begins at the beginning
    while query:
        context = desk_client.get(f"{url(desk, 'entity', desk.speaker.pk)}?{query}").context
        seen += [claim.pk for claim in context["done"].rows]
        assert len(context["events"].rows) == CLAIMS_SHOWN
        query = context["done"].next_query
    assert len(seen) == len(set(seen)) == context["done_count"] == 2 * CLAIMS_SHOWN + 1
    first = desk_client.get(url(desk, "entity", desk.speaker.pk)).context["events"]
    last = desk_client.get(f"{url(desk, 'entity', desk.speaker.pk)}?{first.next_query}")
    assert [event.number for event in last.context["events"].rows] == [500 + CLAIMS_SHOWN]
    assert "From the beginning" in last.content.decode()
