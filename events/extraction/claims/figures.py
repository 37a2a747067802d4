"""Counts and measures of a clause: "at least two ballistic missiles" is 2, unit "missile", qualifier "at least"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.extraction.words import Words, word_set
from events.values import Figure

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve"
    " thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: value * 10 for value, word in enumerate(_TEN_WORDS.split(), 2)}
_UNITS = {word: value for value, word in enumerate(_ONES.split())}
_UNITS |= _TENS
_UNITS |= {"dozen": 12, "dozens": 24}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES |= {"m": 1e6, "bn": 1e9, "k": 1e3}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CURRENCIES = {"$": "dollar", "US$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₽": "rouble"}
_CURRENCIES |= {"A$": "Australian dollar", "C$": "Canadian dollar", "HK$": "Hong Kong dollar"}
_MONEY_WORDS = {"dollars": "dollar", "euros": "euro", "pounds": "pound", "yen": "yen", "rubles": "rouble"}
_MONEY_WORDS |= {"roubles": "rouble", "yuan": "yuan", "rupees": "rupee", "won": "won", "francs": "franc"}
_ONE_WORD = word_set("about around approximately roughly nearly almost over under some only exactly circa")
_PHRASES = ("at least", "at most", "more than", "less than", "fewer than", "up to", "as many as", "an estimated")
_QUALIFIERS = (*(tuple(phrase.split()) for phrase in _PHRASES), *((word,) for word in sorted(_ONE_WORD)))
# A bound that stands behind, as the one that would stand before ("40 dollars or more").
_BEHIND: dict[tuple[str, ...], str] = {
    **dict.fromkeys((("or", "more"), ("or", "above")), "at least"),
    **dict.fromkeys((("or", "less"), ("or", "fewer")), "at most"),
}
# Words between a number and the noun it counts ("two nuclear-capable ballistic missile submarines": five tokens and
# more).
_REACH = 7


def figures(words: Words, tokens: Sequence[int], closed: set[int]) -> tuple[Figure, ...]:
    """The figures among a clause's tokens, in order; tokens in ``closed`` (times, names) are no figures."""
    return tuple(_figures(words, tokens, closed))


def _figures(words: Words, tokens: Sequence[int], closed: set[int]) -> Iterator[Figure]:
    own = set(tokens)
    used: set[int] = set()
    for i in tokens:
        if i in used or i in closed or not _is_number(words, i) or _is_score(words, i):
            continue
        end = i + 1
        if words.lower[i] in _TENS and words.text[end : end + 1] == ["-"]:
            end += 2 * any(word in _UNITS for word in words.lower[end + 1 : end + 2])
        while end in own and end not in closed and words.lower[end] in _SCALES:
            end += 1
        value = _value(words, i, end)
        unit, last = _unit(words, i, end)
        used.update(range(i, end))
        if value is None or not unit or (value <= 2 and _is_anaphoric(words, i)):
            continue
        first = i - 1 if i and words.text[i - 1] in _CURRENCIES else i
        qualifier = _qualifier(words, first)
        start = first - len(qualifier)
        said = " ".join(qualifier) or _bound_behind(words, end) or _bound_behind(words, last + 1)
        yield Figure(words.start[start], words.end[last], value, unit, said)


def _is_number(words: Words, i: int) -> bool:
    """Also "Eleven people" at the head of a sentence, which the model takes for a name."""
    counts = _UNITS.get(words.lower[i], 0) > 2 and words.tag[i + 1 : i + 2] in (["NN"], ["NNS"])
    return words.tag[i] == "CD" or counts


_BETWEEN_SCORES = frozenset({"-", "–", ":"})


def _is_score(words: Words, i: int) -> bool:
    """ "88-72", "9 - 14": scores and records count nothing."""
    if not words.text[i][0].isdigit():
        return False
    before, after = range(i - 2, i), range(i + 2, i, -1)
    return any(
        0 <= far < len(words) and words.tag[far] == "CD" and words.text[near] in _BETWEEN_SCORES
        for far, near in (before, after)
    )


def _is_anaphoric(words: Words, i: int) -> bool:
    """ "The two leaders", "both sides": a pair named before, not a count."""
    return any(
        words.lower[c] in ("the", "these", "those", "both", "their", "its") for c in words.children[words.head[i]]
    )


def _value(words: Words, first: int, end: int) -> float | None:
    total: float | None = None
    for i in range(first, end):
        word = words.lower[i]
        if word in _SCALES and total is not None:
            total = round(total * _SCALES[word], 2)  # 8.2 million has no 0.000000001 below it
        elif word == "-":
            continue
        elif word in _UNITS:
            total = (total or 0) + _UNITS[word]
        elif _DIGITS.fullmatch(word):
            total = float(word.replace(",", ""))
        elif len(parts := word.split("-")) == 2 and all(part in _UNITS for part in parts):
            total = float(sum(_UNITS[part] for part in parts))
        else:
            return None
    return total


def _unit(words: Words, first: int, end: int) -> tuple[str, int]:
    """What is counted, as a lemma, and the last token of the figure; no unit for years, ages and bare numbers."""
    if first and words.text[first - 1] in _CURRENCIES:
        return _CURRENCIES[words.text[first - 1]], end - 1
    after = words.lower[end] if end < len(words) else ""
    if after in ("%", "percent") or (after == "per" and words.lower[end + 1 : end + 2] == ["cent"]):
        return "percent", end + (after == "per")
    if after in _MONEY_WORDS:
        return _MONEY_WORDS[after], end
    noun = words.head[first]
    while words.tag[noun] == "CD" and words.head[noun] != noun:
        noun = words.head[noun]
    if words.pos[noun] in ("NOUN", "PROPN") and first < noun < first + _REACH and words.text[noun][0].islower():
        return words.lemma[noun], noun
    return "", first


def _qualifier(words: Words, first: int) -> tuple[str, ...]:
    for words_of in _QUALIFIERS:
        size = len(words_of)
        if first >= size and tuple(words.lower[first - size : first]) == words_of:
            return words_of
    return ()


def _bound_behind(words: Words, end: int) -> str:
    return _BEHIND.get(tuple(words.lower[end : end + 2]), "")
