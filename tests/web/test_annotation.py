"""Writing, replying, editing, resolving, deleting and taking back: with the words checked by the server."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from events.forms import NewNoteForm, find_words
from events.models import Annotation, Article
from events.services import annotate
from tests.factories import AnnotationFactory, ArticleFactory
from tests.web.conftest import FIRST, SECOND, TEXT, Desk, at

pytestmark = pytest.mark.django_db


def new(desk: Desk, client: Client, htmx: bool = False, **values: Any) -> Any:
    data = {"article": desk.article.pk, "kind": "note", "body": "Look here", "tags": "", **values}
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse("note_new", args=[desk.story.slug]), data, headers=headers)


def latest() -> Annotation:
    return Annotation.objects.latest("pk")


def verb(desk: Desk, name: str, note: Annotation | None = None) -> str:
    return reverse(name, args=[desk.story.slug, (note or desk.note).pk])


def test_a_note_on_selected_words_keeps_quote_and_context(desk: Desk, desk_client: Client) -> None:
    # The ship's emoji before these words is one code point here and two units in JavaScript.
    start, end = at("Tugs came")
    response = new(
        desk, desk_client, start=start, end=end, exact="Tugs came", tags="Tug, tug , rescue", kind="question"
    )
    note = latest()
    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"#note-{note.pk}")
    assert (note.exact, note.start, note.end, note.kind) == ("Tugs came", start, end, "question")
    assert note.prefix == TEXT[start - 32 : start]
    assert note.suffix == TEXT[end : end + 32]
    assert [tag.name for tag in note.tags.all()] == ["rescue", "tug"]


def test_words_over_two_paragraphs_may_differ_in_white_space(desk: Desk, desk_client: Client) -> None:
    start, end = at(f"Tugs came.\n\n{SECOND}")
    assert new(desk, desk_client, start=start, end=end, exact=f"Tugs came. {SECOND}").status_code == 302


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [(0, 5, "Tugs"), (10, 5, "Tugs"), (0, 10**6, "Tugs"), (0, 5, ""), (3, 4, " "), (0, 2, "fe")],
)
def test_words_that_are_not_there_are_refused(
    desk: Desk, desk_client: Client, start: int, end: int, exact: str
) -> None:
    before = Annotation.objects.count()
    response = new(desk, desk_client, start=start, end=end, exact=exact)
    assert response.status_code == 422
    assert "not the words at that place" in response.content.decode()
    assert Annotation.objects.count() == before


def test_a_refused_note_comes_back_with_what_was_written(desk: Desk, desk_client: Client) -> None:
    response = new(desk, desk_client, htmx=True, start=0, end=5, exact="no", body="My long thought", tags="x")
    html = response.content.decode()
    assert html.lstrip().startswith('<div id="note-sheet-form">')
    assert "My long thought" in html


def test_without_javascript_pasted_words_are_found(desk: Desk, desk_client: Client) -> None:
    assert new(desk, desk_client, exact="  A tug\ncrew put ").status_code == 302
    assert latest().exact == "A tug crew put"


def test_without_javascript_ambiguous_words_are_asked_for(desk: Desk, desk_client: Client) -> None:
    response = new(desk, desk_client, exact="on", body="which?")  # "on Monday" holds it twice
    html = response.content.decode()
    places = find_words(TEXT, "on")
    assert response.status_code == 422
    assert f"stand in {len(places)} places" in html
    start, end = places[1]
    assert f'value="{start}-{end}"' in html
    assert new(desk, desk_client, exact="on", at=f"{start}-{end}").status_code == 302
    assert (latest().start, latest().end) == (start, end)


def test_a_note_on_the_whole_article_a_claim_and_an_event(desk: Desk, desk_client: Client) -> None:
    assert new(desk, desk_client).status_code == 302
    assert latest().start is None
    assert new(desk, desk_client, article="", claim=desk.claim.pk).status_code == 302
    assert latest().claim == desk.claim
    assert new(desk, desk_client, article="", event=desk.event.number).status_code == 302
    assert latest().event == desk.event


def test_an_empty_note_is_refused(desk: Desk, desk_client: Client) -> None:
    assert new(desk, desk_client, body="  ").status_code == 422
    assert new(desk, desk_client, body="x", kind="rant").status_code == 422


def test_a_note_needs_something_of_this_story(desk: Desk, desk_client: Client) -> None:
    foreign = ArticleFactory()
    assert new(desk, desk_client, article=foreign.pk).status_code == 404
    assert new(desk, desk_client, article="").status_code == 404


def test_where_to_go_back_never_leaves_the_house(desk: Desk, desk_client: Client) -> None:
    assert "evil" not in new(desk, desk_client, next="//evil.example/").headers["Location"]
    there = new(desk, desk_client, next=f"/s/{desk.story.slug}/notes/").headers["Location"]
    assert there == f"/s/{desk.story.slug}/notes/#note-{latest().pk}"


def test_a_fragments_request_is_led_to_the_note(desk: Desk, desk_client: Client) -> None:
    response = new(desk, desk_client, htmx=True)
    assert f"#note-{latest().pk}" in response.headers["HX-Redirect"]


def test_reply(desk: Desk, desk_client: Client) -> None:
    assert desk_client.post(verb(desk, "note_reply"), {"body": "Twelve."}).status_code == 302
    assert desk.note.replies.get().body == "Twelve."
    assert desk_client.post(verb(desk, "note_reply"), {"body": " "}).status_code == 422


def test_resolve_and_reopen(desk: Desk, desk_client: Client) -> None:
    desk_client.post(verb(desk, "note_resolve"), {"verb": "resolve"})
    desk.note.refresh_from_db()
    assert desk.note.resolved_by == desk.analyst
    desk_client.post(verb(desk, "note_resolve"), {"verb": "reopen"})
    desk.note.refresh_from_db()
    assert desk.note.resolved_at is None


def test_edit(desk: Desk, desk_client: Client) -> None:
    assert "Or fifteen?" in desk_client.get(verb(desk, "note_edit")).content.decode()
    data = {"body": "Fifteen.", "kind": "verdict", "tags": "toll", "revision": 1}
    assert desk_client.post(verb(desk, "note_edit"), data).status_code == 302
    desk.note.refresh_from_db()
    assert (desk.note.body, desk.note.kind, desk.note.revision) == ("Fifteen.", "verdict", 2)


def test_two_who_edit_one_note_see_both_texts(desk: Desk, desk_client: Client) -> None:
    annotate.edit(desk.analyst, desk.note, body="From the other window", revision=1)
    mine = {"body": "From this window", "kind": "note", "tags": "", "revision": 1}
    response = desk_client.post(verb(desk, "note_edit"), mine)
    html = response.content.decode()
    assert response.status_code == 409
    assert "From the other window" in html
    assert "From this window" in html
    # What is sent back now is on top of the other's text, knowingly.
    assert 'name="revision" value="2"' in html
    assert desk_client.post(verb(desk, "note_edit"), {**mine, "revision": 2}).status_code == 302


def test_anothers_note_cannot_be_changed(desk: Desk, desk_client: Client) -> None:
    theirs = AnnotationFactory(story=desk.story, article=desk.article, author=desk.colleague, body="Mine alone")
    data = {"body": "Taken over", "kind": "note", "tags": "", "revision": 1}
    assert desk_client.post(verb(desk, "note_edit", theirs), data).status_code == 422
    desk_client.post(verb(desk, "note_delete", theirs))
    theirs.refresh_from_db()
    assert (theirs.body, theirs.deleted_at) == ("Mine alone", None)
    page = desk_client.get(reverse("article", args=[desk.story.slug, desk.article.pk])).content.decode()
    assert verb(desk, "note_edit", theirs) not in page
    assert verb(desk, "note_edit", desk.note) in page


def test_delete_and_undo_without_javascript(desk: Desk, desk_client: Client) -> None:
    response = desk_client.post(verb(desk, "note_delete"), {"next": f"/s/{desk.story.slug}/notes/"}, follow=True)
    html = response.content.decode()
    assert "Or fifteen?" not in html
    assert f'href="{verb(desk, "note")}"' in html  # the message's Undo
    assert "bring it back" in desk_client.get(verb(desk, "note")).content.decode()
    desk_client.post(verb(desk, "note_restore"))
    desk.note.refresh_from_db()
    assert desk.note.deleted_at is None


def test_a_deleted_note_is_gone_from_everywhere_else(desk: Desk, desk_client: Client) -> None:
    annotate.delete(desk.analyst, desk.note)
    assert desk_client.post(verb(desk, "note_reply"), {"body": "late"}).status_code == 404
    article = desk_client.get(reverse("article", args=[desk.story.slug, desk.article.pk])).content.decode()
    assert f"words-{desk.note.pk}" not in article


def test_overlapping_notes_are_both_shown(desk: Desk, desk_client: Client) -> None:
    for words in ("people were hurt. 🚢 Tugs", "hurt. 🚢 Tugs came"):
        start, end = at(words)
        assert new(desk, desk_client, start=start, end=end, exact=words, body=words).status_code == 302
    html = desk_client.get(reverse("article", args=[desk.story.slug, desk.article.pk])).content.decode()
    assert html.count('id="words-') == 3
    assert all(f'id="note-{note.pk}"' in html for note in Annotation.objects.all())


def test_a_notes_text_is_never_markup(desk: Desk, desk_client: Client) -> None:
    new(desk, desk_client, body="<img src=x onerror=alert(1)>", tags="<b>")
    html = desk_client.get(reverse("notes", args=[desk.story.slug])).content.decode()
    assert "<img" not in html
    assert "<b>&lt;b&gt;" not in html


@given(st.text(alphabet="ab 🚢\n\t.", min_size=1, max_size=40), st.data())
def test_what_is_selected_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    form = NewNoteForm(
        {"start": start, "end": end, "exact": text[start:end], "kind": "note", "body": "b"}, article=Article(text=text)
    )
    assert form.is_valid() == bool(text[start:end].strip())
    if form.is_valid():
        assert form.span is not None
        assert form.span.of(text) == text[start:end]


def test_find_words_knows_every_place() -> None:
    assert find_words("a b  a\nb a.b", "a b") == [(0, 3), (5, 8)]
    assert find_words(FIRST, "   ") == []
