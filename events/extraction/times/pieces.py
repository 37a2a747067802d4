"""A parsed text cut into pieces, each with its class of the lexicon: the string that the patterns run over.

A piece is a token, a part of one ("mid-1990s" is three) or several read as one ("nineteen ninety-six", "a couple of").
Cost: one dictionary look-up a token; the few tokens with digits or hyphens are cut by one linear expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Token

from .lexicon import (
    DOUBTFUL_MONTHS,
    DOUBTFUL_SEASONS,
    DOUBTFUL_WEEKDAYS,
    FEAST_NAMES,
    PHRASES,
    WORDS,
    YEAR_CERTAIN,
    YEAR_LIKELY,
)

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
    """Cut, classify, then fold numbers and phrases into single pieces."""
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
    folded = _folded(raw)
    _settle_doubtful(folded, doc)
    return folded


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


# --- folding -----------------------------------------------------------------------------------------------------------

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


# --- words that are often something else -------------------------------------------------------------------------------

_TIME_PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "during",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "from",
        "through",
        "of",
        "before",
        "after",
        "between",
        "every",
        "each",
        "on",
        "-",
        "–",
    ]
)
_DATEISH = frozenset({"DAY", "YEAR", "ORDNUM"})


def _settle_doubtful(pieces: Pieces, doc: Doc) -> None:
    """Take the class from months, weekdays, seasons, feasts and years where tags and neighbours speak against it."""
    classes, lowers = pieces.classes, pieces.lowers
    for i, cls in enumerate(classes):
        if cls == "MONTH" or cls == "DAYNAME":
            keep = _is_calendar_name(pieces, i, doc)
        elif cls == "SEASON":
            keep = lowers[i] not in DOUBTFUL_SEASONS or _is_season(pieces, i, doc)
        elif cls == "YEAR":
            keep = _is_year(pieces, i, doc)
            if not keep:
                classes[i] = "NUMBER"
            continue
        elif cls == "FEAST":
            keep = doc[pieces.tokens[i]].text[:1].isupper()
        else:
            continue
        if not keep:
            classes[i] = "OTHER"


def _at(items: list[str], i: int) -> str:
    return items[i] if 0 <= i < len(items) else ""


def _is_calendar_name(pieces: Pieces, i: int, doc: Doc) -> bool:
    token, lower = doc[pieces.tokens[i]], pieces.lowers[i]
    if not doc.text[pieces.starts[i]].isupper():
        return False
    if lower not in DOUBTFUL_MONTHS and lower not in DOUBTFUL_WEEKDAYS:
        return True
    before, after = _at(pieces.lowers, i - 1), _at(pieces.classes, i + 1)
    if after in _DATEISH or (after == "COMMA" and _at(pieces.classes, i + 2) in ("YEAR", "MONTH")):
        return True
    if _at(pieces.classes, i - 1) in _DATEISH or (
        before == "of" and _at(pieces.classes, i - 2) in ("ORDNUM", "ORDINAL")
    ):
        return True
    if lower in DOUBTFUL_WEEKDAYS or lower in ("jan", "mar", "jun", "dec"):
        return after in ("MONTH", "DAYPART") or (
            after == "STOP" and _at(pieces.classes, i + 2) in ("COMMA", "MONTH", "DAYPART")
        )
    if token.ent_type_ == "PERSON" or token.tag_ in ("MD", "VB", "VBP"):
        return False
    if after == "OTHER" and doc[pieces.tokens[i + 1]].text[:1].isupper() and lower in ("april", "june", "may"):
        return False
    if before in _TIME_PREPOSITIONS or lower in ("april", "june"):
        return True
    nxt = doc[token.i + 1] if token.i + 1 < len(doc) else token  # "the May vote", not "the March on Rome"
    return doc[token.i - 1].tag_ in ("DT", "PRP$", "POS", "JJ") and nxt.tag_ in ("NN", "NNS") and nxt.is_lower


def _is_season(pieces: Pieces, i: int, doc: Doc) -> bool:
    before, token = _at(pieces.lowers, i - 1), doc[pieces.tokens[i]]
    if token.tag_ not in ("NN", "NNP", "JJ"):
        return False
    if before == "the":
        return (
            _at(pieces.lowers, i - 2) in ("in", "during", "since", "by", "until") and _at(pieces.lowers, i + 1) != "of"
        )
    after = _at(pieces.classes, i + 1)
    return (
        before in ("last", "past", "coming", "this", "next", "early", "late", "in", "by", "every", "each", "since")
        or after == "YEAR"
    )


_COUNTED = frozenset({"NNS", "NNPS"})
_MEASURES = frozenset(
    "mile meter metre foot kilometer kilometre km pound ton tonne acre mph horsepower point dollar".split()
)


def _is_year(pieces: Pieces, i: int, doc: Doc) -> bool:
    """Whether four digits are a year: by the word before and what follows, after the news habit of "2,022" for counts."""
    token = doc[pieces.tokens[i]]
    if not pieces.lowers[i][:1].isdigit():
        return True  # "nineteen ninety-six"
    before, before_class = _at(pieces.lowers, i - 1), _at(pieces.classes, i - 1)
    j = pieces.tokens[i] + 1
    after = doc[j] if j < len(doc) else None
    if before_class == "DASH" and _at(pieces.lowers, i - 2) in ("mid", "early", "late", "pre", "post"):
        return True
    if before_class in ("MONTH", "SEASON", "QUARTER", "FISCAL", "QNAME", "CALENDAR", "PART"):
        return True
    if before_class in ("DAY", "ORDNUM", "COMMA", "OF", "SLASH", "DASH", "HALF") and _dated_before(pieces, i):
        return True
    if after is not None and (after.text in ("%", "-") and _at(pieces.classes, i + 1) != "DASH"):
        return False
    if token.head.ent_type_ in ("MONEY", "PERCENT", "QUANTITY") or before in ("$", "£", "€", "#", "no."):
        return False
    year = pieces.values[i]
    if before in YEAR_CERTAIN:
        return bool(1500 <= year < 2100) or before in ("circa",)
    if not 1700 <= year < 2100:
        return False
    if _at(pieces.classes, i + 1) == "UNITS":
        return False
    counted = after is not None and after.tag_ in _COUNTED
    before_tag = doc[max(j - 2, 0)].tag_
    if before in YEAR_LIKELY or before_class in ("S", "BREAK", "") or before_tag == "PRP$":
        return not counted or before in ("the", "that", "this", "'s", "’s")
    # A singular noun cannot be counted by it: "an unsuccessful 1996 campaign", but not "a steep 1950 metre climb".
    return before_tag == "JJ" and after is not None and after.tag_ == "NN" and after.lower_ not in _MEASURES


def _dated_before(pieces: Pieces, i: int) -> bool:
    """Whether a month, a quarter or a numeric date stands just before: "13 September 2023", "June, 2019", "9/13/2023"."""
    return any(c in ("MONTH", "QUARTER", "SLASH", "SEASON", "HALF", "YEAR") for c in pieces.classes[max(i - 3, 0) : i])
