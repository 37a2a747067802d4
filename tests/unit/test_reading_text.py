"""Plain text: header lines, headline, sub-headings, page debris. All samples are invented."""

from __future__ import annotations

import pytest

from events.reading import ReadError, read, read_date
from events.reading.dates import UnreadableDate
from events.values import BlockKind, Document, RawItem

BODY = "The port of Lomara reopened on Monday after three weeks, the harbour master said."
MORE = "Ferries will run twice a day until the second pier is mended, which the council pays for out of its reserve."
HEADLINE = "Port of Lomara reopens after storm"


def text(*lines: str) -> Document:
    return read(RawItem("a.txt", "text", "\n\n".join(lines).encode()))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def aside(document: Document) -> list[str]:
    return [item.text for item in document.set_aside]


def published(document: Document) -> str | None:
    return document.published.edtf if document.published else None


# --- date lines ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("date 2023-09-13", "2023-09-13"),
        ("Date: 13 September 2023", "2023-09-13"),
        ("DATE: Sept. 13, 2023", "2023-09-13"),
        ("Published: 13 September 2023, 10:15 GMT", "2023-09-13"),
        ("Published on Wednesday, September 13th, 2023 at 9.05 pm", "2023-09-13"),
        ("First published 2023-09-13T23:30:00-05:00", "2023-09-13"),
        ("Posted on 13.09.2023", "2023-09-13"),
        ("Publication date: 9/13/2023", "2023-09-13"),
        ("Wed, 13 Sep 2023 08:00:00 +0000", "2023-09-13"),
        ("20230913", "2023-09-13"),
        ("Date: September 2023", "2023-09"),
        ("Date: 2023", "2023"),
    ],
)
def test_a_date_line_is_read_at_its_own_precision(line: str, edtf: str) -> None:
    document = text(HEADLINE, line, BODY)
    assert published(document) == edtf
    assert document.published is not None
    assert (document.published.basis.value, document.published.evidence) == ("stated", "date line")
    assert aside(document) == [line]
    assert document.headline == HEADLINE


@pytest.mark.parametrize("line", ["Brenning, 22 January 2022", "New Halden, January 22, 2022"])
def test_a_place_and_a_date_alone_on_a_line_head_a_letter(line: str) -> None:
    document = text(HEADLINE, line, BODY)
    assert published(document) == "2022-01-22"
    assert aside(document) == [line]


@pytest.mark.parametrize("line", ["Burnt down, 22 January 2022", "Brenning, 22 January 2022, was cold"])
def test_a_line_that_tells_more_heads_nothing(line: str) -> None:
    assert published(text(HEADLINE, line, BODY)) is None


def test_a_date_line_with_the_text_on_the_same_line() -> None:
    document = text(f" date 2023-09-13 {BODY}", MORE)
    assert published(document) == "2023-09-13"
    assert document.text == f"{BODY}\n\n{MORE}"
    assert document.headline_derived


def test_the_bounds_of_a_month_are_its_first_and_last_day() -> None:
    document = text("Date: February 2024", BODY)
    assert document.published is not None
    assert (document.published.lower.isoformat(), document.published.upper.isoformat()) == ("2024-02-01", "2024-02-29")


@pytest.mark.parametrize(
    "line",
    [
        "LOMARA, 13 Sept 2023 (Tide Agency) - Ferries sail again, the harbour master said.",
        "Published on 12 May 2020, the report warned that the pier would not hold.",
        "Date night returns to the harbour of Lomara, where 2023 was a bad year.",
        "Dated letters from 1912 were found in the pier, the museum said.",
        "12 May 2020 was the day the pier fell, the harbour master said.",
        "Last updated: 13 September 2023",
        "Updated: 14 September 2023",
    ],
)
def test_what_is_no_publication_date(line: str) -> None:
    assert published(text(line, BODY)) is None


