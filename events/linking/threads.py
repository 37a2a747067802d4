"""Threads: groups of articles that report the same matter, found before their claims are compared one by one.

Within a thread the first sentences of two articles most often tell the same happening (the inverted pyramid of news
writing), and modest likeness of wording is enough; across threads it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.linking.clusters import cluster
from events.linking.pile import NAME_FACTOR, Pile, similar, terms_of
from events.values import ArticleFacts

# Mean cosine of the articles of two groups at which they are one thread. On the development stories (66 stories, two
# alike in kind for each topic) 0.18 keeps 89 % of the joined article pairs within one true story and finds 86 % of
# them.
THREAD_LIKENESS = 0.18
# Pairs below this do not matter for the mean, and leaving them out keeps the table sparse.
NEGLIGIBLE = 0.03


def threads(articles: Sequence[ArticleFacts], pile: Pile) -> list[int]:
    """The number of each article's thread, in the articles' order."""
    terms = [{term for claim in article.claims for term in terms_of(claim)} for article in articles]
    vectors = [pile.vector(t, NAME_FACTOR) for t in terms]
    scores = {(a, b): likeness for a, b, likeness in similar(vectors, NEGLIGIBLE)}
    thread = [0] * len(articles)
    for number, members in enumerate(cluster(len(articles), scores, (), (), THREAD_LIKENESS)):
        for member in members:
            thread[member] = number
    return thread
