"""What the clauses of an article assert: one claim a finite clause, and one an event noun with its own time or place.

A claim's span is the clause without the clauses that are claims of their own at its edges, without the words that
only say
who said it, and without joining words; its ``times``, participants and figures are those of exactly these words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from events.extraction.claims import actions, arguments, frames, nominal, status
from events.extraction.claims.arguments import Arguments
from events.extraction.claims.figures import figures
from events.extraction.claims.frames import Frame, Voices
from events.extraction.claims.people import People
from events.extraction.entities.vocabulary import ROLES
from events.extraction.words import Words, word_set
from events.values import Attribution, Claim, EntityKind, Mention, NamedEntity, Status, TimeReference

__all__ = ["read"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Acts of a cue that report (values.Attribution.act); wishes and fears are the subject's own happening.
_REPORTING = frozenset({"says", "shows", "asks"})
# Heads passed from the word before a time up to an event noun ("the invasion of the island in March": two).
_STEPS_TO_NOUN = 4
# Relations of a cue that stands beside what it reports, not inside it.
_ADJUNCTS = frozenset(
    {"ROOT", "prep", "advcl", "acl", "mark", "parataxis", "ccomp", "conj", "aux", "auxpass", "agent", "neg", "pcomp"}
)
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
        self.words, self.people, self.times, self.attributions = words, people, times, attributions
        self.time_tokens = [self._tokens(t.start, t.end) for t in times]
        self.time_heads = [self._modified(tokens) for tokens in self.time_tokens]
        self.dated = {n for n, t in enumerate(times) if t.lower or t.formula}
        self.reported: set[int] = set()
        self.voices = self._voices()
        self.closed = {i for t in times for i in self._tokens(t.start, t.end)} | set(people.at)

    def claims(self) -> list[Claim]:
        words = self.words
        heads, owning = frames.clause_heads(words, self.voices, set(self.time_heads) - {-1})
        clauses = [Frame(head, status.controlled(words, head)[0]) for head in heads]
        told = {frame.head: self._action(frame) for frame in clauses}
        carried = {noun for _, noun in told.values() if noun >= 0}
        aside = self._only_attribution(owning)
        outer = frames.owners(words, owning, aside)
        timed = self._times_of_nouns()
        nouns = nominal.event_nouns(words, self.people, carried, timed, self.reported)
        nouns = [noun for noun in nouns if noun not in aside]
        inner = frames.owners(words, {*owning, *nouns}, aside)
        whole, own = frames.members(outer), frames.members(inner)
        found: list[Claim] = []
        facts: dict[int, Claim] = {}
        arguments_of: dict[int, Arguments] = {}
        for frame in clauses:
            tokens = own.get(frame.head, [frame.head])
            action, noun = told[frame.head]
            roles = self._arguments(frame, action, noun, tokens)
            claim = self._clause(frame, action, roles, whole[frame.head], tokens)
            facts[frame.head], arguments_of[frame.head] = claim, roles
            found.append(claim)
        for noun in nouns:
            clause = facts.get(outer[noun])
            if (
                timed.get(noun)
                or noun in self.reported
                or clause is None
                or not (clause.background or words.dep[noun].startswith("nsubj"))
            ):
                found.append(self._nominal(noun, clause, arguments_of.get(outer[noun], Arguments()), own[noun]))
        return found

    # --- one claim ---------------------------------------------------------------------------------------------------

    def _clause(self, frame: Frame, action: str, roles: Arguments, whole: list[int], tokens: list[int]) -> Claim:
        words = self.words
        attribution = self._attribution(frame)
        stance = self.attributions[attribution].stance if attribution is not None else "asserts"
        _, on_the_way = status.controlled(words, frame.head)
        state = status.status_of(words, frame.head, frame.verb, on_the_way, stance)
        times = self._times(tokens)
        background = self._is_background(frame, action, roles, state, any(t in self.dated for t in times))
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
        attribution = self._attribution(frame)
        if attribution is not None and self.attributions[attribution].stance == "denies":
            state = Status.DENIED
        times = self._times(tokens)
        spanned = sorted({*tokens, *(i for n in times for i in self.time_tokens[n] if i > noun)})
        span = frames.extent(words, spanned, noun)
        return self._claim(frame, span, state, action, roles, times, attribution, tokens, False)

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
            if subject >= 0 and words.pos[subject] == "NOUN" and self._carries(frame, subject):
                return nouns[words.lemma[subject]], subject
        object_ = words.child(verb, "dobj")
        if object_ >= 0 and (lemma in actions.INTRANSITIVE or words.lemma[object_] in status.ABSTRACT):
            return lemma, -1
        if special := self._special(lemma, verb, object_):
            return special, -1
        particle = words.child(verb, "prt")
        phrase = f"{lemma}_{words.lower[particle]}" if particle >= 0 else lemma
        return actions.verbs().get(phrase, actions.verbs().get(lemma, lemma)), -1

    def _special(self, lemma: str, verb: int, object_: int) -> str:
        """Verbs whose class hangs on what goes with them: missiles are fired, and coaches."""
        words = self.words
        undergoer = object_ if object_ >= 0 else words.child(verb, "nsubjpass")
        if lemma == "fire" and undergoer >= 0:
            mention = self.people.at.get(undergoer)
            if (mention and mention.kind is EntityKind.PERSON) or words.lower[undergoer] in ROLES:
                return "dismiss"
        if lemma == "find" and any(words.lower[c] == "guilty" for c in self._near(verb)):
            return "convict"
        if lemma == "land" and object_ >= 0:
            return lemma
        if lemma == "reach" and words.child(verb, "prt") >= 0:
            return "contact"
        if lemma == "call" and any(
            words.dep[c] == "prep" and words.lower[c] in ("for", "on") for c in words.children[verb]
        ):
            return "urge"
        return ""

    def _near(self, verb: int) -> list[int]:
        return [g for c in self.words.children[verb] for g in (c, *self.words.children[c])]

    def _carries(self, frame: Frame, subject: int) -> bool:
        """ "The summit is on Monday" tells the summit; "the summit is a milestone" weighs it up."""
        words = self.words
        if words.lemma[subject] not in actions.nouns():
            return False
        if words.lemma[frame.verb] in frames.BE:
            return words.child(frame.verb, "attr", "acomp") < 0
        return words.child(frame.verb, "dobj") < 0 or words.lemma[words.child(frame.verb, "dobj")] == "place"

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

    def _is_background(self, frame: Frame, action: str, roles: Arguments, state: Status, timed: bool) -> bool:
        """Whether the clause tells no happening: it weighs up, is a state without a time, or muses without an actor."""
        words = self.words
        if state is Status.OPINION or status.is_evaluation(words, frame.verb):
            return True
        if state is Status.EXPECTED and roles.agent:
            return False
        if words.lemma[frame.verb] in _WATCHING and not roles.agent:
            return True
        known = action in set(actions.verbs().values())
        if words.lemma[frame.verb] in _STATES and not timed:
            return not (known and roles.agent)
        if state is Status.POSSIBLE and not timed:
            return not (known and roles.agent)
        if words.lemma[frame.verb] in frames.BE and words.child(frame.verb, "acomp", "attr") >= 0 and not roles.agent:
            return True
        present = words.tag[frame.head] in ("VBZ", "VBP") and words.block[frame.head].value != "headline"
        return present and not timed and not known and frame.head == frame.verb and words.child(frame.head, "aux") < 0

    def _times(self, tokens: Sequence[int]) -> tuple[int, ...]:
        own = set(tokens)
        return tuple(n for n, head in enumerate(self.time_heads) if head in own)

    def _modified(self, tokens: range) -> int:
        """The token through which a time belongs to its claim: its own head, unless its neighbours say better; -1 for
        none.

        "in 2019 when they met": the clause of "when". "in the wake of the invasion in March": the event noun just
        before,
        where that stands in a phrase of its own and the parser may have tied the month to the sentence's verb.
        """
        words = self.words
        top = self._top(tokens)
        if top < 0:
            return -1
        after = tokens[-1] + 1
        if after < len(words) and words.lower[after] == "when" and words.head[after] > after:
            return words.head[after]
        start = tokens[0] - 1 if tokens[0] and words.pos[tokens[0] - 1] == "ADP" else tokens[0]
        at, first = start - 1, words.sentences[words.sentence[top]][0]
        for _ in range(_STEPS_TO_NOUN):
            if at < first or at >= start or words.pos[at] not in ("NOUN", "PROPN", "ADP"):
                break
            if words.pos[at] == "NOUN" and words.lemma[at] in actions.nouns():
                return at if words.dep[at] == "pobj" else top
            at = words.head[at]
        return top

    def _times_of_nouns(self) -> dict[int, int]:
        """For each event noun the number of times that depend on it, directly or through one preposition."""
        found: dict[int, int] = {}
        for number, head in enumerate(self.time_heads):
            if head >= 0 and number in self.dated:
                above = head if self.words.lemma[head] in actions.nouns() else self.words.head[head]
                if self.words.pos[above] == "ADP":
                    above = self.words.head[above]
                found[above] = found.get(above, 0) + 1
        return found

    # --- attributions ------------------------------------------------------------------------------------------------

    def _voices(self) -> Voices:
        """Only attributions that report, to somebody, count: who wants or fears something tells it of himself."""
        voices = Voices({}, {}, set(), {}, set())
        nouns = actions.nouns()
        sizes: dict[int, int] = {}
        for number, attribution in enumerate(self.attributions):
            if attribution.act not in _REPORTING or not (attribution.source or attribution.anonymous):
                continue
            content = [i for span in attribution.content for i in self._tokens(span.start, span.end)]
            for span in attribution.cue:
                voices.cues.update((i, number) for i in self._tokens(span.start, span.end))
            for span in attribution.source:
                voices.sources.update(self._tokens(span.start, span.end))
            voices.contents[number] = content
            for i in content:
                if len(content) < sizes.get(i, len(content) + 1):
                    sizes[i], voices.innermost[i] = len(content), number
            top = self._top(content)
            tells = top >= 0 and self.words.pos[top] == "NOUN" and self.words.lemma[top] in nouns
            if tells and attribution.stance != "denies":
                voices.events.add(number)
                self.reported.add(top)
        return voices

    def _attribution(self, frame: Frame) -> int | None:
        """The innermost attribution whose content covers the claim's head; for a denying verb, its own."""
        for i in (frame.head, frame.verb):
            if i in self.voices.innermost:
                return self.voices.innermost[i]
        number = self.voices.cues.get(frame.head)
        return number if number is not None and self.attributions[number].stance == "denies" else None

    def _only_attribution(self, heads: set[int]) -> set[int]:
        """Words that only say who says so: cues that head no claim, and sources that are no claim's own subject."""
        words = self.words
        spoken = {i for i in self.voices.cues if i not in heads and words.dep[i] in _ADJUNCTS}
        subjects = {i for i in self.voices.sources if words.head[i] in heads}
        return spoken | {
            i
            for i in self.voices.sources
            if words.head[i] in spoken and i not in subjects and not self._under(i, subjects)
        }

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

    def _top(self, tokens: Sequence[int]) -> int:
        """The token that the others depend on; -1 for none."""
        own = set(tokens)
        return next((i for i in tokens if self.words.head[i] not in own or self.words.head[i] == i), -1)


# "The world will watch": said of everybody, it is said of nobody.
_WATCHING = word_set("watch monitor await anticipate unfold look wait observe")
_STATES = word_set("be 's ’s ' ’ have remain seem appear include contain exist belong consist know mean need want like")
