"""Names that the gazetteers know for certain: countries, regions, large cities, seats of power, news agencies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from events.extraction.entities import nations, outlets, places
from events.extraction.entities.candidates import COUNTRY, ORGANISATION, PLACE, Candidate
from events.extraction.words import Words
from events.values import EntityKind

# The longest name of the gazetteers in words ("Democratic People's Republic of Korea": six tokens).
_LONGEST = 6


@cache
def _phrases() -> tuple[dict[str, tuple[EntityKind, str]], frozenset[str]]:
    """All names that the gazetteers know for certain, lower case, and the first words of them."""
    known: dict[str, tuple[EntityKind, str]] = {}
    known.update((phrase, (PLACE, name)) for phrase, name in places.large_cities().items())
    known.update((phrase, (PLACE, name)) for phrase, name in places.regions().items())
    known.update((phrase, (COUNTRY, name)) for phrase, name in nations.countries().items())
    known.update((seat, (ORGANISATION, "")) for seat in outlets.SEATS)
    known.update((name.lower(), (ORGANISATION, canonical)) for name, canonical in outlets.outlets().items())
    return known, frozenset(phrase.replace("'", " ").split()[0] for phrase in known)


def known_names(words: Words) -> Iterator[Candidate]:
    """Countries, regions, seats of power and news agencies, the longest match at each place."""
    phrases, openers = _phrases()
    i = 0
    while i < len(words):
        if words.lower[i] in openers and words.text[i][0].isupper() and (match := _longest(words, i, phrases)):
            yield match
            i = match.end
        else:
            i += 1


def _longest(words: Words, i: int, phrases: dict[str, tuple[EntityKind, str]]) -> Candidate | None:
    for end in range(min(i + _LONGEST, len(words), words.sentences[words.sentence[i]][1]), i, -1):
        if words.text[end - 1].isspace():
            continue
        surface = words.slice(i, end).replace("’", "'")
        entry = phrases.get(surface.lower())
        if entry and _is_written_as_name(words, i, end, surface, entry[0]):
            name = entry[1] or words.slice(i, end)
            return Candidate(i, _with_trade(words, end) if entry[0] is ORGANISATION else end, entry[0], name, 3)
    return None


def _with_trade(words: Words, end: int) -> int:
    """ "Kyodo news agency": what an agency calls its trade in lower case belongs to the mention, not to the name."""
    for trade in (["news", "agency"], ["news", "service"], ["news"], ["newswire"]):
        if words.text[end : end + len(trade)] == trade and words.pos[end - 1] == "PROPN":
            return end + len(trade)
    return end


def _is_written_as_name(words: Words, i: int, end: int, surface: str, kind: EntityKind) -> bool:
    if kind is ORGANISATION:
        return surface in outlets.outlets() or surface.lower() in outlets.SEATS
    if surface.endswith(".") and kind is PLACE:
        return surface in places.state_abbreviations()
    if len(surface) < 5 and surface.upper() in nations.acronyms() and surface not in nations.acronyms():
        return False
    if surface.lower() in nations.DOUBTFUL:
        return any(
            first <= i < last and label in ("GPE", "LOC") and last - first == 1 for first, last, label in words.names
        )
    # "Iran" before a capitalised word of the same compound may be part of a longer name; the longer candidate wins
    # later.
    return surface[0].isupper()
