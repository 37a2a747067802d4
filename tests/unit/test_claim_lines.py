"""Headlines and leads without a known verb still assert; rubrics do not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events.extraction import extract
from events.reading import verbatim
from events.values import Claim

pytestmark = pytest.mark.model


def claims(nlp: Language, text: str) -> tuple[Claim, ...]:
    ((_, read),) = extract([verbatim("a", text, None)], nlp)
    return read.claims


def test_a_leading_line_without_a_verb_is_one_claim_by_its_words(nlp: Language) -> None:
    line = "Major fire at Korsholm fish market"
    (only,) = claims(nlp, line)
    assert line[only.start : only.end] == line
    assert {"fire", "market"} <= set(only.lemmas)
    assert (only.action, only.background) == ("", False) or only.nominal


def test_a_rubric_is_none(nlp: Language) -> None:
    assert claims(nlp, "World news") == ()


def test_a_line_that_has_a_claim_gets_no_second(nlp: Language) -> None:
    assert len(claims(nlp, "Police arrested the captain on Monday.")) == 1
