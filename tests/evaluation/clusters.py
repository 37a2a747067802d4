"""How well clusters fit gold clusters: B³, pairwise, MUC and CEAF-e, as coreference is scored.

A clustering is a list of disjoint sets of mentions, every mention in one set, both sides over the same mentions.
B³: Bagga and Baldwin 1998. MUC: Vilain 1995. CEAF-e: Luo 2005. Their mean is the CoNLL score (Pradhan 2012).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from itertools import combinations

Clusters = Sequence[Collection[Hashable]]
Rates = tuple[float, float, float]  # precision, recall, F1, from 0 to 1


def rates(right_found: float, found: float, right_wanted: float, wanted: float) -> Rates:
    """Precision, recall and F1; what divides by nothing is 0."""
    precision = right_found / found if found else 0.0
    recall = right_wanted / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> Rates:
    """Per mention: the share of its cluster that belongs with it, and the share of what belongs with it that is
    there.
    """
    mentions = sum(map(len, gold))
    common = [(len(set(g) & set(f)), len(g), len(f)) for g in gold for f in found]
    return rates(sum(n * n / f for n, _, f in common), mentions, sum(n * n / g for n, g, _ in common), mentions)


def pairwise(gold: Clusters, found: Clusters) -> Rates:
    """Pairs of mentions that are in one cluster."""
    wanted, told = _pairs(gold), _pairs(found)
    right = len(wanted & told)
    return rates(right, len(told), right, len(wanted))


def muc(gold: Clusters, found: Clusters) -> Rates:
    """Links that hold clusters together: of a cluster, its size less the pieces that the other side breaks it into."""
    return rates(*_links(found, gold), *_links(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Rates:
    """Clusters paired one to one as well as can be, each pair worth 2|g∩f| / (|g|+|f|)."""
    worth = [[2 * len(set(g) & set(f)) / (len(g) + len(f)) for f in found] for g in gold]
    best = best_pairing(worth)
    return rates(best, len(found), best, len(gold))


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean F1 of MUC, B³ and CEAF-e."""
    return sum(measure(gold, found)[2] for measure in (muc, b_cubed, ceaf_e)) / 3


def _pairs(clusters: Clusters) -> set[frozenset[Hashable]]:
    return {frozenset(pair) for cluster in clusters for pair in combinations(cluster, 2)}


def _links(clusters: Clusters, others: Clusters) -> tuple[int, int]:
    """Links of the clusters that the others keep, and all their links."""
    pieces = [sum(bool(set(cluster) & set(other)) for other in others) for cluster in clusters]
    kept = sum(len(cluster) - n for cluster, n in zip(clusters, pieces, strict=True))
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """The greatest sum of one cell a row and a column (Kuhn 1955, by shortest augmenting paths)."""
    rows = worth if len(worth) <= len(worth[0]) else list(zip(*worth, strict=True))
    width = len(rows[0])
    row_price, column_price = [0.0] * (len(rows) + 1), [0.0] * (width + 1)
    taken_by = [0] * (width + 1)  # column to row, both from 1; column 0 holds the row that is being placed
    for row in range(1, len(rows) + 1):
        taken_by[0], column = row, 0
        slack, came_from, seen = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while taken_by[column]:
            seen[column], here = True, taken_by[column]
            for other in (c for c in range(1, width + 1) if not seen[c]):
                cost = -rows[here - 1][other - 1] - row_price[here] - column_price[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
            nearest = min((c for c in range(1, width + 1) if not seen[c]), key=slack.__getitem__)
            step = slack[nearest]
            for c in range(width + 1):
                if seen[c]:
                    row_price[taken_by[c]] += step
                    column_price[c] -= step
                else:
                    slack[c] -= step
            column = nearest
        while column:
            taken_by[column], column = taken_by[came_from[column]], came_from[column]
    return sum(rows[taken_by[c] - 1][c - 1] for c in range(1, width + 1) if taken_by[c])
