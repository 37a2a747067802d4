"""Which articles of a story a new one has to be held against: those near it in wording, participants or time.

Nearness only chooses whom to compare; what belongs together is for ``link`` to say.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from events.linking.names import normal, spellings
from events.linking.pile import NAME_MARK, terms_of
from events.linking.when import days, readings
from events.values import ArticleFacts, ClaimFacts

# As wide as its column; longer are only words that are none (addresses, hashes).
CLUE_LENGTH = 80
# A name of more words is taken apart at its ends only: the parts of seven would be 127.
MOST_WORDS = 6


def clues(article: ArticleFacts) -> frozenset[str]:
    """What an article is found by: the words and the words of names in its claims, who did what, and single days.

    Names count by their words, so that "Kim" and "Kim Jong Un" meet before anybody has said that they are one.
    """
    return frozenset(clue[:CLUE_LENGTH] for claim in article.claims for clue in _clues(claim))


def _clues(claim: ClaimFacts) -> Iterable[str]:
    terms = terms_of(claim)
    names = {word for term in terms if term.startswith(NAME_MARK) for word in term[len(NAME_MARK) :].lower().split()}
    yield from (term for term in terms if not term.startswith(NAME_MARK))
    yield from names
    if claim.action:
        yield from (f"{claim.action} {word}" for word in names)
    yield from (reading.edtf for reading in readings(claim) if days(reading) == 1)


def nearest(holders: Mapping[str, Collection[int]], articles: int) -> list[int]:
    """The articles that share a clue with the new one, the nearest first, then by number.

    ``holders`` gives for each clue of the new article the others that have it; ``articles`` how many there are in all.
    A shared clue counts by its rarity, squared as in a cosine (inverse document frequency, Spärck Jones 1972).
    """
    scores: defaultdict[int, float] = defaultdict(float)
    for holding in holders.values():
        weight = math.log(1 + articles / (0.5 + len(holding))) ** 2
        for article in holding:
            scores[article] += weight
    return sorted(scores, key=lambda article: (-scores[article], article))


# --- names: what ``unify`` may join, found without looking at all of them ---


def name_keys(names: Iterable[str]) -> frozenset[str]:
    """What an entity is found by: the words of its names and aliases, their initials, and each name as a whole."""
    keys: set[str] = set()
    for name in names:
        words = normal(name).split()
        keys |= {*words, *spellings(words), whole_name(name)}
    return frozenset(keys)


def whole_name(name: str) -> str:
    """A name as a whole, whatever the order of its words."""
    return _whole(normal(name).split())


def _whole(words: Iterable[str]) -> str:
    return "=" + " ".join(sorted(set(words)))


def shorter(name: str) -> frozenset[str]:
    """The names, as wholes, that may be short for this one: some of its words, or its initials."""
    words = normal(name).split()
    if len(words) <= MOST_WORDS:
        parts = {_whole(part) for length in range(1, len(words)) for part in combinations(words, length)}
    else:
        parts = {_whole(part) for n in range(1, len(words)) for part in (words[:n], words[n:])}
    return frozenset(parts | {_whole([initials]) for initials in spellings(words)})
