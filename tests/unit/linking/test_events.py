"""Which claims become one event: invented stories as values."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.linking import link
from events.linking.likeness import same_action
from events.linking.timeline import prepared
from events.values import ArticleFacts, Decisions, EventFacts, Figure, Status, TimeFacts
from tests.unit.linking.build import article, claim, on

NONE = Decisions()
MAYOR, TOWN = "Ilse Brandt", "Korsholm"


def groups(events: tuple[EventFacts, ...]) -> set[frozenset[str]]:
    return {frozenset(link.claim for link in event.links) for event in events}


def together(events: tuple[EventFacts, ...], *ids: str) -> bool:
    return any(set(ids) <= group for group in groups(events))


def resignation(key: str, number: int = 0, **given: object) -> ArticleFacts:
    told = claim(
        key,
        number,
        "mayor resign bribery inquiry",
        **{
            "action": "resign",
            "head": "resigned",
            "agent": MAYOR,
            "place": TOWN,
            "participants": (MAYOR,),
            **given,
        },
    )
    return article(key, [told])


def test_one_happening_told_by_two_articles_is_one_event_with_reasons() -> None:
    pile = [resignation("a", times=(on("2024-05-03"),)), resignation("b", times=(on("2024-05-03"),))]
    (event,) = link(pile, NONE)
    assert {each.claim for each in event.links} == {"a#0", "b#0"}
    assert event.when is not None
    assert event.when.edtf == "2024-05-03"
    for each in event.links:
        assert 0 < each.score <= 1
        assert "same day (3 May 2024)" in each.reasons
        assert any("Ilse Brandt" in reason for reason in each.reasons)


def test_the_same_kind_of_happening_on_other_days_stays_apart() -> None:
    pile = [resignation("a", times=(on("2024-05-03"),)), resignation("b", times=(on("2019-11-20"),))]
    assert len(link(pile, NONE)) == 2


def test_different_actions_of_one_person_stay_apart() -> None:
    vote = claim("b", 0, "council vote budget", action="vote", head="voted", agent=MAYOR, participants=(MAYOR,))
    assert len(link([resignation("a"), article("b", [vote])], NONE)) == 2


@pytest.mark.parametrize(("dated", "one"), [("2024-05-03", True), ("2024-05-10", True), ("2024-05-04", False)])
def test_an_undated_weekday_fits_any_such_day_and_no_other(dated: str, one: bool) -> None:
    friday = (TimeFacts("Friday", None, "weekday 5 past"),)
    pile = [resignation("a", times=friday), resignation("b", times=(on(dated),))]
    assert (len(link(pile, NONE)) == 1) is one


def test_expected_and_happened_are_one_event_and_the_state_moves_on() -> None:
    pile = [
        resignation("a", status=Status.EXPECTED, times=(on("2024-05-03"),)),
        resignation("b", times=(on("2024-05-03"),)),
    ]
    (event,) = link(pile, NONE)
    assert event.status is Status.HAPPENED
    assert any("expects" in reason for each in event.links for reason in each.reasons)


def test_one_sentence_in_the_present_does_not_outvote_those_that_look_ahead() -> None:
    pile = [resignation(key, status=Status.EXPECTED) for key in ("a", "b")] + [resignation("c")]
    (event,) = link(pile, NONE)
    assert event.status is Status.EXPECTED


def test_a_vague_past_does_not_fulfil_a_plan() -> None:
    plan = claim("a", 0, "x", action="travel", agent=MAYOR, place=TOWN, status=Status.EXPECTED)
    decided = Decisions(together=frozenset({frozenset({"a#0", "b#0"})}))
    for place, status in (("", Status.EXPECTED), (TOWN, Status.HAPPENED)):
        told = claim("b", 0, "x", action="travel", agent=MAYOR, place=place)
        (event,) = link([article("a", [plan]), article("b", [told])], decided)
        assert event.status is status


def test_a_day_that_somebody_denies_dates_no_plan() -> None:
    # "The Assembly will vote on Thursday", and two days later: "will not vote on Thursday after all".
    def vote(key: str, status: Status) -> ArticleFacts:
        told = {"action": "vote", "agent": "Assembly", "participants": ("Assembly",), "times": (on("2024-10-03"),)}
        return article(key, [claim(key, 0, "assembly vote harbour bill", status=status, **told)])

    planned = [vote("a", Status.EXPECTED), vote("b", Status.EXPECTED)]
    for last, when in ((Status.EXPECTED, "2024-10-03"), (Status.DENIED, None), (Status.HAPPENED, "2024-10-03")):
        (event,) = link([*planned, vote("c", last)], NONE)
        assert (event.when.edtf if event.when else None) == when


def test_a_meeting_with_another_party_is_another_meeting() -> None:
    def meeting(key: str, other: str) -> ArticleFacts:
        names = (MAYOR, other)
        told = claim(key, 0, "meeting harbour", action="meet", head="meeting", agent=MAYOR, participants=names)
        return article(key, [told])

    assert len(link([meeting("a", "Otto Lund"), meeting("b", "Otto Lund")], NONE)) == 1
    assert len(link([meeting("a", "Otto Lund"), meeting("b", "Vera Holm")], NONE)) == 2


def test_what_is_dated_by_year_is_not_the_news_of_the_day() -> None:
    earlier = claim("b", 0, "mayor resign office", action="resign", head="resigned", agent=MAYOR, times=(on("2019"),))
    assert len(link([resignation("a"), article("b", [earlier])], NONE)) == 2
    undated = claim("b", 0, "mayor resign office", action="resign", head="resigned", agent=MAYOR)
    assert len(link([resignation("a"), article("b", [undated])], NONE)) == 1


def test_background_and_opinion_make_no_event() -> None:
    general = claim("a", 0, "world watch closely", background=True)
    view = claim("a", 1, "mayor deserve better", status=Status.OPINION)
    assert link([article("a", [general, view])], NONE) == ()


@pytest.mark.parametrize(
    "whole",
    [
        {"times": (on("2024-05-03"),)},
        {"place": TOWN},
        {"speakers": ("Otto Lund",)},
        {"anonymous": "two guests"},
        {"figures": (Figure(0, 3, 12, "chair"),)},
        {"patient": "Otto Lund"},
        {"action": "resign", "verb": "resign"},
    ],
)
def test_what_one_article_alone_tells_needs_a_whole_frame(whole: dict[str, Any]) -> None:
    frame = {"action": "paint", "verb": "paint", "agent": MAYOR, "participants": (MAYOR,)}
    bare = [claim("a", n, "rain fall town") for n in range(5)]  # far from the head of the article
    assert link([article("a", [*bare, claim("a", 5, "mayor paint", **frame)])], NONE) == ()
    told = claim("a", 5, "mayor paint", **{**frame, **whole})
    assert groups(link([article("a", [*bare, told])], NONE)) == {frozenset({"a#5"})}


def test_what_nobody_does_or_only_may_be_needs_more() -> None:
    nothing = claim("a", 0, "change", action="change", verb="change", subject="nothing", speakers=(MAYOR,))
    maybe = claim("a", 1, "ferry sink", action="sink", verb="sink", subject="ferry", status=Status.POSSIBLE, place=TOWN)
    assert link([article("a", [nothing, maybe])], NONE) == ()


def test_of_what_is_past_one_name_and_its_object_are_enough() -> None:
    frame = {"action": "paint", "verb": "paint", "agent": MAYOR, "object": "bridge"}
    assert len(link([article("a", [claim("a", 0, "mayor paint bridge", **frame)])], NONE)) == 1
    assert link([article("a", [claim("a", 0, "mayor paint bridge", **frame, status=Status.EXPECTED)])], NONE) == ()


def test_a_light_verb_needs_a_day_or_a_figure() -> None:
    frame = {"action": "have", "verb": "have", "agent": MAYOR, "object": "luck", "place": TOWN}
    assert link([article("a", [claim("a", 0, "mayor have luck", **frame)])], NONE) == ()
    assert len(link([article("a", [claim("a", 0, "mayor have luck", **frame, times=(on("2024-05-03"),))])], NONE)) == 1


def test_what_several_articles_tell_is_an_event_however_thin() -> None:
    words = "old barn behind mill burn down overnight wind spread ember toward orchard hedge stable roof"
    pile = [article(key, [claim(key, 0, words, action="burn", subject="barn")]) for key in "ab"]
    assert groups(link(pile, NONE)) == {frozenset({"a#0", "b#0"})}


def test_what_an_analyst_placed_is_an_event_however_thin() -> None:
    thin = article("a", [claim("a", 0, "mood change")])
    assert link([thin], NONE) == ()
    assert groups(link([thin], Decisions(placed=frozenset({"a#0"})))) == {frozenset({"a#0"})}


def test_most_articles_and_not_the_odd_one_date_the_event() -> None:
    pile = [resignation(key, times=(on(day),)) for key, day in [("a", "2024-05-03"), ("b", "2024-05-03")]]
    pile.append(resignation("c", times=(on("2024-05"),)))
    (event,) = link(pile, NONE)
    assert event.when is not None
    assert event.when.edtf == "2024-05-03"
    assert "3 of 3 dated articles" in event.when.reason


def test_what_happened_dates_before_what_was_expected() -> None:
    pile = [
        resignation("a", status=Status.EXPECTED, times=(on("2024-05-03"),)),
        resignation("b", times=(on("2024-05-04"),)),
    ]
    decided = Decisions(together=frozenset({frozenset({"a#0", "b#0"})}))
    (event,) = link(pile, decided)
    assert event.when is not None
    assert event.when.edtf == "2024-05-04"


def test_decisions_win_over_likeness_and_over_dates() -> None:
    pile = [resignation("a", times=(on("2024-05-03"),)), resignation("b", times=(on("2024-05-03"),))]
    pile.append(resignation("c", times=(on("2019-11-20"),)))
    decided = Decisions(together=frozenset({frozenset({"a#0", "c#0"})}), apart=frozenset({frozenset({"a#0", "b#0"})}))
    assert groups(link(pile, decided)) == {frozenset({"a#0", "c#0"}), frozenset({"b#0"})}


def test_decisions_about_claims_that_are_gone_are_passed_over() -> None:
    decided = Decisions(together=frozenset({frozenset({"a#0", "gone#7"})}))
    assert groups(link([resignation("a")], decided)) == {frozenset({"a#0"})}


def test_two_claims_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="unique"):
        link([resignation("a"), resignation("a")], NONE)


WORDS = ("mayor", "resign", "bribery", "inquiry", "council", "vote", "budget", "bridge", "collapse", "storm", "rescue")
NAMES = (MAYOR, "Otto Lund", TOWN, "Harbour Union")
TIMES = (on("2024-05-03"), on("2024-05-04"), on("2024-05"), TimeFacts("Friday", None), TimeFacts("Monday", None))


@st.composite
def piles(draw: st.DrawFn) -> list[ArticleFacts]:
    pile = []
    for a in range(draw(st.integers(1, 5))):
        told = [
            claim(
                f"a{a}",
                n,
                " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True))),
                participants=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
                action=draw(st.sampled_from(["", "resign", "vote", "collapse"])),
                times=tuple(draw(st.lists(st.sampled_from(TIMES), max_size=1))),
                status=draw(st.sampled_from(list(Status))),
                background=draw(st.booleans()),
            )
            for n in range(draw(st.integers(0, 4)))
        ]
        pile.append(article(f"a{a}", told))
    return pile


@settings(max_examples=60, deadline=None)
@given(piles(), st.randoms(use_true_random=False), st.data())
def test_partition_order_and_decisions(pile: list[ArticleFacts], rng: random.Random, data: st.DataObject) -> None:
    told = {c.id: c for a in pile for c in a.claims if not c.background and c.status is not Status.OPINION}
    ids = list(told)
    decided = NONE
    if len(ids) >= 4:
        a, b, c, d = data.draw(st.permutations(ids))[:4]
        pairs = frozenset({frozenset({a, b})}), frozenset({frozenset({c, d})})
        decided = Decisions(*pairs, placed=frozenset({a, c}))
    events = link(pile, decided)
    linked = [each.claim for event in events for each in event.links]
    background = {c.id for a in pile for c in a.claims if c.background and c.status is not Status.OPINION}
    dated = {key for key, c in told.items() if c.times and c.action and c.status is not Status.POSSIBLE}
    assert dated <= set(linked) - background <= set(ids)
    assert decided.placed <= set(linked)
    assert len(linked) == len(set(linked))
    assert all({e.claim for e in event.links} - background for event in events)
    for ids_together in decided.together:
        assert together(events, *ids_together)
    for ids_apart in decided.apart:
        assert not together(events, *ids_apart)
    mixed = [ArticleFacts(a.id, a.published, tuple(rng.sample(a.claims, len(a.claims)))) for a in pile]
    rng.shuffle(mixed)
    assert link(mixed, decided) == events


def test_what_comes_is_no_one_happening_but_who_comes_arrives() -> None:
    def same(left: dict[str, Any], right: dict[str, Any]) -> bool:
        told = claim("a", 0, "valley", **left), claim("b", 0, "valley", **right)
        return same_action(*prepared([article(each.article, [each]) for each in told]))

    assert not same({"action": "come", "subject": "the offer"}, {"action": "come", "subject": "a train"})
    assert same({"action": "come", "agent": "Otto Lund"}, {"action": "arrive", "agent": "Otto Lund"})
    assert not same({"action": ""}, {"action": ""})
