"""The review queue: each kind of question, each answer, and taking it back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events import review_queue
from events.models import Article, Disagreement, EntityMergeSuggestion
from tests.factories import AnnotationFactory, ArticleFactory, EntityFactory, EventFactory
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


def queue(desk: Desk) -> str:
    return reverse("review", args=[desk.story.slug])


def decide(desk: Desk, client: Client, kind: str, pk: int, verb: str, **more: str) -> int:
    where = reverse("review_decide", args=[desk.story.slug, kind, pk])
    return client.post(where, {"verb": verb, **more}, headers={"HX-Request": "true"}).status_code


def test_every_kind_has_its_card(desk: Desk, desk_client: Client) -> None:
    AnnotationFactory(story=desk.story, article=desk.article, orphaned=True, start=0, end=4, exact="gone")
    day = dt.date(2024, 5, 7)
    ArticleFactory(
        story=desk.story, published_suspect=True, published_edtf="2024-05-07", published_basis="stated",
        published_lower=day, published_upper=day,
    )  # fmt: skip
    response = desk_client.get(queue(desk))
    assert {card.kind.key for card in response.context["cards"]} == set(review_queue.KINDS)
    assert response.context["total"] == review_queue.open_count(desk.story) == 5
    only = desk_client.get(queue(desk), {"kind": "merge"}).context["cards"]
    assert [card.row for card in only] == [desk.suggestion]


def test_an_article_without_date_and_suggestion_is_listed_apart(desk: Desk, desk_client: Client) -> None:
    lone = ArticleFactory(story=desk.story, headline="No date at all")
    response = desk_client.get(queue(desk))
    assert list(response.context["undated"]) == [lone]
    assert reverse("article_publish", args=[desk.story.slug, lone.pk]) in response.content.decode()


def test_publication(desk: Desk, desk_client: Client) -> None:
    assert decide(desk, desk_client, "publication", desk.other.pk, "yes") == 200
    desk.other.refresh_from_db()
    assert (desk.other.published_edtf, desk.other.published_basis) == ("2024-03-06", "analyst")
    assert decide(desk, desk_client, "publication", desk.other.pk, "undo") == 200
    desk.other.refresh_from_db()
    assert (desk.other.published_edtf, desk.other.suggestion_state) == ("", "open")
    assert decide(desk, desk_client, "publication", desk.other.pk, "no") == 200
    desk.other.refresh_from_db()
    assert desk.other.suggestion_state == Article.Suggestion.REFUSED


def test_disagreement(desk: Desk, desk_client: Client) -> None:
    states = {"yes": "confirmed", "no": "dismissed", "superseded": "superseded"}
    for verb, state in states.items():
        assert decide(desk, desk_client, "disagreement", desk.disagreement.pk, verb, reason="checked") == 200
        desk.disagreement.refresh_from_db()
        assert desk.disagreement.state == state
    # Taken back, it is the machine's again: which sees none in these rows.
    assert decide(desk, desk_client, "disagreement", desk.disagreement.pk, "undo") == 200
    assert not Disagreement.objects.exclude(state="suggested").exists()


def test_merge(desk: Desk, desk_client: Client) -> None:
    assert decide(desk, desk_client, "merge", desk.suggestion.pk, "yes") == 200
    desk.namesake.refresh_from_db()
    assert desk.namesake.merged_into == desk.speaker
    assert decide(desk, desk_client, "merge", desk.suggestion.pk, "undo") == 200
    desk.namesake.refresh_from_db()
    assert desk.namesake.merged_into is None
    assert decide(desk, desk_client, "merge", desk.suggestion.pk, "no") == 200
    desk.suggestion.refresh_from_db()
    assert desk.suggestion.state == EntityMergeSuggestion.State.REFUSED


def test_suspect_date(desk: Desk, desk_client: Client) -> None:
    Article.objects.filter(pk=desk.article.pk).update(published_suspect=True)
    assert decide(desk, desk_client, "suspect", desk.article.pk, "yes") == 200
    desk.article.refresh_from_db()
    assert (desk.article.published_edtf, desk.article.published_suspect) == ("", False)
    assert decide(desk, desk_client, "suspect", desk.article.pk, "undo") == 404


def test_lost_note(desk: Desk, desk_client: Client) -> None:
    lost = AnnotationFactory(
        story=desk.story, article=desk.article, author=desk.analyst, orphaned=True, start=0, end=4, exact="gone"
    )
    for verb, resolved, deleted in (
        ("yes", True, False),
        ("undo", False, False),
        ("no", False, True),
        ("undo", False, False),
    ):
        assert decide(desk, desk_client, "orphan", lost.pk, verb) == 200
        lost.refresh_from_db()
        assert (lost.resolved_at is not None, lost.deleted_at is not None) == (resolved, deleted)


def test_a_colleagues_lost_note_is_not_deleted(desk: Desk, desk_client: Client) -> None:
    theirs = AnnotationFactory(story=desk.story, article=desk.article, author=desk.colleague, orphaned=True)
    assert decide(desk, desk_client, "orphan", theirs.pk, "no") == 422
    theirs.refresh_from_db()
    assert theirs.deleted_at is None


def test_what_is_held_goes_behind_and_comes_back(desk: Desk, desk_client: Client) -> None:
    first = desk_client.get(queue(desk)).context["cards"][0]
    assert decide(desk, desk_client, first.kind.key, first.row.pk, "hold") == 200
    cards = desk_client.get(queue(desk)).context["cards"]
    assert (cards[-1].key, cards[-1].held) == (first.key, True)
    assert cards[0].key != first.key
    decide(desk, desk_client, first.kind.key, first.row.pk, "hold")
    assert desk_client.get(queue(desk)).context["cards"][0].key == first.key


def test_the_answer_offers_undo_with_and_without_htmx(desk: Desk, desk_client: Client) -> None:
    where = reverse("review_decide", args=[desk.story.slug, "merge", desk.suggestion.pk])
    part = desk_client.post(where, {"verb": "no"}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="queue"')
    assert 'value="undo"' in part
    whole = desk_client.post(where, {"verb": "undo"}, follow=True)
    assert "<html" in whole.content.decode()


def test_unknown_kinds_verbs_and_other_stories(desk: Desk, desk_client: Client) -> None:
    assert decide(desk, desk_client, "nonsense", 1, "yes") == 404
    assert decide(desk, desk_client, "merge", desk.suggestion.pk, "maybe") == 404
    foreign = EventFactory()
    other = Disagreement.objects.create(story=foreign.story, event=foreign, key="k", kind="date", about="")
    assert decide(desk, desk_client, "disagreement", other.pk, "yes") == 404


def test_queries_do_not_grow(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk.disagreement.left.add(desk.claim)  # on both sides one with a voice and roles, as below
    with django_assert_max_num_queries(60) as before:
        desk_client.get(queue(desk))
    for number in range(12):
        event = EventFactory(story=desk.story)
        row = Disagreement.objects.create(story=desk.story, event=event, key=str(number), kind="date", about="")
        row.left.add(desk.claim)
        row.right.add(desk.claim2)
        EntityMergeSuggestion.objects.create(
            story=desk.story, left=EntityFactory(story=desk.story), right=EntityFactory(story=desk.story), reason="same"
        )
    with django_assert_max_num_queries(60) as after:
        desk_client.get(queue(desk))
    assert len(after) == len(before)
