"""Text reuse: which articles carry another's wording, also with sentences changed, cut or reordered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Words in a shingle: seven in a row are hardly ever shared by chance in news English, and one changed word breaks only
# seven of them (Broder 1997 names the measure, containment; METER, Gaizauskas 2001, the use on newspapers).
SHINGLE_WORDS = 7
# The share of the shorter text's shingles that makes it a copy: a quoted sentence in common stays below in articles of
# ordinary length; a copy with every third sentence rewritten is above.
COPIED_SHARE = 0.25
# A text too short to judge by: a shared quotation would be most of it.
FEWEST_SHINGLES = 20
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"][^“”\"]{1,600}[”\"]")


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two articles that share wording: ``share`` of the shorter one's shingles (0 to 1), and the longest run in
    words.
    """

    left: str
    right: str
    share: float
    passage: str


def reused(texts: Mapping[str, str]) -> tuple[Reuse, ...]:
    """Pairs of article ids that share wording beyond quotations, sorted. Quoted speech is what independent papers
    share.
    """
    words = {key: _words(text) for key, text in sorted(texts.items())}
    shingles = {key: set(_shingles(w)) for key, w in words.items()}
    postings: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, its in shingles.items():
        for shingle in its:
            postings[shingle].append(key)
    common: defaultdict[tuple[str, str], int] = defaultdict(int)
    for holders in postings.values():
        for n, left in enumerate(holders):
            for right in holders[n + 1 :]:
                common[left, right] += 1
    found = []
    for (left, right), count in sorted(common.items()):
        fewest = min(len(shingles[left]), len(shingles[right]))
        if fewest >= FEWEST_SHINGLES and count / fewest >= COPIED_SHARE:
            found.append(Reuse(left, right, round(count / fewest, 2), _longest(words[left], shingles[right])))
    return tuple(found)


def _words(text: str) -> list[str]:
    return _WORD.findall(_QUOTED.sub(" ", text).casefold())


def _shingles(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(SHINGLE_WORDS)), strict=False)


def _longest(words: Sequence[str], other: set[tuple[str, ...]]) -> str:
    """The longest run of words whose every shingle the other text has, at most 30 words of it."""
    best = run = (0, 0)
    for start, shingle in enumerate(_shingles(words)):
        run = (run[0], start + SHINGLE_WORDS) if shingle in other and run[1] else (start, start + SHINGLE_WORDS)
        if shingle not in other:
            run = (0, 0)
        best = max(best, run, key=lambda r: (r[1] - r[0], -r[0]))
    return " ".join(words[best[0] : min(best[1], best[0] + 30)])
