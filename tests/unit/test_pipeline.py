"""Documents in, extractions out: order, spans, rereading, endless texts, and the command that prints it all."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.extraction import extract, reread
from events.extraction.model import MAX_SENTENCE, line_starts, parse, without_noise
from events.extraction.words import is_title_case
from events.reading import verbatim
from events.values import Basis, Document, Extraction, PublicationDate, Span

pytestmark = pytest.mark.model

PIECES = [
    "Paul Berg ", "arrived ", "in Oslo", ".", " on Tuesday", "\n\n", ", ", "“", "”", "’s ", "$2.5 million", "\n", "(",
    ")", " said ",
    "The Norwegian government ", "will meet ", "two", "-", " ", "é", "🙂", "\u2028", "According to Reuters, ",
    "the attack on Friday ", "denied ", "that ", "Mr. ", "U.S. ", "who ", "summit ", "between ", "and ", "\t",
]  # fmt: skip


def document(text: str, published: str | None = None) -> Document:
    return verbatim("test", text, published)


def one(nlp: Any, text: str, published: str | None = None) -> Extraction:
    ((_, extraction),) = extract([document(text, published)], nlp)
    return extraction


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_the_text_spans_and_indexes_hold(nlp: Any, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = one(nlp, text)
    names = {entity.name for entity in found.entities}
    assert len(names) <= len(found.entities)
    for mention in found.mentions:
        assert mention.entity in names
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end] != ""
    for before, after in zip(found.mentions, found.mentions[1:], strict=False):
        assert before.end <= after.start
    for claim in found.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip() == text[claim.start : claim.end]
        assert all(0 <= n < len(found.times) for n in claim.times)
        assert claim.attribution is None or claim.attribution < len(found.attributions)
        assert {*claim.participants, claim.place, claim.agent, claim.patient} - {""} <= names
        assert found.sentences[claim.sentence].overlaps(Span(claim.start, claim.end))
    assert list(found.claims) == sorted(found.claims, key=lambda c: (c.start, c.end))


def test_documents_come_back_in_order_and_as_they_are_read(nlp: Any) -> None:
    taken: list[int] = []

    def stream() -> Any:
        for number in range(40):
            taken.append(number)
            yield replace(document(f"Paul Berg met {number} ministers."), name=str(number))

    results = extract(stream(), nlp)
    assert next(results)[0].name == "0"
    assert len(taken) < 40, "the whole pile was read before the first result"
    assert [d.name for d, _ in results] == [str(n) for n in range(1, 40)]


def test_a_reading_is_the_same_alone_and_in_a_pile(nlp: Any) -> None:
    texts = ["Paul Berg arrived in Oslo on Monday.", "The ferry sank.", "Reuters said the bridge collapsed in 2019."]
    together = [extraction for _, extraction in extract([document(t) for t in texts], nlp)]
    assert together == [one(nlp, text) for text in texts]


def test_rereading_moves_relative_times_only(nlp: Any) -> None:
    undated = one(nlp, "Paul Berg arrived in Oslo on Tuesday. He was born in 1961.")
    tuesday, year = undated.times
    assert (tuesday.lower, tuesday.basis) == (None, None)
    day = dt.date(2021, 5, 7)  # a Friday
    again = reread(undated, PublicationDate("2021-05-07", day, day, Basis.STATED, "date line"))
    assert again.times[0].lower == again.times[0].upper == dt.date(2021, 5, 4)
    assert again.times[0].basis is Basis.RELATIVE
    assert again.times[1] == year
    assert replace(again, times=()) == replace(undated, times=())


def test_lines_broken_on_purpose_end_sentences_and_wrapped_ones_do_not() -> None:
    poster = "Ferry sinks off Bergen\nThe ferry sank on Sunday with 31 people on board, the coast guard said."
    assert list(line_starts(poster, 0, len(poster))) == [poster.index("The ferry")]
    wrapped = "The ferry sank on Sunday with thirty-one\npeople on board, and the coast guard says"
    assert list(line_starts(wrapped, 0, len(wrapped))) == []


def test_noise_is_blanked_in_place() -> None:
    for noise in ("([{" * 9, "x" * 300, '" ” ' * 9, "“a " * 40, "1 2 3 " * 30):
        text = f"Paul Berg spoke. {noise}\nThey left."
        quiet = without_noise(text)
        assert len(quiet) == len(text)
        assert quiet.split() == ["Paul", "Berg", "spoke.", "They", "left."]
    for kept in (
        "“I said (‘no’).”",
        "Berg won 6-4, 3-6, 7-6, 6-7, 6-4 in Oslo.",
        "J. R. R. T. de B. of U.S. N.Y.",
    ):
        assert without_noise(kept) == kept


def test_no_sentence_is_endless(nlp: Any) -> None:
    text = "the mayor of the town and " * 400
    ((_, doc),) = parse(nlp, [document(text)])
    assert max(len(sentence) for sentence in doc.sents) <= MAX_SENTENCE


def test_capitals_tell_nothing_in_title_case() -> None:
    assert is_title_case(["The", "Likely", "Agenda", "for", "the", "Fair"])
    assert is_title_case(["FERRY", "SINKS", "OFF", "BERGEN"])
    assert not is_title_case(["Paul", "Berg", "to", "visit", "Oslo", "for", "trade", "talks"])


# --- the command ---------------------------------------------------------------------------------------


def test_verbatim_writes_one_line_a_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": "a", "text": "Paul Berg arrived in Oslo on Tuesday.", "published": "2021-05-07"},
        {"id": "b", "text": "  Nothing much.\n", "published": None},
    ]
    feed = "\n".join(json.dumps(row) for row in rows).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(feed)))
    call_command("extract", "--verbatim")
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert [first["id"], second["id"]] == ["a", "b"]
    (tuesday,) = first["times"]
    assert rows[0]["text"][tuesday["start"] : tuesday["end"]] == "Tuesday"  # type: ignore[index]
    assert (tuesday["lower"], tuesday["upper"], tuesday["basis"]) == ("2021-05-04", "2021-05-04", "relative")
    assert {(m["entity"], m["kind"]) for m in first["mentions"]} == {("Paul Berg", "person"), ("Oslo", "place")}
    assert first["claims"][0]["status"] == "happened"


def test_a_file_that_fails_is_named_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text(" date 2021-05-07 Paul Berg arrived in Oslo on Tuesday. He met the mayor.\n", encoding="utf8")
    with pytest.raises(SystemExit) as stopped:
        call_command("extract", str(tmp_path / "missing.txt"), str(good))
    assert stopped.value.code == 1
    captured = capsys.readouterr()
    row = json.loads(captured.out)
    assert row["published"] == {"value": "2021-05-07", "basis": "stated"}
    (tuesday,) = row["times"]
    assert row["text"][tuesday["start"] : tuesday["end"]] == "Tuesday"
    assert "missing.txt: discover: " in captured.err
