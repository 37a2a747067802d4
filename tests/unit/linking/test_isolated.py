"""Stated dates far from all other coverage of the matter. 3 June and 5 August 2024 are Mondays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from events.extraction.times import resolve
from events.linking import link_by_coverage
from events.linking.anchors import quoted
from events.linking.isolated import isolated
from events.linking.second_reading import Coverage, read_time
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, Decisions, Figure, Status, TimeFacts
from tests.unit.linking.build import article, claim, day

TEXT = (
    "Police in Wellmouth arrested the banker Oskar Lund. Merrow Bank named Ada Quist its head. Depositors queued at the"
    " doors of Merrow Bank in Wellmouth, and the shares of the lender slipped again."
)


def time(wording: str, formula: str, published: str | None) -> TimeFacts:
    return TimeFacts(wording, resolve(formula, day(published)) if published else None, formula)


def arrest(key: str, published: str | None, **given: Any) -> ClaimFacts:
    """ "Police arrested Oskar Lund on Monday"."""
    told = {"action": "arrest", "agent": "Police", "patient": "Oskar Lund", "participants": ("Police", "Oskar Lund")}
    times = (time("Monday", "weekday 1 past", published),)
    return claim(key, 0, "police arrest banker oskar lund wellmouth", **told, times=times, **given)


def naming(key: str, published: str | None) -> ClaimFacts:
    """ "The bank named Ada Quist its head on Tuesday"."""
    told = {"action": "appoint", "agent": "Merrow Bank", "patient": "Ada Quist"}
    times = (time("Tuesday", "weekday 2 past", published),)
    names = ("Merrow Bank", "Ada Quist")
    return claim(key, 1, "merrow bank name ada quist head", **told, times=times, participants=names)


def piece(key: str, published: str, *more: ClaimFacts, named: bool = True) -> ArticleFacts:
    claims = [arrest(key, published), *([naming(key, published)] if named else []), *more]
    return article(key, claims, published, text=TEXT)


def coverage(*odd: ArticleFacts) -> Coverage:
    near = [piece("a", "2024-06-04"), piece("b", "2024-06-05"), piece("c", "2024-06-05")]
    return link_by_coverage([*near, *odd], Decisions(), resolve)


def doubted(*odd: ArticleFacts) -> dict[str, str]:
    return {each.article: each.reading.edtf for each in coverage(*odd).suggested if each.suspect}


def test_two_weekdays_that_fit_the_coverage_doubt_a_header_far_from_it() -> None:
    found = coverage(piece("x", "2024-08-07"))
    (only,) = found.suggested
    assert (only.article, only.suspect) == ("x", True)
    assert only.reading.lower == day("2024-06-04").lower
    assert "no other article of this matter is dated within 14 days of 7 August 2024" in only.reasons
    assert {event.when.edtf for event in found.events if event.when} == {"2024-06-03", "2024-06-04"}


def test_one_weekday_may_be_the_same_again_two_months_later() -> None:
    assert doubted(piece("x", "2024-08-07", named=False)) == {}


def test_one_weekday_is_enough_where_only_the_year_is_another() -> None:
    assert set(doubted(piece("x", "2023-06-05", named=False))) == {"x"}
    assert set(doubted(piece("x", "2025-06-05", named=False))) == {"x"}


def test_other_figures_are_another_happening() -> None:
    def crowd(key: str, published: str, count: int) -> ArticleFacts:
        figures = (Figure(0, 9, count, "account"),)
        return article(key, [arrest(key, published, figures=figures)], published, text=TEXT)

    near = [crowd("a", "2024-06-04", 40), crowd("b", "2024-06-05", 40)]
    for count, suspects in ((40, ["x"]), (90, [])):
        found = link_by_coverage([*near, crowd("x", "2025-06-05", count)], Decisions(), resolve)
        assert [each.article for each in found.suggested] == suspects


def test_who_tells_of_days_between_as_past_was_written_after_them() -> None:
    hearing = claim(
        "x", 2, "court hear lund", action="hear", agent="Oskar Lund", times=(TimeFacts("", day("2024-07-12")),)
    )
    assert doubted(piece("x", "2024-08-07", hearing)) == {}
    yearless = replace(hearing, times=(time("12 July", "date 07-12 recent", "2024-08-07"),))
    assert doubted(piece("x", "2024-08-07", yearless)) == {}


def test_a_header_that_a_common_event_bears_out_stands() -> None:
    trial = {"action": "try", "agent": "Oskar Lund", "participants": ("Oskar Lund", "Wellmouth"), "place": "Wellmouth"}
    ahead = claim("d", 2, "oskar lund face trial wellmouth", **trial, status=Status.EXPECTED,
                  times=(TimeFacts("5 August", day("2024-08-05")),))  # fmt: skip
    begun = claim(
        "x", 2, "oskar lund face trial wellmouth", **trial, times=(time("Monday", "weekday 1 past", "2024-08-07"),)
    )
    assert doubted(piece("d", "2024-06-06", ahead), piece("x", "2024-08-07", begun)) == {}


def test_of_two_dates_the_one_amid_the_coverage_stands() -> None:
    # A header a year early: what it tells is told by one other, whose date is later, but not alone.
    others = [article(key, [naming(key, "2024-06-05")], "2024-06-05", text=TEXT) for key in ("b", "c")]
    ahead = {"action": "visit", "agent": "Ada Quist", "patient": "Wellmouth", "status": Status.EXPECTED}
    plan = [claim(key, 2, "quist visit wellmouth branch", **ahead) for key in ("a", "x")]
    true = article("a", [arrest("a", "2024-06-04"), plan[0]], "2024-06-04", text=TEXT)
    odd = article("x", [arrest("x", "2023-06-06"), plan[1]], "2023-06-06", text=TEXT)
    undated = article("u", [replace(arrest("u", None), times=())], text=TEXT)
    found = link_by_coverage([*others, true, odd, undated], Decisions(), resolve)
    assert "a" not in {each.article for each in found.suggested}


@pytest.mark.parametrize("dates", [("2024-06-03", "2024-06-17"), ("2024-04-01", "2024-05-01", "2024-06-01"), ()])
def test_none_stands_alone_where_no_coverage_stands_together(dates: tuple[str, ...]) -> None:
    assert isolated([piece(f"n{n}", date) for n, date in enumerate(dates)]) == frozenset()


def test_days_that_zones_move_by_one_are_near() -> None:
    assert isolated([piece("a", "2024-06-04"), piece("b", "2024-06-05"), piece("c", "2024-06-06")]) == frozenset()


def test_a_day_that_a_suspect_header_alone_gives_is_left_open() -> None:
    # "Thursday" may be of either week that the two words of time allow; the header's Thursday is not believed.
    week = time("last week", "week -1", "2024-08-07")
    told = [replace(arrest("x", "2024-08-07"), times=(week,)), naming("x", "2024-08-07")]
    sale = claim("x", 2, "fund buy building", action="buy", agent="Fund", patient="Tower",
                 times=(time("Thursday", "weekday 4 past", "2024-08-07"),))  # fmt: skip
    found = coverage(article("x", [*told, sale], "2024-08-07", text=TEXT))
    assert [each.reading.edtf for each in found.suggested] == ["2024-06-10"]
    (bought,) = [event for event in found.events if any(link.claim == sale.id for link in event.links)]
    assert bought.when is not None
    assert bought.when.edtf == "2024-06-06"


def test_what_is_said_more_fully_is_said_once_and_quotes_end_at_a_word() -> None:
    (only,) = coverage(piece("x", "2024-08-07")).suggested
    tuesdays = [why for why in only.reasons if why.startswith("“Tuesday” fits")]
    assert tuesdays == [f"{tuesdays[0].partition(';')[0]}; news of it was printed 1 day later at most"]
    assert quoted(claim("a", 0, "", quote="word " * 30)) == "“" + "word " * 15 + "…”"


def test_no_day_is_kept_from_a_header_that_is_suspect() -> None:
    wide = DateReading("", day("2024-06-04").lower, day("2024-06-19").upper, Basis.INFERRED)
    thursday = resolve("weekday 4 past", day("2024-08-07"))
    assert read_time("weekday 4 past", thursday, wide, resolve) is None
    assert read_time("", day("2024-07-01"), wide, resolve) == day("2024-07-01")
