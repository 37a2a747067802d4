"""Verbs that put something to a source: clauses, objects, infinitives, quotations, parentheses, passives."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from . import lexicon
from .lexicon import Cue
from .tokens import Range, Reading, subtree, trim, without

SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_CUE_CHILDREN = frozenset(("aux", "auxpass", "neg", "prt"))
# How far up a chain of clauses a missing subject is looked for.
MAX_CLIMB = 6


def verb_readings(doc: Doc) -> Iterator[Reading]:
    """Every verbal cue with its source and content, in order of the cue."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        cue = lexicon.verb(token.lemma_)
        if cue is None:
            continue
        kids = list(token.children)
        passive = any(k.dep_ in ("nsubjpass", "auxpass") for k in kids)
        content = list(_passive_content(token, cue, kids) if passive else _content(token, cue, kids))
        if not content:
            continue
        source = _agent(kids) if passive else subject_of(token)
        yield Reading(
            cue=_cue_tokens(token, kids),
            content=[p for part in content if (p := trim(doc, part))],
            source=source_range(source) if source is not None else None,
            head=source.i if source is not None else None,
            act=cue.act,
            stance=cue.stance,
            rule="passive" if passive else "verb",
        )


def _content(token: Token, cue: Cue, kids: list[Token]) -> Iterator[Range]:
    """What an active cue verb's complements attribute."""
    found = False
    for kid in kids:
        if kid.dep_ == "ccomp" and (cue.clause or cue.object):
            found = True
            yield from _clause(token, kid)
    if not found and cue.clause:
        yield from _parenthetical(token)
        found = token.dep_ == "parataxis"
    for kid in kids:
        if not found and kid.dep_ == "xcomp" and (cue.infinitive or cue.clause):
            found = True
            yield subtree(kid)
        elif not found and kid.dep_ == "dobj" and (cue.object or (cue.clause and not cue.infinitive)):
            found = True
            yield subtree(kid)
            for other in kids:
                if (
                    other.i > kid.i
                    and other.dep_ in ("oprd", "xcomp", "prep")
                    and (other.dep_ != "prep" or other.lower_ in ("of", "for", "as"))
                ):
                    yield subtree(other)
    if not found:
        for kid in kids:
            if kid.dep_ == "prep" and kid.lower_ in cue.prepositions:
                for inner in kid.children:
                    if inner.dep_ in ("pobj", "pcomp"):
                        yield subtree(inner)


def _clause(token: Token, clause: Token) -> Iterator[Range]:
    """A complement clause; its part on the other side of an inserted "he said" belongs to it."""
    a, b = subtree(clause)
    yield from without((a, b), (token.i, token.i + 1))


def _parenthetical(token: Token) -> Iterator[Range]:
    """The clause that "..., officials said, ..." or "as officials said" stands in."""
    head = token.head
    if token.dep_ == "parataxis" or (token.dep_ == "advcl" and any(k.lower_ == "as" for k in token.children)):
        yield from without(subtree(head), subtree(token))


def _passive_content(token: Token, cue: Cue, kids: list[Token]) -> Iterator[Range]:
    """Of "a departure was reported by the paper" the departure; of "he is said to be ill" both parts."""
    clause = [k for k in kids if k.dep_ in ("ccomp", "xcomp")]
    for kid in kids:
        if kid.dep_ == "nsubjpass" and kid.lower_ != "it":
            yield subtree(kid)
    for kid in clause:
        yield subtree(kid)


def _cue_tokens(token: Token, kids: list[Token]) -> list[int]:
    """The verb with its auxiliaries, negation and particle."""
    return sorted([token.i, *(k.i for k in kids if k.dep_ in _CUE_CHILDREN)])


def _agent(kids: list[Token]) -> Token | None:
    """The noun after "by"."""
    for kid in kids:
        if kid.dep_ == "agent":
            for inner in kid.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def subject_of(token: Token) -> Token | None:
    """The verb's own subject, or that of the clause it is joined to or depends on."""
    for _ in range(MAX_CLIMB):
        for kid in token.children:
            if kid.dep_ in SUBJECTS and kid.dep_ != "expl":
                return kid
        if token.dep_ in ("acl", "relcl"):
            return token.head
        if token.dep_ == "xcomp":
            for kid in token.head.children:
                if kid.dep_ == "dobj":
                    return kid
        if token.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"):
            return None
        token = token.head
    return None


def source_range(head: Token) -> Range:
    """A noun phrase without the relative clause or apposition's tail after a comma."""
    a, b = subtree(head)
    for kid in head.children:
        if kid.i > head.i and kid.dep_ in ("relcl", "punct", "acl"):
            b = min(b, kid.left_edge.i)
    return a, max(b, head.i + 1)