@pytest.mark.parametrize("line", ["Date: 03/04/2023", "date 2023-02-30", "Published: 2023-13-45", "Date: 31/02/2023"])
def test_a_date_that_cannot_be_read_is_a_warning_and_no_date(line: str) -> None:
    document = text(line, BODY)
    assert document.published is None
    assert document.published_readings == ()
    assert any(line.split()[-1] in warning for warning in document.warnings)


def test_day_and_month_alike_are_no_ambiguity() -> None:
    assert published(text("Date: 05/05/2023", BODY)) == "2023-05-05"


def test_a_chronicle_with_several_date_lines_has_no_publication_date() -> None:
    document = text("Chronicle of the storm", "12 May 2020", BODY, "13 May 2020", MORE)
    assert document.published is None
    assert [kind for kind, _ in kinds(document)] == ["headline", "heading", "paragraph", "heading", "paragraph"]


def test_two_date_lines_that_disagree_are_both_kept() -> None:
    document = text(HEADLINE, "Published: 13 September 2023", "Date: 1 October 2023", BODY)
    assert [reading.edtf for reading in document.published_readings] == ["2023-09-13", "2023-10-01"]
    assert published(document) == "2023-09-13"
    assert any("disagrees" in warning for warning in document.warnings)


def test_title_byline_source_and_address_in_the_header() -> None:
    document = text(
        f"Title: {HEADLINE}", "By Ann Lee and Bo van Dam", "Source: Daily Tide", "URL: https://tide.example/1", BODY
    )
    assert document.headline == HEADLINE
    assert not document.headline_derived
    assert (document.byline, document.site, document.url) == (
        "Ann Lee and Bo van Dam",
        "Daily Tide",
        "https://tide.example/1",
    )
    assert document.text == f"{HEADLINE}\n\n{BODY}"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE AND BO DAM", "ANN LEE AND BO DAM"),
        ("By Ann O’Lee-Dam in Lomara", "Ann O’Lee-Dam"),
        ("Written by Ann Lee for Daily Tide", "Ann Lee"),
        ("By Ann Lee, chief political correspondent", "Ann Lee"),
        ("By Ann Lee, Tide Agency", "Ann Lee, Tide Agency"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    document = text(HEADLINE, line, BODY)
    assert document.byline == byline
    assert kinds(document) == [("headline", HEADLINE), ("paragraph", BODY)]


def test_a_source_line_below_the_first_sentence_is_text() -> None:
    document = text(HEADLINE, "“It is over,” he said.”", "Source: the harbour office")
    assert document.site == ""
    assert "Source: the harbour office" in document.text


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    document = text(HEADLINE, "By Monday the port of Lomara had reopened, the harbour master said.")
    assert document.byline == ""
    assert "By Monday" in document.text


# --- headline and sub-headings ------------------------------------------------------------------------------------


def test_headline_sub_headings_and_paragraphs_are_told_apart() -> None:
    document = text(
        HEADLINE, BODY, "A long winter", MORE, "What happens next?", BODY + " It was late.", "Not a heading at the end"
    )
    assert [kind for kind, _ in kinds(document)] == [
        "headline", "paragraph", "heading", "paragraph", "heading", "paragraph", "paragraph",
    ]  # fmt: skip
    assert not document.headline_derived


@pytest.mark.parametrize(
    "first",
    [
        f"HomeCurrent affairs{HEADLINE}",
        f"Home{HEADLINE}",
        f"Home > World > {HEADLINE}",
        f"Home » News » {HEADLINE}",
        f"NEWS | {HEADLINE}",
        f"{HEADLINE} - Daily Tide",
        HEADLINE.upper(),
        HEADLINE,
    ],
)
def test_a_headline_is_given_once_whatever_is_stuck_to_its_first_printing(first: str) -> None:
    document = text(first, HEADLINE, BODY)
    assert kinds(document) == [("headline", HEADLINE), ("paragraph", BODY)]
    assert "".join(aside(document)).replace(" ", "") == first.replace(" ", "")


def test_a_headline_given_twice_with_other_quotation_marks() -> None:
    document = text("Lomara's 'worst storm' is over", "Lomara’s ‘worst storm’ is over", BODY)
    assert document.headline == "Lomara’s ‘worst storm’ is over"
    assert document.text.count("worst storm") == 1


@pytest.mark.parametrize("path", ["Home > World > ", "HomeWorldAsia"])
def test_a_navigation_path_without_a_second_headline(path: str) -> None:
    document = text(path + HEADLINE, BODY)
    assert document.headline == HEADLINE
    assert aside(document) == [path.strip()]


def test_a_word_that_begins_with_home_is_no_path() -> None:
    assert text("HomePods wash ashore in Lomara", BODY).headline == "HomePods wash ashore in Lomara"


def test_a_paragraph_printed_twice_in_a_row_is_kept_once() -> None:
    document = text(HEADLINE, BODY, BODY, MORE)
    assert document.text.count(BODY) == 1
    assert aside(document) == [BODY]


@pytest.mark.parametrize(
    ("paragraph", "headline"),
    [
        ("The port reopened. Ferries sail.", "The port reopened"),
        ("Adm. J. R. Pell of the U.S. Navy saw it. He left.", "Adm. J. R. Pell of the U.S. Navy saw it"),
        ("LOMARA, May 3 (Tide Agency) - The port reopened. Ferries sail.", "The port reopened"),
        (
            "The harbour master of Lomara said on Monday evening, after a meeting with the council, that ferries sail.",
            "The harbour master of Lomara said on Monday evening, after a meeting with the council…",
        ),
        ("word " * 40 + "end.", "word " * 19 + "word…"),
    ],
)
def test_a_derived_headline_is_cut_at_a_sentence_clause_or_word_and_not_in_the_text(
    paragraph: str, headline: str
) -> None:
    document = text(paragraph)
    assert document.headline == headline
    assert len(document.headline) <= 100
    assert document.headline_derived
    assert all(block.kind is not BlockKind.HEADLINE for block in document.blocks)


# --- lines --------------------------------------------------------------------------------------------------------


def test_hard_wrapped_lines_are_joined_and_bullets_are_not() -> None:
    wrapped = (
        "The port of Lomara reopened on Monday after three\nweeks, the harbour master said. Ferries will run\n"
        "twice a day from May.\nThe council pays.\n\n- Two ferries\n- One pier"
    )
    assert [t for _, t in kinds(text(wrapped))] == [
        "The port of Lomara reopened on Monday after three weeks, the harbour master said. Ferries will run "
        "twice a day from May.",
        "The council pays.",
        "- Two ferries",
        "- One pier",
    ]


def test_one_paragraph_a_line_without_blank_lines() -> None:
    document = text(f"{HEADLINE}\n{BODY}\n{MORE}")
    assert kinds(document) == [("headline", HEADLINE), ("paragraph", BODY), ("paragraph", MORE)]


# --- debris -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        '" "', "* * *", "0 220", "1.2K Shares", "12 comments", "3 min read", "About Author", "About the author",
        "Leave a Reply", "Leave a comment",
        "Your e-mail address will not be published. Required fields are marked *", "Name *", "Post Comment",
        "Copyright © 2021 Daily Tide. All rights reserved.", "© Tide Media", "Latest news", "Related news",
        "Most read", "You may also like", "Read more", "Read more: Mayor says pier is safe",
        "Also read: Storm over Lomara", "Share this", "Share this article", "Share on Facebook",
        "Facebook Twitter WhatsApp", "Follow us on Telegram", "Subscribe",
        "Subscribe to our newsletter for the best of Lomara", "Sign up for our daily briefing",
        "We use cookies to give you the best experience on our site.", "Accept all cookies", "Privacy Policy",
        "Advertisement", "Story continues below advertisement", "Photo: Ann Lee / Tide",
        "Image credit: Tide Pictures", "(AP Photo/Ann Lee)", "Getty Images", "Home", "Skip to main content",
        "Home | News | Sport", "Tags: ports, storms", "Previous article",
    ],
)  # fmt: skip
def test_debris_is_set_aside_with_a_reason(line: str) -> None:
    document = text(HEADLINE, BODY, line, MORE)
    assert kinds(document) == [("headline", HEADLINE), ("paragraph", BODY), ("paragraph", MORE)]
    [item] = document.set_aside
    assert item.text == line
    assert item.reason


