"""What holds for every input: nothing is lost, blocks are exact, only ReadError is raised, time grows with length."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.reading import ReadError, blocks_of, read, unpack, verbatim
from events.reading.dates import UnreadableDate, read_date
from events.reading.decoding import decode, tidy
from events.values import BlockKind, Document, RawItem

SHARED = Path(__file__).parents[2] / ".." / "shared"

# Lines that the rules act on, so that random articles meet them in every order.
LINES = (
    "Home", "HomeWorldPort reopens after the storm", "Port reopens after the storm",
    "Port reopens after the storm - Tide",
    "0 220", "Date: 13 September 2023", "date 2023-09-13 The port was opened.", "By Ann Lee", "2023-02-30",
    "Published: 03/04/2023 | By Ann Lee", "13 May 2023 | Updated 14 May 2023", "Latest news", "About the author",
    "Ann Lee covers ports.", "The port reopened on Monday, officials said.", "and goes on here", "- one bullet", '" "',
    "Title: Port reopens after the storm", "", "", "What next?", "Copyright © 2020", "date 2023-02-30", "Source: Tide",
    "A line without a final stop that goes on and on for more than a hundred characters, too long for a heading",
)  # fmt: skip
articles = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=14).map("\n".join)


def characters(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def assert_exact(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert block.start >= end
        assert not document.text[end : block.start].strip()
        inside = document.text[block.start : block.end]
        assert inside
        assert inside == inside.strip()
        end = block.end
    assert not document.text[end:].strip()


@settings(max_examples=300, deadline=None)
@given(articles)
def test_every_character_of_a_text_is_in_the_article_or_set_aside(source: str) -> None:
    data = source.encode("utf-8", errors="replace")
    try:
        document = read(RawItem("a", "text", data))
    except ReadError:
        return
    kept = characters(document.text)
    for item in document.set_aside:
        assert item.reason
        kept += characters(item.text)
    lost = characters(tidy(decode(data).text)) - kept
    assert not lost
    assert_exact(document)
    assert read(RawItem("a", "text", data)) == document
    assert document.headline
    first = document.blocks[0]
    assert document.headline_derived != (first.kind is BlockKind.HEADLINE)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_verbatim_leaves_the_text_alone_and_covers_it(text: str) -> None:
    document = verbatim("a", text, None)
    assert document.text == text
    assert document.published is None
    assert_exact(document)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text", "html", "json"]))
def test_reading_any_bytes_raises_nothing_but_read_error(data: bytes, kind: str) -> None:
    try:
        assert_exact(read(RawItem("a", kind, data)))
    except ReadError as error:
        refused = error
    else:
        return
    assert refused.stage in ("decode", "parse")
    assert refused.reason


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.zip", "a.tar.gz", "a.tar", "a", "a.bin"]),
)
def test_unpacking_any_bytes_gives_at_least_one_item_with_names_of_their_own(data: bytes, name: str) -> None:
    names = [item.name for item in unpack(name, data)]
    assert names
    assert len(set(names)) == len(names)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "text", "@value"]), inner, max_size=2)
    ),
    max_leaves=5,
)
keys = st.sampled_from(
    ["title", "text", "body", "html", "date", "published", "author", "authors", "url", "source", "lang", "x"]
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(keys, json_values, max_size=6))
def test_any_json_record_is_read_or_refused(record: dict[str, object]) -> None:
    try:
        assert_exact(read(RawItem("a#1", "json", json.dumps(record).encode())))
    except ReadError:
        return


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs"]), min_size=1))
def test_what_was_encoded_is_decoded(text: str) -> None:
    text = f"Lomara {text}"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)).text == text


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=dt.date(1600, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_a_day_is_read_back_from_every_way_to_write_it(day) -> None:  # type: ignore[no-untyped-def]
    for form in (
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%d %B %Y",
        "%B %d, %Y",
        "%a, %d %b %Y 10:00:00 +0000",
        "%Y-%m-%dT10:00:00Z",
        "%d.%m.%Y",
    ):
        reading = read_date(day.strftime(form) if day.year >= 1000 else day.isoformat(), "test")
        assert (reading.edtf, reading.lower, reading.upper) == (day.isoformat(), day, day)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_a_wording_is_read_or_refused(wording: str) -> None:
    try:
        reading = read_date(wording, "test")
    except UnreadableDate:
        return
    assert reading.lower <= reading.upper
    assert reading.lower.isoformat().startswith(reading.edtf)


# --- verbatim -----------------------------------------------------------------------------------------------------


def spans(text: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks_of(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\n\nTwo.\n \nThree.\n", ["One.", "Two.", "Three."]),
        (
            "A headline\nA sentence of the text.\nAnother one.",
            ["A headline", "A sentence of the text.", "Another one."],
        ),
        ("He said it would\nnot be done.", ["He said it would\nnot be done."]),
        (
            "The council of Lomara met for three hours on Monday night.\nIt decided nothing at all.\n"
            "The mayor left.\nFerries stay in port until the pier has been mended.\nNobody objected.",
            [
                "The council of Lomara met for three hours on Monday night.",
                "It decided nothing at all.",
                "The mayor left.",
                "Ferries stay in port until the pier has been mended.",
                "Nobody objected.",
            ],
        ),
        ("Dead: 12\nInjured: 30", ["Dead: 12", "Injured: 30"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_where_a_line_break_ends_a_paragraph(text: str, blocks: list[str]) -> None:
    assert spans(text) == blocks


def test_verbatim_takes_a_day_as_stated_and_refuses_what_is_none() -> None:
    document = verbatim("a", "Text.", "2023-09-13")
    assert document.published is not None
    assert (document.published.edtf, document.published.basis.value) == ("2023-09-13", "stated")
    with pytest.raises(ReadError):
        verbatim("a", "Text.", "someday")


# --- hostile inputs -----------------------------------------------------------------------------------------------

# A million characters in a hundred thousand lines take one or two seconds; what is not linear takes minutes.
SECONDS = 15.0


@pytest.mark.parametrize(
    "source",
    [
        "word " * 200_000,
        "a" * 1_000_000,
        "abc def\n" * 100_000,
        "abc def.\n\n" * 50_000,
        '"' * 1_000_000,
        "1 2 " * 250_000,
        "Date: 2023-09-13 " * 60_000,
        "Home > " * 140_000,
        "By " + "Aaaa, " * 160_000,
        "copy link " * 22,
        "Text was.\n\n" + "Latest news\n\nTitle here\n\n" * 20_000,
        "\n" * 500_000 + "It was.",
        "U.S. " * 200_000,
    ],
    ids=lambda source: source[:12].strip() or "blank",
)
def test_hostile_texts_are_read_in_linear_time(source: str) -> None:
    began = time.perf_counter()
    with contextlib.suppress(ReadError):
        read(RawItem("a", "text", source.encode()))
    verbatim("a", source, None)
    assert time.perf_counter() - began < SECONDS


# --- the real articles --------------------------------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not beside the checkout")
def test_the_real_articles_read_as_their_gold_says() -> None:
    gold = json.loads((SHARED / "gold" / "kim-putin-2023.json").read_text(encoding="utf-8"))
    for expected in gold["articles"]:
        data = (SHARED / "seeds" / expected["file"]).read_bytes()
        [item] = unpack(expected["file"], data)
        assert isinstance(item, RawItem)
        document = read(item)
        headline = expected["headline"]["value"]
        assert document.headline_derived == (headline is None)
        assert headline in (None, document.headline)
        published = document.published and document.published.edtf
        assert published == expected["published"]["value"]
        headings = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.HEADING]
        assert headings == expected["headings"]
        assert {item.text for item in document.set_aside} >= set(expected["boilerplate"])
        assert not any(debris in document.text for debris in expected["boilerplate"])
        assert document.warnings == ()
