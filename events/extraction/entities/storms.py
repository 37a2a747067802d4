"""Storms, which have their class before their name: "Tropical Storm Rai", later "Rai"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.entities.candidates import EVENT, Candidate
from events.extraction.entities.heads import by_head, run
from events.extraction.words import Words, word_set

_STORMS = word_set("hurricane typhoon cyclone storm tempest superstorm")


def storms(words: Words) -> Iterator[Candidate]:
    """ "Hurricane Odile", "Tropical Storm Rai"."""
    for i, lower in enumerate(words.lower):
        if lower in _STORMS and words.text[i][0].isupper() and not words.title_case[i]:
            end = max(run(words, i), _named_at_once(words, i))
            if i + 1 < end <= i + 3 and by_head(words, i, end) is None and words.lower[end - 1] not in _CENTRES:
                first = i - (i > 0 and words.text[i - 1] in ("Tropical", "Winter", "Super"))
                yield Candidate(first, end, EVENT, weight=2)


# "Hurricane Center" is who watches storms.
_CENTRES = word_set("center centre season watch warning")


def _named_at_once(words: Words, i: int) -> int:
    """The end of a name of one word right after ``i``: the parser begins a new sentence between the two at times."""
    name = i + 1
    beside = name < len(words) and words.start[name] == words.end[i] + 1
    return name + 1 if beside and words.pos[name] == "PROPN" and words.text[name][0].isupper() else i


def storms_again(words: Words, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A storm's name without its class, wherever it stands in the article."""
    names = {words.text[c.end - 1]: words.slice(c.first, c.end) for c in found if _is_storm(words, c)}
    inside = {i for c in found if c.end - c.first > 1 for i in range(c.first, c.end)}
    for i, word in enumerate(words.text):
        if word in names and i not in inside:
            yield Candidate(i, i + 1, EVENT, names[word], 3)


def _is_storm(words: Words, c: Candidate) -> bool:
    return c.kind is EVENT and any(lower in _STORMS for lower in words.lower[c.first : c.end - 1])
