"""What reading costs beside the model's own pass, and what a hostile text costs beside a normal one of its length.

Ratios of processor time within one run, so that they hold on any machine and beside other work.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from events.extraction import pipeline, times
from events.extraction.model import parse
from events.reading import blocks_of
from events.values import Basis, Document, PublicationDate
from tests.bench.measure import cost, costs_at_most

pytestmark = [pytest.mark.model, pytest.mark.bench]

TIMES_SHARE = 1 / 10
REST_SHARE = 1 / 4
HOSTILE_SHARE = 2
# Characters; half of the 100,000 that are promised: what grows with the square shows there as well, in half the time.
LENGTH = 50_000

DAY = dt.date(2021, 5, 28)
PUBLISHED = PublicationDate("2021-05-28", DAY, DAY, Basis.STATED, "date line")


def normal(length: int) -> str:
    """Invented news with a name, a voice, a date and a figure in nearly every sentence."""
    paragraph = (
        "Finance Minister Paul Berg met Elena Duarte in Bergen on {n} May 2021, according to Reuters. The Norwegian "
        "government said {n} ships had left the harbour since Tuesday, two weeks after the storm. “We will not wait,” "
        "Duarte said, and the talks ended on Friday. Fishermen who had lost their boats stood at the gate and asked "
        "when the bank would pay. Nobody could tell them. The bridge over the fjord, which was closed for repairs in "
        "March, opens again next month.\n\n"
    )
    text = "".join(paragraph.format(n=n % 28 + 1) for n in range(length // len(paragraph) + 1))
    return text[:length]


HOSTILE = {
    "digits": "1 22 333 4,444 55.5 ",
    "single digits": "1 2 3 4 5 ",
    "short lines": "“a\n“b\n",
    "digits without end": "0123456789",
    "years": "2019 2020 2021 ",
    "dates": "on 1 May 2021 and ",
    "quotes": '"',
    "opening quotes": "“a ",
    "quotes in words": '"a',
    "brackets": "([{",
    "loose brackets": "( [ ) ] ",
    "one sentence": "and the mayor said that the ship that the man saw ",
    "names": "Kim Lee Park ",
    "possessives": "Berg's Seamen's Union ",
    "roles": "minister Berg , ",
    "pronouns": "he said she said ",
    "semicolons": "he left ; ",
    "line breaks": "\n \n",
}


def document(text: str) -> Document:
    return Document("bench", text, blocks_of(text), published=PUBLISHED)


def read(nlp: Any, text: str) -> None:
    for item, doc in parse(nlp, [document(text)]):
        pipeline.read(item, doc)


@pytest.fixture(scope="module")
def parsed(nlp: Any) -> tuple[float, list[tuple[Document, Any]]]:
    """The model's cost on ten documents, and what it made of them. Everything is warm."""
    documents = [document(normal(5_000))] * 10
    for item, doc in parse(nlp, documents[:1]):
        pipeline.read(item, doc)
    found = list(parse(nlp, documents))
    return cost(lambda: list(parse(nlp, documents))), found


def test_times_cost_a_tenth_of_the_model(parsed: tuple[float, list[tuple[Document, Any]]]) -> None:
    model, docs = parsed
    assert costs_at_most(TIMES_SHARE * model, lambda: [times.recognise(doc, item.published) for item, doc in docs])


def test_all_that_follows_the_model_costs_a_quarter_of_it(parsed: tuple[float, list[tuple[Document, Any]]]) -> None:
    model, docs = parsed
    assert costs_at_most(REST_SHARE * model, lambda: [pipeline.read(item, doc) for item, doc in docs])


@pytest.fixture(scope="module")
def usual(nlp: Any) -> float:
    text = normal(LENGTH)
    read(nlp, text[:5_000])
    return cost(lambda: read(nlp, text))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_costs_at_most_twice_a_normal_one(nlp: Any, usual: float, kind: str) -> None:
    text = (HOSTILE[kind] * (LENGTH // len(HOSTILE[kind]) + 1))[:LENGTH]
    assert costs_at_most(HOSTILE_SHARE * usual, lambda: read(nlp, text))
