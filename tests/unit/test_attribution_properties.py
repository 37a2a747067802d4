"""What holds for any text: spans lie in it, sorted and not empty; no content is told twice; nothing drags."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from events.extraction.attribution import attribute
from events.reading.blocks import blocks_of
from events.values import Attribution

pytestmark = pytest.mark.model

PIECES = st.sampled_from(
    [
        "Anna Berg", "the ministry", "he", "who", "said", "says that", "denied", "according to", "as reported by",
        "citing", "claim that", "reportedly", "“", "”", '"', "''", ":", ",", ".", "?", "—", "\n\n", "\n",
        "the dam broke", "will not confirm", "Ortiz:", "(", ")", "a poll by", "and", "if", "his", "'s", "’s",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=120)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_spans_are_sound(nlp: Language, text: str) -> None:
    found = attribute(nlp(text), (), (), blocks_of(text))
    for one in found:
        assert one.cue
        assert one.content
        for part in (one.source, one.cue, one.content):
            assert all(s.end <= len(text) for s in part)
            assert all(a.end <= b.start for a, b in itertools.pairwise(part))
        assert all(s.of(text).strip() == s.of(text) for s in (*one.source, *one.content))
    _never_told_twice(found)
    assert [a.cue[0].start for a in found] == sorted(a.cue[0].start for a in found)


def _never_told_twice(found: tuple[Attribution, ...]) -> None:
    told: dict[int, Attribution] = {}
    for one in found:
        for s in one.content:
            for at in range(s.start, s.end):
                assert told.setdefault(at, one).content == one.content
    for one in found:
        assert not any(at in told for s in one.cue for at in range(s.start, s.end))


@pytest.mark.parametrize(
    "piece",
    [
        "he said that she said that ",
        "and it was true, according to AP, citing officials, ",
        "“he said ",
        '" ',
        "he said. ",
    ],
)
def test_hostile_text_costs_in_proportion(nlp: Language, piece: str) -> None:
    """Four times the text may take eight times as long: twice the proportion, for the noise of a busy machine."""

    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        doc, blocks = nlp(text), blocks_of(text)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            attribute(doc, (), (), blocks)
            best = min(best, time.perf_counter() - start)
        return best

    small, large = seconds(5_000), seconds(20_000)
    assert large < 8 * small + 0.05
