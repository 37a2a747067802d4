"""Whether 9/8/2023 is in August or September: what tells so, and what does not."""

from __future__ import annotations

import datetime as dt

import pytest

from events.reading import read, verbatim
from events.reading.day_order import day_order, of_locale
from events.values import Basis, DayOrder, Document, PublicationDate, RawItem

DEED = "The deed is dated 9/8/2023."


def published(day: str) -> PublicationDate:
    on = dt.date.fromisoformat(day)
    return PublicationDate(day, on, on, Basis.STATED, "date line")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        (f"{DEED} An earlier one bore 25/12/2022.", DayOrder(True, "25/12/2022 in the text")),
        (f"{DEED} An earlier one bore 12/25/2022.", DayOrder(False, "12/25/2022 in the text")),
        (f"{DEED} The vault was opened on 13 September.", DayOrder(True, "“13 September” in the text")),
        (f"{DEED} The vault was opened on Sept. 13.", DayOrder(False, "“Sept. 13” in the text")),
        (f"{DEED} The harbour centre was sold.", DayOrder(True, "British spelling (centre, harbour)")),
        (f"{DEED} The harbor center was sold.", DayOrder(False, "American spelling (center, harbor)")),
    ],
)
def test_a_text_tells_by_its_own_dates_and_its_spelling(text: str, order: DayOrder) -> None:
    assert day_order(text, None) == order


@pytest.mark.parametrize(
    "text",
    [
        DEED,
        "The deed is dated 9 August 2023.",  # no numeric date, so no order is asked for
        f"{DEED} Others bore 25/12/2022 and 12/25/2022.",
        f"{DEED} The vault was opened on September 13.",  # British and Indian papers write so, too
        f"{DEED} The harbour was sold.",  # one word may be a quotation's
        f"{DEED} The Labour Centre and the Harbour Theatre were sold.",  # names keep their spelling
        f"{DEED} The vault was opened on Sept. 13, behind the colour screen.",  # signs against each other
        f"{DEED} The share is 24/7 and the score was 13/2.",
    ],
)
def test_where_nothing_tells_or_signs_differ_there_is_no_order(text: str) -> None:
    assert day_order(text, None) is None


@pytest.mark.parametrize(("day", "first"), [("2023-08-09", True), ("2023-09-08", False)])
def test_the_day_of_publication_in_numbers_tells(day: str, first: bool) -> None:
    assert day_order(DEED, published(day)) == DayOrder(first, "9/8/2023, the day of publication")
    assert verbatim("1", DEED, day).day_order == DayOrder(first, "9/8/2023, the day of publication")


@pytest.mark.parametrize(
    ("locale", "first"),
    [
        ("en-GB", True), ("en_US", False), ("en-Latn-US", False), ("EN-au", True), ("de", True), ("fr-FR", True),
        ("en-PH", False), ("en", None), ("", None), ("en-CA", None), ("ja", None), ("xx-GB", None), ("en-419", None),
    ],
)  # fmt: skip
def test_locales(locale: str, first: bool | None) -> None:
    assert of_locale(locale) is first


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("https://news.tide.co.uk/2023/deed", True),
        ("tide.com.ng", True),
        ("https://www.harbor.gov/deed", False),
        ("https://tide.io/uk", None),
        ("https://tide.example/a.uk", None),
        ("https://tide.ca/deed", None),
        ("no address.uk", None),
    ],
)
def test_the_country_of_an_address(url: str, first: bool | None) -> None:
    order = day_order(DEED, None, (), url)
    assert (order.day_first if order else None) is first


def test_a_template_s_locale_against_the_country_s_address_tells_nothing() -> None:
    assert day_order(DEED, None, [("html lang", "en-US")], "https://tide.co.uk/") is None
    assert day_order(DEED, None, [("html lang", "en-US"), ("og:locale", "en_GB")]) is None


def page(head: str, lang: str) -> Document:
    body = "<p>The old deed of the harbour master is dated 9/8/2023, and nobody has looked at it since that day.</p>"
    source = (
        f'<html lang="{lang}"><head><title>A deed</title>{head}</head><body><article>{body * 3}</article></body></html>'
    )
    return read(RawItem("deed.html", "html", source.encode()))


@pytest.mark.parametrize(
    ("head", "evidence"),
    [
        ('<meta property="og:locale" content="en_GB">', "og:locale en_GB"),
        ('<meta http-equiv="Content-Language" content="en-gb">', "Content-Language en-gb"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "inLanguage": "en-GB"}</script>',
            "inLanguage en-GB",
        ),
    ],
)
def test_a_page_states_its_locale(head: str, evidence: str) -> None:
    assert page(head, "en").day_order == DayOrder(True, evidence)
    assert page("", "en-GB").day_order == DayOrder(True, "html lang en-GB")
    assert page("", "en").day_order is None


def test_a_crawler_s_fields_tell() -> None:
    fields = b'{"title": "A deed", "text": "The deed is dated 9/8/2023, and nobody has seen it.", "language": "en-AU"}'
    assert read(RawItem("1", "json", fields)).day_order == DayOrder(True, "field language en-AU")


@pytest.mark.parametrize("line", ["09/10/2023", "Published: 09/10/2023", "Posted on 09/10/2023 | By Ann Lee"])
@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("The harbour centre was sold to the colour works.", "2023-10-09"),
        ("The harbor center was sold to the color works.", "2023-09-10"),
        ("The wharf was sold on 25/09/2023, the deed says.", "2023-10-09"),
        ("The wharf was sold on Sept. 8, the deed says.", "2023-09-10"),
    ],
)
def test_a_header_is_read_by_the_order_of_its_text(line: str, body: str, day: str) -> None:
    document = read(RawItem("1", "text", f"Wharf changes hands\n\n{line}\n\n{body}".encode()))
    assert document.published is not None
    assert document.published.edtf == day
    assert any("first by" in each.reason for each in document.set_aside)


def test_a_header_is_not_guessed_where_nothing_tells() -> None:
    document = read(RawItem("1", "text", b"Wharf changes hands\n\n09/10/2023\n\nThe wharf was sold to paint makers."))
    assert document.published is None
    assert any("can be read with the day or the month first" in warning for warning in document.warnings)


def test_a_shown_date_is_read_by_the_locale_of_its_page() -> None:
    paragraph = "The wharf was sold to the paint works, and the mayor said that she had not been asked. " * 3
    page = f"<html lang='en-GB'><body><article><h1>Wharf sold</h1><p>09/10/2023</p><p>{paragraph}</p></article></body>"
    document = read(RawItem("1", "html", page.encode()))
    assert document.published is not None
    assert document.published.edtf == "2023-10-09"
