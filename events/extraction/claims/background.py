"""Whether a clause tells no happening: it weighs up, is a state without a time, or muses without an actor."""

from __future__ import annotations

from events.extraction.claims import actions, frames, status
from events.extraction.claims.frames import Frame
from events.extraction.words import Words, word_set
from events.values import BlockKind, Status

# "The world will watch": said of everybody, it is said of nobody.
_WATCHING = word_set("watch monitor await anticipate unfold look wait observe")
_STATES = word_set("have remain seem appear include contain exist belong consist know mean need want like") | frames.BE


def is_background(words: Words, frame: Frame, action: str, agent: str, state: Status, timed: bool) -> bool:
    """Whether the clause tells no happening: it weighs up, is a state without a time, or muses without an actor."""
    if state is Status.OPINION or status.is_evaluation(words, frame.verb):
        return True
    if status.is_question(words, frame.head) or _is_said_of_all(words, frame.head, timed):
        return True
    if state is Status.POSSIBLE and status.is_telling(words, frame.verb):  # "has not been disclosed"
        thing = words.child(frame.verb, "dobj")
        return not timed and not (agent and thing >= 0)
    if state is Status.EXPECTED and agent:
        return False
    if words.lemma[frame.verb] in _WATCHING and not agent:
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


def _is_said_of_all(words: Words, head: int, timed: bool) -> bool:
    """ "You can see", "we need to talk": the present of "I", "you" and "we" without a time tells no happening."""
    subject = words.child(head, "nsubj")
    present = words.tag[head] in ("VBP", "VB") and words.child(head, "neg") < 0
    return not timed and present and subject >= 0 and words.lower[subject] in ("i", "you", "we")
