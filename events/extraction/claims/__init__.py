"""What the clauses of an article assert: one claim a finite clause, and one an event noun with its own time or place.

A claim's span is the clause without the clauses that are claims of their own at its edges, without the words that only
say who said it, and without joining words; its ``times``, participants and figures are those of exactly these words.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.claims import actions, arguments, frames, nominal, phrases, status
from events.extraction.claims.acting import action_of
from events.extraction.claims.arguments import Arguments
from events.extraction.claims.background import is_background
from events.extraction.claims.dating import Dating
from events.extraction.claims.figures import figures
from events.extraction.claims.frames import Frame
from events.extraction.claims.people import People
from events.extraction.claims.voices import aside, voices_of
from events.extraction.words import Words, word_set
from events.values import Attribution, Claim, Mention, NamedEntity, Status, TimeReference

__all__ = ["read"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = word_set("be have do will would can could may might should must shall say s")


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


class _Reader:
    def __init__(
        self, words: Words, people: People, times: Sequence[TimeReference], attributions: Sequence[Attribution]
    ) -> None:
        self.words, self.people, self.attributions = words, people, attributions
        self.dating = Dating(words, times)
        self.voices = voices_of(words, attributions)
        self.timed = {i for tokens in self.dating.tokens for i in tokens}
        self.closed = self.timed | set(people.at)

    def claims(self) -> list[Claim]:
        words = self.words
        heads, owning = frames.clause_heads(words, self.voices, set(self.dating.heads) - {-1})
        clauses = [Frame(head, status.controlled(words, head)[0]) for head in heads]
        told = {frame.head: action_of(words, self.people, frame) for frame in clauses}
        carried = {noun for _, noun in told.values() if noun >= 0}
        spoken = aside(words, self.voices, owning)
        outer = frames.owners(words, owning, spoken)
        timed = self.dating.of_nouns()
        nouns = nominal.event_nouns(words, self.people, carried, timed, self.voices.event_nouns)
        nouns = [noun for noun in nouns if noun not in spoken]
        inner = frames.owners(words, {*owning, *nouns}, spoken)
        whole, own = frames.members(outer), frames.members(inner)
        self._complete_reported(own, inner)
        found: list[Claim] = []
        facts: dict[int, Claim] = {}
        arguments_of: dict[int, Arguments] = {}
        for frame in clauses:
            tokens = own.get(frame.head, [frame.head])
            action, noun = told[frame.head]
            roles = self._arguments(frame, action, noun, tokens)
            claim = self._clause(frame, action, noun, roles, whole[frame.head], tokens)
            facts[frame.head], arguments_of[frame.head] = claim, roles
            found.append(claim)
        for noun in nouns:
            clause = facts.get(outer[noun])
            if (
                timed.get(noun)
                or noun in self.voices.event_nouns
                or clause is None
                or not (clause.background or words.dep[noun].startswith("nsubj"))
            ):
                found.append(self._nominal(noun, clause, arguments_of.get(outer[noun], Arguments()), own[noun]))
        return found

    def _complete_reported(self, own: dict[int, list[int]], inner: list[int]) -> None:
        """An event noun that is all that was reported has all its words, also those tied to the reporting verb."""
        for number in self.voices.events:
            content = self.voices.contents[number]
            top = self.words.top(content)
            if top in own:
                own[top] = sorted(
                    {*own[top], *(i for i in content if inner[i] == frames.NOBODY or inner[i] in self.voices.cues)}
                )

    # --- one claim ---------------------------------------------------------------------------------------------------

    def _clause(
        self, frame: Frame, action: str, noun: int, roles: Arguments, whole: list[int], tokens: list[int]
    ) -> Claim:
        words = self.words
        attribution = self.voices.of(frame.head, frame.verb)
        stance = self.attributions[attribution].stance if attribution is not None else "asserts"
        _, on_the_way = status.controlled(words, frame.head)
        reported = attribution is not None
        state = status.status_of(words, frame.head, frame.verb, on_the_way, stance, reported=reported, noun=noun)
        times = self.dating.of(tokens)
        background = is_background(words, frame, action, roles.agent, state, any(t in self.dating.dated for t in times))
        if background and state is Status.HAPPENED and status.is_evaluation(words, frame.verb):
            state = Status.OPINION
        span = frames.extent(words, whole, frame.head)
        return self._claim(frame, span, state, action, roles, times, attribution, tokens, background)

    def _nominal(self, noun: int, clause: Claim | None, outer: Arguments, tokens: list[int]) -> Claim:
        words = self.words
        frame = Frame(noun, noun, nominal=True)
        action = actions.nouns()[words.lemma[noun]]
        roles = arguments.of_noun(words, self.people, frame, action, tokens, outer)
        state = nominal.status_of(words, noun, clause.status if clause else None)
        attribution = self.voices.of(frame.head, frame.verb)
        if attribution is not None and self._is_denied(noun, attribution):
            state = Status.DENIED
        times = self.dating.of(tokens)
        spanned = sorted({*tokens, *(i for n in times for i in self.dating.tokens[n] if i > noun)})
        span = frames.extent(words, spanned, noun)
        return self._claim(frame, span, state, action, roles, times, attribution, tokens, False)

    def _is_denied(self, noun: int, attribution: int) -> bool:
        """Whether the noun is what is denied: who denies that he knew before the fire does not deny the fire."""
        words, top = self.words, self.words.top(self.voices.contents.get(attribution, []))
        while noun != top and words.dep[noun] == "conj":
            noun = words.head[noun]
        return noun == top and self.attributions[attribution].stance == "denies"

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
        told = phrases.of_noun if frame.nominal else phrases.of_clause
        own = told(words, self.people, frame, roles, set(tokens), self.timed)
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
            verb=own.verb,
            subject=own.subject,
            object=own.object,
            complement=own.complement,
        )

    # --- its parts ---------------------------------------------------------------------------------------------------

    def _arguments(self, frame: Frame, action: str, noun: int, tokens: list[int]) -> Arguments:
        outer = arguments.of_verb(self.words, self.people, frame, action, tokens)
        if noun < 0:
            return outer
        inner = arguments.of_noun(self.words, self.people, Frame(noun, noun), action, tokens, Arguments())
        agent = inner.agent or outer.agent
        patient = inner.patient or (outer.patient if outer.patient != agent else "")
        place = inner.place or outer.place
        everyone = dict.fromkeys((agent, patient, *outer.participants, *inner.participants))
        names = tuple(name for name in everyone if name and (name != place or name in (agent, patient)))
        return Arguments(agent, patient, place, names, outer.subject)
