"""A parsed text cut into pieces, each with its class of the lexicon: the string that the patterns run over.

A piece is a token, a part of one ("mid-1990s" is three) or several read as one ("nineteen ninety-six", "a couple of").
Cost: one dictionary look-up a token; the few tokens with digits or hyphens are cut by one linear expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .feasts import FEAST_NAMES
from .lexicon import PHRASES, WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Longer tokens are no dates (the longest is "2023-09-13T10:00:00+00:00"); cutting them up would only cost time.
LONGEST_TOKEN = 40
_CUT = re.compile(
    r"(?P<ORDNUM>\d{1,2}(?=(?:st|nd|rd|th)\b))(?:st|nd|rd|th)|(?P<DECADE>\d{4}|\d\d)(?:'|’)?s\b"
    r"|(?P<DOTDATE>\d{1,2}\.\d{1,2}\.\d{4})(?!\d)|(?P<CLOCK>\d{1,2}:\d\d(?::\d\d)?)(?![\d:])"
    r"|(?P<FRACTION>[1-3]/[234](?![\d/]))|(?P<QNAME>[Qq][1-4]|[1-4]Q)(?!\w)|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+\.?)|(?P<other>.)",
    re.DOTALL,
)
_YEARS = range(1000, 2200)


@dataclass(slots=True)
class Pieces:
    """Parallel lists: class, worth, and span in the text; ``tokens`` gives each piece's first token."""

    classes: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)

    def add(self, cls: str, value: Any, start: int, lower: str, token: int) -> None:
        self.classes.append(cls)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(start + len(lower))
        self.lowers.append(lower)
        self.tokens.append(token)


def pieces_of(doc: Doc) -> Pieces:
    """Cut and classify, then fold numbers and phrases into single pieces; ``doubtful.settle`` comes next."""
    raw = Pieces()
    for token in doc:
        lower = token.lower_
        known = WORDS.get(lower)
        if known is not None:
            raw.add(known[0], known[1], token.idx, lower, token.i)
        elif len(lower) > LONGEST_TOKEN or (lower.isalpha() and lower.isascii()):
            raw.add("OTHER", None, token.idx, lower, token.i)
        elif token.is_space:
            if lower.count("\n") > 1:
                raw.add("BREAK", None, token.idx, lower, token.i)
        else:
            _cut(raw, token, lower)
    return _folded(raw)


def _cut(raw: Pieces, token: Token, lower: str) -> None:
    text = token.text  # lower() can change the length of a few letters; spans need the text's own
    if len(text) != len(lower):
        raw.add("OTHER", None, token.idx, text, token.i)
        return
    for m in _CUT.finditer(lower):
        kind, start = str(m.lastgroup), token.idx + m.start()
        piece = m.group()
        if kind == "number":
            cls, value = _number(piece)
            raw.add(cls, value, start, piece, token.i)
        elif kind in ("word", "other"):
            cls, value = WORDS.get(piece) or WORDS.get(piece.rstrip(".")) or ("OTHER", None)
            raw.add(cls, value, start, piece, token.i)
        elif kind == "DECADE":
            raw.add("DECADE", int(m["DECADE"]), start, piece, token.i)
        elif kind == "ORDNUM":
            raw.add("ORDNUM", int(m["ORDNUM"]), start, piece, token.i)
        elif kind == "QNAME":
            raw.add("QNAME", int(piece.strip("q")), start, piece, token.i)
        else:
            raw.add(kind, piece, start, piece, token.i)


def _number(digits: str) -> tuple[str, Any]:
    if not digits.isascii() or not digits.isdigit():
        return "NUMBER", None
    value = int(digits) if len(digits) < 9 else None
    if len(digits) == 4 and value in _YEARS:
        return "YEAR", value
    if len(digits) <= 2 and value is not None and 1 <= value <= 31:
        return "DAY", value
    return "NUMBER", value


# --- folding ---------------------------------------------------------------------------------------------------------

_PHRASES: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
for _name, (_cls, _value) in {**PHRASES, **{name: ("FEAST", key) for name, key in FEAST_NAMES.items()}}.items():
    _words = tuple(_name.replace("'s", " 's").replace("s'", "s '").split())
    _PHRASES.setdefault(_words[0], []).append((_words, _cls, _value))
for _entries in _PHRASES.values():
    _entries.sort(key=lambda entry: -len(entry[0]))

_NUMERIC = frozenset({"SMALL", "TENS", "MAGNITUDE"})


def _folded(raw: Pieces) -> Pieces:
    out, i, n = Pieces(), 0, len(raw.classes)
    while i < n:
        cls, value, length = raw.classes[i], raw.values[i], 1
        lower = raw.lowers[i]
        if cls in _NUMERIC:
            cls, value, length = _number_words(raw, i)
        elif lower in _PHRASES:
            cls, value, length = _phrase(raw, i)
        out.classes.append(cls)
        out.values.append(value)
        out.starts.append(raw.starts[i])
        out.ends.append(raw.ends[i + length - 1])
        out.tokens.append(raw.tokens[i])
        out.lowers.append(lower)
        i += length
    return out


def _phrase(raw: Pieces, i: int) -> tuple[str, Any, int]:
    for words, cls, value in _PHRASES[raw.lowers[i]]:
        found = raw.lowers[i : i + len(words)]
        if len(found) == len(words) and all(
            a == b or a.replace("’", "'") == b for a, b in zip(found, words, strict=True)
        ):
            return cls, value, len(words)
    return raw.classes[i], raw.values[i], 1


def _number_words(raw: Pieces, i: int) -> tuple[str, Any, int]:
    """ "twenty-one", "two hundred", "nineteen ninety-six" (a year), from piece ``i``: class, worth, pieces used."""
    value, used = _below_hundred(raw, i)
    nxt = i + used
    if 13 <= value <= 20 and nxt < len(raw.classes) and raw.classes[nxt] == "TENS":
        rest, more = _below_hundred(raw, nxt)
        return "YEAR", value * 100 + rest, used + more
    total = 0
    while nxt < len(raw.classes) and raw.classes[nxt] == "MAGNITUDE":
        value, nxt = max(value, 1) * raw.values[nxt], nxt + 1
        if value >= 1000:
            total, value = total + value, 0
        if nxt < len(raw.classes) and raw.classes[nxt] in ("SMALL", "TENS"):
            rest, more = _below_hundred(raw, nxt)
            value, nxt = value + rest, nxt + more
    return "NUMBER", total + value, max(nxt - i, 1)


def _below_hundred(raw: Pieces, i: int) -> tuple[int, int]:
    if raw.classes[i] == "MAGNITUDE":
        return 0, 0
    if raw.classes[i] == "SMALL":
        return raw.values[i], 1
    for step in (1, 2):
        j = i + step
        if j < len(raw.classes) and raw.classes[j] == "SMALL" and 0 < raw.values[j] < 10:
            return raw.values[i] + raw.values[j], step + 1
        if j >= len(raw.classes) or raw.classes[j] != "DASH":
            break
    return raw.values[i], 1
