"""Finding quoted words again in a changed text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.ingest.anchors import find
from events.values import Span

TEXT = (
    "The mayor opened the bridge on Friday. Traffic had used the old bridge for ninety years. "
    "Engineers will remove the old bridge next spring, the city said. Nobody objected to the plan."
)


def around(words: str, text: str = TEXT, nth: int = 0) -> tuple[str, str, str, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    end = start + len(words)
    return words, text[max(0, start - 32) : start], text[end : end + 32], start


def test_unchanged_text_gives_the_same_span() -> None:
    exact, prefix, suffix, start = around("old bridge", nth=1)
    assert find(TEXT, exact, prefix, suffix, start) == Span(start, start + len(exact))


def test_context_tells_repeated_words_apart_after_a_shift() -> None:
    exact, prefix, suffix, start = around("old bridge", nth=1)
    moved = "A long new opening paragraph was put before it all. " + TEXT
    assert find(moved, exact, prefix, suffix, start) == Span(start + 52, start + 52 + len(exact))


def test_short_words_elsewhere_are_not_the_noted_ones() -> None:
    """The paragraph is gone; "the bridge" stands elsewhere, in other company."""
    exact, prefix, suffix, start = around("old bridge", nth=1)
    rest = "Visitors of the museum like its old bridge made of toothpicks best."
    assert find(rest, exact, prefix, suffix, start) is None


def test_slightly_changed_words_are_found_whole() -> None:
    exact, prefix, suffix, start = around("Engineers will remove the old bridge next spring")
    changed = TEXT.replace("next spring", "next autumn")
    span = find(changed, exact, prefix, suffix, start)
    assert span is not None
    assert span.of(changed) == "Engineers will remove the old bridge next autumn"


def test_rewritten_words_are_not_found() -> None:
    exact, prefix, suffix, start = around("Engineers will remove the old bridge next spring")
    changed = TEXT.replace(exact, "Demolition of that structure is off")
    assert find(changed, exact, prefix, suffix, start) is None


def test_nothing_is_found_for_no_words() -> None:
    assert find(TEXT, "", "", "") is None


@pytest.mark.parametrize("words", ["Friday", "the city said", "Nobody objected to the plan."])
def test_deleted_sentence_is_not_found(words: str) -> None:
    exact, prefix, suffix, start = around(words)
    sentence = next(s for s in TEXT.split(". ") if words.rstrip(".") in s)
    assert find(TEXT.replace(sentence, ""), exact, prefix, suffix, start) is None


@given(st.data())
def test_found_words_are_where_they_were_when_text_is_put_before(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=200))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    prefix, suffix = text[max(0, start - 32) : start], text[end : end + 32]
    span = find(text, text[start:end], prefix, suffix, start)
    assert span == Span(start, end)
