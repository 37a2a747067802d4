"""What is common and what is rare in a pile of articles: the weights every comparison uses.

A word or name that stands in most articles says little about which happening a sentence tells; one that stands in two
says much. The weight is the inverse document frequency over articles (Spärck Jones 1972), reckoned from the pile
itself.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.values import ArticleFacts, ClaimFacts

# A pile of one story is weighed as though this many articles of other stories stood beside it: otherwise the words that
# make the story would weigh nothing, and a pile of five could not be compared with the same scale as one of five
# hundred. Any value from 50 to 200 gave the same order of scores on the development stories.
BACKGROUND_ARTICLES = 100
NAME_MARK = "@"

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pile:
    """Document frequencies of lemmas and participants over ``articles`` articles."""

    articles: int
    frequency: Mapping[str, int]

    def weight(self, term: str) -> float:
        """Smoothed inverse document frequency, always above zero."""
        return math.log((self.articles + BACKGROUND_ARTICLES) / (self.frequency.get(term, 0) + 0.5)) + 0.1

    def vector(self, terms: Iterable[str], factors: Mapping[str, float] | None = None) -> Vector:
        """Terms, each once, to their weights times their ``factors`` (1 if none), scaled to length 1."""
        weights = {term: self.weight(term) * (factors or {}).get(term, 1.0) for term in sorted(set(terms))}
        length = math.sqrt(sum(w * w for w in weights.values()))
        return {term: w / length for term, w in weights.items()}


def pile_of(articles: Sequence[ArticleFacts]) -> Pile:
    """Count in how many articles each term of their claims stands."""
    frequency: Counter[str] = Counter()
    for article in articles:
        frequency.update({term for claim in article.claims for term in terms_of(claim)})
    return Pile(len(articles), frequency)


def terms_of(claim: ClaimFacts) -> set[str]:
    """The words and names that a claim is compared by. Names are kept whole (``@Ann Lee``) and not counted as words."""
    names = names_of(claim)
    parts = {part for name in names for part in name.lower().split()}
    return {*(lemma for lemma in claim.lemmas if lemma not in parts), *(NAME_MARK + name for name in names)}


def names_of(claim: ClaimFacts) -> frozenset[str]:
    """Everyone and every place the claim names."""
    return frozenset(name for name in (*claim.participants, claim.agent, claim.patient, claim.place) if name)


def cosine(left: Vector, right: Vector) -> float:
    """Cosine of two vectors of length 1: 0 for nothing in common, 1 for the same terms."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def similar(vectors: Sequence[Vector], least: float) -> Iterator[tuple[int, int, float]]:
    """All pairs ``(lower, higher, cosine)`` that reach ``least``, through an inverted index."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        totals: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, its in postings[term]:
                totals[other] += weight * its
            postings[term].append((number, weight))
        yield from ((other, number, total) for other, total in sorted(totals.items()) if total >= least)
