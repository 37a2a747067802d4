"""Where an article reports instead of telling: attributions by token."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from events.extraction.claims import actions
from events.extraction.words import Words, word_set
from events.values import Attribution

# Acts of a cue that report (values.Attribution.act); questions, wishes and fears are the subject's own happening.
_REPORTING = frozenset({"says", "shows"})
# Who holds something to be so, without knowing it, is whose word it is ("police believe that", "the UN estimates").
_HOLDING = word_set(
    "anticipate assume believe calculate conclude estimate expect forecast predict reckon suspect think"
)
# Relations of a cue that stands beside what it reports, not inside it.
_ADJUNCTS = frozenset(
    {"ROOT", "prep", "advcl", "acl", "mark", "parataxis", "ccomp", "conj", "aux", "auxpass", "agent", "neg", "pcomp"}
)
# A chain's next link ("AP, citing officials") says who said it, too.
_CITING = frozenset({"cite", "quote"})
# Heads between a word of a source and the source's own head; deeper nesting is a source that holds a clause.
_SOURCE_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Voices:
    """Attributions by token.

    ``cues`` gives for a cue's token its attribution; ``contents`` for an attribution the tokens of what is put to it;
    ``events`` are those attributions whose content is a noun phrase that tells an event ("the departure was
    reported"), and ``event_nouns`` these nouns; ``innermost`` gives for a token the attribution that covers it most
    narrowly, ``tops`` are the heads of contents, ``sources`` the tokens of sources, ``own`` the attributions whose cue
    may head a claim that is the source's word: those that deny, and those that give a number ("put the toll at 30").
    """

    cues: dict[int, int]
    contents: dict[int, list[int]]
    events: set[int]
    event_nouns: set[int]
    innermost: dict[int, int]
    tops: set[int]
    sources: set[int]
    own: set[int]

    def of(self, *heads: int) -> int | None:
        """The innermost attribution that covers the first of these tokens that has one; else the cue's own."""
        for head in heads:
            if head in self.innermost:
                return self.innermost[head]
        number = self.cues.get(heads[0])
        return number if number in self.own else None


def voices_of(words: Words, attributions: Sequence[Attribution]) -> Voices:
    """Only attributions that report, to somebody, count, and what is held to be so: who wants or fears something tells
    it of himself.
    """
    voices = Voices({}, {}, set(), set(), {}, set(), set(), set())
    sizes: dict[int, int] = {}
    for number, attribution in enumerate(attributions):
        if not _reports(words, attribution) or not (attribution.source or attribution.anonymous):
            continue
        content = [i for span in attribution.content for i in words.covering(span.start, span.end)]
        for span in attribution.cue:
            voices.cues.update((i, number) for i in words.covering(span.start, span.end))
        for span in attribution.source:
            voices.sources.update(words.covering(span.start, span.end))
        voices.contents[number] = content
        for i in content:
            if len(content) < sizes.get(i, len(content) + 1):
                sizes[i], voices.innermost[i] = len(content), number
        top = words.top(content)
        voices.tops.add(top)
        if attribution.stance == "denies":
            voices.own.add(number)
        elif top >= 0 and words.pos[top] == "NOUN" and words.lemma[top] in actions.nouns():
            voices.events.add(number)
            voices.event_nouns.add(top)
        elif attribution.act == "says" and any(words.pos[i] == "NUM" for i in content):
            voices.own.add(number)
    return voices


def _reports(words: Words, attribution: Attribution) -> bool:
    if attribution.act in _REPORTING:
        return True
    cue = {words.lemma[i] for span in attribution.cue for i in words.covering(span.start, span.end)}
    return attribution.act == "thinks" and not cue.isdisjoint(_HOLDING)


def aside(words: Words, voices: Voices, heads: Set[int]) -> set[int]:
    """Words that only say who says so: cues that head no claim, and sources that are no claim's own subject."""
    spoken = {i for i in voices.cues if i not in heads and words.dep[i] in _ADJUNCTS}
    spoken |= {i for i, lemma in enumerate(words.lemma) if lemma in _CITING and words.dep[i] in _ADJUNCTS - {"ROOT"}}
    subjects = {i for i in voices.sources if words.head[i] in heads}
    return spoken | {i for i in voices.sources if words.head[i] in spoken and not _is_under(words, i, subjects)}


def _is_under(words: Words, i: int, tops: Set[int]) -> bool:
    for _ in range(_SOURCE_DEPTH):
        if i in tops:
            return True
        i = words.head[i]
    return False
