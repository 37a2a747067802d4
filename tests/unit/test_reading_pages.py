"""HTML pages: text, structure, metadata, publication dates and their disagreement. All samples are invented."""

from __future__ import annotations

import json

import pytest

from events.reading import ReadError, read
from events.values import Document, RawItem

BODY = "The port of Lomara reopened on Monday after three weeks, the harbour master told reporters at the pier."
MORE = "Ferries will run twice a day until the second pier is mended, which the council pays for out of its reserve."
LAST = (
    "Two more storms are forecast for the winter, and the sea wall will not be ready before the spring, engineers say."
)
HEADLINE = "Port of Lomara reopens after storm"


def page(head: str = "", before: str = "", body: str | None = None, after: str = "", lang: str = "en") -> Document:
    body = f"<p>{BODY}</p><p>{MORE}</p><p>{LAST}</p>" if body is None else body
    source = (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{HEADLINE} | Daily Tide</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>{HEADLINE}</h1>{before}{body}</article>'
        f"{after}</body></html>"
    )
    return read(RawItem("a.html", "html", source.encode()))


def json_ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def evidence(document: Document) -> list[tuple[str, str]]:
    return [(reading.edtf, reading.evidence) for reading in document.published_readings]


# --- text ---------------------------------------------------------------------------------------------------------


def test_headings_paragraphs_lists_and_quotes_are_told_apart() -> None:
    document = page(
        body=f"<p>{BODY}</p><h2>What comes next</h2><p>{MORE}<br>{LAST}</p>"
        "<ul><li>Two ferries a day</li><li>One pier</li></ul>"
        f"<blockquote><p>The sea took it and the sea gave it back, one fisherman said.</p></blockquote>"
    )
    assert [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks] == [
        ("headline", HEADLINE),
        ("paragraph", BODY),
        ("heading", "What comes next"),
        ("paragraph", MORE),
        ("paragraph", LAST),
        ("paragraph", "• Two ferries a day"),
        ("paragraph", "• One pier"),
        ("paragraph", "The sea took it and the sea gave it back, one fisherman said."),
    ]
    assert (document.headline, document.headline_derived) == (HEADLINE, False)


def test_what_is_outside_the_article_is_set_aside() -> None:
    document = page(after="<footer><p>Copyright 2021 Daily Tide</p></footer>")
    texts = [item.text for item in document.set_aside]
    assert {"Home", "World", "Copyright 2021 Daily Tide"} <= set(texts)
    assert "Home" not in document.text
    assert "Copyright" not in document.text


def test_debris_inside_the_article_is_set_aside() -> None:
    document = page(
        body=f"<p>{BODY}</p><p>Advertisement</p><p>{MORE}</p><p>{LAST}</p><p>Read more: Storm over Lomara</p>"
    )
    assert "Advertisement" not in document.text
    assert "Read more" not in document.text
    assert LAST in document.text


def test_author_site_and_address() -> None:
    document = page(
        meta("og:site_name", "Daily Tide")
        + meta("og:url", "https://tide.example/port")
        + '<meta name="author" content="Ann Lee">'
    )
    assert (document.byline, document.site, document.url) == ("Ann Lee", "Daily Tide", "https://tide.example/port")


def test_the_charset_a_page_declares() -> None:
    body = f"<article><p>{BODY}</p><p>Порт открыт снова. {MORE}</p></article>"
    source = f'<html><head><meta charset="windows-1251"></head><body>{body}</body></html>'
    assert "Порт открыт" in read(RawItem("a", "html", source.encode("cp1251"))).text


def test_another_language_is_set_and_warned_of() -> None:
    document = page(lang="de-AT")
    assert document.language == "de"
    assert any("not English" in warning for warning in document.warnings)


@pytest.mark.parametrize("source", ["", "<html></html>", "<html><body><nav>Home</nav></body></html>", "<", "\x00"])
def test_a_page_without_text_is_an_error(source: str) -> None:
    with pytest.raises(ReadError):
        read(RawItem("a", "html", source.encode()))


