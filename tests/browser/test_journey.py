"""An analyst's way through one story, from the door to a note and back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from events.ingest.relink import refresh_events
from events.models import Annotation, Disagreement
from events.services import correct
from events.views.rows import PAGE_SIZE
from tests.browser.conftest import Visitor, sign_in
from tests.factories import ArticleFactory, ClaimFactory, EventFactory
from tests.web.conftest import TEXT, Desk, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SELECT = """([first, last]) => {
  const find = (words) => {
    const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at >= 0 && walker.currentNode.parentElement.closest(".block")) return [walker.currentNode, at];
    }
    throw new Error(`no ${words}`);
  };
  const [start, from] = find(first), [end, to] = find(last);
  const range = document.createRange();
  range.setStart(start, from);
  range.setEnd(end, to + last.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def select(page: Page, first: str, last: str) -> None:
    """Select from the beginning of some words to the end of others."""
    page.evaluate(SELECT, [first, last])


def test_from_the_door_to_a_note_and_back(desk: Desk, visitor: Visitor) -> None:
    EventFactory(story=desk.story, title="Inquiry expected")
    page = visitor.go("/s/alma/")
    visitor.check("sign-in")
    sign_in(page)
    expect(page.get_by_role("link", name="The Alma runs aground").first).to_be_visible()
    visitor.check("timeline")

    # filter the timeline
    page.keyboard.press("f")
    page.keyboard.type("aground")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Inquiry expected")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"q=aground"))

    # open an event, compare
    page.get_by_role("link", name="The Alma runs aground").first.click()
    expect(page.locator("#event")).to_be_visible()
    visitor.check("event")
    page.keyboard.press("c")
    expect(page).to_have_url(re.compile(r"/compare/\?event="))
    visitor.check("comparison")

    # open an article from a quote, and what was read of it
    page.locator("a[href*='#claim-']").first.click()
    expect(page.locator(".text h1")).to_have_text("Ferry runs aground off Marrow Point")
    page.wait_for_load_state()  # keys pressed before the page's scripts have run are lost
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("o")
    expect(page.locator("#reading.open")).to_contain_text("Ines Vole")
    visitor.check("article", "#reading")
    page.keyboard.press("Escape")
    expect(page.locator("#reading.open")).to_have_count(0)

    # select words beyond a character of two UTF-16 units, across two paragraphs, and annotate
    select(page, "ugs", "tug cr")  # parts of words are made whole
    expect(page.locator("#note-bar")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("#note-sheet .chosen")).to_contain_text("Tugs came.")
    visitor.check("writing a note", "#note-sheet")
    page.get_by_label("What do you note?").and_(page.locator("#sheet-body")).fill("Which tugs?")
    page.locator("#sheet-tags").fill("tugs")
    page.locator("#note-sheet").get_by_text("Question").click()
    page.locator("#note-sheet").get_by_role("button", name="Keep the note").click()
    expect(page.locator(".beside .note", has_text="Which tugs?")).to_be_visible()
    note = Annotation.objects.get(body="Which tugs?")
    assert (note.start, note.end) == (at("Tugs came")[0], at("A tug crew")[1])
    assert note.exact == TEXT[note.start : note.end]
    visitor.check("article with notes")
    article = page.url

    # find the note again, go to its place, go Back
    page.get_by_role("navigation", name="Story").get_by_role("link", name="Notes").click()
    expect(page.locator(".note-row")).to_have_count(2)
    page.wait_for_load_state("load")
    page.get_by_label("Kind", exact=True).select_option("question")
    expect(page.locator(".note-row")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"kind=question"))
    visitor.check("notes")
    page.locator(".note-row [data-open]").click()
    expect(page.locator(f"#note-{note.pk}")).to_be_visible()
    page.go_back()
    expect(page.locator(".note-row")).to_have_count(1)
    expect(page.get_by_role("navigation", name="Story")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/notes/$"))
    expect(page.locator(".note-row")).to_have_count(2)
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(article.partition("#")[0])))
    expect(page.get_by_role("heading", name="Ferry runs aground")).to_be_visible()
    visitor.check("back at the article")


def test_a_refused_note_is_not_lost(desk: Desk, visitor: Visitor) -> None:
    page = visitor.go(f"/s/alma/articles/{desk.article.pk}/")
    sign_in(page)
    select(page, "Twelve", "hurt")
    page.locator("[data-note-selection]").click()
    page.locator("#note-sheet").get_by_text("Verdict").click()
    page.locator("#note-sheet").get_by_role("button", name="Keep the note").click()
    expect(page.locator("#note-sheet .errors")).to_be_visible()  # a verdict needs words
    page.locator("#sheet-body").fill("Twelve it is.")
    page.locator("#note-sheet").get_by_role("button", name="Keep the note").click()
    expect(page.locator(".note", has_text="Twelve it is.")).to_be_visible()
    assert Annotation.objects.get(body="Twelve it is.").exact == "Twelve people were hurt"


