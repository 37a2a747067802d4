"""Verbs that put something to a source: clauses, objects, infinitives, parentheses, passives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import lexicon, sources
from .clauses import agent_of, clause_content, other_agents, subject_of
from .lexicon import Cue, words
from .parse import SUBJECTS, Parse, Range, Reading, without

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUE_CHILDREN = frozenset(("aux", "auxpass", "neg", "prt"))
# Prepositional phrases that belong to what an object says ("accuse them of fraud", "put it at a million").
_COMPLETING = words("about against as at for of over with")
# With an object or an infinitive these do something by words instead of reporting: "promised help", "wrote letters".
_DOING = words(
    "advocate beg brand call challenge command declare demand issue label offer order petition pitch plead pledge post "
    "propose publish promise request threaten title vow write"
)
# Who shows something with an object, unless it is a text or picture, tells nothing: "she showed courage".
_SHOWING = words("demonstrate expose illustrate prove reflect reveal show signal")
_UNREAL = words("may might can could will would should must to 'll")
# To reject these is a deed; to reject what somebody says is to deny it.
_OFFERED = words(
    "appeal application approach bid bill deal demand extension invitation merger motion nomination offer order plan "
    "proposal request resolution settlement takeover truce ultimatum"
)
# Speaking about something is not yet saying it.
_TALKING = words("allude comment joke laugh point react refer remark reply respond sing speak talk think wonder")
# With these particles the verb says nothing ("called off the search", "put out the fire").
_SILENT = {"call": words("off up in"), "put": words("off out up on back")}
# Their subject belongs to what seems so.
_RAISING = frozenset(("seem", "appear"))
# Passives of these put their subject to somebody; of others it is the person spoken to, or something is done to it.
_PASSIVES = words(
    "accuse acknowledge allege announce anticipate assume attack believe blame call claim confirm consider "
    "criticise criticize declare deem denounce deny describe disclose dismiss estimate expect explain fear "
    "forecast hail interpret know label mention mock note perceive portray praise predict presume project propose "
    "question quote recognise recognize regard reject report reveal rumor rumour say see suggest suspect think "
    "tout understand view"
)


def verb_readings(parse: Parse) -> Iterator[Reading]:
    """Every verbal cue that has a content, in order of the cue."""
    for token in parse.verbs:
        kids = parse.kids[token.i]
        cue = lexicon.verb(token.lemma_, next((k.lower_ for k in kids if k.dep_ == "prt"), ""))
        if cue is None:
            continue
        if any(k.dep_ == "prt" and k.lower_ in _SILENT.get(token.lemma_, ()) for k in kids):
            continue
        passive = _is_passive(token, kids)
        frame, content = _passive(parse, token, cue) if passive else _active(parse, token, cue)
        content = parse.trimmed(_near(parse, token, content))
        if not content:
            continue
        source = _source(parse, token, frame)
        if source is not None and not _can_speak(source, token, frame):
            continue
        clause = parse.child(token, "ccomp")
        yield Reading(
            cue=cue_tokens(parse, token),
            content=content,
            source=parse.noun_phrase(source) if source is not None else None,
            head=source.i if source is not None else None,
            act=_act(parse, token, cue, frame, source),
            stance=_stance(parse, token, cue),
            rule=frame,
            clause=clause.i if clause is not None else None,
            others=other_agents(parse, token) if passive else [],
        )


def _active(parse: Parse, token: Token, cue: Cue) -> tuple[str, list[Range]]:
    """The frame met first, and what it attributes: clause, parenthesis, infinitive, object, preposition."""
    kids = parse.kids[token.i]
    if "c" in cue.frames or "o" in cue.frames:
        clauses = [k for k in kids if k.dep_ == "ccomp"] or _hung_on_citation(parse, kids)
        if clauses and ("c" in cue.frames or clauses[0].i > token.i):
            return "clause", clause_content(parse, token, clauses)
    if "c" in cue.frames and (clause := _headed(parse, token)):
        return "clause", [clause]
    if "c" in cue.frames and (token.dep_ == "parataxis" or _closes(parse, token, cue)):
        return "parenthesis", list(without(parse.subtree(token.head), parse.subtree(token)))
    infinitive = next((k for k in kids if k.dep_ == "xcomp"), None)
    if infinitive is not None and ("i" in cue.frames or not any(k.dep_ == "aux" for k in parse.kids[infinitive.i])):
        parts = [infinitive] if token.lemma_ not in _RAISING else [*(k for k in kids if k.dep_ == "nsubj"), infinitive]
        return "infinitive", [parse.subtree(k) for k in parts]
    thing = next((k for k in kids if k.dep_ == "dobj"), None)
    if token.lemma_ == "put" and not any(k.lower_ == "at" for k in kids):
        return "object", []  # "they put the toll at 30" gives a figure; other things are put in places
    if thing is not None and ("o" in cue.frames or _quoted(parse, thing)) and not _says_itself(parse, thing):
        rest = [k for k in kids if k.i > thing.i and _completes(k)]
        return "object", [parse.subtree(k) for k in (thing, *rest)]
    if token.dep_ == "relcl" and "o" in cue.frames and thing is None and _gap(parse, token):
        return "object", [(parse.subtree(token.head)[0], token.left_edge.i)]
    inner = [i for k in kids if k.dep_ in ("prep", "agent") and k.lower_ in cue.prepositions for i in parse.kids[k.i]]
    return "preposition", [parse.subtree(i) for i in inner if i.dep_ in ("pobj", "pcomp")]


def _act(parse: Parse, token: Token, cue: Cue, frame: str, source: Token | None) -> str:
    """The cue's class; ``mentions`` where nothing is reported: talk about a thing, deeds done by words, and what
    nobody says, or not yet.
    """
    if cue.act not in ("says", "shows"):
        return cue.act
    if frame == "preposition" and token.lemma_ in _TALKING:
        return "mentions"
    if source is not None and source.lower_ in ("nobody", "none", "one") and source.left_edge.lower_ in _NOBODY:
        return "mentions"
    kids = parse.kids[token.i]
    negated = any(k.dep_ == "neg" for k in kids)
    if frame != "clause" and not negated and any(k.dep_ == "aux" and k.lower_ in _UNREAL for k in kids):
        return "mentions"
    quoted = any(k.is_quote for k in kids)
    thing = parse.child(token, "dobj", "nsubjpass")
    if token.lemma_ == "reject" and thing is not None and thing.lemma_.lower() in _OFFERED:
        return "mentions"
    if frame not in ("object", "infinitive") or quoted:
        return cue.act
    shown = token.lemma_ in _SHOWING and source is not None and source.lemma_.lower() not in sources.TEXTS
    return "mentions" if shown or token.lemma_ in _DOING else cue.act


def _hung_on_citation(parse: Parse, kids: list[Token]) -> list[Token]:
    """Of "X reported, citing Y, that ..." the clause, which the parser takes for the citation's own."""
    return [c for k in kids if k.lower_ in ("citing", "quoting") for c in parse.kids[k.i] if c.dep_ == "ccomp"]


