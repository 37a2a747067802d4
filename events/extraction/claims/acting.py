"""Which class of action a clause tells: by its verb, by the noun a light verb carries, by what goes with it."""

from __future__ import annotations

from events.extraction.claims import actions, arguments, frames, status
from events.extraction.claims.frames import Frame
from events.extraction.claims.people import People
from events.extraction.entities.vocabulary import ROLES
from events.extraction.words import Words, word_set
from events.values import EntityKind


def action_of(words: Words, people: People, frame: Frame) -> tuple[str, int]:
    """The class of the action, and the event noun that tells it where the verb only carries it (else -1)."""
    lemma, verb = words.lemma[frame.verb], frame.verb
    nouns = actions.nouns()
    phrase, object_ = _with_particle(words, verb), words.child(verb, "dobj")
    if object_ >= 0 and (idiom := actions.IDIOMS.get((lemma, words.lemma[object_]))):
        return idiom, -1
    if lemma in actions.CARRYING_OBJECT:
        carried = object_ if object_ >= 0 else words.child(verb, "nsubjpass")
        if carried >= 0 and words.lemma[carried] in nouns:
            return nouns[words.lemma[carried]], carried
    if lemma in actions.CARRYING_SUBJECT or phrase in actions.CARRYING_SUBJECT:
        subject = arguments.subject_of(words, frame.head)
        if subject >= 0 and words.pos[subject] == "NOUN" and _carries(words, frame, subject):
            return nouns[words.lemma[subject]], subject
    if object_ >= 0 and ({lemma, phrase} & actions.INTRANSITIVE or words.lemma[object_] in status.ABSTRACT):
        return lemma, -1
    if object_ < 0 and lemma in actions.TRANSITIVE and words.child(verb, "nsubjpass") < 0:
        return lemma, -1
    if object_ >= 0 and lemma in actions.PLACED and not _is_place(words, people, object_):
        return lemma, -1
    if special := _special(words, people, lemma, verb, object_):
        return special, -1
    return actions.verbs().get(phrase, actions.verbs().get(lemma, lemma)), -1


def _with_particle(words: Words, verb: int) -> str:
    """The verb with its particle ("step_down"). The model often takes one right behind the verb for an adverb or a
    preposition: it counts where the table knows the two as one verb, and nothing hangs on the particle.
    """
    lemma, particle, behind = words.lemma[verb], words.child(verb, "prt"), verb + 1
    if particle < 0 and behind in words.children[verb] and not words.children[behind]:
        particle = behind if f"{lemma}_{words.lower[behind]}" in actions.verbs() else -1
    return f"{lemma}_{words.lower[particle]}" if particle >= 0 else lemma


def _carries(words: Words, frame: Frame, subject: int) -> bool:
    """ "The summit is on Monday" tells the summit; "the summit is a milestone" weighs it up."""
    if words.lemma[subject] not in actions.nouns():
        return False
    if words.lemma[frame.verb] in frames.BE:
        return words.child(frame.verb, "attr", "acomp") < 0
    return words.child(frame.verb, "dobj") < 0 or words.lemma[words.child(frame.verb, "dobj")] == "place"


def _special(words: Words, people: People, lemma: str, verb: int, object_: int) -> str:
    """Verbs whose class hangs on what goes with them: missiles are fired, and coaches."""
    undergoer = object_ if object_ >= 0 else words.child(verb, "nsubjpass")
    if lemma == "fire" and undergoer >= 0 and _is_person(words, people, undergoer):
        return "dismiss"
    if lemma in _TAKING and undergoer >= 0 and not _is_person(words, people, undergoer):
        return lemma
    if lemma == "find" and any(words.lower[c] == "guilty" for c in _near(words, verb)):
        return "convict"
    if lemma == "land" and object_ >= 0:
        return lemma
    if lemma in status.DENYING and object_ >= 0:  # "denied the attack": the attack, as denied
        return actions.nouns().get(words.lemma[object_], "")
    if lemma == "reach" and words.child(verb, "prt") >= 0:
        return "contact"
    if lemma == "call" and any(
        words.dep[c] == "prep" and words.lower[c] in ("for", "on") for c in words.children[verb]
    ):
        return "urge"
    return ""


# Who is seized is kidnapped; what is seized is not.
_TAKING = frozenset({"seize", "capture"})


def _is_person(words: Words, people: People, i: int) -> bool:
    mention = people.at.get(i)
    return (mention is not None and mention.kind is EntityKind.PERSON) or words.lower[i] in ROLES


def _is_place(words: Words, people: People, i: int) -> bool:
    """Whether a noun can be gone to or left: no amount, no agreement, nobody who is left behind in some state."""
    mention = people.at.get(i)
    if mention is not None:
        return mention.kind is not EntityKind.PERSON
    if words.pos[i] == "PRON":
        return False
    counted = any(words.dep[c] == "nummod" for c in words.children[i]) or words.tag[i] == "CD"
    return not counted and words.lemma[i] not in _NO_PLACES


_NO_PLACES = word_set("""
    percent % agreement deal accord compromise consensus settlement conclusion decision verdict level peak high low end
    age stage point limit target goal plea talk negotiation race contest politics people family victim survivor resident
    message note letter mark trace trail impression legacy hole gap room question doubt child widow wife
    record speed height temperature total number majority final semifinal quarterfinal
    """)


def _near(words: Words, verb: int) -> list[int]:
    return [g for c in words.children[verb] for g in (c, *words.children[c])]
