"""Marked text keeps every character, nests properly and escapes everything."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from events.marks import Mark, render
from events.values import Span


class Reader(HTMLParser):
    """The text, the open marks at each character, and whether tags close in the order they opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.stack: list[tuple[str, str]] = []
        self.at: list[set[str]] = []
        self.ids: list[str] = []
        self.nested_links = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.nested_links |= tag == "a" and any(open_tag == "a" for open_tag, _ in self.stack)
        self.stack.append((tag, given.get("data-mark") or ""))
        if given.get("id"):
            self.ids.append(given["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1][0] == tag
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.at.extend({key for _, key in self.stack if key} for _ in data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.stack == []
    return reader


texts = st.text(alphabet=st.sampled_from("ab <>&\"'é—\U0001f680\U00020000\n"), min_size=1, max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(texts)
    marks = []
    for number in range(draw(st.integers(0, 7))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["claim", "time", "name", "note"]))
        marks.append(
            Mark(
                Span(start, end),
                kind,
                f"{kind}-{number}",
                href="" if kind == "note" else f"?read={kind}-{number}",
                label='a "label"',
                handle=str(number) if kind == "claim" else "",
            )
        )
    return text, marks


@given(marked())
def test_text_and_marks_survive_whole(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    seen = read(render(text, Span(0, len(text)), marks))
    assert seen.text == text
    for index, keys in enumerate(seen.at):
        assert keys == {mark.key for mark in marks if mark.span.start <= index < mark.span.end}
    assert sorted(seen.ids) == sorted(mark.key for mark in marks)
    assert not seen.nested_links


@given(marked(), st.data())
def test_a_part_shows_the_marks_that_reach_into_it(case: tuple[str, list[Mark]], data: st.DataObject) -> None:
    text, marks = case
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    seen = read(render(text, Span(start, end), marks))
    assert seen.text == text[start:end]
    for index, keys in enumerate(seen.at, start):
        assert keys == {mark.key for mark in marks if mark.span.start <= index < mark.span.end}
    # A mark has one id on the page: in the block where it begins.
    assert set(seen.ids) == {mark.key for mark in marks if start <= mark.span.start < end}


def test_markup_in_text_and_labels_stays_text() -> None:
    html = render("<b>&", Span(0, 4), [Mark(Span(0, 3), "claim", "claim-1", "?a=1&b=2", '"><script>', "1")])
    assert "<b>" not in html
    assert "<script>" not in html
    assert read(html).text == "<b>&"


def test_a_carriage_return_is_kept_as_one_character() -> None:
    assert "&#13;\n" in render("a\r\nb", Span(0, 4), [])
