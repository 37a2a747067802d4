"""The evaluation's own parts: adapters of other systems, classes of errors, tables. All sentences are invented."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation import baselines, pages, table, time_errors, voice_errors
from tests.evaluation.baselines import dateparser_alone, days, heideltime, same_day, spacy_cues, spacy_dateparser
from tests.evaluation.metrics import METRICS, Scores, best, figures

# --- other systems ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "bounds"),
    [
        ("day", ("2024-02-07", "2024-02-07")),
        ("time", ("2024-02-07", "2024-02-07")),
        ("week", ("2024-02-05", "2024-02-11")),
        ("month", ("2024-02-01", "2024-02-29")),
        ("year", ("2024-01-01", "2024-12-31")),
    ],
)
def test_the_days_of_a_period(period: str, bounds: days.Bounds) -> None:
    assert days.of_period(dt.date(2024, 2, 7), period) == bounds


def test_answers_are_looked_up_in_the_text_in_order() -> None:
    first, second = (dt.datetime.fromisoformat(f"2021-05-0{number}") for number in (3, 4))
    text = "Monday, said the mayor, and again Monday"
    found = dateparser_alone.located(text, [("Monday", first), ("Monday", second), ("Tuesday", second)])
    assert list(found) == [(0, 6, first), (34, 40, second)]


def test_dateparser_reads_from_the_publication_at_its_own_precision() -> None:
    assert spacy_dateparser.value("yesterday", "2022-03-01") == ("2022-02-28", "2022-02-28")
    assert spacy_dateparser.value("March 2019", "2022-03-01") == ("2019-03-01", "2019-03-31")
    assert spacy_dateparser.value("nothing of the kind", "2022-03-01") == days.NONE


def test_tags_of_timeml_are_spans_of_the_text_without_them() -> None:
    text = "The barge sank on Friday; by May 2011 <all> & sundry had left."
    timeml = (
        '<?xml version="1.0"?>\n<TimeML>\nThe barge sank on <TIMEX3 tid="t1" type="DATE" value="2012-04-06">Friday'
        '</TIMEX3>; by <TIMEX3 tid="t2" type="DATE" value="2011-05">May 2011</TIMEX3> <all> & sundry had left.\n'
        "</TimeML>"
    )
    found = [(text[start:end], attributes["value"]) for start, end, attributes in heideltime.tagged(timeml)]
    assert found == [("Friday", "2012-04-06"), ("May 2011", "2011-05")]


def test_recognizers_candidates() -> None:
    recognizers = pytest.importorskip("tests.evaluation.baselines.recognizers", exc_type=ImportError)
    weekday = {"values": [{"type": "date", "value": "2020-05-01"}, {"type": "date", "value": "2020-05-08"}]}
    assert recognizers.value(weekday, "2020-05-07") == ("2020-05-01", "2020-05-01")
    assert recognizers.value(weekday, "2020-05-08") == ("2020-05-08", "2020-05-08")
    month = {"values": [{"type": "daterange", "start": "2019-06-01", "end": "2019-07-01"}]}
    assert recognizers.value(month, "2020-05-07") == ("2019-06-01", "2019-06-30")
    assert recognizers.value({"values": [{"type": "duration", "value": "3600"}]}, "2020-05-07") == days.NONE


@pytest.mark.model
def test_the_baseline_of_rules_reads_speech(nlp: Any) -> None:
    text = (
        'The baker said the mill had burnt down. "We lost the flour," he added. According to the miller, rats did it.'
    )
    (row,) = spacy_cues.read([{"id": "a", "text": text, "published": None}])
    read = [
        tuple(" ".join(text[s:e] for s, e in each[part]) for part in ("source", "cue", "content"))
        for each in row["attributions"]
    ]
    assert ("The baker", "said", "the mill had burnt down") in read
    assert ("the miller", "According to", "rats did it") in read
    assert any(source == "he" and "We lost the flour" in content for source, _, content in read)


def test_the_same_verb_on_the_same_day() -> None:
    times = [{"lower": "2020-01-01", "upper": "2020-12-31"}, {"lower": "2020-03-02", "upper": "2020-03-02"}]
    row = {"start": 0, "end": 9, "verb": "sink", "times": [0, 1], "background": False}
    dated, undated = same_day.claim(row, times)["event"], same_day.claim({**row, "times": [0]}, times)["event"]
    assert dated == same_day.claim({**row, "times": [1]}, times)["event"]
    assert undated == same_day.claim({**row, "times": []}, times)["event"]
    assert len({dated, undated, same_day.claim({**row, "verb": "burn"}, times)["event"], None}) == 4
    assert same_day.claim({**row, "background": True}, times)["event"] is None


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselines, "MODULES", {"stories": ("same_day", "not_there")})
    found, absent = baselines.systems("stories")
    assert list(found) == ["same verb, same day"]
    assert len(absent) == 1
    assert absent[0].startswith("not_there: No module named")


# --- figures and tables -------------------------------------------------------------------------------------------


def test_figures_are_found_in_the_scorers_answer() -> None:
    pairs = {"P": 90.0, "R": 20.0, "F1": 32.7}
    scored = {METRICS["stories"][0].path[0]: pairs, "out pairs": 200, "out pairs across different stories": 3}
    assert list(figures("stories", scored).values()) == [90.0, 20.0, 1.5]


def test_the_best_other_system() -> None:
    f1, spurious = METRICS["times"][0], METRICS["times"][-1]
    loud: Scores = {f1.name: 70.0, spurious.name: 50}
    mute: Scores = {f1.name: 1.0, spurious.name: 0}
    assert best("times", f1, {"mute": mute, "loud": loud}) == "loud"
    assert best("times", spurious, {"mute": mute, "loud": loud}) == "loud"  # saying nothing is no achievement
    assert best("times", f1, {}) is None


def test_the_best_other_system_for_stories_is_precise_first() -> None:
    recall = METRICS["stories"][1]
    coarse, fine, finest = ({"precision": p, recall.name: r} for p, r in ((60.0, 90.0), (85.0, 30.0), (99.0, 5.0)))
    assert best("stories", recall, {"coarse": coarse, "fine": fine, "finest": finest}) == "fine"
    assert best("stories", recall, {"coarse": coarse}) == "coarse"


def test_rows_not_measured_stay_as_they_were() -> None:
    name = METRICS["times"][0].name
    kept = ["| attribution | sentence F1 | 1.0 | a 2.0 | b |", f"| times | {name} | 3.0 | a 4.0 | b |"]
    ours = {f"times: {name}": 5.0, "own gold, x: times": 6.0}
    lines = table.scores_table(ours, {}, kept)
    assert [table.cells(line)[:4] for line in lines[2:]] == [
        ["times", name, "5.0", "not run"],
        ["attribution", "sentence F1", "1.0", "a 2.0"],
    ]
    assert [table.cells(line) for line in table.own_table(ours, ["| own gold, w | names | 7.0 |"])[2:]] == [
        ["own gold, w", "names", "7.0"],
        ["own gold, x", "times", "6.0"],
    ]


def test_plain_ways_of_linking_stand_beside_ours() -> None:
    plain = {"by hand": {"clusters, F1": 60.0, "clusters, recall": 50.0}, "by rote": {"clusters, F1": 20.0}}
    ours: Scores = {"linking, all: clusters, F1": 70.0, "linking, all: dates, wrong": 1.0}
    rows = [table.cells(line)[1:4] for line in table.scores_table(ours, {"linking, all": plain}, [])[2:]]
    assert rows == [["clusters, F1", "70.0", "by hand 60.0"], ["dates, wrong", "1.0", "–"]]


def test_sections_of_the_page_are_replaced() -> None:
    page = "above\n<!-- a -->\nold\nolder\n<!-- /a -->\n<!-- b -->\n<!-- /b -->\nbelow\n"
    page = table.replaced(page, "b", ["new b"])
    page = table.replaced(page, "a", ["new a"])
    assert page == "above\n<!-- a -->\nnew a\n<!-- /a -->\n<!-- b -->\nnew b\n<!-- /b -->\nbelow\n"
    with pytest.raises(ValueError, match="no section"):
        table.section(page, "c")


def test_the_largest_classes_of_errors() -> None:
    classes = Counter({("times", f"class {number:02}"): number for number in range(1, 26)})
    lines = table.errors_table(classes)[2:]
    assert table.cells(lines[0]) == ["1", "times", "class 25", "25"]
    assert len(lines) == table.WORST + 1
    assert table.cells(lines[-1])[2:] == ["5 smaller classes together", "15"]


# --- classes of errors --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("3:40 p.m. Tuesday", "clock time"),
        ("the third quarter", "quarter, half or fiscal year"),
        ("every other Tuesday", "repeated (“daily”)"),
        ("three weeks ago", "counted back or on (“ago”, “later”)"),
        ("next Wednesday", "weekday"),
        ("Oct. 7", "day of a month"),
        ("3rd of June", "day of a month"),
        ("early September", "month"),
        ("tomorrow", "today, yesterday, tomorrow"),
        ("the 1970s", "decade or century"),
        ("mid-1997", "year"),
        ("last winter", "season or feast"),
        ("last week", "this, last or next unit (“last week”)"),
        ("the second day", "ordinal unit (“the second day”)"),
        ("that afternoon", "part of a day"),
        ("nearly two weeks", "length with a number"),
        ("years", "length without a number (“years”)"),
        ("recently", "vague (“now”, “recently”, “soon”)"),
        ("the ides", "other words"),
    ],
)
def test_kinds_of_expressions(words: str, kind: str) -> None:
    assert time_errors.kind(words) == kind


def day(value: str) -> tuple[dt.date, dt.date] | None:
    """As the scorer reads values, for whole days only."""
    try:
        return (dt.date.fromisoformat(value),) * 2
    except ValueError:
        return None


def gold_time(text: str, words: str, value: str, type: str = "DATE") -> dict[str, Any]:
    return {"start": text.index(words), "end": text.index(words) + len(words), "type": type, "value": value}


def read_time(text: str, words: str, lower: str | None = None, upper: str | None = None) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "lower": lower, "upper": upper or lower}


def test_errors_of_times() -> None:
    text = "On Friday the dam held; on May 3 it broke after two weeks of rain, as it now does every spring since 1990."
    gold = [
        gold_time(text, "Friday", "2001-05-04"),
        gold_time(text, "May 3", "2001-05-03"),
        gold_time(text, "two weeks", "P2W", "DURATION"),
        gold_time(text, "every spring", "XXXX-SP", "SET"),
    ]
    read = [
        read_time(text, "On Friday", "2001-04-27"),
        read_time(text, "May 3", "2001-05-01", "2001-05-31"),
        read_time(text, "two weeks", "2001-04-20", "2001-05-03"),
        read_time(text, "now"),
        read_time(text, "1990", "1990-01-01", "1990-12-31"),
    ]
    assert time_errors.errors({"text": text, "times": gold}, read, day) == {
        "span too long: weekday": 1,
        "wrong days: weekday": 1,
        "days of another precision: day of a month": 1,
        "dated, the gold has no days: length with a number": 1,
        "missed: repeated (“daily”)": 1,
        "not in the gold: vague (“now”, “recently”, “soon”)": 1,
        "dated, and not in the gold: year": 1,
    }


def test_what_is_read_as_the_gold_has_it_is_no_error() -> None:
    text = "It opened on Friday."
    gold = {"text": text, "times": [gold_time(text, "Friday", "2001-05-04")]}
    assert not time_errors.errors(gold, [read_time(text, "Friday", "2001-05-04")], day)
    assert time_errors.errors(gold, [read_time(text, "Friday")], day) == {"no days read: weekday": 1}


def voice(text: str, source: str, cue: str, content: str) -> dict[str, Any]:
    return {
        part: [[text.index(words), text.index(words) + len(words)]] if words else []
        for part, words in (("source", source), ("cue", cue), ("content", content))
    }


@pytest.mark.model
def test_errors_of_voices(nlp: Any) -> None:
    text = (
        "The ferryman said the river had risen by a metre. The miller juggled the new tax. "
        "Farmers demand a dyke. She sang."
    )
    gold = [
        voice(text, "The ferryman", "said", "the river had risen by a metre"),
        voice(text, "The miller", "juggled", "the new tax"),
    ]
    read = [
        voice(text, "The miller", "said", "the river had risen"),
        voice(text, "Farmers", "demand", "a dyke"),
    ]
    found = voice_errors.errors({"text": text, "attributions": gold}, read, nlp(text))
    assert found == {
        "source: one of another sentence": 1,
        "missed: verb outside the lexicon, object": 1,
        "not in the gold: verb of the lexicon, object": 1,
    }


@pytest.mark.model
def test_a_cue_whose_content_lies_elsewhere(nlp: Any) -> None:
    text = "The warden warned that the bridge would close, and the ferry was full."
    gold = [voice(text, "The warden", "warned", "that the bridge would close")]
    read = [voice(text, "The warden", "warned", "the ferry was full")]
    found = voice_errors.errors({"text": text, "attributions": gold}, read, nlp(text))
    assert found == {
        "cue read, content elsewhere: clause": 1,
        "content of a cue of the gold cut otherwise: clause": 1,
    }


def test_contents_are_matched_by_likeness() -> None:
    gold = [{"content": [[0, 10]]}, {"content": [[10, 20]]}]
    ours = [{"content": [[5, 20]]}, {"content": [[0, 6]]}, {"content": [[30, 40]]}]
    assert voice_errors.matched(gold, ours) == {0: 1, 1: 0}


# --- pages --------------------------------------------------------------------------------------------------------


def test_days_are_right_wrong_or_silent() -> None:
    dated = [(b"a", "2020-01-01"), (b"b", "2020-01-02"), (b"c", "2020-01-03"), (b"d", None)]
    answers = {b"a": "2020-01-01", b"b": "2020-02-01"}
    assert list(pages.date_scores(dated, answers.get).values()) == [50.0, 25.0]


def test_texts_are_compared_by_shingles() -> None:
    gold = "one two three four five six"
    assert pages.shared(gold, gold) == (3, 3, 3)
    assert pages.shared(gold, "zero one two three four") == (1, 2, 3)
    assert pages.shared(gold, "") == (0, 0, 3)
    written = [(b"a", gold), (b"b", gold)]
    assert pages.text_scores(written, {b"a": gold, b"b": ""}.__getitem__) == {"text, shingles F1": 66.7}


def test_sets_of_real_pages_are_read_as_they_are_published(tmp_path: Path) -> None:
    tests = tmp_path / "htmldate" / "tests"
    (tests / "cache").mkdir(parents=True)
    (tests / "cache" / "a.html").write_bytes(b"<p>a</p>")
    listing = {"https://a.example": {"file": "a.html", "date": "2020-01-01"}, "b": {"file": "b.html", "date": "2020"}}
    (tests / "eval_own.json").write_text(json.dumps(listing))
    assert list(pages.dated_pages(tmp_path / "htmldate")) == [(b"<p>a</p>", "2020-01-01")]
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "x.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"x": {"articleBody": "x", "url": "u"}}))
    assert list(pages.texts(tmp_path)) == [(b"<p>x</p>", "x")]
