"""All notes of a story, by tag, author, kind, state and words."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.models import Annotation, Tag
from tests.factories import AnnotationFactory
from tests.web.conftest import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes(desk: Desk) -> dict[str, Annotation]:
    about = {"story": desk.story, "event": desk.event}
    question = AnnotationFactory(**about, author=desk.colleague, kind="question", body="Who?")
    question.tags.add(Tag.objects.create(story=desk.story, name="crew"))
    done = AnnotationFactory(
        story=desk.story, claim=desk.claim, author=desk.analyst, resolved_at=timezone.now(), body=""
    )
    lost = AnnotationFactory(
        story=desk.story, article=desk.article, author=desk.analyst, start=3, end=9, exact="old words", orphaned=True
    )
    AnnotationFactory(story=desk.story, event=desk.event, parent=question, author=desk.analyst, body="The mate.")
    AnnotationFactory(story=desk.story, article=desk.article, author=desk.analyst, deleted_at=timezone.now())
    AnnotationFactory(article=None)  # another story's
    return {"first": desk.note, "question": question, "done": done, "lost": lost}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {"first", "question", "done", "lost"}),
        ({"kind": "question"}, {"question"}),
        ({"author": "ben"}, {"question"}),
        ({"tag": "crew"}, {"question"}),
        ({"state": "resolved"}, {"done"}),
        ({"state": "open"}, {"first", "question", "lost"}),
        ({"state": "orphaned"}, {"lost"}),
        ({"q": "OLD WORDS"}, {"lost"}),
        ({"q": "the mate"}, {"question"}),  # said in a reply
        ({"kind": "nonsense", "state": "nonsense"}, {"first", "question", "done", "lost"}),
        ({"q": "nowhere"}, set()),
    ],
)
def test_filters(
    desk: Desk, desk_client: Client, notes: dict[str, Annotation], filters: dict[str, str], expected: set[str]
) -> None:
    rows = desk_client.get(reverse("notes", args=[desk.story.slug]), filters).context["page"].rows
    assert {row.pk for row in rows} == {notes[name].pk for name in expected}


def test_each_note_leads_back_to_its_place(desk: Desk, desk_client: Client, notes: dict[str, Annotation]) -> None:
    html = desk_client.get(reverse("notes", args=[desk.story.slug])).content.decode()
    article = reverse("article", args=[desk.story.slug, desk.article.pk])
    assert f'href="{article}#note-{desk.note.pk}"' in html
    assert f'href="{article}#claim-{desk.claim.pk}"' in html
    assert f'href="{desk.event.get_absolute_url()}#note-{notes["question"].pk}"' in html


def test_fragment_only_for_htmx(desk: Desk, desk_client: Client) -> None:
    part = desk_client.get(reverse("notes", args=[desk.story.slug]), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="list">')


def test_pages_and_queries_do_not_grow(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = reverse("notes", args=[desk.story.slug])
    AnnotationFactory(story=desk.story, claim=desk.claim, author=desk.analyst)
    AnnotationFactory(story=desk.story, event=desk.event, author=desk.analyst)
    with django_assert_max_num_queries(20) as before:
        desk_client.get(where)
    for note in AnnotationFactory.create_batch(50, story=desk.story, claim=desk.claim, author=desk.analyst):
        AnnotationFactory(story=desk.story, parent=note, author=desk.colleague)
    with django_assert_max_num_queries(20) as after:
        first = desk_client.get(where).context["page"]
    assert len(after) == len(before)
    second = desk_client.get(f"{where}?{first.next_query}").context["page"]
    seen = [row.pk for row in [*first.rows, *second.rows]]
    assert len(seen) == len(set(seen)) == 53
    assert second.next_query == ""