def _headed(parse: Parse, token: Token) -> Range | None:
    """Of "X had reported, citing Y, that ..." the clause, which the parser takes for the head of the cue's own."""
    mark = parse.child(token.head, "mark") if token.dep_ == "ccomp" and token.head.i > token.i else None
    return (mark.i, parse.subtree(token.head)[1]) if mark is not None and mark.i > token.i else None


_NOBODY = frozenset(("nobody", "none", "no"))


def _closes(parse: Parse, token: Token, cue: Cue) -> bool:
    """ "..., Berg told the paper": the parser joins what is said and who says it as equals, though no "and" does."""
    kids = parse.kids[token.i]
    subject = next((k for k in kids if k.dep_ in SUBJECTS and k.i < token.i), None)
    if token.dep_ != "conj" or cue.act != "says" or subject is None or token.head.i > token.i:
        return False
    if any(k.dep_ == "cc" and k.i < token.i for k in parse.kids[token.head.i]):
        return False
    before = parse.subtree(subject)[0] - 1
    rest = [k for k in kids if k.i > token.i and k.dep_ not in ("punct", "npadvmod", "prep", "dobj", "dative")]
    heard = all(k.dep_ != "dobj" or token.lemma_ in lexicon.ADDRESSING for k in kids)
    return not rest and heard and before > 0 and parse.tokens[before].text == ","


def _near(parse: Parse, token: Token, content: list[Range]) -> list[Range]:
    """The content of a negated cue after it ("they came; why, she would not say") without what lies beyond a semicolon.

    What is said may hold semicolons; what is not said is one thing.
    """
    if not any(k.dep_ == "neg" for k in parse.kids[token.i]):
        return content
    first = min((a for a, _ in content), default=token.i)
    for i in range(token.i - 1, first, -1):
        if parse.tokens[i].is_quote:
            break
        if parse.tokens[i].text == ";":
            return [(max(a, i + 1), b) for a, b in content if b > i + 1]
    return content


def _is_passive(token: Token, kids: list[Token]) -> bool:
    """A passive with its auxiliary, or the bare participle of "Asked whether ..., she said"."""
    if any(k.dep_ in ("nsubjpass", "auxpass") for k in kids):
        return True
    bare = token.tag_ in ("VBN", "VBD") and token.dep_ == "advcl" and token.i < token.head.i
    return bare and not any(k.dep_ in ("aux", "mark", "advmod", "nsubj") for k in kids)


