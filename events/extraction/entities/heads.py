"""Capitalised runs whose last word, or the word after, tells what they name: "... Forum", "... River"."""

from __future__ import annotations

from collections.abc import Iterator

from events.extraction.entities import nations, places
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import EVENT, ORGANISATION, PLACE, Candidate
from events.extraction.words import Words, word_set
from events.values import EntityKind


def by_head(words: Words, first: int, end: int) -> EntityKind | None:
    """The kind that the last word of a longer name gives away ("... Forum", "... River", "... Ministry")."""
    last = words.lower[end - 1]
    if end - first == 1:
        return EVENT if last in vocab.SINGLE_EVENTS else None
    if last in vocab.EVENT_HEADS:
        return EVENT
    if last in vocab.PLACE_HEADS or f"{words.lower[end - 2]} {last}" in vocab.SPACEPORTS:
        return PLACE
    if last in vocab.ORGANISATION_HEADS or _is_team(words, first, end):
        return ORGANISATION
    return None


def _is_team(words: Words, first: int, end: int) -> bool:
    """ "Denver Broncos": a city and a plural, the two together no city."""
    city = words.slice(first, end - 1).lower()
    return (
        words.lower[end - 1].endswith("s")
        and words.tag[end - 1] in ("NNP", "NNPS")
        and city in places.cities()
        and words.slice(first, end).lower() not in places.cities()
    )


def by_head_noun(words: Words) -> Iterator[Candidate]:
    """Capitalised runs that end in a telling word, and names before a lower-case one ("Vostochny cosmodrome")."""
    for i, end in runs(words):
        if end - i >= 2 and (kind := by_head(words, i, end)) in (PLACE, EVENT):
            yield Candidate(i, end, kind, weight=2)
        elif end < len(words) and words.lower[end] in _FACILITIES and words.head[end - 1] == end:
            if words.lower[end - 1] not in nations.adjectives() and words.pos[end - 1] == "PROPN":
                yield Candidate(i, end + 1, PLACE, weight=2)
        elif is_date_line(words, i, end):
            yield Candidate(i, end, PLACE, weight=2)
        elif end - i == 1 and words.dep[i] == "pobj" and words.lower[i] in places.cities() and words.pos[i] == "PROPN":
            yield Candidate(i, end, PLACE)


def is_date_line(words: Words, first: int, end: int) -> bool:
    """Whether it is where a piece was written: a city in capitals that opens a line, with a comma or dash after it."""
    if first and "\n" not in words.text[first - 1]:
        return False
    name, after = words.slice(first, end), words.text[end] if end < len(words) else "\n"
    known = name.lower() in places.cities() or name.lower() in nations.capitals()
    return known and name.isupper() and len(name) > 3 and (after in _AFTER_DATE_LINE or "\n" in after)


_AFTER_DATE_LINE = frozenset((",", "-", "--", "–", "—", "(", ":", "/"))
# Common nouns for one built or natural thing; with a name before them the two words together are the name.
_FACILITIES = word_set("cosmodrome spaceport airport airbase peninsula strait river province prefecture oblast")


def run(words: Words, i: int) -> int:
    """The end of the run of capitalised words that starts at ``i``; ``i`` where none does."""
    limit = words.sentences[words.sentence[i]][1]
    end = i
    while end < limit and words.text[end][0].isupper() and not words.title_case[end] and words.tag[end] in _NAMELIKE:
        end += 1
    return end if end == i or words.lower[i] not in vocab.NEVER else i


def runs(words: Words) -> Iterator[tuple[int, int]]:
    """Every run of capitalised words, first token and end, in order, not overlapping."""
    until = 0
    for i, word in enumerate(words.text):
        if i >= until and word[0].isupper() and (end := run(words, i)) > i:
            yield i, end
            until = end


_NAMELIKE = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
