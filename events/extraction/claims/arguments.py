"""Who did it to whom, where: the arguments of a verb or event noun by its dependency relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.claims.frames import HEARSAY, SUBJECTS, Frame
from events.extraction.claims.people import People
from events.extraction.entities.vocabulary import PLACE_TYPES
from events.extraction.words import Words, word_set
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
}
_WHITHER = frozenset({"arrive", "visit", "travel", "return"})
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
        if is_passive(words, frame, subject):
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
        if words.dep[c] == "poss" or (words.dep[c] in ("compound", "nsubj") and _is_person(people, c)):
            agents = people.named(c)
        elif words.dep[c] in ("prep", "agent") and (object_ := words.child(c, "pobj")) >= 0:
            names = people.named(object_)
            if words.lower[c] in ("by", "between") and not agents:
                agents = names
            elif words.lower[c] == "of" or words.lower[c] in ("with", "against", "on"):
                patients = patients or names
    if not agents and outer.agent not in patients and words.child(frame.head, "poss") < 0:
        agents = (outer.agent,) if outer.agent and action == "meet" else ()
    place = _place(words, people, tokens, action, frame.head)
    return _arguments(people, tokens, agents, tuple(p for p in patients if p != place or action == "invade"), place, -1)


def _is_person(people: People, i: int) -> bool:
    mention = people.at.get(i)
    return mention is not None and mention.kind is EntityKind.PERSON


def subject_of(words: Words, head: int) -> int:
    """The subject's head: the clause's own, that of the clause it is joined to, or the noun a relative clause is
    about."""
    first = head
    for _ in range(4):  # "came, saw, conquered and left": longer chains of joined verbs are lists, not clauses
        own = words.child(head, *SUBJECTS)
        if own >= 0 and head != first and words.lemma[own] in HEARSAY:  # "reports indicate that it came and left"
            told = words.child(head, "ccomp")
            return words.child(told, *SUBJECTS) if told >= 0 else -1
        if own >= 0:
            relative = words.dep[head] == "relcl" and words.lower[own] in _RELATIVE
            return words.head[head] if relative else own
        if words.dep[head] == "conj":
            head = words.head[head]
        else:
            break
    return -1


def is_passive(words: Words, frame: Frame, subject: int) -> bool:
    """Whether the subject undergoes the action; "is expected to win" is active, "hopes to be elected" passive."""
    if frame.verb != frame.head:
        return words.child(frame.verb, "auxpass") >= 0
    own = words.child(frame.head, *SUBJECTS)
    if own < 0 and words.dep[frame.head] == "conj" and words.tag[frame.head] != "VBN":
        return False  # "they were called and found nobody"
    return words.dep[own if own >= 0 else subject] == "nsubjpass" or words.child(frame.head, "auxpass") >= 0


def _possessor(words: Words, people: People, noun: int) -> tuple[str, ...]:
    """ "Kim's train changed course", "the board of Berg rejected the bid": no agent of its own, but whose it is takes
    part; only for what moves with its owner or acts for it."""
    owner = words.child(noun, "poss")
    if owner >= 0:
        return people.named(owner) if words.lemma[noun] in _MOVES_WITH_OWNER | _ACTS_FOR_OWNER else ()
    of = words.child(noun, "prep")
    owner = words.child(of, "pobj") if of >= 0 and words.lower[of] == "of" else -1
    return people.named(owner) if owner >= 0 and words.lemma[noun] in _ACTS_FOR_OWNER else ()


_MOVES_WITH_OWNER = word_set(
    "train plane convoy motorcade car delegation troop force army military navy government missile"
)
# What acts for a company, a party or a state: what it decides, its owner decides.
_ACTS_FOR_OWNER = word_set("board management leadership cabinet government directorate executive delegation")


def _place(words: Words, people: People, tokens: Sequence[int], action: str, verb: int) -> str:
    best: tuple[int, int] | None = None
    name = ""
    for i in tokens:
        mention = people.at.get(i)
        if mention is None or mention.kind not in _PLACES or mention.reading:
            continue
        if (i + 1) in people.at and people.at[i + 1] is mention:
            continue  # the last token of a name carries its relation
        rank = _rank(words, people, i, action, verb)
        if rank is not None and (best is None or (rank, i) < best):
            best, name = (rank, i), mention.entity
    return name


def _rank(words: Words, people: People, i: int, action: str, verb: int) -> int | None:
    """How well the position of a name says where; ``None`` where it does not."""
    above, far = words.head[i], 0
    if words.dep[i] == "poss":  # "at Russia's spaceport": the container, where nothing nearer is named
        if words.lemma[above] not in PLACE_TYPES and not (above in people.at and people.at[above].kind in _PLACES):
            return None
        i, above, far = above, words.head[above], 8
    if words.dep[i] == "dobj":
        return far if above == verb and action in _WHITHER else None
    if words.dep[i] != "pobj":
        return None
    preposition, outer = words.lower[above], words.head[above]
    if preposition == "of" and action == "invade" and outer == verb:
        return far
    if preposition not in _WHERE or (
        preposition == "on" and i in people.at and people.at[i].kind is not EntityKind.PLACE
    ):
        return None
    if preposition == "to":
        return far if action in _WHITHER and outer == verb else None
    if outer == verb:
        return far + _WHERE[preposition]
    # One step further: "hit a village in Kharkiv", "at a station in Khasan"; deeper names place something else.
    nearer = words.dep[outer] in ("dobj", "nsubjpass", "advmod") and words.head[outer] == verb
    through = words.dep[outer] == "pobj" and words.head[words.head[outer]] == verb
    # A place after a person's name is that of what the person takes part in.
    if nearer or _is_person(people, outer) or (through and words.lower[words.head[outer]] in _WHERE):
        return far + 4 + _WHERE[preposition]
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
