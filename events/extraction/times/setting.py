"""Where an expression stands tells what it is: a title of a programme is no time, a date line no time of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

DATE_LINE = "date line"
DAY_RULES = frozenset(("month and day", "day and month"))
# Tokens before the day of a date line: "WASHINGTON, Aug. 11 (Agency) -" or "SAN JOSE, Costa Rica, Aug. 11 --".
_DATELINE_REACH = 8
_DATELINE_END = frozenset(("(", "-", "--", "—", "–", "_", ":"))
# Share of capitalised long words above which a line is set in title case, where capitals tell nothing.
_TITLE_CASE = 0.6
_FEWEST_WORDS = 4
_NEAR = 20


def is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether tokens ``first`` to ``last`` are a title or part of one: on "This Week", "60 Minutes", at "High Noon"."""
    end = doc[last]
    if first == last and _names_a_paper(doc, first):
        return True
    if first == 0 or not end.text[:1].isupper() or end.lower_ not in _COMMON:
        return False
    before = doc[first - 1]
    if first == last and (end.is_sent_start or before.is_sent_start or not before.text[:1].isupper()):
        return False
    if doc[first].is_sent_start and before.text not in _QUOTES:
        return False
    return not _in_title_case(doc, first, last)


def _names_a_paper(doc: Doc, i: int) -> bool:
    """ "The Sunday Ledger", "the Monday Club": a weekday between the article and a capitalised noun."""
    if not 0 < i < len(doc) - 1 or doc[i - 1].lower_ != "the" or doc[i].lower_ not in _WEEKDAYS:
        return False
    after = doc[i + 1]
    return after.tag_ in ("NNP", "NNPS") and after.text[0].isupper()


_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_QUOTES = frozenset(('"', "“", "``", "''", "‘", "'"))
# Words of time that stand in titles of programmes, films and papers; month and weekday names always have capitals.
_COMMON = words(
    "today tomorrow yesterday tonight now future past noon midnight day days week weeks month months year years "
    "decade century hour hours minute minutes morning afternoon evening night weekend daily weekly monthly"
)


def _in_title_case(doc: Doc, first: int, last: int) -> bool:
    """Whether the words around are capitalised; looks only at those near, because a sentence may be endless."""
    start, end = first, last + 1
    while start > 0 and first - start < _NEAR and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and end - last < _NEAR and not doc[end].is_sent_start:
        end += 1
    words = [t.text for t in doc[start:end] if t.is_alpha and len(t) > 3 and not first <= t.i <= last]
    return len(words) >= _FEWEST_WORDS and sum(w[0].isupper() for w in words) > _TITLE_CASE * len(words)


def is_dateline(doc: Doc, first: int, last: int) -> bool:
    """Whether a day stands in a date line: after a place in capitals that opens the sentence, before a dash or bracket.

    It tells when the piece was written, not when something happened: its rule is named ``DATE_LINE``, so that no claim
    is dated by it.
    """
    if last + 1 >= len(doc) or doc[last + 1].text not in _DATELINE_END:
        return False
    start = first
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
        if first - start > _DATELINE_REACH:
            return False
    words = [t.text for t in doc[start:first] if t.is_alpha]
    return bool(words) and len(words[0]) > 2 and words[0].isupper() and all(w[0].isupper() for w in words)
