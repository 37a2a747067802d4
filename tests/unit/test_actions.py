"""Which class of happening a clause tells, beyond its verb's own."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events.extraction import extract
from events.reading import verbatim

pytestmark = pytest.mark.model


def actions(nlp: Language, text: str) -> set[str]:
    ((_, read),) = extract([verbatim("a", text, None)], nlp)
    return {claim.action for claim in read.claims}


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The ferry caught fire on Monday.", "burn"),
        ("A fire broke out in the mill on Monday.", "burn"),
        ("Three people lost their lives on Monday.", "die"),
        ("Minister Ada Quill stepped down on Friday.", "resign"),
        ("The bakery shut down on Friday.", "close"),
        ("Ada Quill took the oath on Friday.", "swear"),
        ("Some 300 nurses took part on Friday.", "attend"),
        ("Officers seized nine cameras on Friday.", "seize"),
    ],
)
def test_particle_object_and_subject_tell_the_class(nlp: Language, sentence: str, action: str) -> None:
    assert actions(nlp, sentence) == {action}


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Talks broke down on Friday.", "meet"),
        ("Otto Lund lost his job on Monday.", "die"),
        ("Ada Quill stepped down the ladder on Friday.", "resign"),
        ("Rebels seized the nurse on Friday.", "seize"),
    ],
)
def test_what_only_looks_like_it_is_of_another_class(nlp: Language, sentence: str, action: str) -> None:
    assert action not in actions(nlp, sentence)
