"""Cues that close their sentence where the parser went astray: "..., the weather service (MOS) said on Monday."

News closes a sentence with who says it; the parser then often takes the speaker for the last item of a list and the cue
for one more thing that happened. The order of the words is clear without it: a finite verb of saying without a
complement, a noun phrase between the last comma and it, a whole clause before the comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from . import lexicon
from .parse import Parse, Range, Reading
from .verbs import cue_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

# Tokens of the speaker with role and brackets, and of what follows the cue ("in a statement posted on Monday").
MAX_SPEAKER = 16
MAX_TAIL = 14
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_STOPS = frozenset((".", "!", "?"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "dobj"))


def closing_readings(parse: Parse, read: Set[int]) -> Iterator[Reading]:
    """Readings of closing cues among the tokens that are no cue of another reading (``read``), in order."""
    for token in parse.verbs:
        if token.i in read or token.tag_ not in _FINITE or token.pos_ != "VERB":
            continue
        cue = lexicon.verb(token.lemma_)
        if cue is None or cue.act != "says" or "c" not in cue.frames or not _closes(parse, token):
            continue
        speaker = _speaker(parse, token)
        if speaker is None:
            continue
        content = parse.trim((token.sent.start, speaker[0]))
        head = _head(parse, speaker)
        if content is not None and head is not None and _is_clause(parse, content):
            yield Reading(
                cue_tokens(parse, token), [content], speaker, head, cue.act, cue.stance, rule="closing", clause=None
            )


def _closes(parse: Parse, token: Token) -> bool:
    """Whether the sentence ends soon after a cue, without a complement of it and without another clause."""
    if any(kid.dep_ in _COMPLEMENTS and kid.i > token.i for kid in parse.kids[token.i]):
        return False
    for after in parse.tokens[token.i + 1 : token.i + 2 + MAX_TAIL]:
        if after.text in _STOPS or after.is_sent_start:
            return True
        if after.text == "," and parse.words[after.i + 1 : after.i + 2] in (["citing"], ["quoting"]):
            return True
        if after.tag_ in _FINITE or after.text in (",", ":", ";") or after.is_quote:
            return False
    return False


def _speaker(parse: Parse, token: Token) -> Range | None:
    """The noun phrase between the last comma and the cue, where no verb stands in it."""
    start = token.sent.start
    for i in range(token.i - 1, max(start, token.i - MAX_SPEAKER) - 1, -1):
        before = parse.tokens[i]
        if before.text == ",":
            part = parse.trim((i + 1, cue_tokens(parse, token)[0]))
            return part if part and parse.tokens[part[0]].dep_ not in ("cc", "mark") else None
        if before.is_quote or before.text in (":", ";") or before.pos_ in ("SCONJ", "CCONJ"):
            return None
        if before.tag_ in _FINITE or before.tag_ in ("MD", "TO", "WDT", "WP"):
            return None
    return None


def _head(parse: Parse, part: Range) -> int | None:
    """The first nominal of a range that depends on none inside it, brackets left out."""
    for i in range(*part):
        token = parse.tokens[i]
        if token.pos_ in _NOMINAL and not (part[0] <= token.head.i < part[1] and token.head.i != i):
            return i
    return None


def _is_clause(parse: Parse, part: Range) -> bool:
    """Whether a range holds a main clause; "But when the money ran out" leads up to what comes after the comma."""
    opening = next((t for t in parse.tokens[slice(*part)] if t.pos_ != "CCONJ"), None)
    if opening is None or opening.dep_ == "mark" or opening.tag_ == "WRB":
        return False
    return any(t.tag_ in _FINITE or t.tag_ == "MD" for t in parse.tokens[slice(*part)])
