"""Which claim a time belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from events.extraction.claims import actions
from events.extraction.times.setting import DATE_LINE
from events.extraction.words import Words, word_set
from events.values import TimeReference

# Heads passed from the word before a time up to an event noun ("the invasion of the island in March": two).
_STEPS_TO_NOUN = 4
# Times of the news of the day: weekdays, "yesterday". A month or year beside an event noun is the noun's, as history is
# told; a day is what the sentence's verb was done on ("voted for the sale to Kestner on Thursday").
_NEWS_DAY = re.compile(r"(?:week [+-]\d+; )?weekday |day [+-]")
# Participles that put a happening into the calendar: "a walkout planned for Monday" is one on Monday.
_SETTING = word_set("plan schedule set expect fix slate time due")


class Dating:
    """The times of one article by token. ``heads`` are the tokens through which they belong to claims, -1 for none."""

    def __init__(self, words: Words, times: Sequence[TimeReference]) -> None:
        self.words = words
        self.near = {n for n, t in enumerate(times) if _NEWS_DAY.match(t.formula)}
        self.tokens = [words.covering(t.start, t.end) for t in times]
        self.heads = [self._modified(tokens, n in self.near) for n, tokens in enumerate(self.tokens)]
        # Those with a meaning in the calendar: "for years" or "the future" make no happening of a state. A date line
        # tells when the piece was written, not when something happened.
        self.dated = {n for n, t in enumerate(times) if (t.lower or t.formula) and t.rule != DATE_LINE}
        self._by_head: defaultdict[int, list[int]] = defaultdict(list)
        for n in self.dated:
            self._by_head[self.heads[n]].append(n)

    def of(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """The indexes of the times with a meaning in the calendar that belong to these tokens, in order."""
        return tuple(sorted(n for i in tokens if i in self._by_head for n in self._by_head[i]))

    def _modified(self, tokens: range, near: bool) -> int:
        """The token through which a time belongs to its claim: its own head, unless its neighbours say better; -1 for
        none.

        "in 2019 when they met": the clause of "when". "in the wake of the invasion in March": the event noun just
        before,
        where that stands in a phrase of its own and the parser may have tied the month to the sentence's verb.
        """
        words = self.words
        top = self.words.top(tokens)
        if top < 0:
            return -1
        if (noun := self._possessed(top, tokens)) >= 0:  # "half of Monday's gains": the gains are Monday's
            return top if words.lemma[noun] in actions.nouns() else -1
        after = tokens[-1] + 1
        after += words.text[after : after + 1] == [","]
        if after < len(words) and words.lower[after] == "when" and words.head[after] > after:
            return words.head[after]
        start = tokens[0] - 1 if tokens[0] and words.pos[tokens[0] - 1] == "ADP" else tokens[0]
        at, first = start - 1, words.sentences[words.sentence[top]][0]
        for step in range(_STEPS_TO_NOUN):
            if at < first or at >= start or words.pos[at] not in ("NOUN", "PROPN", "ADP"):
                break
            if near and step:
                break
            if words.pos[at] == "NOUN" and words.lemma[at] in actions.nouns():
                return at if words.dep[at] == "pobj" else top
            at = words.head[at]
        return self._beside_participle(top)

    def _possessed(self, top: int, tokens: range) -> int:
        """The noun of a possessive date, -1 for none. The model takes some of them for plain modifiers."""
        words, after = self.words, tokens[-1] + 1
        marked = words.lower[after : after + 1] == ["'s"] or words.lower[tokens[-1]] == "'s"
        if not marked:
            return -1
        if words.dep[top] == "poss":
            return words.head[top]
        following = range(after, min(after + _STEPS_TO_NOUN, len(words)))
        return next((i for i in following if words.pos[i] == "NOUN"), -1)

    def _beside_participle(self, top: int) -> int:
        """-1 for the time of a past participle: "founded in 1931, it fought off a bid" dates the founding.

        Where the participle puts a happening into the calendar, the time is that of the happening.
        """
        words, at = self.words, _governor(self.words, top)
        if words.tag[at] != "VBN" or words.dep[at] not in ("acl", "advcl") or _is_clause(words, at):
            return top
        if words.lemma[at] not in _SETTING:
            return -1
        if words.dep[at] == "advcl":  # "scheduled for Monday, the march will pass the harbour"
            return top
        return words.head[at] if words.lemma[words.head[at]] in actions.nouns() else -1

    def of_nouns(self) -> dict[int, int]:
        """For each event noun the number of times that depend on it, directly or through one preposition."""
        found: dict[int, int] = {}
        for number, head in enumerate(self.heads):
            if head >= 0 and number in self.dated:
                above = head if self.words.lemma[head] in actions.nouns() else self.words.head[head]
                if self.words.pos[above] == "ADP":
                    above = self.words.head[above]
                found[above] = found.get(above, 0) + 1
        return found


def _governor(words: Words, i: int) -> int:
    """The word that a time depends on, through one preposition."""
    above = words.head[i]
    return words.head[above] if words.pos[above] == "ADP" else above


def _is_clause(words: Words, verb: int) -> bool:
    """Whether a participle is a clause of its own: with a subject or a helper."""
    return words.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") >= 0
