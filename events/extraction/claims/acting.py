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
    idiom, behind = _idiom(words, verb)
    if idiom:
        return idiom, behind
    if _is_of_a_toll(words, frame):
        return "die", -1
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
    undergoer = object_ if object_ >= 0 else words.child(verb, "nsubjpass")
    if phrase in actions.TRANSITIVE and undergoer < 0:
        return lemma, -1
    if phrase == "pass" and (undergoer < 0 or words.lemma[undergoer] not in actions.PASSED):
        return lemma, -1
    if object_ >= 0 and lemma in actions.PLACED and not _is_place(words, people, object_):
        return lemma, -1
    if special := _special(words, people, lemma, verb, object_):
        return special, -1
    return actions.verbs().get(phrase, actions.verbs().get(lemma, lemma)), -1


def _idiom(words: Words, verb: int) -> tuple[str, int]:
    """The class of a verb and what goes with it, where only both together tell it; and the event noun behind its
    preposition (else -1).
    """
    lemma = words.lemma[verb]
    for c in words.children[verb]:
        # The model does not always take the fire for the object where something "caught fire".
        if words.dep[c] == "dobj" or (c == verb + 1 and words.pos[c] == "NOUN"):
            found = actions.IDIOMS.get((lemma, words.lemma[c]))
        elif words.dep[c] == "prep" and (noun := words.child(c, "pobj")) >= 0:
            found = actions.IDIOMS_WITH.get((lemma, words.lower[c], words.lemma[noun]))
            if found:
                return found, noun if words.lemma[noun] in actions.nouns() else -1
        else:
            found = actions.IDIOMS_BEING.get((lemma, words.lower[c]))
        if found:
            return found, -1
    return "", -1


def _is_of_a_toll(words: Words, frame: Frame) -> bool:
    """ "The death toll has risen to seven", "the number of dead stands at seven": seven have died."""
    subject = arguments.subject_of(words, frame.head)
    if subject < 0 or words.lemma[frame.verb] not in _REACHING:
        return False
    if words.lower[subject] == "toll":
        kind = words.child(subject, "compound")
        return kind < 0 or words.lemma[kind] in ("death", "casualty")
    of = words.child(subject, "prep") if words.lemma[subject] == "number" else -1
    counted = words.child(of, "pobj") if of >= 0 else -1
    dead = (counted, *words.children[counted]) if counted >= 0 else (subject,)
    return any(words.lower[i] in _DEAD for i in dead)


_REACHING = word_set("rise climb reach stand increase jump grow pass hit double triple surpass mount be")
_DEAD = word_set("dead deaths fatalities killed died")


def _with_particle(words: Words, verb: int) -> str:
    """The verb with its particle ("step_down"). The model often takes one right behind the verb for an adverb or a
    preposition: it counts where the table knows the two as one verb, and nothing hangs on the particle unless it is a
    preposition that makes another verb ("came upon the box").
    """
    lemma, particle, behind = words.lemma[verb], words.child(verb, "prt"), verb + 1
    if (
        particle < 0
        and behind in words.children[verb]
        and (not words.children[behind] or words.lower[behind] in actions.PREPOSITIONS)
    ):
        particle = behind if f"{lemma}_{words.lower[behind]}" in actions.verbs() else -1
    return f"{lemma}_{words.lower[particle]}" if particle >= 0 else lemma


def _carries(words: Words, frame: Frame, subject: int) -> bool:
    """ "The summit is on Monday" tells the summit; "the summit is a milestone" weighs it up."""
    if words.lemma[subject] not in actions.nouns():
        return False
    if words.lemma[frame.verb] in frames.BE:
        return words.child(frame.verb, "attr", "acomp") < 0
    object_ = words.child(frame.verb, "dobj")
    return object_ < 0 or words.lemma[object_] == "place" or words.lemma[object_] in _LENGTHS


# "The hearing lasted four hours" tells of the hearing.
_LENGTHS = word_set("second minute hour day week month year")


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
    if lemma in status.DENYING and object_ >= 0 and not status.turns_down(words, verb):
        return actions.nouns().get(words.lemma[object_], "")  # "denied the attack": the attack, as denied
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
