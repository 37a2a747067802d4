"""Stated dates of articles whose news others told weeks before. 7 May 2024 is a Tuesday, and so is 9 July."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from events.linking import link, suggest_publication
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, Decisions, Status, TimeFacts
from tests.unit.linking.build import article, claim, day, on

HEADER = "2024-07-11"


def resolve(formula: str, published: DateReading) -> DateReading | None:
    return None


def blast(key: str, when: str | None = None, words: str = "", **given: Any) -> ClaimFacts:
    """ "The boiler of the Corwen mill blew up on Tuesday"."""
    times = (TimeFacts("Tuesday", day(when, Basis.RELATIVE), "weekday 2 past"),) if when else ()
    told = {"action": "explode", "agent": "Corwen Mill", "participants": ("Corwen Mill",), "times": times, **given}
    return claim(key, 0, words or "boiler corwen mill explode tuesday", **told)


def search(key: str, words: str = "digger clear rubble courtyard", **given: Any) -> ClaimFacts:
    """ "Diggers of Halvor Sons are to clear the rubble in the courtyard", still ahead."""
    told = {"action": "clear", "agent": "Halvor Sons", "participants": ("Halvor Sons",), "object": "rubble", **given}
    return claim(key, 1, words, status=Status.EXPECTED, **told)


def early() -> list[ArticleFacts]:
    """Two reports of May: the blast, and in the first what is still to come."""
    first = article("a", [blast("a", "2024-05-07"), search("a")], "2024-05-07")
    return [first, article("b", [blast("b", "2024-05-07")], "2024-05-08")]


def doubted(odd: ArticleFacts, others: list[ArticleFacts] | None = None) -> dict[str, str]:
    pile = [*(early() if others is None else others), odd]
    found = suggest_publication(pile, link(pile, Decisions()), resolve)
    return {each.article: each.reading.edtf for each in found if each.suspect}


def late(*claims: ClaimFacts) -> ArticleFacts:
    return article("x", claims, HEADER)


def test_old_news_with_what_was_ahead_then_makes_the_header_suspect() -> None:
    # The weekday has no reading here, so that the claim is linked with those of May.
    assert doubted(late(blast("x"), search("x"))) == {"x": "2024-05-07/2024-05-08"}


def test_what_was_expected_for_a_day_long_past_is_ahead_as_well() -> None:
    planned = article("c", [search("c", times=(on("2024-05-12"),))], "2024-05-09")
    others = [article("a", [blast("a", "2024-05-07")], "2024-05-07"), early()[1], planned]
    assert doubted(late(blast("x"), search("x")), others) == {"x": "2024-05-07/2024-05-08"}


def test_news_without_a_time_is_of_the_day_it_was_printed_or_the_day_before() -> None:
    others = [article("a", [blast("a"), search("a")], "2024-05-07"), article("b", [blast("b")], "2024-05-08")]
    assert doubted(late(blast("x"), search("x")), others) == {"x": "2024-05-07/2024-05-08"}


def test_a_headline_without_a_day_is_of_its_leads_day() -> None:
    lead = claim("b", 2, "smoke rise weir", action="rise", times=(on("2024-05-07"),))
    others = [early()[0], article("b", [blast("b"), lead], "2024-05-10")]
    assert doubted(late(blast("x"), search("x")), others) == {"x": "2024-05-07/2024-05-08"}
    assert doubted(late(blast("x"), search("x")), [early()[0], article("b", [blast("b")], "2024-05-10")]) == {}


def test_one_anchor_is_not_enough() -> None:
    assert doubted(late(blast("x"))) == {}
    assert doubted(late(search("x"))) == {}


def test_one_other_report_is_not_enough() -> None:
    assert doubted(late(blast("x"), search("x")), early()[:1]) == {}


def test_a_trial_that_tells_of_the_blast_without_its_weekday_looks_back() -> None:
    looking_back = blast("x", words="boiler corwen mill explode")
    assert doubted(late(looking_back, search("x"))) == {}


def test_an_anniversary_that_gives_the_date_looks_back() -> None:
    assert doubted(late(replace(blast("x"), times=(on("2024-05-07", "Tuesday, 7 May 2024"),)), search("x"))) == {}


def test_the_same_again_elsewhere_names_what_was_not_named_before() -> None:
    second = blast("x", participants=("Corwen Mill", "Tarn Mill"))
    assert doubted(late(second, search("x"))) == {}


def test_another_weekday_is_another_happening() -> None:
    assert doubted(late(blast("x", words="boiler corwen mill explode friday"), search("x"))) == {}


def test_who_tells_of_a_later_date_as_past_was_not_printed_before_it() -> None:
    funeral = claim("x", 2, "widow speak funeral", action="speak", times=(on("2024-07-02", "2 July"),))
    assert doubted(late(blast("x"), search("x"), funeral)) == {}


@pytest.mark.parametrize(("header", "suspect"), [("2024-05-21", False), ("2024-05-28", True)])
def test_a_fortnight_is_far(header: str, suspect: bool) -> None:
    odd = article("x", [blast("x"), search("x")], header)
    assert bool(doubted(odd)) is suspect
