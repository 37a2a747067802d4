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
        ("Hikers came upon the wreck on Friday.", "find"),
        ("A folder of receipts went missing on Friday.", "disappear"),
        ("Nurses went on strike on Friday.", "walk_out"),
        ("Tram drivers stopped work on Friday.", "walk_out"),
        ("Thousands took to the streets on Friday.", "protest"),
        ("The tram left the rails on Friday.", "crash"),
        ("The senate passed the bill on Friday.", "approve"),
        ("Otto Lund passed away on Friday.", "die"),
        ("The hearing lasted four hours on Friday.", "try"),
        ("The death toll rose to seven on Friday.", "die"),
        ("The number of people killed in the mill has risen to seven.", "die"),
        ("Berg Holdings made a bid on Friday.", "offer"),
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
        ("Hikers came to the wreck on Friday.", "find"),
        ("Ada Quill passed the test on Friday.", "approve"),
        ("Ada Quill passed the mill on Friday.", "die"),
        ("The bridge tolls rose to seven crowns on Friday.", "die"),
        ("The number of visitors rose to seven on Friday.", "die"),
        ("The train stopped in Oslo on Friday.", "close"),
        ("Queen Ada ruled Norrland in 1901.", "decide"),
    ],
)
def test_what_only_looks_like_it_is_of_another_class(nlp: Language, sentence: str, action: str) -> None:
    assert action not in actions(nlp, sentence)
