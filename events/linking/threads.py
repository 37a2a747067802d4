"""Threads: groups of articles that report the same matter, found before their claims are compared one by one.

Within a thread the first sentences of two articles most often tell the same happening (the inverted pyramid of news
writing), and modest likeness of wording is enough; across threads it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from events.linking.clusters import cluster
from events.linking.pile import BACKGROUND_ARTICLES, Pile, similar, terms_of
from events.values import ArticleFacts

# Mean cosine of the articles of two groups at which they are one thread. On the development stories (66, two alike in
# kind for each topic) some 95 % of the joined article pairs are of one true story here, and some 70 % are found. Lower
# values join the two stories of a topic: at 0.22 the precision of event pairs fell from 86 to 82.
THREAD_LIKENESS = 0.24
# Pairs below this do not matter for the mean, and leaving them out keeps the table sparse.
NEGLIGIBLE = 0.03
# Names tell threads apart better than words do: they count this much more. 1 and 3 were worse on the same stories.
NAME_FACTOR = 2.0
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


def threads(articles: Sequence[ArticleFacts]) -> list[int]:
    """The number of each article's thread, in the articles' order. An article without text is known by its claims."""
    words = [_words(article) for article in articles]
    frequency = Counter(word for its in words for word in its)
    cased, plain = Counter[str](), Counter[str]()
    for its in words:
        cased.update({word: capital for word, (capital, _) in its.items()})
        plain.update({word: small for word, (_, small) in its.items()})
    pile = Pile(len(articles), frequency)
    most = COMMON_SHARE * (len(articles) + BACKGROUND_ARTICLES)
    kept = {word for word, count in frequency.items() if 2 <= count <= most}
    factors = {word: NAME_FACTOR for word in kept if cased[word] > CAPITALS * plain[word]}
    vectors = [pile.vector(kept & its.keys(), factors) for its in words]
    scores = {(a, b): likeness for a, b, likeness in similar(vectors, NEGLIGIBLE)}
    thread = [0] * len(articles)
    for number, members in enumerate(cluster(len(articles), scores, (), (), THREAD_LIKENESS)):
        for member in members:
            thread[member] = number
    return thread


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
