"""Adjuncts that put their clause to a source: "according to X", "as reported by X", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from . import lexicon
from .tokens import Range, Reading, subtree, trim, without
from .verbs import source_range, subject_of


def adjunct_readings(doc: Doc) -> Iterator[Reading]:
    """Readings of adjuncts in order of the cue."""
    for token in doc:
        if token.lower_ == "according":
            yield from _according(doc, token)
        elif token.dep_ == "advcl" or token.tag_ == "VBN":
            yield from _as_reported(doc, token)
        elif token.lower_ in lexicon.HEARSAY:
            yield from _hearsay(doc, token)


def _according(doc: Doc, token: Token) -> Iterator[Reading]:
    to = next((k for k in token.children if k.lower_ == "to"), None)
    noun = next((k for k in to.children if k.dep_ == "pobj"), None) if to is not None else None
    if to is None or noun is None:
        return
    yield from _adjunct(doc, token, [token.i, to.i], noun, "according to")


def _as_reported(doc: Doc, token: Token) -> Iterator[Reading]:
    if lexicon.verb(token.lemma_) is None or not any(k.lower_ == "as" and k.i < token.i for k in token.children):
        return
    by = next((k for k in token.children if k.lower_ == "by"), None)
    noun = next((k for k in by.children if k.dep_ == "pobj"), None) if by is not None else subject_of(token)
    if noun is None or (by is None and noun.head.i != token.i):
        return
    cue = [token.i] if by is None else [token.i, by.i]
    yield from _adjunct(doc, token, cue, noun, "as reported")


def _hearsay(doc: Doc, token: Token) -> Iterator[Reading]:
    if token.dep_ != "advmod":
        return
    content = [p for part in without(subtree(token.head), (token.i, token.i + 1)) if (p := trim(doc, part))]
    if content:
        yield Reading([token.i], content, rule="hearsay")


def _adjunct(doc: Doc, top: Token, cue: list[int], noun: Token, rule: str) -> Iterator[Reading]:
    """The clause around an adjunct without the adjunct."""
    hole = subtree(top)
    clause = top.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i and clause.sent.start <= clause.head.i:
        clause = clause.head
    sentence = doc[clause.i].sent
    around: Range = (max(subtree(clause)[0], sentence.start), min(subtree(clause)[1], sentence.end))
    content = [p for part in without(around, hole) if (p := trim(doc, part))]
    if content:
        yield Reading(cue, content, source_range(noun), noun.i, rule=rule)