@pytest.mark.parametrize(
    "line",
    [
        "“We use cookies to bake,” the cook said.",
        "This site uses cookies to follow its readers, the regulator said.",
        "Subscribe to the theory of the harbour master and all is well.",
        "Copyright law does not protect piers, the court ruled.",
        "(c) the right of return to the harbour;",
        "Share prices fell after the storm.",
        "Latest news from the harbour was bleak on Monday.",
        "Advertisement sales fell by a third in Lomara.",
        "Comments by the mayor made things worse.",
        "Photographs of the pier were taken before the storm.",
        "Print runs of the Daily Tide were halved.",
        "About the author of the report little is known.",
        "In 2022 220 ferries sailed.",
        "Read more books, the mayor told children.",
        "It was Reuters that reported it first.",
        "Home prices in Lomara fell.",
        "2023",
        "US politics",
        "Yes.",
        "1.",
    ],
)
def test_text_is_never_set_aside(line: str) -> None:
    document = text(HEADLINE, BODY, line, MORE)
    assert line in document.text
    assert document.set_aside == ()


def test_titles_under_related_news_at_the_end_go_with_it() -> None:
    document = text(HEADLINE, BODY, "Related news", "Storm hits the coast", "Mayor resigns over pier", "Share this")
    assert kinds(document) == [("headline", HEADLINE), ("paragraph", BODY)]
    assert aside(document) == ["Related news", "Storm hits the coast", "Mayor resigns over pier", "Share this"]