def _stance(parse: Parse, token: Token, cue: Cue) -> str:
    """A cue that is negated ("has not confirmed", "neither confirmed"), asked ("did they say") or supposed ("if they
    confirm") commits its source to nothing."""
    kids = parse.kids[token.i]
    subject = next((k for k in kids if k.dep_ in SUBJECTS), None)
    negated = any(k.dep_ == "neg" or k.lower_ in ("neither", "nor", "never") for k in kids)
    negated |= token.dep_ == "conj" and any(k.lower_ == "nor" for k in parse.kids[token.head.i])
    nobody = subject is not None and parse.tokens[parse.subtree(subject)[0]].lower_ in (
        "neither",
        "no",
        "nobody",
        "none",
    )
    asked = subject is not None and subject.i < token.i and any(k.dep_ == "aux" and k.i < subject.i for k in kids)
    supposed = any(k.dep_ == "mark" and k.lower_ in ("if", "unless", "whether") for k in kids)
    return lexicon.DOUBTS if negated or nobody or asked or supposed else cue.stance


def _source(parse: Parse, token: Token, frame: str) -> Token | None:
    if frame == "passive":
        return agent_of(parse, token)
    if token.lemma_ in _RAISING:
        return None  # "he seems to know": to whom is not said
    return subject_of(parse, token)


def _can_speak(source: Token, token: Token, frame: str) -> bool:
    """Refuse "that said, ..." and happenings that "highlight" or "underscore" something."""
    if source.lower_ == "that" and token.lower_ == "said":
        return False
    return frame in ("clause", "parenthesis") or source.pos_ != "NOUN" or sources.speaks(source.lemma_)


def _gap(parse: Parse, token: Token) -> bool:
    """Whether what a relative clause denies is the noun before it ("a claim Moscow denies"): its subject is its own."""
    subject = parse.child(token, "nsubj")
    if parse.tokens[token.left_edge.i - 1].text == ",":
        return False  # "it was built for Berg, AP reported": no relative clause without its pronoun has a comma
    return subject is not None and subject.lower_ not in ("who", "which", "that") and token.head.i < token.i


def _completes(kid: Token) -> bool:
    """What belongs to an object: "call it a success", "accuse them of fraud", "describe her as able"."""
    return kid.dep_ in ("oprd", "xcomp", "ccomp") or (kid.dep_ == "prep" and kid.lower_ in _COMPLETING)


def _quoted(parse: Parse, token: Token) -> bool:
    """Whether a phrase begins with a quotation mark: then it is speech, whatever the parser made of it."""
    return parse.tokens[parse.subtree(token)[0]].is_quote


def _says_itself(parse: Parse, thing: Token) -> bool:
    """Whether an object is a text with a cue of its own: "they issued a statement saying that ..."."""
    if thing.lemma_.lower() not in sources.TEXTS:
        return False
    return any(k.dep_ == "acl" and k.tag_ == "VBG" and lexicon.verb(k.lemma_) is not None for k in parse.kids[thing.i])


def _passive(parse: Parse, token: Token, cue: Cue) -> tuple[str, list[Range]]:
    """Of "a departure was reported by the paper" the departure; of "he is said to be ill" both parts."""
    kids = parse.kids[token.i]
    rest = [k for k in kids if k.dep_ in ("ccomp", "xcomp", "oprd") or (k.dep_ == "prep" and k.lower_ in ("as", "of"))]
    subject = next((k for k in kids if k.dep_ in ("nsubjpass", "csubjpass") and k.lower_ != "it"), None)
    if subject is None and token.dep_ == "ccomp" and token.head.i < token.i:
        start = parse.subtree(token.head)[0]
        if parse.tokens[start].lower_ == "that":  # "That she had left was reported by ...", read the other way round
            return "passive", [(start, cue_tokens(parse, token)[0])]
    if token.lemma_ in lexicon.ADDRESSING or cue.act == "asks":
        clauses = [k for k in rest if k.dep_ in ("ccomp", "xcomp")]
        return "passive", [parse.subtree(k) for k in clauses]
    if subject is None or token.lemma_ not in _PASSIVES or ("o" not in cue.frames and not rest):
        return "passive", [parse.subtree(k) for k in rest if k.dep_ == "ccomp"]
    return "passive", [parse.subtree(k) for k in (subject, *rest)]


def cue_tokens(parse: Parse, token: Token) -> list[int]:
    """A verb with its auxiliaries, negation and particle."""
    return sorted([token.i, *(k.i for k in parse.kids[token.i] if k.dep_ in _CUE_CHILDREN)])
