"""Addresses and time stamps beside an article are told from its text."""

from __future__ import annotations

from typing import Any

import pytest

from events.reading import read, verbatim
from events.reading.stamps import is_address, is_stamp
from events.values import BlockKind, RawItem


@pytest.mark.parametrize(
    "line",
    [
        "https://news.example/world/2021/05/ferry-burns-off-port.html?a=1",
        "www.example.org",
        "http: / / www. example. org / world / ferry - burns - off - port _ hall",
    ],
)
def test_an_address_alone_on_a_line(line: str) -> None:
    assert is_address(line)


@pytest.mark.parametrize("line", ["https://news.example/a says it burnt", "See www.example.org", "Ferry / train"])
def test_a_line_with_words_of_its_own_is_no_address(line: str) -> None:
    assert not is_address(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated: May 7, 2021, 10:04 PM ET",
        "8:05am UK, Friday 28 May 2021",
        "12: 52 p. m. EDT May 3, 2021",
        "28 May 2021 Last updated at 14:39 GMT",
        "Posted 3 May 2021",
    ],
)
def test_a_stamp(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line", ["28 May 2021", "12:30", "1968", "Updated", "Updated the list on 3 May 2021", "May 2021 was cold", ""]
)
def test_what_may_divide_a_chronicle_or_tell_something_is_no_stamp(line: str) -> None:
    assert not is_stamp(line)


TEXT = """https://news.example/world/ferry-burns.html
Ferry burns off port
Updated: May 7, 2021, 10:04 PM ET
By Ann Lee

A ferry burned off Port Marrow on Friday, the coast guard said.
Last updated at 22:07 GMT, 7 May 2021
"""


def test_a_pasted_page_keeps_its_headline_and_loses_address_and_stamps() -> None:
    document = read(RawItem("a.txt", "text", TEXT.encode()))
    assert document.headline == "Ferry burns off port"
    assert document.url == "https://news.example/world/ferry-burns.html"
    assert document.text.split("\n\n")[1:] == ["A ferry burned off Port Marrow on Friday, the coast guard said."]
    assert {aside.reason for aside in document.set_aside} >= {"header: url", "date of the last change", "time stamp"}


def test_a_text_left_as_it_is_has_them_in_blocks_of_their_own() -> None:
    document = verbatim("a", TEXT, None)
    debris = [TEXT[b.start : b.end] for b in document.blocks if b.kind is BlockKind.DEBRIS]
    assert document.text == TEXT
    assert [line[:9] for line in debris] == ["https://n", "Updated: ", "Last upda"]


@pytest.mark.model
def test_no_claim_is_made_of_them(nlp: Any) -> None:
    from events.extraction import extract

    [(document, found)] = extract([verbatim("a", TEXT, None)], nlp)
    told = [document.text[claim.start : claim.end] for claim in found.claims]
    assert any("burned" in quote for quote in told)
    assert not any("pdated" in quote or "http" in quote for quote in told)
