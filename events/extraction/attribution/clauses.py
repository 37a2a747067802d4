"""Clauses: who is the subject of a verb, and how far a complement clause goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import lexicon, sources
from .lexicon import words
from .parse import SUBJECTS, Parse, Range, without

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far up a chain of clauses a missing subject is looked for.
MAX_CLIMB = 6
# An article and some adjectives.
_MAX_WORDS_BEFORE_NOUN = 5
_UPWARD = words("conj xcomp advcl pcomp prep dep acomp")
# Verbs whose object does what the infinitive says ("they asked him to confirm").
_OBJECT_CONTROL = lexicon.ADDRESSING | words("allow encourage force get help let make want")
# Cues that go on after a reported clause: "she said it was late and added that ...".
_GOING_ON = words("says asks shows judges mentions")


def agent_of(parse: Parse, token: Token) -> Token | None:
    """The noun after "by"."""
    for kid in parse.kids[token.i]:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            return parse.child(kid, "pobj")
    return None


def subject_of(parse: Parse, token: Token) -> Token | None:
    """The verb's own subject, or that of the clause it is joined to or depends on, or the name right beside it."""
    found = _subject(parse, token)
    return found if found is not None else _beside(parse, token)


def _beside(parse: Parse, token: Token) -> Token | None:
    """The name or pronoun right before a finite verb, or right after it, where the parser saw no subject."""
    if token.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    i = token.i - 1
    while i >= 0 and i > token.i - 4 and (parse.tokens[i].pos_ in ("ADV", "AUX") or parse.tokens[i].text == ","):
        i -= 1
    for at in (i, token.i + 1):
        if 0 <= at < len(parse.tokens) and parse.tokens[at].tag_ in ("NNP", "NNPS", "PRP"):
            beside = parse.tokens[at]
            while beside.dep_ == "compound":
                beside = beside.head
            return beside
    return None


def noun_after(parse: Parse, verb: Token) -> Token | None:
    """The head of the noun phrase that begins right after a verb, in near words."""
    for token in parse.tokens[verb.i + 1 : verb.i + 1 + _MAX_WORDS_BEFORE_NOUN]:
        if token.pos_ not in ("NOUN", "PROPN", "DET", "ADJ"):
            return None
        if token.pos_ in ("NOUN", "PROPN"):
            while token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
                token = token.head
            return token
    return None


def _subject(parse: Parse, token: Token) -> Token | None:
    for _ in range(MAX_CLIMB):
        own = parse.child(token, *SUBJECTS)
        if own is not None:
            return _last_part(parse, own)
        if token.i in parse.raised:
            token = parse.raised[token.i]
            continue
        head = token.head
        if token.dep_ in ("acl", "relcl"):
            if not (head.lemma_.lower() in sources.TEXTS and head.dep_ == "dobj"):
                return head
            head = head.head  # "they issued a statement saying": they say it
        elif token.dep_ == "xcomp" and head.lemma_.lower() in _OBJECT_CONTROL:
            thing = parse.child(head, "dobj")
            if thing is not None:
                return thing
        elif token.dep_ not in _UPWARD or head.i == token.i:
            return None
        token = head
    return None


def _last_part(parse: Parse, noun: Token) -> Token:
    """Of "e-mails", where the parser takes each part for a subject of its own, the last."""
    last = parse.tokens[parse.hyphenated(noun)[1] - 1]
    return last if last.head.i == noun.head.i and last.dep_ == noun.dep_ else noun


def other_agents(parse: Parse, token: Token) -> list[tuple[Range, int]]:
    """The sources of participles joined to one: of "reported by Reuters and confirmed by the BBC" the BBC."""
    joined = (k for k in parse.kids[token.i] if k.dep_ == "conj" and lexicon.verb(k.lemma_) is not None)
    return [(parse.noun_phrase(agent), agent.i) for k in joined if (agent := agent_of(parse, k)) is not None]


def clause_content(parse: Parse, token: Token, clauses: list[Token]) -> list[Range]:
    """Complement clauses, without another cue's clause that the parser hung on them.

    With one clause on each side of the cue, or one cut by ";", only what follows the cue is its own.
    """
    parts: list[Range] = []
    for clause in clauses:
        whole = parse.subtree(clause)
        if clause.i > token.i:
            whole = (whole[0], min([whole[1], *_other_cues(parse, token, clause)]))
        parts.extend(without(whole, (token.i, token.i + 1)))
    after = [p for p in parts if p[0] > token.i]
    before = [p for p in parts if p[0] < token.i]
    if not after or not before:
        return parts
    if any(parse.tokens[i].text == ";" for a, b in before for i in range(a, b)) or len(clauses) > 1:
        return after
    return parts


def _other_cues(parse: Parse, token: Token, clause: Token) -> Iterator[int]:
    """Where the sentence goes on with another cue: "..., and vowed to", ", adding that", "while others said that".

    The parser cannot know to which verb these belong. Where tense and form agree with the cue, they are told by the
    same source; ``parse.raised`` remembers it.
    """
    for kid in parse.kids[clause.i]:
        if kid.i < clause.i or kid.dep_ not in ("conj", "advcl"):
            continue
        if _tells(parse, kid):
            own = parse.child(kid, *SUBJECTS) is not None
            going_on = kid.tag_ == (token.tag_ if kid.dep_ == "conj" else "VBG")
            if own or going_on:
                if not own:
                    parse.raised[kid.i] = token
                yield _before_conjunction(parse, kid.left_edge.i)
                return
        if kid.dep_ == "conj":
            yield from _other_cues(parse, token, kid)


def _tells(parse: Parse, verb: Token) -> bool:
    cue = lexicon.verb(verb.lemma_) if verb.pos_ == "VERB" else None
    if cue is None or cue.act not in _GOING_ON or "c" not in cue.frames:
        return False
    if parse.child(verb, "ccomp", "xcomp") is not None:
        return True
    after_comma = any(parse.tokens[i].text == "," for i in range(max(verb.left_edge.i - 2, 0), verb.left_edge.i))
    return verb.dep_ == "conj" and "o" in cue.frames and after_comma and parse.child(verb, "dobj") is not None


def _before_conjunction(parse: Parse, i: int) -> int:
    while i > 0 and (parse.tokens[i - 1].dep_ == "cc" or parse.tokens[i - 1].text == ","):
        i -= 1
    return i
