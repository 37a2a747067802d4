"""Sentences that tell one event, by static embeddings: greedily at fixed thresholds, and inside of stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering

from tests.evaluation.baselines import Reader, Row
from tests.evaluation.baselines.tfidf import greedy, labelled, sentences
from tests.evaluation.embedding import vectors

# Cosines from loose to strict; and the greatest cosine distance (average linkage) of stories and of events in them.
THRESHOLDS = (0.5, 0.6, 0.7)
STORY, EVENT = 0.5, 0.5


def read_greedy(rows: list[Row], threshold: float) -> Iterator[Row]:
    spans = sentences(rows)
    told = vectors([document["text"][s:e] for document, own in zip(rows, spans, strict=True) for s, e in own])
    everyone = np.arange(len(told), dtype=np.int32)
    neighbours = ((everyone, (told @ one).astype(np.float64)) for one in told)
    yield from labelled(rows, spans, greedy(neighbours, threshold, len(told)))


def read_nested(rows: list[Row]) -> Iterator[Row]:
    spans = sentences(rows)
    stories = _clusters(vectors([document["text"] for document in rows]), STORY)
    members: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, story in enumerate(stories):
        members[story] += [(number, place) for place in range(len(spans[number]))]
    groups: dict[tuple[int, int], str] = {}
    for story, own in members.items():
        told = vectors([rows[number]["text"][slice(*spans[number][place])] for number, place in own])
        groups |= {key: f"{story}.{group}" for key, group in zip(own, _clusters(told, EVENT), strict=True)}
    yield from labelled(rows, spans, [groups[n, p] for n, own in enumerate(spans) for p in range(len(own))])


def _clusters(told: NDArray[np.float32], distance: float) -> list[int]:
    if len(told) < 2:
        return [0] * len(told)
    model = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=distance)
    return [int(label) for label in model.fit_predict(told)]


SYSTEMS: dict[str, Reader] = {
    f"embeddings of sentences, from {threshold}": partial(read_greedy, threshold=threshold) for threshold in THRESHOLDS
} | {"embeddings: stories, then sentences": read_nested}
