"""Publishers: the grade is a person's, with a reason; who cites them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories import ArticleFactory, ClaimFactory, SourceFactory
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


def url(desk: Desk, name: str = "source") -> str:
    return reverse(name, args=[desk.story.slug, desk.source.pk])


def test_list_counts_articles_and_those_of_nobody(desk: Desk, desk_client: Client) -> None:
    SourceFactory()  # of no article here
    context = desk_client.get(reverse("sources", args=[desk.story.slug])).context
    assert [(row.name, row.article_count) for row in context["sources"]] == [("Harbour Post", 1)]
    assert context["unnamed_count"] == 1


def test_grading_needs_a_letter_and_a_reason(desk: Desk, desk_client: Client) -> None:
    where = url(desk, "source_grade")
    assert desk_client.post(where, {"reliability": "Z", "reason": "x"}).status_code == 422
    assert desk_client.post(where, {"reliability": "B", "reason": ""}).status_code == 422
    assert desk_client.post(where, {"reliability": "B", "reason": "corrects itself"}).status_code == 302
    desk.source.refresh_from_db()
    assert (desk.source.reliability, desk.source.reliability_reason) == ("B", "corrects itself")
    assert "corrects itself" in desk_client.get(url(desk)).content.decode()


def test_a_grade_is_in_the_activity_of_the_story_it_was_given_in(desk: Desk, desk_client: Client) -> None:
    desk_client.post(url(desk, "source_grade"), {"reliability": "B", "reason": "corrects itself"})
    row = desk_client.get(reverse("activity", args=[desk.story.slug])).context["rows"][0]
    assert (row["noun"], row["data"]["verb"], row["url"]) == ("source", "graded", url(desk))


def test_who_cites_it_leaves_its_own_articles_out(desk: Desk, desk_client: Client) -> None:
    elsewhere = ClaimFactory(article=desk.other, attribution=desk.voice)
    cited = desk_client.get(url(desk)).context["cited"]
    assert list(cited) == [elsewhere]


def test_a_publisher_of_another_story_is_not_found(desk: Desk, desk_client: Client) -> None:
    foreign = ArticleFactory(source=SourceFactory())
    where = reverse("source", args=[desk.story.slug, foreign.source.pk])
    assert desk_client.get(where).status_code == 404


def test_queries_do_not_grow(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    pages = [
        reverse("articles", args=[desk.story.slug]),
        reverse("sources", args=[desk.story.slug]),
        url(desk),
    ]
    counts = []
    for _ in range(2):
        for page in pages:
            with django_assert_max_num_queries(40) as asked:
                assert desk_client.get(page).status_code == 200
            counts.append(len(asked))
        for _ in range(8):
            ArticleFactory(story=desk.story, source=desk.source)
            ArticleFactory(story=desk.story, source=SourceFactory())
    assert counts[:3] == counts[3:]
