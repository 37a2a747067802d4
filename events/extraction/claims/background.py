"""Whether a clause tells no happening: it weighs up, is a state without a time, or muses without an actor."""

from __future__ import annotations

from events.extraction.claims import actions, frames, status
from events.extraction.claims.frames import Frame
from events.extraction.words import Words, word_set
from events.values import BlockKind, Status

# "The world will watch": said of everybody, it is said of nobody.
_WATCHING = word_set("watch monitor await anticipate unfold look wait observe")
# "The arrest comes at a time when": the frame of a comment on what has been told before.
_FRAMING = frozenset({"come"})
# What is so again and again, or for an age, has no day.
_AGES = frozenset({"year", "decade", "century"})
_HABITUAL = word_set(
    "traditionally usually often typically generally historically frequently always rarely seldom normally"
)
_STATES = word_set("have remain seem appear include contain exist belong consist know mean need want like") | frames.BE


def is_background(words: Words, frame: Frame, action: str, agent: str, state: Status, timed: bool) -> bool:
    """Whether the clause tells no happening: it weighs up, is a state without a time, or muses without an actor."""
    if state is Status.OPINION or status.is_evaluation(words, frame.verb):
        return True
    if status.is_question(words, frame.head) or _is_said_of_all(words, frame.head, timed):
        return True
    if not timed and _is_habit(words, frame):
        return True
    if state is Status.POSSIBLE and status.is_telling(words, frame.verb):  # "has not been disclosed"
        thing = words.child(frame.verb, "dobj")
        return not timed and not (agent and thing >= 0)
    if state is Status.EXPECTED and agent:
        return False
    if words.lemma[frame.verb] in (_WATCHING if timed else _WATCHING | _FRAMING) and not agent:
        return True
    known = action in actions.classes()
    if words.lemma[frame.verb] in _STATES and not timed:
        return not (known and agent)
    if state is Status.POSSIBLE and not timed:
        return not (known and agent)
    if words.lemma[frame.verb] in frames.BE and words.child(frame.verb, "acomp", "attr") >= 0 and not agent:
        return True
    present = words.tag[frame.head] in ("VBZ", "VBP") and words.block[frame.head] is not BlockKind.HEADLINE
    return present and not timed and not known and frame.head == frame.verb and words.child(frame.head, "aux") < 0


def _is_habit(words: Words, frame: Frame) -> bool:
    """ "They have traditionally relied on", "she used to sail", "they were friends for many years"."""
    if any(words.dep[c] == "prep" and _is_an_age(words, words.child(c, "pobj")) for c in words.children[frame.head]):
        return True
    used = words.lower[frame.head] == "used" and frame.verb != frame.head
    adverbs = (words.lower[c] for i in {frame.head, frame.verb} for c in words.children[i] if words.dep[c] == "advmod")
    return used or any(adverb in _HABITUAL for adverb in adverbs)


def _is_an_age(words: Words, i: int) -> bool:
    """Uncounted years ("over the years"); five of them are the length of something, a sentence or a lease."""
    return i >= 0 and words.tag[i] == "NNS" and words.lemma[i] in _AGES and words.child(i, "nummod") < 0


def _is_said_of_all(words: Words, head: int, timed: bool) -> bool:
    """ "You can see", "we need to talk": the present of "I", "you" and "we" without a time tells no happening."""
    subject = words.child(head, "nsubj")
    present = words.tag[head] in ("VBP", "VB") and words.child(head, "neg") < 0
    return not timed and present and subject >= 0 and words.lower[subject] in ("i", "you", "we")
