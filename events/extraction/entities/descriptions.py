"""Common nouns that stand for a body named in full elsewhere in the article: "the coast guard"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import ORGANISATION, Candidate
from events.extraction.words import Words, word_set

# Words of a full name that stand for it after "the", at most ("the foreign trade bank").
_LONGEST_TAIL = 4
_BODY_NOUNS = (vocab.ORGANISATION_TYPES | vocab.ORGANISATION_HEADS | {"guard", "force", "bank", "line"}) - word_set(
    "press news times post office court party front group service services school tank team unit reserve"
)


def described(words: Words, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "The coast guard" for the one body of the article whose full name ends so; one word only after the full name."""
    by_tail: dict[tuple[str, ...], dict[str, Candidate]] = defaultdict(dict)
    for c in found:
        if c.kind is ORGANISATION and c.end - c.first > 1:
            surface = words.slice(c.first, c.end)
            for first in range(max(c.first + 1, c.end - _LONGEST_TAIL), c.end):
                tail = tuple(words.lower[first : c.end])
                if tail[-1] in _BODY_NOUNS:
                    by_tail[tail].setdefault(surface, c)
    longest = max((len(tail) for tail in by_tail), default=0)
    covered = {i for c in found for i in range(c.first, c.end)}
    for i, lower in enumerate(words.lower):
        if lower != "the" or words.title_case[i]:
            continue
        for length in range(min(longest, len(words) - i - 1), 0, -1):
            tail = tuple(words.lower[i + 1 : i + 1 + length])
            named = by_tail.get(tail)
            if named is None or len(named) > 1 or not covered.isdisjoint(range(i + 1, i + 1 + length)):
                continue
            (surface, c), end = next(iter(named.items())), i + 1 + length
            if (c.first < i or length > 1) and words.text[i + 1][0].islower() and _ends_phrase(words, end):
                yield Candidate(i + 1, end, ORGANISATION, c.name or surface, 3)
            break


def _ends_phrase(words: Words, end: int) -> bool:
    """Whether the noun phrase ends here: no noun goes on ("the union leader"), no "of" makes it another."""
    if end >= len(words):
        return True
    return words.lower[end] not in ("of", "for", "-") and not (
        words.pos[end] in ("NOUN", "PROPN") and words.head[end - 1] == end
    )
