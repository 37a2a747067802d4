"""What linking is compared with: three plain ways to group the same claims into events."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from events.linking.when import readings
from tests.evaluation.linked_story import Story

_WORD = re.compile(r"\w+")
# The best of 0.2, 0.3 ... 0.7 for this baseline on the stories that it is measured on.
LEAST_COSINE = 0.3
# The best of 0.4, 0.5 ... 0.9.
LEAST_MEANING = 0.6


def same_lemma_and_day(story: Story) -> dict[str, str]:
    """Claims of one action and one date (or none) are one event."""
    label = {}
    for claim in story.claims():
        when = next((reading.edtf for reading in readings(claim)), "")
        label[claim.id] = f"{claim.action or claim.verb} {when}"
    return label


def similar_wording(story: Story) -> dict[str, str]:
    """Claims whose tf-idf vectors have a cosine of ``LEAST_COSINE`` are one event, and so is what hangs together."""
    vectors = _vectors({claim.id: claim.quote for claim in story.claims()})

    def alike(left: str, right: str) -> float:
        return sum(weight * vectors[right].get(word, 0.0) for word, weight in vectors[left].items())

    return _hanging_together(list(vectors), alike, LEAST_COSINE)


def similar_meaning(story: Story) -> dict[str, str]:
    """The same by static embeddings. Raises ``ImportError`` where they are not installed."""
    from tests.evaluation.embedding import vectors

    claims = list(story.claims())
    told = dict(zip((claim.id for claim in claims), vectors([claim.quote for claim in claims]), strict=True))
    return _hanging_together(list(told), lambda a, b: float(told[a] @ told[b]), LEAST_MEANING)


def _hanging_together(keys: Sequence[str], alike: Callable[[str, str], float], least: float) -> dict[str, str]:
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for left, right in combinations(keys, 2):
        if alike(left, right) >= least:
            parent[root(left)] = root(right)
    return {key: root(key) for key in keys}


def _vectors(texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    words: dict[str, Sequence[str]] = {key: _WORD.findall(text.casefold()) for key, text in texts.items()}
    holders: defaultdict[str, int] = defaultdict(int)
    for told in words.values():
        for word in set(told):
            holders[word] += 1
    found = {}
    for key, told in words.items():
        weights = {word: n * math.log(len(texts) / holders[word]) for word, n in Counter(told).items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        found[key] = {word: weight / length for word, weight in weights.items()}
    return found
