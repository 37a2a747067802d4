"""Sentences that tell one event, by their words alone: tf-idf, greedily, at fixed thresholds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from events.extraction.model import load
from tests.evaluation.baselines import Reader, Row

# Cosines from loose to strict; and the greatest cosine distance (average linkage) of stories and of events in them.
THRESHOLDS = (0.15, 0.3, 0.4)
STORY, EVENT = 0.8, 0.8


def read_greedy(rows: list[Row], threshold: float) -> Iterator[Row]:
    spans = sentences(rows)
    texts = [document["text"][s:e] for document, own in zip(rows, spans, strict=True) for s, e in own]
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    likeness = (vectors @ vectors.T).tocsr()
    neighbours = [
        (likeness.indices[first:last], likeness.data[first:last]) for first, last in pairwise(likeness.indptr.tolist())
    ]
    yield from labelled(rows, spans, greedy(neighbours, threshold, len(texts)))


def greedy(
    neighbours: Iterable[tuple[NDArray[np.int32], NDArray[np.float64]]], threshold: float, size: int
) -> list[int]:
    """Each text in turn joins the group that it is likest to on average, if that is enough; else it begins one.

    ``neighbours`` has for each of the ``size`` texts the places of those that it may be like, and the cosines. Gives
    a group's number for each text.
    """
    groups: NDArray[np.int64] = np.full(size, -1)
    sizes: NDArray[np.int64] = np.zeros(size, dtype=np.int64)
    for i, (places, cosines) in enumerate(neighbours):
        before = places < i
        found, inverse = np.unique(groups[places[before]], return_inverse=True)
        means = np.bincount(inverse, weights=cosines[before], minlength=len(found)) / sizes[found]
        joins = len(found) and means.max() >= threshold
        groups[i] = found[means.argmax()] if joins else i
        sizes[groups[i]] += 1
    return [int(group) for group in groups]


def read_nested(rows: list[Row]) -> Iterator[Row]:
    spans = sentences(rows)
    stories = clusters([document["text"] for document in rows], STORY)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        members[story].append(number)
    groups: dict[tuple[int, int], str] = {}
    for story, numbers in members.items():
        own = [(number, place) for number in numbers for place in range(len(spans[number]))]
        texts = [rows[number]["text"][slice(*spans[number][place])] for number, place in own]
        groups |= {key: f"{story}.{group}" for key, group in zip(own, clusters(texts, EVENT), strict=True)}
    yield from labelled(rows, spans, [groups[n, p] for n, own in enumerate(spans) for p in range(len(own))])


def clusters(texts: list[str], distance: float) -> list[int]:
    """Average linkage over the cosine distances of the texts; a text without a word stays alone."""
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    wordy = [i for i in range(len(texts)) if vectors[i].nnz]
    labels = [-1 - i for i in range(len(texts))]
    if len(wordy) > 1:
        model = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=distance)
        for i, label in zip(wordy, model.fit_predict(vectors[wordy].toarray()), strict=True):
            labels[i] = int(label)
    return labels


def sentences(rows: list[Row]) -> list[list[tuple[int, int]]]:
    """The sentences of each document as the language model divides them."""
    nlp = load()
    nlp.select_pipes(enable=["tok2vec", "parser"])
    docs = nlp.pipe(document["text"] for document in rows)
    return [[(s.start_char, s.end_char) for s in doc.sents if s.text.strip()] for doc in docs]


def labelled(rows: list[Row], spans: list[list[tuple[int, int]]], groups: Sequence[int | str]) -> Iterator[Row]:
    """Rows for the scorer; a sentence that is alone in its group tells no event."""
    sizes = Counter(groups)
    labels = iter(groups)
    for document, own in zip(rows, spans, strict=True):
        claims = []
        for (start, end), group in zip(own, labels, strict=False):
            claims.append({"start": start, "end": end, "event": group if sizes[group] > 1 else None})
        yield {"id": document["id"], "claims": claims}


SYSTEMS: dict[str, Reader] = {
    f"tf-idf of sentences, from {threshold}": partial(read_greedy, threshold=threshold) for threshold in THRESHOLDS
} | {"tf-idf stories, then sentences": read_nested}
