"""Nouns and adjectives that put something to a source: "the ministry's claim that", "sure that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from . import lexicon
from .tokens import Reading, subtree, trim
from .verbs import source_range, subject_of


def noun_readings(doc: Doc) -> Iterator[Reading]:
    """Readings of nouns and adjectives in order of the cue."""
    for token in doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.NOUNS:
            yield from _noun(doc, token)


def _noun(doc: Doc, token: Token) -> Iterator[Reading]:
    cue = lexicon.NOUNS[token.lemma_.lower()]
    clause = next((k for k in token.children if k.dep_ in ("acl", "ccomp") and k.i > token.i), None)
    if clause is None or not any(k.lower_ in ("that", "to") for k in clause.children):
        return
    owner = next((k for k in token.children if k.dep_ == "poss"), None)
    content = trim(doc, subtree(clause))
    if content is None:
        return
    verb = token.head if token.dep_ == "dobj" else None
    source = owner if owner is not None else subject_of(verb) if verb is not None else None
    yield Reading(
        [token.i],
        [content],
        source_range(source) if source is not None else None,
        source.i if source is not None else None,
        act=cue.act,
        stance=cue.stance,
        rule="noun",
    )
