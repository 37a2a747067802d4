"""Rules over spaCy's parse: a verb of speech with its subject and its clause, a quotation beside it, "according to".

About as much as one writes in an afternoon: what the parser gives for nothing, against which a grammar of attribution
has to show its worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from events.extraction.model import load
from tests.evaluation.baselines import Row

# What a list of reporting verbs for writers has: speech, thought, judgement.
_CUES = """
accuse acknowledge add admit advise advocate agree allege announce answer argue ask assert assume assure
believe blame boast call caution charge claim comment complain concede conclude confirm consider contend
continue counter criticize declare demand deny describe dismiss emphasize estimate expect explain express
fear feel find hint hope imply indicate inform insist joke know mention note object observe oppose pledge
point praise predict promise propose question quip recall recommend reject remark remind repeat reply report
respond reveal say see show state stress suggest support suspect tell testify think threaten tweet
understand urge vow want warn wonder write
"""
CUES = frozenset(_CUES.split())
# Complements that hold what is said; for want of these the quotations of the sentence.
_SAID = frozenset(("ccomp", "xcomp", "parataxis"))
_QUOTED = re.compile(r"[\"“](?:[^\"“”]+)[\"”]|``.+?''", re.DOTALL)


def read(rows: list[Row]) -> Iterator[Row]:
    nlp = load()
    for document, doc in zip(rows, nlp.pipe(document["text"] for document in rows), strict=True):
        quotes = [match.span() for match in _QUOTED.finditer(document["text"])]
        told = [*_spoken(doc, quotes), *_according(doc)]
        yield {"id": document["id"], "attributions": [*told, *_unclaimed(told, quotes)]}


def _spoken(doc: Doc, quotes: list[tuple[int, int]]) -> Iterator[Row]:
    for verb in doc:
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if verb.lemma_ not in CUES or verb.pos_ != "VERB" or not subjects:
            continue
        content = [_span(list(child.subtree)) for child in verb.children if child.dep_ in _SAID]
        first, last = verb.sent.start_char, verb.sent.end_char
        content = content or [[s, e] for s, e in quotes if s < last and first < e and not s < verb.idx < e]
        if content:
            yield {"source": [_span(list(subjects[0].subtree))], "cue": [_span([verb])], "content": content}


def _unclaimed(told: list[Row], quotes: list[tuple[int, int]]) -> Iterator[Row]:
    """A quotation that no verb has claimed goes to who spoke last before it."""
    for start, end in quotes:
        if any(s < end and start < e for each in told for s, e in each["content"]):
            continue
        before = [each for each in told if each["cue"][0][0] < start]
        if before:
            last = max(before, key=lambda each: each["cue"][0][0])
            yield {"source": last["source"], "cue": last["cue"], "content": [[start, end]]}


def _according(doc: Doc) -> Iterator[Row]:
    for word in doc[:-1]:
        after = doc[word.i + 1]
        names = [child for child in after.children if child.dep_ == "pobj"] if after.lower_ == "to" else []
        if word.lower_ != "according" or not names:
            continue
        source = list(names[0].subtree)
        content = list(_around(word.sent, word.i, source[-1].i))
        yield {"source": [_span(source)], "cue": [_span([word, after])], "content": content}


def _around(sentence: Span, first: int, last: int) -> Iterator[list[int]]:
    """The sentence's text before a token and after another, without the marks at the ends."""
    for tokens in (sentence.doc[sentence.start : first], sentence.doc[last + 1 : sentence.end]):
        words = [token for token in tokens if not token.is_space]
        while words and words[0].is_punct:
            words.pop(0)
        while words and words[-1].is_punct:
            words.pop()
        if words:
            yield _span(words)


def _span(tokens: list[Token]) -> list[int]:
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


SYSTEMS = {"spaCy rules": read}