def test_delete_and_undo(desk: Desk, visitor: Visitor) -> None:
    page = visitor.go(f"/s/alma/articles/{desk.article.pk}/")
    sign_in(page)
    page.locator(f"#note-{desk.note.pk}").get_by_role("button", name="Delete").click()
    expect(page.locator(f"#note-{desk.note.pk}")).to_have_count(0)
    page.locator("#messages").get_by_role("link", name="Undo").click()
    expect(page.locator(f"#note-{desk.note.pk}")).to_be_visible()
    visitor.check("after undo")


def test_everything_without_javascript(desk: Desk, browser: Browser, live_server: Any) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/s/alma/articles/{desk.article.pk}/")
        sign_in(page)
        page.get_by_role("link", name="Claim 1: happened").click()
        expect(page.locator("#reading")).to_contain_text("Ines Vole")
        page.get_by_label("Names").check()
        page.get_by_role("button", name="Show").click()
        expect(page.locator(f"#name-{desk.mention.pk}")).to_be_visible()
        page.get_by_text("Write a note", exact=True).click()
        page.get_by_label("The words it is about").fill("struck rocks")
        page.locator("#foot-body").fill("Which rocks?")
        page.get_by_role("button", name="Keep the note").last.click()
        note = page.locator(".note", has_text="Which rocks?")
        expect(note).to_be_visible()
        note.get_by_role("button", name="Delete").click()
        expect(note).to_have_count(0)
        page.get_by_role("link", name="Undo").click()
        page.get_by_role("button", name="Undo: bring it back").click()
        expect(note).to_be_visible()


def test_the_review_queue_on_the_keyboard(desk: Desk, visitor: Visitor) -> None:
    page = visitor.go("/s/alma/review/")
    sign_in(page)
    expect(page.locator(".question")).to_have_count(3)
    visitor.check("review")
    first, second = page.locator(".question").nth(0), page.locator(".question").nth(1)
    held, next_one = first.get_attribute("id"), second.get_attribute("id")
    page.keyboard.press("h")
    expect(first).to_have_id(str(next_one))
    expect(page.locator(".question.is-held")).to_have_id(str(held))
    page.get_by_role("link", name="Publication dates").click()
    expect(page.locator(".question")).to_have_count(1)
    page.wait_for_load_state()
    page.keyboard.press("y")
    expect(page.locator(".question")).to_have_count(0)
    visitor.check("review, decided")
    page.keyboard.press("u")
    expect(page.locator(".question")).to_have_count(1)
    visitor.check("review, taken back")


def test_a_refused_correction_stays_open(desk: Desk, visitor: Visitor) -> None:
    page = visitor.go(f"/s/alma/?event={desk.event.number}")
    sign_in(page)
    page.locator("#event").get_by_text("Correct", exact=True).click()
    page.locator("#event").get_by_role("link", name="Date", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Date").fill("31 Feb 2024")
    dialog.get_by_label("Why").fill("by phone")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("no date that can be read")
    visitor.check("a refused date", "#dialog")
    dialog.get_by_label("Date").fill("2024-03-06")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#event .event-ref")).to_contain_text("6 March 2024")
    expect(page.locator(".ev.sel .when")).to_contain_text("6 Mar 2024")


def test_quotes_are_moved_from_an_events_own_page(desk: Desk, visitor: Visitor) -> None:
    page = visitor.go(f"/s/alma/events/{desk.event.number}/")
    sign_in(page)
    page.locator(f"#quote-{desk.claim2.pk} .pick input").check()
    page.get_by_role("button", name="Move…").click()
    page.get_by_label("Title of the new event").fill("Twelve hurt")
    page.get_by_label("Why").fill("another matter")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".event-title")).to_have_text("Twelve hurt")
    visitor.check("quotes moved")


def test_layers_of_an_article(desk: Desk, visitor: Visitor) -> None:
    page = visitor.go(f"/s/alma/articles/{desk.article.pk}/")
    sign_in(page)
    page.get_by_label("Names").check()
    expect(page.locator(f"#name-{desk.mention.pk}")).to_be_visible()
    for name in ("claims", "times", "voices", "names", "notes"):
        with page.expect_response("**/articles/**"):
            page.locator(f".layers [value={name}]").uncheck()
    expect(page.locator(".text .m")).to_have_count(0)
    visitor.check("no layer")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_accessible(desk: Desk, visitor: Visitor, scheme: str, width: int) -> None:
    page = visitor.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    visitor.go("/s/alma/")
    sign_in(page)
    expect(page.get_by_role("link", name="The Alma runs aground").first).to_be_visible()
    article = f"articles/{desk.article.pk}/"
    paths = [
        "articles/", article, f"{article}?show=names&show=times", f"{article}?read=claim-{desk.claim.pk}",
        f"{article}?read=time-{desk.time.pk}", f"{article}publish/", f"articles/{desk.other.pk}/", "notes/",
        f"notes/{desk.note.pk}/", f"notes/{desk.note.pk}/edit/", f"notes/new/?article={desk.article.pk}", "review/",
        "entities/", f"entities/{desk.speaker.pk}/", "sources/", f"sources/{desk.source.pk}/", "activity/", "ingest/",
        f"ingest/{desk.run.pk}/", "search/?q=alma",
    ]  # fmt: skip
    for path in paths:
        visitor.go(f"/s/alma/{path}")
        # An open card covers a part of the page, whose targets then look too small.
        visitor.check(f"{path} {scheme} {width}", "#reading" if "?read=" in path else None)