# --- publication date ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "before", "found"),
    [
        (json_ld(**{"@type": "NewsArticle", "datePublished": "2023-09-13T10:00:00Z"}), "", "JSON-LD"),
        (json_ld(**{"@graph": [{"@type": ["Article"], "datePublished": "2023-09-13"}]}), "", "JSON-LD"),
        ('<script type="application/ld+json">{broken "datePublished": "2023-09-13",</script>', "", "JSON-LD"),
        (meta("article:published_time", "2023-09-13T23:30:00-05:00"), "", "meta tag"),
        ('<meta name="DC.date.issued" content="2023-09-13">', "", "meta tag"),
        ('<meta itemprop="datePublished" content="Wed, 13 Sep 2023 10:00:00 GMT">', "", "meta tag"),
        ("", '<time datetime="2023-09-13T10:00">two years ago</time>', "marked-up time"),
        ("", '<span class="entry-date">13 September 2023</span>', "marked-up time"),
        (
            "",
            '<div class="byline">by Ann Lee <b itemprop="x"></b></div><p class="posted-on">Posted on Sept 13, 2023</p>',
            "marked-up time",
        ),
        ('<link rel="canonical" href="https://tide.example/2023/09/13/port">', "", "URL"),
        ('<link rel="canonical" href="https://tide.example/news/20230913-port.html">', "", "URL"),
        ("", "<p>Published: 13 September 2023</p>", "visible text"),
        ("", "<p>Published 13 September 2023. Last updated 2 October 2023</p>", "visible text"),
        ("", "<p>Updated October 2, 2023 | Published September 13, 2023</p>", "visible text"),
        ("", "<div>Lomara, 13. September 2023 | Ann Lee</div>", "visible text"),
    ],
)
def test_each_kind_of_evidence(head: str, before: str, found: str) -> None:
    document = page(head, before)
    assert evidence(document)[0] == ("2023-09-13", found)
    assert {edtf for edtf, _ in evidence(document)} == {"2023-09-13"}
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("head", "before", "after"),
    [
        ("", "", ""),
        (json_ld(**{"@type": "NewsArticle", "dateModified": "2023-09-13"}), "", ""),
        (meta("article:modified_time", "2023-09-13"), "", ""),
        (meta("og:updated_time", "2023-09-13"), "", ""),
        ("", '<time class="updated" datetime="2023-09-13">Updated today</time>', ""),
        ("", "<p>Last updated: 13 September 2023</p>", ""),
        ("", "<p>13 September 2023 (updated)</p>", ""),
        ('<meta name="site-verification" content="2023-09-13">', "", ""),
        ("", "", "<footer>© 2023 Daily Tide</footer>"),
        ("", "", "<footer>Copyright 2019–2023</footer>"),
        (
            json_ld(
                **{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2023-09-13"}]}
            ),
            "",
            "",
        ),
        ("", "", '<section id="comments"><p>Bob: well done</p><time datetime="2023-09-14">14 Sept</time></section>'),
        ("", "", '<aside><a>Storm over Lomara</a> <span class="post-date">September 20, 2023</span></aside>'),
        ("", "", '<div class="related-posts"><p>Storm over Lomara</p><span>20 September 2023</span></div>'),
        (json_ld(**{"@type": "VideoObject", "datePublished": "2023-09-13"}), "", ""),
    ],
)
def test_a_page_that_states_no_publication_date_has_none(head: str, before: str, after: str) -> None:
    document = page(head, before, after=after)
    assert document.published is None
    assert document.published_readings == ()


def test_a_date_in_a_sentence_of_the_article_is_not_its_publication() -> None:
    document = page(
        body=f"<p>{BODY}</p><p>The pier was built on 13 September 1996 by his father, the master said.</p><p>{LAST}</p>"
    )
    assert document.published is None


def test_the_day_of_the_visit_above_a_page_is_not_its_publication() -> None:
    masthead = "<header><a href='/'>Daily Tide</a> <span>Friday, 13 September 2024</span></header>"
    own = f"<header><h1>{HEADLINE}</h1><p>13 September 2023</p></header>"
    of_site, of_article = (
        read(RawItem("a.html", "html", f"<html><body>{header}<p>{BODY}</p><p>{MORE}</p></body></html>".encode()))
        for header in (f"{masthead}<h1>{HEADLINE}</h1>", own)
    )
    assert of_site.published is None
    assert of_article.published is not None
    assert of_article.published.edtf == "2023-09-13"


def test_a_month_in_the_address_is_a_month() -> None:
    document = page('<link rel="canonical" href="https://tide.example/2023/09/port">')
    assert evidence(document) == [("2023-09", "URL")]


def test_evidence_that_disagrees_is_all_shown_and_warned_of() -> None:
    document = page(
        json_ld(**{"@type": "NewsArticle", "datePublished": "2023-09-13", "dateModified": "2024-01-01"})
        + meta("article:published_time", "2023-10-02")
        + '<link rel="canonical" href="https://tide.example/2023/09/14/port">'
    )
    assert evidence(document) == [("2023-09-13", "JSON-LD"), ("2023-10-02", "meta tag"), ("2023-09-14", "URL")]
    assert document.published == document.published_readings[0]
    [warning] = document.warnings
    assert "2023-10-02 (meta tag)" in warning
    assert "URL" not in warning  # one day apart may be a time zone


def test_the_day_in_the_address_settles_a_stamp_in_utc() -> None:
    url = '<link rel="canonical" href="https://tide.example/2023/09/13/port">'
    document = page(json_ld(**{"@type": "NewsArticle", "datePublished": "2023-09-14T02:00:00Z"}) + url)
    assert evidence(document) == [("2023-09-13", "URL"), ("2023-09-14", "JSON-LD")]
    assert document.warnings == ()
    document = page(json_ld(**{"@type": "NewsArticle", "datePublished": "2023-09-14T02:00:00+02:00"}) + url)
    assert evidence(document)[0] == ("2023-09-14", "JSON-LD")


@pytest.mark.parametrize(
    ("lang", "edtf"), [("en-US", "2023-03-04"), ("en-GB", "2023-04-03"), ("en_AU", "2023-04-03"), ("fr", "2023-04-03")]
)
def test_the_locale_of_a_page_settles_day_and_month(lang: str, edtf: str) -> None:
    assert evidence(page(meta("article:published_time", "03/04/2023"), lang=lang)) == [(edtf, "meta tag")]


def test_an_ambiguous_date_is_a_warning() -> None:
    document = page(meta("article:published_time", "03/04/2023"))
    assert document.published is None
    assert any("03/04/2023" in warning for warning in document.warnings)
