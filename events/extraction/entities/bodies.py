"""Bodies of state named by a country and a common noun: "the Japanese government", "Russia's foreign ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from events.extraction.entities import nations
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import ORGANISATION, Candidate
from events.extraction.words import Words

# Words between the country and the noun, at most ("South Korea's defence intelligence agency": two).
_BETWEEN = 3


def bodies(words: Words) -> Iterator[Candidate]:
    """Each such phrase as an organisation.

    Its name is the country's adjective and the noun in lower case ("Russian foreign ministry"), whichever way the text
    puts it; a ministry that only one country has keeps its own capitalised name ("Unification Ministry").
    """
    for i, word in enumerate(words.lower):
        pair = f"{words.lower[i - 1]} {word}" if i else ""
        if word not in vocab.BODIES and pair not in vocab.BODY_PAIRS:
            continue
        first = i - 1 if pair in vocab.BODY_PAIRS else i
        if i + 1 < len(words) and words.head[i] == i + 1 and words.dep[i] == "compound":
            continue  # "government officials" are people
        for between in range(_BETWEEN):
            at = first - between
            if at < 1 or words.sentence[at] != words.sentence[i]:
                break
            if country := _country_before(words, at):
                yield _named(words, *country, at, i + 1)
                break
            if words.pos[at - 1] not in ("ADJ", "NOUN", "PROPN"):
                break


def _country_before(words: Words, at: int) -> tuple[int, str, bool] | None:
    """The country that ends just before token ``at``: its first token, its name, and whether it is a possessor."""
    end = at - 1 if words.tag[at - 1] == "POS" else at
    known = nations.countries() if end < at else {**nations.adjectives()}
    for length in (3, 2, 1):
        first = end - length
        if first >= 0 and words.text[first][0].isupper():
            phrase = words.slice(first, end).replace("’", "'").lower()
            if phrase in known and (phrase.upper() not in nations.acronyms() or words.text[first].isupper()):
                return first, known[phrase], end < at
    return None


def _named(words: Words, first: int, country: str, possessor: bool, at: int, end: int) -> Candidate:
    own = words.slice(at, end)
    noun_is_name = words.text[end - 1][0].isupper()
    shared = end - at == 1 or words.lower[at] in vocab.PORTFOLIOS or not noun_is_name
    name = f"{nations.adjective_of().get(country, country)} {own.lower()}" if shared else own
    # A possessor stays a mention of the country itself; an adjective is part of the body's name.
    start = at if possessor or not shared else first
    return Candidate(start, end, ORGANISATION, name, 4)
