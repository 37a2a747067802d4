"""Chains: whom a source itself has it from ("AP, citing Berg"; "the paper reported that Berg said")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import sources
from .parse import Parse, Range, Reading, without

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many links of "he said that she said that ..." are followed.
MAX_CHAIN = 4
_REPORTS = frozenset(("says", "shows"))
# Constructions that hand on a whole statement.
_TELLING = frozenset(("clause", "parenthesis", "quotation", "according to", "as reported"))
_CITING = frozenset(("citing", "quoting"))
_CITE = frozenset(("cite", "quote"))
# How far up the parse a "citing" looks for the cue that it belongs to.
_MAX_CLIMB = 4


def is_citation(parse: Parse, token: Token, named: frozenset[int]) -> bool:
    """Whether "citing X" or ", which quoted X," names a source: a named entity, people, a body, or a text; "citing his
    anger" does not."""
    if token.lower_ not in _CITING and not (token.dep_ == "relcl" and token.lemma_ in _CITE):
        return False
    thing = parse.child(token, "dobj")
    if thing is None:
        return False
    lemma = thing.lemma_.lower()
    return thing.i in named or lemma in sources.PEOPLE | sources.GROUPS | sources.BODIES | sources.TEXTS


def link(parse: Parse, kept: Sequence[Reading], dropped: Sequence[Reading], named: frozenset[int]) -> None:
    """Add to each reading whom its source cites: a reported clause's own source first, then every "citing".

    ``kept`` are sorted by cue. ``named`` are the tokens of named entities.
    """
    inner = {i: r for r in dropped for i in r.cue if r.source is not None and r.rule in _TELLING and r.act in _REPORTS}
    for reading in kept:
        if reading.act in _REPORTS:
            reading.citing.extend(_nested(reading, inner))
    by_cue = {i: r for r in kept for i in r.cue}
    last: Reading | None = None
    for token in parse.tokens:
        if token.is_sent_start:
            last = None
        last = by_cue.get(token.i, last)
        if is_citation(parse, token, named):
            citer, thing = _above(token, by_cue) or last, parse.child(token, "dobj")
            if citer is not None and thing is not None:
                citer.citing.append((parse.noun_phrase(thing), thing.i))
                hole = parse.subtree(token)
                rest = parse.trimmed(part for whole in citer.content for part in without(whole, hole))
                citer.content = rest or citer.content


def _nested(reading: Reading, inner: dict[int, Reading]) -> list[tuple[Range, int]]:
    """The sources of clauses inside what is attributed: of "AP reported that Berg said", Berg."""
    found: list[tuple[Range, int]] = []
    clause = reading.clause
    while clause in inner and len(found) < MAX_CHAIN:
        deeper = inner[clause]
        if deeper.source is not None and deeper.head is not None:
            found.append((deeper.source, deeper.head))
        clause = deeper.clause if deeper.clause != clause else None
    return found


def _above(token: Token, by_cue: dict[int, Reading]) -> Reading | None:
    """The reading whose cue a "citing" hangs on."""
    for _ in range(_MAX_CLIMB):
        token = token.head
        if token.i in by_cue:
            return by_cue[token.i]
    return None
