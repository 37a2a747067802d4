"""textacy's direct quotations, a paragraph at a time: over a whole text it gives up at the first unclosed quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token
from textacy.extract import direct_quotations

from events.extraction.model import load
from tests.evaluation.baselines import Row

_LINE = re.compile(r"[^\n]+")


def read(rows: list[Row]) -> Iterator[Row]:
    nlp = load()
    for document in rows:
        lines = list(_LINE.finditer(document["text"]))
        attributions: list[Row] = []
        for line, doc in zip(lines, nlp.pipe(line[0] for line in lines), strict=True):
            try:
                found = list(direct_quotations(doc))
            except ValueError:  # an odd number of quotation marks
                continue
            at = line.start()
            attributions += [
                {"source": [span(speaker, at)], "cue": [span(cue, at)], "content": [span(list(content), at)]}
                for speaker, cue, content in found
            ]
        yield {"id": document["id"], "attributions": attributions}


def span(tokens: list[Token], at: int) -> list[int]:
    return [at + tokens[0].idx, at + tokens[-1].idx + len(tokens[-1])]


SYSTEMS = {"textacy quotations": read}
