"""Speech in single marks, as British papers print it, and the apostrophes that are no marks of speech."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events.extraction.attribution.parse import Parse
from events.extraction.attribution.quotes import paragraph_ends, quotations
from events.extraction.model import parse
from events.reading.blocks import blocks_of
from events.values import Document
from tests.unit.test_attribution import read, words

pytestmark = pytest.mark.model


def quoted(nlp: Language, text: str) -> list[str]:
    document = Document("invented", text, blocks=blocks_of(text))
    ((_, doc),) = parse(nlp, [document])
    parsed = Parse(doc)
    assert len(paragraph_ends(parsed, document.blocks)) == len(doc)
    return [parsed.span(part).of(text) for part in quotations(parsed, document.blocks)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("'We will not pay the ferrymen,' she said.", ["'We will not pay the ferrymen,'"]),
        ("‘We won’t pay the twins’ fare,’ she said, ‘ever.’", ["‘We won’t pay the twins’ fare,’", "‘ever.’"]),
        ("Villagers called the council 'a bunch of vandals' last night.", ["'a bunch of vandals'"]),
        ("The pilots' wives said the pilots' union was 'the captain's poodle' and left.", ["'the captain's poodle'"]),
        ("‘He told me “no way” and hung up,’ she said.", ["‘He told me “no way” and hung up,’"]),
        ("\"She told me 'no way' and hung up,\" he said.", ["\"She told me 'no way' and hung up,\""]),
        (
            "'I won't go,' he said. 'It's the '90s all over again.'",
            ["'I won't go,'", "'It's the '90s all over again.'"],
        ),
        (
            "‘The river rose,’ she said. ‘We ran.\n\n‘Then it fell again.’",
            ["‘The river rose,’", "‘We ran.", "‘Then it fell again.’"],
        ),
    ],
)
def test_what_stands_in_single_marks(nlp: Language, text: str, marked: list[str]) -> None:
    assert quoted(nlp, text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "The neighbours' hens and the miners' lamps were gone.",
        "It was rock 'n' roll in the '70s, and they gave 'em hell.",
        "The captain's mate, O'Dowd, won't sail on the owners' day.",
        "He was told 'to go and never came back.\n\nThe owners' boat sank.",
    ],
)
def test_apostrophes_are_no_marks_of_speech(nlp: Language, text: str) -> None:
    assert quoted(nlp, text) == []


def test_speech_in_single_marks_has_its_speaker(nlp: Language) -> None:
    text = "'They took the boat before I'd found my shoes,' Anna Berg said. 'My father built it in 1974.'"
    (found,) = read(nlp, text)
    assert found.speaker == "Anna Berg"
    assert words(text, found)[2] == ("'They took the boat before I'd found my shoes,' | 'My father built it in 1974.'")


def test_an_inverted_verb_that_looks_like_a_participle(nlp: Language) -> None:
    text = "'It's too late for the boat but it's not too late to sack somebody,' fumed ferryman Paul Ortiz of the inn."
    (found,) = read(nlp, text)
    assert (found.speaker, words(text, found)[1]) == ("Paul Ortiz", "fumed")


def test_a_heading_in_single_marks_goes_on_no_speech_in_double_ones(nlp: Language) -> None:
    text = '"I don\'t see where it is going," Anna Berg said. "It will end badly."\n\n\'Dead End.\'\n\nIt was raining.'
    (found,) = read(nlp, text)
    assert "Dead End" not in words(text, found)[2]
