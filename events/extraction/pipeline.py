"""Documents in, what was read of them out: one pass of the model an article, then names, times, voices, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from events.extraction import attribution, claims, entities, model, times
from events.extraction.claims import lines
from events.extraction.words import Words
from events.values import DateReading, Document, Extraction, PublicationDate, Span, TimeReference

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def extract(documents: Iterable[Document], nlp: Language) -> Iterator[tuple[Document, Extraction]]:
    """Read documents as they come, in batches of ``model.BATCH_SIZE``; each comes back with its reading, in order."""
    for document, doc in model.parse(nlp, documents):
        yield document, read(document, doc)


def read(document: Document, doc: Doc) -> Extraction:
    """All that is read of one document after the model's pass over it."""
    words = Words.of(doc, document.blocks)
    named, mentions = entities.recognise(words)
    when = times.recognise(doc, document.published, order=document.day_order)
    said = attribution.attribute(doc, mentions, named, document.blocks)
    return Extraction(
        sentences=_sentences(words),
        entities=named,
        mentions=mentions,
        times=when,
        attributions=said,
        claims=lines.complete(words, mentions, said, claims.read(words, mentions, named, when, said)),
    )


def reread(extraction: Extraction, published: PublicationDate | DateReading) -> Extraction:
    """The same extraction with its relative times reckoned from another publication date; nothing else changes.

    A time without a formula (stated in full, or without a calendar meaning) stays as it is.
    """
    return replace(extraction, times=tuple(_again(time, published) for time in extraction.times))


def _again(time: TimeReference, published: PublicationDate | DateReading) -> TimeReference:
    reading = times.resolve(time.formula, published) if time.formula else None
    if reading is None:
        return time
    return replace(
        time, edtf=reading.edtf, lower=reading.lower, upper=reading.upper, basis=reading.basis, anchor=published.edtf
    )


def _sentences(words: Words) -> tuple[Span, ...]:
    """Sentences without the white space around them."""
    found = []
    for first, end in words.sentences:
        start, stop = words.start[first], words.end[end - 1]
        text = words.source[start:stop]
        if stripped := text.strip():
            start += len(text) - len(text.lstrip())
            found.append(Span(start, start + len(stripped)))
    return tuple(found)
