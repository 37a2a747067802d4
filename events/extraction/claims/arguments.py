"""Who did it to whom, where: the arguments of a verb or event noun by its dependency relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.claims.frames import SUBJECTS, Frame
from events.extraction.claims.people import People
from events.extraction.words import Words
from events.values import EntityKind

_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
# Prepositions of place, those that say where it happened before those that say where from or whither.
_WHERE = {
    "in": 0,
    "at": 0,
    "near": 1,
    "outside": 1,
    "on": 1,
    "inside": 0,
    "into": 2,
    "to": 3,
    "off": 2,
    "across": 2,
    "around": 2,
}
_WHITHER = frozenset({"arrive", "visit", "travel", "return", "invade"})
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Arguments:
    agent: str = ""
    patient: str = ""
    place: str = ""
    participants: tuple[str, ...] = ()
    subject: int = -1  # the subject's head token


def of_verb(words: Words, people: People, frame: Frame, action: str, tokens: Sequence[int]) -> Arguments:
    subject = subject_of(words, frame.head)
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    if subject >= 0:
        names = people.named(subject) or _possessor(words, people, subject)
        if "nsubjpass" in (words.dep[subject], _dep_of_inner_subject(words, frame)):
            patients = names
        else:
            agents = names
    by = words.child(frame.verb, "agent")
    if by >= 0 and (doer := words.child(by, "pobj")) >= 0:
        agents = people.named(doer)
    for relation in ("dobj", "dative"):
        object_ = words.child(frame.verb, relation)
        if object_ >= 0 and not patients:
            patients = people.named(object_)
    place = _place(words, people, tokens, action, frame.verb)
    if place in patients and action in _WHITHER:
        patients = tuple(name for name in patients if name != place)
    return _arguments(people, tokens, agents, patients, place, subject)


def of_noun(
    words: Words, people: People, frame: Frame, action: str, tokens: Sequence[int], outer: Arguments
) -> Arguments:
    """The possessor acts ("Russia's invasion"), "of" is the patient, "by" the agent, "between" and "with" take part."""
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    for c in words.children[frame.head]:
        if words.dep[c] == "poss":
            agents = people.named(c)
        elif words.dep[c] in ("prep", "agent") and (object_ := words.child(c, "pobj")) >= 0:
            names = people.named(object_)
            if words.lower[c] in ("by", "between") and not agents:
                agents = names
            elif words.lower[c] == "of":
                patients = patients or names
            elif words.lower[c] in ("with", "against", "on"):
                patients = patients or names
    if not agents and outer.agent not in patients and words.child(frame.head, "poss") < 0:
        agents = (outer.agent,) if outer.agent and action == "meet" else ()
    place = _place(words, people, tokens, action, frame.head)
    return _arguments(people, tokens, agents, tuple(p for p in patients if p != place), place, -1)


def subject_of(words: Words, head: int) -> int:
    """The subject's head: the clause's own, that of the clause it is joined to, or the noun a relative clause is about."""
    for _ in range(4):  # "came, saw, conquered and left": longer chains of joined verbs are lists, not clauses
        own = words.child(head, *SUBJECTS)
        if own >= 0:
            relative = words.dep[head] == "relcl" and words.lower[own] in _RELATIVE
            return words.head[head] if relative else own
        if words.dep[head] == "conj":
            head = words.head[head]
        else:
            break
    return -1


def _dep_of_inner_subject(words: Words, frame: Frame) -> str:
    """A passive infinitive under a control verb: "is expected to be released"."""
    return "nsubjpass" if frame.verb != frame.head and words.child(frame.verb, "auxpass") >= 0 else ""


def _possessor(words: Words, people: People, noun: int) -> tuple[str, ...]:
    """ "Kim's train changed course": no agent of its own, but whose it is takes part; only for what moves with its owner."""
    owner = words.child(noun, "poss")
    return people.named(owner) if owner >= 0 and words.lemma[noun] in _MOVES_WITH_OWNER else ()


_MOVES_WITH_OWNER = frozenset(
    "train plane convoy motorcade car delegation troop force army military navy government missile".split()
)


def _place(words: Words, people: People, tokens: Sequence[int], action: str, verb: int) -> str:
    best: tuple[int, int] | None = None
    name = ""
    for i in tokens:
        mention = people.at.get(i)
        if mention is None or mention.kind not in _PLACES or mention.reading:
            continue
        if (i + 1) in people.at and people.at[i + 1] is mention:
            continue  # the last token of a name carries its relation
        rank = _rank(words, i, action, verb)
        if rank is not None and (best is None or (rank, i) < best):
            best, name = (rank, i), mention.entity
    return name


def _rank(words: Words, i: int, action: str, verb: int) -> int | None:
    """How well the position of a name says where; ``None`` where it does not."""
    above = words.head[i]
    if words.dep[i] == "poss":  # "at Russia's spaceport": the container, where nothing nearer is named
        above = words.head[above] if words.dep[above] == "pobj" else above
        return 8 if words.lower[above] in _WHERE and words.dep[above] == "prep" else None
    if words.dep[i] == "dobj":
        return 0 if above == verb and action in _WHITHER else None
    if words.dep[i] == "pobj" and words.lower[above] in _WHERE:
        if words.lower[above] == "to" and action not in _WHITHER:
            return None
        nearness = 0 if words.head[above] == verb else 4
        whither = action in _WHITHER and words.lower[above] == "to"
        return nearness + (0 if whither else _WHERE[words.lower[above]])
    if words.dep[i] == "pobj" and words.lower[above] == "of" and action in ("invade",) and words.head[above] == verb:
        return 0
    if words.dep[i] in ("conj", "appos") and words.pos[above] == "PROPN":
        return None
    return None


def _arguments(
    people: People, tokens: Sequence[int], agents: tuple[str, ...], patients: tuple[str, ...], place: str, subject: int
) -> Arguments:
    everyone = dict.fromkeys([*agents, *patients])
    for i in tokens:
        mention = people.at.get(i)
        if mention is None:
            everyone.update(dict.fromkeys(people.named(i)) if people.words.pos[i] == "PRON" else {})
        elif mention.kind is not EntityKind.PLACE and mention.kind is not EntityKind.EVENT and mention.entity != place:
            everyone[mention.entity] = None
    return Arguments(agents[0] if agents else "", patients[0] if patients else "", place, tuple(everyone), subject)
