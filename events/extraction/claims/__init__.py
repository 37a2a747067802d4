"""What the clauses of an article assert: one claim a finite clause, and one an event noun with its own time or place.

A claim's span is the clause without the clauses that are claims of their own at its edges, without the words that only say
who said it, and without joining words; its ``times``, participants and figures are those of exactly these words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.claims import actions, arguments, frames, nominal, status
from events.extraction.claims.arguments import Arguments
from events.extraction.claims.figures import figures
from events.extraction.claims.frames import Frame
from events.extraction.claims.people import People
from events.extraction.words import Words
from events.values import Attribution, Claim, Mention, NamedEntity, Status, TimeReference

__all__ = ["read"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset("be have do will would can could may might should must shall say s".split())


def read(
    words: Words,
    mentions: Sequence[Mention],
    entities: Sequence[NamedEntity],
    times: Sequence[TimeReference],
    attributions: Sequence[Attribution],
) -> tuple[Claim, ...]:
    """The claims of one article in order of the text. Indexes point into ``times`` and ``attributions`` as given."""
    reader = _Reader(words, People(words, mentions, entities), times, attributions)
    return tuple(sorted(reader.claims(), key=lambda claim: (claim.start, claim.end)))


@dataclass(slots=True)
class _Sources:
    """Tokens by their part in attributions; ``innermost`` gives for a token the attribution that covers it most narrowly."""

    cues: dict[int, int]
    sources: set[int]
    contents: set[int]
    innermost: dict[int, int]


class _Reader:
    def __init__(
        self, words: Words, people: People, times: Sequence[TimeReference], attributions: Sequence[Attribution]
    ) -> None:
        self.words, self.people, self.times, self.attributions = words, people, times, attributions
        self.said = self._said()
        self.time_heads = [self._top(self._tokens(t.start, t.end)) for t in times]
        self.closed = {i for t in times for i in self._tokens(t.start, t.end)} | set(people.at)

    def claims(self) -> list[Claim]:
        words = self.words
        heads = frames.clause_heads(words, self.said.cues.keys(), self.said.contents, set(self.time_heads) - {-1})
        clauses = [Frame(head, status.controlled(words, head)[0]) for head in heads]
        told = {frame.head: self._action(frame) for frame in clauses}
        carried = {noun for _, noun in told.values() if noun >= 0}
        aside = self._only_attribution(set(heads))
        outer = frames.owners(words, set(heads), aside)
        timed = self._times_of_nouns()
        nouns = nominal.event_nouns(words, self.people, carried, timed, set(heads))
        nouns = [noun for noun in nouns if noun not in aside]
        inner = frames.owners(words, {*heads, *nouns}, aside)
        whole, own = frames.members(outer), frames.members(inner)
        found: list[Claim] = []
        facts: dict[int, tuple[Arguments, Status]] = {}
        for frame in clauses:
            tokens = own.get(frame.head, [frame.head])
            action, noun = told[frame.head]
            roles = self._arguments(frame, action, noun, tokens)
            claim = self._clause(frame, action, roles, whole[frame.head], tokens)
            facts[frame.head] = roles, claim.status
            found.append(claim)
        for noun in nouns:
            roles, clause_status = facts.get(outer[noun], (Arguments(), None))
            found.append(self._nominal(noun, roles, clause_status, own[noun]))
        return found

    # --- one claim ---------------------------------------------------------------------------------------------------

    def _clause(self, frame: Frame, action: str, roles: Arguments, whole: list[int], tokens: list[int]) -> Claim:
        words = self.words
        attribution = self._attribution(frame.head)
        stance = self.attributions[attribution].stance if attribution is not None else "asserts"
        _, on_the_way = status.controlled(words, frame.head)
        state = status.status_of(words, frame.head, frame.verb, on_the_way, stance)
        times = self._times(tokens)
        background = self._is_background(frame, action, roles, state, bool(times))
        if background and state is Status.HAPPENED and status.is_evaluation(words, frame.verb):
            state = Status.OPINION
        span = frames.extent(words, whole)
        return self._claim(frame, span, state, action, roles, times, attribution, tokens, background)

    def _nominal(self, noun: int, outer: Arguments, clause: Status | None, tokens: list[int]) -> Claim:
        words = self.words
        frame = Frame(noun, noun, nominal=True)
        action = actions.nouns()[words.lemma[noun]]
        roles = arguments.of_noun(words, self.people, frame, action, tokens, outer)
        state = nominal.status_of(words, noun, clause)
        attribution = self._attribution(noun)
        if attribution is not None and self.attributions[attribution].stance == "denies":
            state = Status.DENIED
        span = frames.extent(words, tokens)
        return self._claim(frame, span, state, action, roles, self._times(tokens), attribution, tokens, False)

    def _claim(
        self,
        frame: Frame,
        span: tuple[int, int],
        state: Status,
        action: str,
        roles: Arguments,
        times: tuple[int, ...],
        attribution: int | None,
        tokens: list[int],
        background: bool,
    ) -> Claim:
        words = self.words
        return Claim(
            start=words.start[span[0]],
            end=words.end[span[1] - 1],
            status=state,
            sentence=words.sentence[frame.head],
            action=action,
            head=words.text[frame.verb],
            agent=roles.agent,
            patient=roles.patient,
            place=roles.place,
            participants=roles.participants,
            times=times,
            attribution=attribution,
            figures=figures(words, tokens, self.closed),
            lemmas=tuple(
                words.lemma[i] for i in range(*span) if words.pos[i] in _CONTENT and words.lemma[i] not in _EMPTY
            ),
            nominal=frame.nominal,
            background=background,
        )

    # --- its parts ---------------------------------------------------------------------------------------------------

    def _action(self, frame: Frame) -> tuple[str, int]:
        """The class of the action, and the event noun that tells it where the verb only carries it (else -1)."""
        words = self.words
        lemma, verb = words.lemma[frame.verb], frame.verb
        nouns = actions.nouns()
        if lemma in actions.CARRYING_OBJECT:
            object_ = words.child(verb, "dobj")
            if object_ < 0 and (passive := words.child(verb, "nsubjpass")) >= 0:
                object_ = passive
            if object_ >= 0 and words.lemma[object_] in nouns:
                return nouns[words.lemma[object_]], object_
        if lemma in actions.CARRYING_SUBJECT:
            subject = arguments.subject_of(words, frame.head)
            if subject >= 0 and words.pos[subject] == "NOUN" and words.lemma[subject] in nouns:
                return nouns[words.lemma[subject]], subject
        particle = words.child(verb, "prt")
        phrase = f"{lemma}_{words.lower[particle]}" if particle >= 0 else lemma
        return actions.verbs().get(phrase, actions.verbs().get(lemma, lemma)), -1

    def _arguments(self, frame: Frame, action: str, noun: int, tokens: list[int]) -> Arguments:
        outer = arguments.of_verb(self.words, self.people, frame, action, tokens)
        if noun < 0:
            return outer
        inner = arguments.of_noun(self.words, self.people, Frame(noun, noun), action, tokens, Arguments())
        agent = inner.agent or outer.agent
        patient = inner.patient or (outer.patient if outer.patient != agent else "")
        names = dict.fromkeys(name for name in (agent, patient, *outer.participants, *inner.participants) if name)
        return Arguments(agent, patient, inner.place or outer.place, tuple(names), outer.subject)

    def _is_background(self, frame: Frame, action: str, roles: Arguments, state: Status, timed: bool) -> bool:
        """Whether the clause tells no happening: it weighs up, is a state without a time, or muses without an actor."""
        words = self.words
        if state is Status.OPINION or status.is_evaluation(words, frame.verb):
            return True
        known = action in set(actions.verbs().values())
        if words.lemma[frame.verb] in _STATES and not timed:
            return not (known and roles.agent)
        if state is Status.POSSIBLE and not timed:
            return not (known and roles.agent)
        present = words.tag[frame.head] in ("VBZ", "VBP") and words.block[frame.head].value != "headline"
        return present and not timed and not known and frame.head == frame.verb and words.child(frame.head, "aux") < 0

    def _times(self, tokens: Sequence[int]) -> tuple[int, ...]:
        own = set(tokens)
        return tuple(n for n, head in enumerate(self.time_heads) if head in own)

    def _times_of_nouns(self) -> dict[int, int]:
        """For each event noun the number of times that depend on it, directly or through one preposition."""
        found: dict[int, int] = {}
        for head in self.time_heads:
            if head >= 0:
                above = self.words.head[head]
                if self.words.pos[above] == "ADP":
                    above = self.words.head[above]
                found[above] = found.get(above, 0) + 1
        return found

    # --- attributions ------------------------------------------------------------------------------------------------

    def _said(self) -> _Sources:
        said = _Sources({}, set(), set(), {})
        sizes: dict[int, int] = {}
        for number, attribution in enumerate(self.attributions):
            for span in attribution.cue:
                said.cues.update((i, number) for i in self._tokens(span.start, span.end))
            for span in attribution.source:
                said.sources.update(self._tokens(span.start, span.end))
            size = sum(span.end - span.start for span in attribution.content)
            for span in attribution.content:
                for i in self._tokens(span.start, span.end):
                    said.contents.add(i)
                    if size < sizes.get(i, size + 1):
                        sizes[i], said.innermost[i] = size, number
        return said

    def _attribution(self, head: int) -> int | None:
        """The innermost attribution whose content covers the claim's head; for a denying verb, its own."""
        if head in self.said.innermost:
            return self.said.innermost[head]
        number = self.said.cues.get(head)
        return number if number is not None and self.attributions[number].content else None

    def _only_attribution(self, heads: set[int]) -> set[int]:
        """Words that only say who says so: cues that head no claim, and sources outside any claim's own subject."""
        spoken = {i for i in self.said.cues if i not in heads}
        subjects = {i for i in self.said.sources if self.words.head[i] in heads}
        return spoken | {i for i in self.said.sources if i not in subjects and not self._under(i, subjects)}

    def _under(self, i: int, tops: set[int]) -> bool:
        for _ in range(8):  # a source is a short phrase; deeper nesting is a source that holds a clause
            if i in tops:
                return True
            i = self.words.head[i]
        return False

    # --- tokens ------------------------------------------------------------------------------------------------------

    def _tokens(self, start: int, end: int) -> range:
        """The tokens that overlap ``[start, end)``."""
        first = bisect_right(self.words.end, start)
        last = first
        while last < len(self.words) and self.words.start[last] < end:
            last += 1
        return range(first, last)

    def _top(self, tokens: range) -> int:
        """The token that the others depend on; -1 for an empty range."""
        return next((i for i in tokens if self.words.head[i] not in tokens or self.words.head[i] == i), -1)


_STATES = frozenset("be have remain seem appear include contain exist belong consist know mean need want like".split())
