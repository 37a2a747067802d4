"""The comparison: columns in order of publication, rows of what is said, three lenses."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Article, ClaimRole, Disagreement, OriginGroup
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory, EventFactory

pytestmark = pytest.mark.django_db


def compare(client: Client, desk: Any, **query: Any) -> Any:
    return client.get(reverse("compare", args=[desk.story.slug]), query)


def published(desk: Any, day: str, **fields: Any) -> Article:
    date = dt.date.fromisoformat(day)
    article: Article = ArticleFactory(
        story=desk.story,
        published_edtf=day,
        published_lower=date,
        published_upper=date,
        published_basis="stated",
        **fields,
    )
    return article


def cells(row: Any) -> list[list[str]]:
    return [[saying.short for saying in cell] for cell in row.cells]


def test_an_events_aspects(desk_client: Client, desk: Any) -> None:
    """One article gives the day and a name; an earlier one only that it happened, with a figure."""
    earlier = published(desk, "2024-03-01", text="About 12 people left.")
    figures = [{"start": 0, "end": 15, "value": 12.0, "unit": "person", "qualifier": "about"}]
    ClaimFactory(article=earlier, event=desk.event, figures=figures)
    table = compare(desk_client, desk, event=desk.event.number).context["table"]
    assert [column.article for column in table.columns] == [earlier, desk.article]
    rows = {row.title: cells(row) for row in table.rows}
    assert rows["What is said"] == [[earlier.text], [desk.claim.quote, desk.claim2.quote]]
    assert rows["When"] == [[], ["on Monday (4 Mar 2024)"]]
    assert rows["Who"] == [[], ["Ines Vole"]]
    assert rows["Figures"] == [["About 12 people"], []]  # in the quote's own words
    assert table.silent == [desk.other]


def test_a_difference_colours_the_row_that_it_is_about(desk_client: Client, desk: Any) -> None:
    start = desk.claim.start
    desk.claim.figures = [{"start": start, "end": start + 9, "value": 15.0, "unit": "person", "qualifier": ""}]
    desk.claim.save()
    rows = {row.title: row for row in compare(desk_client, desk, event=desk.event.number).context["table"].rows}
    assert rows["Figures"].kinds == [("figure differs", 1, "12 / 15")]
    assert rows["When"].kinds == []


def test_both_sides_of_a_difference_are_quoted_though_one_is_not_of_the_event(desk_client: Client, desk: Any) -> None:
    elsewhere = published(desk, "2024-03-05", text="The place was not disclosed.")
    withheld = ClaimFactory(article=elsewhere, event=None)
    found = Disagreement.objects.create(story=desk.story, event=desk.event, key="w", kind="place", about="The gate")
    found.left.add(desk.claim)
    found.right.add(withheld)
    table = compare(desk_client, desk, event=desk.event.number).context["table"]
    assert [column.article for column in table.columns] == [desk.article, elsewhere]
    where = next(row for row in table.rows if row.title == "Where")
    assert cells(where) == [[], ["The place was not disclosed."]]  # the event's own quotes have a row
    assert elsewhere not in table.silent
    found.state = "dismissed"
    found.save()
    table = compare(desk_client, desk, event=desk.event.number).context["table"]
    assert "Where" not in [row.title for row in table.rows]


@pytest.mark.parametrize("fields", [{"kind": "superseded"}, {"state": "superseded"}])
def test_what_moves_on_with_time_disputes_nothing(desk_client: Client, desk: Any, fields: dict[str, str]) -> None:
    start = desk.claim.start
    desk.claim.figures = [{"start": start, "end": start + 9, "value": 15.0, "unit": "person", "qualifier": ""}]
    desk.claim.save()
    Disagreement.objects.update(**fields)
    response = compare(desk_client, desk, event=desk.event.number)
    row = next(row for row in response.context["table"].rows if row.title == "Figures")
    assert (row.kinds, row.disputed) == ([("moves on with time", 1, "12 / 15")], False)
    assert 'class="dis"' not in response.content.decode()


def test_a_plan_that_moves_on_is_told_with_the_days(desk_client: Client, desk: Any) -> None:
    Disagreement.objects.update(kind="superseded")
    rows = {row.title: row for row in compare(desk_client, desk, event=desk.event.number).context["table"].rows}
    assert rows["When"].kinds == [("moves on with time", 1, "12 / 15")]


def test_dismissed_differences_are_none(desk_client: Client, desk: Any) -> None:
    Disagreement.objects.update(state="dismissed")
    context = compare(desk_client, desk, event=desk.event.number, lens="differences").context
    assert context["rows"] == []


def test_lenses_and_their_counts(desk_client: Client, desk: Any) -> None:
    both = EventFactory(story=desk.story, title="Told by both")
    ClaimFactory(article=desk.article, event=both, start=3, length=4)
    ClaimFactory(article=desk.other, event=both)
    query = {"article": [desk.article.pk, desk.other.pk]}
    context = compare(desk_client, desk, **query).context
    assert [(name, count) for name, _, count, _ in context["lenses"]] == [("all", 2), ("differences", 1), ("single", 1)]
    single = compare(desk_client, desk, **query, lens="single").context
    assert [row.title for row in single["rows"]] == [desk.event.title]
    assert [count for _, _, count, _ in single["lenses"]] == [2, 1, 1], "a lens does not change the others' counts"
    assert all("article=" in address for *_, address in single["lenses"])


def test_silence_is_said(desk_client: Client, desk: Any) -> None:
    response = compare(desk_client, desk, article=[desk.article.pk, desk.other.pk])
    [row] = response.context["rows"]
    assert [bool(cell) for cell in row.cells] == [True, False]
    assert "silent" in response.content.decode()


def test_one_origin_has_one_mark_in_two_columns(desk_client: Client, desk: Any) -> None:
    second = ClaimFactory(article=desk.other, event=desk.event)
    group = OriginGroup.objects.create(story=desk.story, event=desk.event, kind="reuse", name="one wording")
    group.proof.add(desk.claim, second)
    table = compare(desk_client, desk, event=desk.event.number).context["table"]
    said = next(row for row in table.rows if row.title == "What is said")
    marks = [cell[0].mark for cell in said.cells]
    assert marks[0] == marks[1]
    assert marks[0].hue > 0
    assert [mark.name for mark in table.marks] == ["one wording", "no source given"]


@pytest.mark.parametrize("query", [{"event": "x"}, {"article": "x"}, {"lens": "rosy"}, {"event": ""}])
def test_what_makes_no_sense_compares_the_first_articles(desk_client: Client, desk: Any, query: dict[str, str]) -> None:
    response = compare(desk_client, desk, **query)
    assert response.status_code == 200
    assert len(response.context["table"].columns) == 2


def test_an_event_that_is_not_there(desk_client: Client, desk: Any) -> None:
    assert compare(desk_client, desk, event="9999").status_code == 404


def test_a_story_without_articles_teaches(desk_client: Client) -> None:
    event = EventFactory()
    text = desk_client.get(reverse("compare", args=[event.story.slug])).content.decode()
    assert "Nothing to compare yet" in text


def test_fragment_for_htmx(desk_client: Client, desk: Any) -> None:
    response = desk_client.get(reverse("compare", args=[desk.story.slug]), HTTP_HX_REQUEST="true")
    assert response.content.decode().lstrip().startswith('<div id="comparison"')


def test_queries_do_not_grow_with_rows(
    desk_client: Client, desk: Any, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    def more(count: int) -> None:
        for n in range(count):
            event = EventFactory(story=desk.story)
            claim = ClaimFactory(
                article=desk.article, event=event, attribution=desk.voice, start=n, length=5, head=f"h{event.pk}"
            )
            ClaimRole.objects.create(claim=claim, entity=EntityFactory(story=desk.story), role="agent")
            claim.times.add(desk.time)
            group = OriginGroup.objects.create(story=desk.story, event=event, kind="speaker", name=f"V {event.pk}")
            group.proof.add(claim)

    more(3)
    with django_assert_max_num_queries(26) as few:
        compare(desk_client, desk)
    more(12)
    with django_assert_num_queries(len(few.captured_queries)):
        compare(desk_client, desk)