def test_origins_are_joined_and_taken_back_without_javascript(desk: Desk, browser: Browser, live_server: Any) -> None:
    text = "Rocks off Marrow Point held the ferry for hours."
    silent = ClaimFactory(article=ArticleFactory(story=desk.story, text=text), event=desk.event)
    refresh_events(desk.story, [desk.event])
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/s/alma/events/{desk.event.number}/")
        sign_in(page)
        expect(page.locator(".sum")).to_contain_text("1 does not say")
        for claim in (desk.claim, silent):
            page.locator(f"#quote-{claim.pk} .pick input").check()
        page.get_by_role("button", name="One origin…").click()
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
        page.get_by_label("Why").fill("one harbour log")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".said-so")).to_contain_text("one harbour log")
        expect(page.locator(".sum")).not_to_contain_text("does not say")
        page.locator(".said-so").get_by_role("button", name="Take back").click()
        expect(page.locator(".sum")).to_contain_text("1 does not say")


def test_an_origin_is_split_off_in_the_panel_and_taken_back(desk: Desk, visitor: Visitor) -> None:
    text = "Rocks off Marrow Point held the ferry for hours."
    silent = ClaimFactory(article=ArticleFactory(story=desk.story, text=text), event=desk.event)
    refresh_events(desk.story, [desk.event])
    page = visitor.go(f"/s/alma/?event={desk.event.number}")
    sign_in(page)
    page.locator(f"#quote-{silent.pk} .pick input").check()
    page.get_by_role("button", name="Origin of its own…").click()
    visitor.check("origins")
    page.get_by_role("button", name="Save").click()  # no reason: the browser asks for one
    page.get_by_label("Why").fill("own reporter")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".sum")).to_contain_text("2 known origins")
    visitor.check("an origin of its own")
    page.locator(".said-so").get_by_role("button", name="Take back").click()
    expect(page.locator(".sum")).to_contain_text("1 known origin")


def test_a_decision_in_the_panel_is_counted_at_review(desk: Desk, visitor: Visitor) -> None:
    page = visitor.go(f"/s/alma/?event={desk.event.number}")
    sign_in(page)
    expect(page.locator("#waiting")).to_have_text("3")
    page.get_by_role("button", name="No difference").click()
    expect(page.locator("#waiting")).to_have_text("2")
    visitor.check("decided", "#event")


def test_more_events_and_the_fold_on_the_keyboard(desk: Desk, visitor: Visitor) -> None:
    for number in range(100, 100 + PAGE_SIZE + 5):
        EventFactory(story=desk.story, number=number, article_count=2, title=f"Sounding {number}")
    for number in range(300, 306):
        EventFactory(story=desk.story, number=number, title=f"Rumour {number}")
    page = visitor.go("/s/alma/")
    sign_in(page)
    expect(page.locator(".ev")).to_have_count(PAGE_SIZE)
    expect(page.locator("#fold")).to_have_count(0)
    page.get_by_role("link", name="More events").click()
    expect(page.locator(".ev")).to_have_count(PAGE_SIZE + 6)  # the dated one, and all that two articles tell
    expect(page.get_by_role("link", name="More events")).to_have_count(0)
    expect(page.get_by_role("heading", name="Undated")).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")  # a row under the day that sticks looks too small to axe
    visitor.check("more events")
    page.keyboard.press("k")  # from nowhere to the last row, which is the fold
    expect(page.locator("#fold")).to_be_focused()
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile(r"alone=show"))
    page.get_by_role("link", name="More events").click()
    expect(page.get_by_role("link", name="Rumour 305")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    visitor.check("unfolded")
    page.get_by_role("link", name="Fold them away").click()
    expect(page.get_by_role("link", name="Rumour 305")).to_have_count(0)
    expect(page).not_to_have_url(re.compile(r"alone=show"))


@pytest.mark.parametrize("width", [1440, 390])
def test_a_series_and_given_back_fields_are_accessible(desk: Desk, visitor: Visitor, width: int) -> None:
    Disagreement.objects.update(kind="superseded")
    correct.retitle(desk.analyst, desk.event, "Aground", "shorter")
    visitor.page.set_viewport_size({"width": width, "height": 900})
    page = visitor.go(f"/s/alma/events/{desk.event.number}/")
    sign_in(page)
    expect(page.locator(".series li")).to_have_count(2)
    visitor.check("series")
    for path in ("correct/title/", "release/title/", "origins/apart/"):
        visitor.go(f"/s/alma/events/{desk.event.number}/{path}")
        visitor.check(path)
    visitor.go(f"/s/alma/compare/?event={desk.event.number}")
    visitor.check("comparison of a series")