def test_a_paragraph_after_related_news_is_kept_with_its_heading() -> None:
    document = text(HEADLINE, BODY, "Related news", "A long winter", MORE)
    assert ("heading", "A long winter") in kinds(document)
    assert aside(document) == ["Related news"]


def test_the_author_box_at_the_end_goes_with_its_biography() -> None:
    document = text(
        HEADLINE, BODY, "About the author", "Ann Lee writes about ports for the Daily Tide.", "Leave a Reply"
    )
    assert kinds(document) == [("headline", HEADLINE), ("paragraph", BODY)]


def test_nothing_but_debris_is_an_error_that_says_so() -> None:
    with pytest.raises(ReadError, match="nothing but page debris") as caught:
        text("Advertisement", "Share this")
    assert caught.value.stage == "parse"


def test_other_languages_are_read_with_a_warning() -> None:
    german = "Der Hafen wurde am Montag nach drei Wochen wieder geöffnet und die Fähren fahren nun zweimal am Tag. " * 4
    document = text(german)
    assert document.language == "und"
    assert any("not English" in warning for warning in document.warnings)
    assert text(BODY, MORE).language == "en"


@pytest.mark.parametrize(
    ("wording", "day"),
    [
        ("13 septembre 2023", "2023-09-13"),
        ("12 сентября 2023", "2023-09-12"),
        ("2023年9月13日", "2023-09-13"),
        ("mercredi 3 mai 2023 à 14:05", "2023-05-03"),
    ],
)
def test_dates_in_other_languages_are_read(wording: str, day: str) -> None:
    assert read_date(wording, "field date").edtf == day


@pytest.mark.parametrize("wording", ["septembre 2023", "hier", "le 13 septembre", "5 apples 2023", "il y a 3 ans"])
def test_wordings_without_a_whole_date_stay_unread(wording: str) -> None:
    with pytest.raises(UnreadableDate):
        read_date(wording, "field date")
