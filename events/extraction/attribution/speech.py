"""Direct speech: which cue a quotation belongs to, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import lexicon
from .clauses import noun_after, subject_of
from .parse import Parse, Range, Reading, union, without
from .quotes import is_speech
from .single_quotes import OPENING as SINGLE_MARKS
from .verbs import cue_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

# Tokens between a quotation and its cue verb, on either side: room for a subject with a short apposition.
# Chosen on development data: 12 loses long appositions, 40 takes verbs of other clauses.
MAX_TO_CUE = 25
# Tokens between two quotations of one speaker: the rest of the sentence with the cue in it.
MAX_GAP = 60
# Tokens beside a cue in which its speaker stands, where the parser went astray inside the quotation.
MAX_BESIDE = 8
# Tokens of a signature after its dash: a name, a role, a place.
MAX_SIGNATURE = 14
_DASHES = frozenset(("—", "–", "―", "-", "--"))
_STOPS = frozenset((".", "?", "!"))


class Speech:
    """Gives every quotation its reading, walking through them in order."""

    def __init__(self, parse: Parse, quoted: Sequence[Range], ends: Sequence[int]) -> None:
        self.parse = parse
        self.quoted = quoted
        self.ends = ends
        self.at = {i: n for n, (a, b) in enumerate(quoted) for i in range(a, b)}
        self.owner: dict[int, Reading] = {}
        self.by_cue: dict[int, Reading] = {}

    def attach(self, readings: list[Reading]) -> list[Reading]:
        """Readings with their quotations complete, and new ones for quotations beside verbs of any kind.

        Cues inside a quotation are part of what is quoted and are left out.
        """
        kept = [r for r in readings if not any(i in self.at for i in r.cue)]
        for reading in kept:
            self._outside(reading)
            for i in reading.cue:
                self.by_cue.setdefault(i, reading)
        anchors = {n: verb.i for n in range(len(self.quoted)) if (verb := self._verb_after(n)) and self._speech(n)}
        for reading in kept:
            for n in {self.at[i] for a, b in reading.content for i in (a, b - 1) if i in self.at}:
                if n not in anchors or anchors[n] in reading.cue or self._covers(reading, anchors[n]):
                    self.owner.setdefault(n, reading)
                    reading.content = union([*reading.content, self.quoted[n]])
                else:
                    reading.content = [p for part in reading.content for p in without(part, self.quoted[n])]
        kept = [r for r in kept if r.content]
        new = [r for n in range(len(self.quoted)) if (r := self._assign(n)) is not None]
        for n in range(len(self.quoted) - 2, -1, -1):
            if n not in self.owner and n + 1 in self.owner and self._follows(n + 1) and self._speech(n):
                self._give(n, self.owner[n + 1])
        for n, reading in self.owner.items():
            if reading.act == "mentions" and self._speech(n):
                reading.act = "says"  # whatever its verb, it has the words
        return kept + new

    def _covers(self, reading: Reading, i: int) -> bool:
        return any(a <= i < b for a, b in reading.content)

    def _speech(self, n: int) -> bool:
        return is_speech(self.parse, self.quoted[n])

    def _give(self, n: int, reading: Reading) -> None:
        self.owner[n] = reading
        reading.content = union([*reading.content, self.quoted[n]])

    def _assign(self, n: int) -> Reading | None:
        """Find the owner of one quotation; a new reading where its verb is none of the lexicon's."""
        if n in self.owner:
            return None
        signed = self._signature(n)
        if signed is not None:
            return signed
        verb = self._verb_after(n) or self._verb_before(n)
        if verb is not None:
            known = self.by_cue.get(verb.i)
            if known is not None:
                self._give(n, known)
                return None
            if self._speech(n) or lexicon.verb(verb.lemma_) is not None:
                return self._new(n, verb)
        owner = None
        if n - 1 in self.owner and self._follows(n) and (self._speech(n) or self._whole(n)):
            owner = self.owner[n - 1]
        elif self._speech(n):
            owner = self._sentence_before(n)
        if owner is not None:
            self._give(n, owner)
        return None

    def _signature(self, n: int) -> Reading | None:
        """A quotation signed with a dash and a name at the end of its paragraph: "…" — Anna Berg."""
        a, b = self.quoted[n]
        end, tokens = self.ends[a], self.parse.tokens
        if not (b < end <= b + MAX_SIGNATURE and tokens[b].text in _DASHES):
            return None
        name = self.parse.trim((b + 1, end))
        if name is None or any(t.pos_ in ("VERB", "AUX") for t in tokens[name[0] : name[1]]):
            return None
        head = next((i for i in range(*name) if tokens[i].pos_ == "PROPN"), None)
        if head is None:
            return None
        while tokens[head].dep_ == "compound" and name[0] <= tokens[head].head.i < name[1]:
            head = tokens[head].head.i
        self.owner[n] = Reading([b], [self.quoted[n]], name, head, rule="signature")
        return self.owner[n]

    def _whole(self, n: int) -> bool:
        """Whether a quotation is a sentence of its own: it ends like one, and so does what stands before it."""
        a, b = self.quoted[n]
        tokens = self.parse.tokens
        before = next((t for t in reversed(tokens[max(a - 3, 0) : a]) if not t.is_space), None)
        return any(t.text in _STOPS for t in tokens[b - 2 : b]) and (
            before is None or before.text in _STOPS or before.is_quote
        )

    def _sentence_before(self, n: int) -> Reading | None:
        """The last cue of the same sentence or, for a whole sentence in quotation marks, of the one before it."""
        a = self.quoted[n][0]
        stops = breaks = 1 if self._whole(n) else 0
        for i in range(a - 1, max(a - MAX_GAP, 0) - 1, -1):
            token = self.parse.tokens[i]
            if token.text in _STOPS and (token.whitespace_ or self.parse.tokens[i + 1].is_space):
                stops -= 1
            breaks -= token.is_space and "\n" in token.text
            if stops < 0 or breaks < 0 or i in self.at:
                return None
            known = self.by_cue.get(i)
            if known is not None and known.source is not None and known.act in ("says", "asks", "judges", "shows"):
                return known
        return None

    def _new(self, n: int, verb: Token) -> Reading:
        cue = lexicon.verb(verb.lemma_)
        reading = Reading(cue_tokens(self.parse, verb), [self.quoted[n]], rule="quotation")
        if cue is not None:
            reading.act, reading.stance = cue.act, cue.stance
        source = subject_of(self.parse, verb) or (noun_after(self.parse, verb) if verb.tag_ == "VBN" else None)
        if source is not None:
            reading.source, reading.head = self.parse.noun_phrase(source), source.i
        self._outside(reading)
        self.owner[n] = reading
        for i in reading.cue:
            self.by_cue.setdefault(i, reading)
        return reading

    def _verb_after(self, n: int) -> Token | None:
        """The verb of "…," said Berg or "…," Berg added, right after a quotation that a comma or ?, ! ends."""
        a, b = self.quoted[n]
        tokens = self.parse.tokens
        inner = next((t for t in reversed(tokens[a : b - 1]) if not t.is_space), tokens[a])
        if inner.text not in (",", "?", "!", "—", "–", "...", "…") and not (b < len(tokens) and tokens[b].text == ","):
            return None
        return self._verb(range(b, min(b + MAX_TO_CUE, self.ends[a])))

    def _verb_before(self, n: int) -> Token | None:
        """The verb of Berg said, "…" or he put it this way: "…"."""
        a, _ = self.quoted[n]
        tokens = self.parse.tokens
        i = a - 1
        while i >= 0 and tokens[i].is_space:
            i -= 1
        if i < 0 or tokens[i].text not in (",", ":", "that") or i in self.at:
            return None
        found = None
        for k in range(i - 1, max(i - MAX_TO_CUE, 0) - 1, -1):
            token = tokens[k]
            if k in self.at or token.text in (".", "?", "!") or (token.is_space and "\n" in token.text):
                break
            cue = lexicon.verb(token.lemma_) if token.pos_ == "VERB" else None
            if cue is not None and "c" in cue.frames:
                return token
            if tokens[i].text == ":" and token.pos_ == "VERB":
                found = token
        return found

    def _verb(self, where: range) -> Token | None:
        """The first finite verb of a stretch of the sentence outside quotations."""
        tokens = self.parse.tokens
        for i in where:
            token = tokens[i]
            if i in self.at or token.text in (".", "?", "!", ";"):
                return None
            if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("relcl", "acl"):
                return token
            if i == where.start and token.tag_ == "VBN" and noun_after(self.parse, token) is not None:
                return token  # "...," fumed landlord Ann Lee: taken for a participle
        return None

    def _follows(self, n: int) -> bool:
        """Whether between this quotation and the one before there is nothing but the rest of the cue's sentence.

        A paper prints speech in one kind of marks: the heading 'Dead End' goes on no speech in double ones.
        """
        gap = range(self.quoted[n - 1][1], self.quoted[n][0])
        tokens = self.parse.tokens
        if len(gap) > MAX_GAP or self._is_single(n) != self._is_single(n - 1):
            return False
        words = [i for i in gap if not tokens[i].is_space]
        stops = [i for i in words if tokens[i].text in _STOPS and (tokens[i].whitespace_ or tokens[i + 1].is_space)]
        breaks = sum("\n" in tokens[i].text for i in gap)
        if not words:
            return True
        return breaks <= 1 and len(stops) <= 1 and (not stops or stops[0] == words[-1])

    def _is_single(self, n: int) -> bool:
        return self.parse.tokens[self.quoted[n][0]].text in SINGLE_MARKS

    def _outside(self, reading: Reading) -> None:
        """A source that the parser found inside a quotation gives way to the noun beside the cue."""
        if reading.source is None or reading.head is None:
            return
        if reading.head not in self.at:
            reading.source = self._cut(reading.source, reading.head)
            return
        verb, tokens = reading.cue[-1], self.parse.tokens
        reading.source = reading.head = None
        before = range(verb - 1, max(verb - MAX_BESIDE, 0) - 1, -1)
        after = range(verb + 1, min(verb + MAX_BESIDE, len(tokens)))
        for i in (*before, *after):
            if i not in self.at and tokens[i].pos_ in ("PROPN", "PRON", "NOUN"):
                reading.source, reading.head = self._cut(self.parse.noun_phrase(tokens[i]), i), i
                return

    def _cut(self, part: Range, head: int) -> Range:
        """A source without the quotation that the parser hung on it."""
        a, b = part
        for i in range(a, b):
            if i in self.at and i < head:
                a = i + 1
            elif i in self.at and i > head:
                b = i
                break
        return self.parse.trim((a, b)) or (head, head + 1)
