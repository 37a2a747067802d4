"""Time expressions in invented sentences, each with the reading that a careful reader would give."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from events.extraction.model import parse
from events.extraction.times import recognise, resolve
from events.reading.blocks import blocks_of
from events.values import Basis, DayOrder, Document, PublicationDate, TimeKind, TimeReference

pytestmark = pytest.mark.model

SHARED = Path(__file__).parents[2] / ".." / "shared"


def published(day: str) -> PublicationDate:
    on = dt.date.fromisoformat(day)
    return PublicationDate(day, on, on, Basis.STATED, "date line")


# A Wednesday, so that "Tuesday" is yesterday and "Thursday" tomorrow.
WEDNESDAY = published("2023-09-13")


def read(
    nlp: Any, text: str, when: PublicationDate | None = WEDNESDAY, **options: Any
) -> list[tuple[str, TimeReference]]:
    document = Document("invented", text, blocks=blocks_of(text))
    ((_, doc),) = parse(nlp, [document])
    return [(text[t.start : t.end], t) for t in recognise(doc, when, **options)]


def edtf(nlp: Any, text: str, when: PublicationDate | None = WEDNESDAY, **options: Any) -> dict[str, str | None]:
    return {words: reference.edtf for words, reference in read(nlp, text, when, **options)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Complete dates in the styles of AP, Reuters, BBC and forms.
        ("The vote took place on Sept. 13, 2023, in the capital.", {"Sept. 13, 2023": "2023-09-13"}),
        ("The vote took place on 13 September 2023.", {"13 September 2023": "2023-09-13"}),
        ("The leaked report is dated 2023-09-13.", {"2023-09-13": "2023-09-13"}),
        ("The treaty of 9/13/2023 was signed.", {"9/13/2023": "2023-09-13"}),
        ("The accident on 13.09.2023 killed two.", {"13.09.2023": "2023-09-13"}),
        ("The ceasefire began on the 1st of May 2020.", {"the 1st of May 2020": "2020-05-01"}),
        # What something is called or kept for lies ahead, whatever the tense; what a day owns does not.
        ("The council has called a meeting for Friday evening.", {"Friday evening": "2023-09-15"}),
        ("The court set aside a room for Monday.", {"Monday": "2023-09-18"}),
        ("A man was jailed for Monday's attack.", {"Monday": "2023-09-11"}),
        # No more precision than the words have.
        ("The mine closed in February 2022.", {"February 2022": "2022-02"}),
        ("She has lived there since 2019.", {"2019": "2019"}),
        ("The plant closed in late 2022.", {"late 2022": "2022"}),
        ("Prices rose in early September.", {"early September": "2023-09"}),
        ("Output grew in the first quarter of 2021.", {"the first quarter of 2021": "2021-33"}),
        ("Output grew in Q3 2020.", {"Q3 2020": "2020-35"}),
        ("The law passed in the first half of 2020.", {"the first half of 2020": "2020-40"}),
        ("The dam was built in the 1990s.", {"the 1990s": "199X"}),
        ("The road was built in the late '80s.", {"the late '80s": "198X"}),
        ("The castle dates from the 17th century.", {"the 17th century": "16XX"}),
        ("In spring 2023 floods hit the north.", {"spring 2023": "2023-21"}),
        ("Around May 5, 2021, the river rose.", {"Around May 5, 2021": "2021-05-05~"}),
        # The side of a weekday is the clause's.
        ("The minister arrived on Tuesday.", {"Tuesday": "2023-09-12"}),
        ("The minister will arrive on Tuesday.", {"Tuesday": "2023-09-19"}),
        ("The minister arrived on Wednesday.", {"Wednesday": "2023-09-13"}),
        ("The two sides are expected to meet on Friday.", {"Friday": "2023-09-15"}),
        ("Scheduled for Thursday afternoon, the talks will be short.", {"Thursday afternoon": "2023-09-14"}),
        ("The army shelled the town last Thursday.", {"last Thursday": "2023-09-07"}),
        ("Two ships will arrive next Monday.", {"next Monday": "2023-09-18"}),
        ("The court will sit on Friday of next week.", {"Friday of next week": "2023-09-22"}),
        ("The minister resigned on Wednesday, Sept. 6.", {"Wednesday, Sept. 6": "2023-09-06"}),
        # From today.
        ("He arrived yesterday.", {"yesterday": "2023-09-12"}),
        ("The mayor will speak tomorrow.", {"tomorrow": "2023-09-14"}),
        ("The talks broke down three weeks ago.", {"three weeks ago": "2023-08-21/2023-08-27"}),
        ("The army was disbanded 20 years ago.", {"20 years ago": "2003"}),
        ("Last month the bank cut rates.", {"Last month": "2023-08"}),
        ("The mayor resigned in May last year.", {"May last year": "2022-05"}),
        ("Parliament will vote in November.", {"November": "2023-11"}),
        ("The river rose in July.", {"July": "2023-07"}),
        ("The river rose in December.", {"December": "2022-12"}),
        ("The law takes effect on Jan. 1.", {"Jan. 1": "2024-01-01"}),
        ("The day before yesterday it rained.", {"The day before yesterday": "2023-09-11"}),
        ("By the end of next week it will open.", {"the end of next week": "2023-09-18/2023-09-24"}),
        # From the expression before.
        (
            "The bridge fell on March 3, 2020. Two days later, the mayor resigned.",
            {"March 3, 2020": "2020-03-03", "Two days later": "2020-03-05"},
        ),
        (
            "He was arrested on Tuesday. The previous day, police had searched his home.",
            {"Tuesday": "2023-09-12", "The previous day": "2023-09-11"},
        ),
        (
            "The fair opened on June 5, 2021. The mayor left the same day.",
            {"June 5, 2021": "2021-06-05", "the same day": "2021-06-05"},
        ),
        (
            "The mine closed in May 2019. A year earlier, it had been sold.",
            {"May 2019": "2019-05", "A year earlier": "2018-05"},
        ),
        ("The strike will last from Monday to Friday.", {"Monday": "2023-09-18", "Friday": "2023-09-22"}),
        ("He left in June and July 2021.", {"June": "2021-06", "July 2021": "2021-07"}),
        ("It ran from Nov. 5 to Jan. 3, 2022.", {"Nov. 5": "2021-11-05", "Jan. 3, 2022": "2022-01-03"}),
        ("The summit of 19-21 May 2021 ended.", {"19-21 May 2021": "2021-05-19/2021-05-21"}),
        ("They met on Boxing Day 2022.", {"Boxing Day 2022": "2022-12-26"}),
        ("The church was built in 1066.", {"1066": "1066"}),
        ("March 3-5, 2022, were cold.", {"March 3-5, 2022": "2022-03-03/2022-03-05"}),
        ("The rebels said they would leave by Sunday.", {"Sunday": "2023-09-17"}),
        (
            "He was seen on Aug. 18. The following Monday, he was dead.",
            {"Aug. 18": "2023-08-18", "The following Monday": "2023-08-21"},
        ),
        ("It lost money between 2019 and 2021.", {"2019": "2019", "2021": "2021"}),
        ("The plan for 2019-2021 failed.", {"2019-2021": "2019/2021"}),
        # Clock times keep the bounds of their day.
        ("He spoke at 3 p.m. on Tuesday.", {"3 p.m. on Tuesday": "2023-09-12T15:00:00"}),
        ("The truce began at noon Monday.", {"noon Monday": "2023-09-11T12:00:00"}),
        # Days with a name; Easter 2023 was 9 April by the computus.
        ("Shots fell at Easter.", {"Easter": "2023-04-09"}),
        ("They will marry on Christmas Day.", {"Christmas Day": "2023-12-25"}),
    ],
)
def test_reading(nlp: Any, text: str, expected: dict[str, str]) -> None:
    assert edtf(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She may march on the second floor.",
        "The Sun shone on the team that sat there.",
        "The fall of the regime surprised many.",
        "May spoke first, and April Smith agreed with her.",
        "The factory built 2022 missiles.",
        "The office still runs Windows 2000.",
        "A Boeing 747 landed and the score was 2-1.",
        "The house costs $2019 in rent.",
        "See page 1998 or call 020 1984 2001.",
        "The 44-year-old mayor laughed.",
        "Three-quarters of the voters stayed at home.",
        'The minister appeared on "This Week" and on 60 Minutes.',
        "The March on the capital was banned.",
    ],
)
def test_no_days_where_none_are_told(nlp: Any, text: str) -> None:
    assert [t for _, t in read(nlp, text) if t.lower] == []


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("For many years the countries were close.", "many years", TimeKind.DURATION),
        ("In recent years trade has grown.", "recent years", TimeKind.DURATION),
        ("The strike lasted two and a half weeks.", "two and a half weeks", TimeKind.DURATION),
        ("Every Friday the market opens.", "Every Friday", TimeKind.SET),
        ("The paper appears weekly.", "weekly", TimeKind.SET),
        ("The firm has now closed.", "now", TimeKind.DATE),
        ("In fiscal 2022 revenue fell.", "fiscal 2022", TimeKind.DATE),
        ("Ramadan was quiet.", "Ramadan", TimeKind.DATE),
        ("Over the past year, rents doubled.", "the past year", TimeKind.DURATION),
        ("Two days after the vote, he fled.", "Two days", TimeKind.DURATION),
    ],
)
def test_told_without_days(nlp: Any, text: str, words: str, kind: TimeKind) -> None:
    found = dict(read(nlp, text))
    assert found[words].kind is kind
    assert (found[words].edtf, found[words].lower, found[words].upper, found[words].basis) == (None, None, None, None)


def test_order_of_day_and_month_is_the_articles(nlp: Any) -> None:
    text = "He signed on 3/9/2023 and on 13/9/2023."
    american = edtf(nlp, text, order=DayOrder(False, "html lang en-US"))
    assert american == {"3/9/2023": "2023-03-09", "13/9/2023": "2023-09-13"}
    british = dict(read(nlp, text, order=DayOrder(True, "html lang en-GB")))
    assert {words: time.edtf for words, time in british.items()} == {
        "3/9/2023": "2023-09-03",
        "13/9/2023": "2023-09-13",
    }
    assert british["3/9/2023"].rule == "numeric date, day first by html lang en-GB"


def test_a_date_of_two_readings_is_one_of_two_days(nlp: Any) -> None:
    found = dict(read(nlp, "The deed is dated 9/8/2023. It was sealed two days after 4/2/2021, and kept."))
    deed, sealed = found["9/8/2023"], found["two days after 4/2/2021"]
    assert (deed.edtf, deed.basis) == ("[2023-08-09,2023-09-08]", Basis.STATED)
    assert (deed.lower, deed.upper) == (dt.date(2023, 8, 9), dt.date(2023, 9, 8))
    assert deed.rule == "numeric date, day or month first is not told"
    assert sealed.edtf == "[2021-02-06,2021-04-04]"
    assert edtf(nlp, "The deed is dated 5/5/2023.") == {"5/5/2023": "2023-05-05"}


def test_what_follows_a_date_of_two_readings_has_two_readings_too(nlp: Any) -> None:
    found = edtf(nlp, "He was seen on 9/8/2023, at the harbour. The next day he was gone.")
    assert found == {"9/8/2023": "[2023-08-09,2023-09-08]", "The next day": "[2023-08-10,2023-09-09]"}


def test_without_a_publication_date_only_the_complete_gets_days(nlp: Any) -> None:
    found = dict(read(nlp, "He arrived on Tuesday. In 2022 he had left.", None))
    assert found["2022"].edtf == "2022"
    assert found["2022"].basis is Basis.STATED
    tuesday = found["Tuesday"]
    assert (tuesday.edtf, tuesday.lower, tuesday.basis, tuesday.anchor) == (None, None, None, None)
    reading = resolve(tuesday.formula, WEDNESDAY)
    assert reading is not None
    assert (reading.edtf, reading.basis) == ("2023-09-12", Basis.RELATIVE)


def test_basis_anchor_and_rule_are_told(nlp: Any) -> None:
    found = dict(read(nlp, "He came on Monday. On 4 May 2020 he left; two days later he wrote."))
    assert (found["Monday"].basis, found["Monday"].anchor) == (Basis.RELATIVE, "2023-09-13")
    assert (found["4 May 2020"].basis, found["4 May 2020"].anchor) == (Basis.STATED, None)
    assert (found["two days later"].basis, found["two days later"].edtf) == (Basis.STATED, "2020-05-06")
    assert all(reference.rule for reference in found.values())


def test_a_date_line_is_told_apart(nlp: Any) -> None:
    found = dict(read(nlp, "NEW HARBOUR, Sept. 12 (Agency) - The mayor resigned on Monday."))
    assert found["Sept. 12"].rule == "date line"
    assert found["Monday"].rule == "weekday"


def test_days_after_something_coarse_are_not_invented(nlp: Any) -> None:
    found = dict(read(nlp, "The mine closed in 2019. Two days later, it burned."))
    assert found["Two days later"].lower is None


PARAGRAPH = (
    "The council of New Harbour said on Monday that the bridge, closed since May 2021, would reopen by the end of next "
    "month. Engineers had found cracks in its northern pier three weeks ago, two days after the yearly inspection, and "
    "the mayor told reporters that nobody would be asked to pay more than last year. Work is to resume on Thursday.\n\n"
)


def test_costs_at_most_a_tenth_of_the_models_pass(nlp: Any) -> None:
    document = Document("invented", PARAGRAPH * 12, blocks=blocks_of(PARAGRAPH * 12))
    start = time.process_time()
    ((_, doc),) = parse(nlp, [document])
    model = time.process_time() - start
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        recognise(doc, WEDNESDAY)
        best = min(best, time.process_time() - start)
    assert best <= model / 10


def _benchmark(name: str) -> list[dict[str, Any]]:
    path = SHARED / "bench" / name
    if not path.exists():
        pytest.skip("the shared benchmarks are not beside this checkout")
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def test_formulas_lead_back_to_their_readings(nlp: Any) -> None:
    """On real news: each formula, resolved from the same publication date, gives the reading that the text gave."""
    checked = 0
    for row in _benchmark("times.jsonl")[::16]:
        when = published(row["published"])
        for _, found in read(nlp, row["text"], when):
            if found.formula and found.lower:
                reading = resolve(found.formula, when)
                assert reading is not None
                assert (reading.edtf, reading.lower, reading.upper, reading.basis) == (
                    found.edtf,
                    found.lower,
                    found.upper,
                    found.basis,
                )
                checked += 1
    assert checked > 20


def test_the_five_articles(nlp: Any) -> None:
    gold_path = SHARED / "gold" / "kim-putin-2023.json"
    if not gold_path.exists():
        pytest.skip("the shared gold is not beside this checkout")
    for article in json.loads(gold_path.read_text(encoding="utf8"))["articles"]:
        text = (SHARED / "seeds" / article["file"]).read_text(encoding="utf8")
        if header := re.match(r" date (\S+) ", text):
            text = text[header.end() :]
        when = published(header[1]) if header else None
        found = read(nlp, text, when)
        for gold in article["times"]:
            at = text.index(gold["quote"]) + gold["quote"].index(gold["expression"])
            hits = [t for _, t in found if t.start < at + len(gold["expression"]) and at < t.end]
            resolved = gold.get("basis") in ("stated", "relative")
            value = gold.get("reading_from_header") or (gold["value"] if resolved else None)
            assert hits, gold
            assert hits[0].edtf == value, gold
        for quote in article["not_times"]:
            at = text.find(quote)
            assert not any(t.lower and at <= t.start < at + len(quote) for _, t in found), quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sunday Ledger said so on Monday.", {"Monday": "2023-09-11"}),
        ("Members of the Friday Club met on Monday.", {"Monday": "2023-09-11"}),
        ("They play again on the weekend of March 9.", {"the weekend of March 9": "2024-03-09/2024-03-10"}),
        ("They left on the weekend of the fair.", {}),
        ("She came back on Sunday evening.", {"Sunday evening": "2023-09-10"}),
    ],
)
def test_weekdays_in_names_and_weekends_of_dates(nlp: Any, text: str, expected: dict[str, str]) -> None:
    assert edtf(nlp, text) == expected


def test_a_quarter_that_is_to_come_is_not_the_one_long_told(nlp: Any) -> None:
    april = published("2024-04-30")
    deal = "The mill expects the deal to close in the fourth quarter."
    assert edtf(nlp, deal, april) == {"the fourth quarter": "2024-36"}
    loss = "The mill expects a loss for the first quarter."
    assert edtf(nlp, loss, april) == {"the first quarter": "2024-33"}
