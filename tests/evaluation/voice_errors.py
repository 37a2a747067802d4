"""Classes of what goes wrong with attributions: missed and spurious ones by cue and by what is attributed, sources by
why they differ.

Attributions are matched as the scorer matches them: by content, the likest pair first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from spacy.tokens import Doc, Token

from events.extraction.attribution import lexicon, lexicon_of_nouns
from tests.evaluation.baselines import Row

Spans = list[list[int]]
_SPEECH_MARKS = frozenset("\"“”‘’'") | {"``", "''"}
_FRAMES = {
    "ccomp": "clause",
    "advcl": "clause",
    "relcl": "clause",
    "acl": "clause",
    "parataxis": "clause",
    "xcomp": "infinitive",
    "dobj": "object",
    "pobj": "after a preposition",
    "prep": "after a preposition",
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "pcomp": "after a preposition",
}


def errors(document: Row, attributions: list[Row], doc: Doc) -> Counter[str]:
    """Classes with counts for one document. ``doc`` is its text as the language model read it."""
    gold = document["attributions"]
    pairs = matched(gold, attributions)
    found: Counter[str] = Counter()
    for i, wanted in enumerate(gold):
        if i not in pairs:
            found[_missed(wanted, attributions, doc)] += 1
        elif why := _source(wanted["source"], attributions[pairs[i]]["source"], doc):
            found[f"source: {why}"] += 1
    used = set(pairs.values())
    for j, ours in enumerate(attributions):
        if j not in used:
            found[_spurious(ours, gold, doc)] += 1
    return found


def matched(gold: list[Row], ours: list[Row]) -> dict[int, int]:
    """Places in the gold to places in ours, by the share of characters that their contents have in common."""
    left, right = ([characters(each["content"]) for each in rows] for rows in (gold, ours))
    likeness = sorted(
        ((len(a & b) / len(a | b), i, j) for i, a in enumerate(left) for j, b in enumerate(right) if a & b),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in likeness:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def characters(spans: Spans) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _missed(wanted: Row, ours: list[Row], doc: Doc) -> str:
    cue, content = characters(wanted["cue"]), characters(wanted["content"])
    if any(cue & characters(each["cue"]) for each in ours):
        return f"cue read, content elsewhere: {frame(wanted, doc)}"
    if any(cue and cue <= characters(each["content"]) for each in ours):
        return f"missed inside another's content: {cue_kind(wanted['cue'], doc)}"
    if any(content & characters(each["content"]) for each in ours):
        return f"missed, content put to another: {cue_kind(wanted['cue'], doc)}"
    return f"missed: {cue_kind(wanted['cue'], doc)}, {frame(wanted, doc)}"


def _spurious(ours: Row, gold: list[Row], doc: Doc) -> str:
    content = characters(ours["content"])
    if any(characters(ours["cue"]) & characters(each["cue"]) for each in gold):
        return f"content of a cue of the gold cut otherwise: {frame(ours, doc)}"
    inside = any(content & characters(each["content"]) for each in gold)
    where = "inside content of the gold" if inside else "not in the gold"
    return f"{where}: {cue_kind(ours['cue'], doc)}, {frame(ours, doc)}"


def _source(wanted: Spans, given: Spans, doc: Doc) -> str | None:
    """Why a source differs, or ``None`` where it shares a character, or the gold has none."""
    if not wanted or characters(wanted) & characters(given):
        return None
    if not given:
        return "none read"
    expected, found = head(wanted, doc), head(given, doc)
    if expected is None or found is None:
        return "other words"
    if "PRON" in (expected.pos_, found.pos_):
        return "a pronoun for a name or role" if found.pos_ == "PRON" else "a name or role for a pronoun"
    return "another of the same sentence" if expected.sent == found.sent else "one of another sentence"


def cue_kind(spans: Spans, doc: Doc) -> str:
    """The part of speech of a cue's head, and whether our lexicon has it."""
    word = head(spans, doc)
    if word is None:
        return "no cue"
    lemma = word.lemma_.lower()
    if word.pos_ in ("VERB", "AUX"):
        verbs = [token for token in _tokens(spans, doc) if token.pos_ == "VERB"]
        known = any(lexicon.verb(token.lemma_) for token in verbs)
        return "verb of the lexicon" if known else "verb outside the lexicon"
    if word.pos_ in ("NOUN", "PROPN"):
        return "noun of the lexicon" if lemma in lexicon_of_nouns.NOUNS else "noun outside the lexicon"
    if word.pos_ == "ADJ":
        return "adjective of the lexicon" if lemma in lexicon_of_nouns.ADJECTIVES else "adjective outside the lexicon"
    return {"ADP": "preposition", "SCONJ": "preposition", "ADV": "adverb", "PUNCT": "punctuation"}.get(
        word.pos_, "other cue"
    )


def frame(attribution: Row, doc: Doc) -> str:
    """How the content stands to the cue: quoted, or by the grammar of its head."""
    content = _tokens(attribution["content"], doc)
    word, cue = head(attribution["content"], doc), head(attribution["cue"], doc)
    if word is None:
        return "no content"
    # Marks may stand just outside the span.
    around = (*content, doc[max(0, content[0].i - 1)], doc[min(len(doc) - 1, content[-1].i + 1)])
    if sum(token.text in _SPEECH_MARKS for token in around) >= 2:
        return "quotation"
    if cue is not None and cue.sent != word.sent:
        return "another sentence"
    while word.dep_ == "conj":
        word = word.head
    return _FRAMES.get(word.dep_, "clause" if word.dep_ == "ROOT" else "otherwise")


def head(spans: Spans, doc: Doc) -> Token | None:
    """The first token of the spans whose head in the parse lies outside them."""
    tokens = _tokens(spans, doc)
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in inside or token.dep_ == "ROOT"]
    return next((token for token in tops if not token.is_punct), tops[0] if tops else None)


def _tokens(spans: Spans, doc: Doc) -> list[Token]:
    """The tokens that share a character with the spans, in order, without white space."""
    starts = doc.to_array("IDX").tolist()
    found = []
    for start, end in sorted(spans):
        first = max(0, bisect_right(starts, start) - 1)
        found += [token for token in doc[first : bisect_left(starts, end)] if token.idx + len(token) > start]
    return [token for token in found if not token.is_space]
