"""Threads: groups of articles that report the same matter, found before their claims are compared one by one.

Within a thread the first sentences of two articles most often tell the same happening (the inverted pyramid of news
writing), and modest likeness of wording is enough; across threads it is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from events.linking.clusters import cluster
from events.linking.pile import BACKGROUND_ARTICLES, Pile, Vector, similar, terms_of
from events.values import ArticleFacts

# Mean likeness of the articles of two groups at which they are one thread. On the development stories (66, two alike in
# kind for each topic) 94 % of the joined article pairs are of one true story here, and 84 % are found.
THREAD_LIKENESS = 0.24
# Pairs below this do not matter for the mean, and leaving them out keeps the table sparse.
NEGLIGIBLE = 0.01
# Names tell threads apart better than words do: this share of the likeness is theirs. With 0.5 to 0.8, each at its best
# threshold, the same stories came out alike; 0.7 lost least when the threshold moved.
NAME_SHARE = 0.7
# A word of one article only. Without any weight for them the articles of a small pile would all be alike; with more
# than a quarter the development stories lose threads.
ALONE = 0.2
# An article of fewer different words says too little to be like another: its likeness counts in proportion.
FEWEST_WORDS = 15
# A word is a name where it stands with a capital more than this many times as often as without.
CAPITALS = 2
# A word in more than this share of the articles tells nothing about any.
COMMON_SHARE = 0.3
_WORD = re.compile(r"[^\W_]+")
# In a small pile no count tells these from the words that make a story.
FUNCTION_WORDS = frozenset(
    word
    for line in (
        "a about after again against all also am among an and any are as at be because been before being between",
        "both but by can could did do does doing down during each even every few for from further had has have",
        "having he her here hers him his how however i if in into is it its just last like many may me might more",
        "most much must my no nor not now of off on once one only or other our out over own said same say says",
        "she should since so some still such than that the their them then there these they this those through to",
        "too two under until up upon us very was we were what when where which while who whom whose why will with",
        "within without would year years yet you your mr mrs ms new day time",
    )
    for word in line.split()
)


@dataclass(frozen=True, slots=True)
class Thread:
    """An article's thread by ``number``; ``near``: how much more alike it is to others, by their ids, than any two of
    the pile are (0 to 1). In a pile of one story all are alike, and it tells nothing.
    """

    number: int
    near: Mapping[str, float]


def threads(articles: Sequence[ArticleFacts]) -> list[Thread]:
    """Each article's thread, in the articles' order. An article without text is known by its claims."""
    words = [_words(article) for article in articles]
    frequency = Counter(word for its in words for word in its)
    cased, plain = Counter[str](), Counter[str]()
    for its in words:
        cased.update({word: capital for word, (capital, _) in its.items()})
        plain.update({word: small for word, (_, small) in its.items()})
    pile = Pile(len(articles), frequency)
    most = COMMON_SHARE * (len(articles) + BACKGROUND_ARTICLES)
    kept = {word for word, count in frequency.items() if count <= most}
    factors = {word: ALONE for word in kept if frequency[word] == 1}
    names = {word for word in kept if cased[word] > CAPITALS * plain[word]}
    scores: defaultdict[tuple[int, int], float] = defaultdict(float)
    for share, of_kind in ((NAME_SHARE, names), (1 - NAME_SHARE, kept - names)):
        for a, b, cosine in similar([_vector(pile, of_kind, its.keys(), factors) for its in words], NEGLIGIBLE):
            scores[a, b] += share * cosine
    near: list[dict[str, float]] = [{} for _ in articles]
    pairs = len(articles) * (len(articles) - 1) / 2
    usual = sum(scores.values()) / pairs if pairs else 0.0
    for (a, b), likeness in scores.items():
        near[a][articles[b].id] = near[b][articles[a].id] = max(0.0, likeness - usual)
    groups = enumerate(cluster(len(articles), scores, (), (), THREAD_LIKENESS))
    thread = {member: number for number, members in groups for member in members}
    return [Thread(thread[n], near[n]) for n in range(len(articles))]


def _vector(pile: Pile, of_kind: Set[str], words: Set[str], factors: Mapping[str, float]) -> Vector:
    """The article's words of a kind; shorter than length 1 where the article is too short to tell much.

    A word that no other article has counts ``ALONE``: it tells two articles of a small pile apart, but most such words
    are style.
    """
    share = min(1.0, len(words) / FEWEST_WORDS)
    return {term: share * weight for term, weight in pile.vector(of_kind & words, factors).items()}


def _words(article: ArticleFacts) -> dict[str, tuple[int, int]]:
    """Each word of the article with how often it has a capital and how often not."""
    text = article.text or " ".join(term for claim in article.claims for term in sorted(terms_of(claim)))
    found: dict[str, tuple[int, int]] = {}
    for word in _WORD.findall(text):
        key = word.lower()
        if len(key) > 1 and key not in FUNCTION_WORDS:
            capital, small = found.get(key, (0, 0))
            found[key] = (capital + word[0].isupper(), small + (not word[0].isupper()))
    return found
