"""Where claims of one event differ, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.linking import disagreements
from events.linking.figures import agree, comparable
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Figure, Link, Status
from tests.unit.linking.build import article, claim, on


def event(claims: list[ClaimFacts]) -> EventFacts:
    links = tuple(Link(c.id, 1.0, ("test",)) for c in claims)
    return EventFacts("k", "Ferry sinks", Status.HAPPENED, None, "", (), links)


def found(claims: list[ClaimFacts], published: dict[str, str] | None = None, **more: object) -> list[DisagreementFacts]:
    keys = sorted({c.article for c in claims})
    pile = [article(k, [c for c in claims if c.article == k], (published or {}).get(k)) for k in keys]
    return list(disagreements(event(claims), claims, pile, **more))  # type: ignore[arg-type]


def dead(value: float, qualifier: str = "") -> tuple[Figure, ...]:
    return (Figure(0, 5, value, "dead", qualifier),)


def test_silence_is_no_disagreement() -> None:
    assert (
        found([claim("a", 0, "ferry sink", times=(on("2024-05-03"),), figures=dead(3)), claim("b", 0, "ferry sink")])
        == []
    )


def test_two_days_of_one_happening_differ_but_a_month_holds_its_day() -> None:
    three, four, may = (
        claim(k, 0, "sink", times=(on(d),)) for k, d in [("a", "2024-05-03"), ("b", "2024-05-04"), ("c", "2024-05")]
    )
    (only,) = found([three, four, may])
    assert (only.kind, only.left, only.right) == ("date", ("a#0",), ("b#0",))
    assert (only.left_says, only.right_says) == ("3 May 2024", "4 May 2024")


def test_a_plan_and_its_fulfilment_on_another_day_do_not_contradict() -> None:
    plan = claim("a", 0, "sail", status=Status.EXPECTED, times=(on("2024-05-03"),))
    assert found([plan, claim("b", 0, "sail", times=(on("2024-05-04"),))]) == []


def test_a_plan_that_is_dated_anew_has_moved_on() -> None:
    first = claim("a", 0, "sail", status=Status.EXPECTED, times=(on("2024-05-13"),))
    later = claim("b", 0, "sail", status=Status.EXPECTED, times=(on("2024-05-14"),))
    (only,) = found([first, later], {"a": "2024-05-03", "b": "2024-05-06"})
    assert (only.kind, only.left, only.left_says) == ("superseded", ("a#0",), "13 May 2024")
    (turned,) = found([first, later], {"a": "2024-05-06", "b": "2024-05-03"})
    assert (turned.kind, turned.left) == ("superseded", ("b#0",))
    assert [d.kind for d in found([first, later])] == ["date"]
    assert [d.kind for d in found([first, later], {"a": "2024-05-03", "b": "2024-05-03"})] == ["date"]


def test_what_will_not_be_on_the_planned_day_was_put_off() -> None:
    def sail(key: str, status: Status, day: str = "2024-05-13") -> ClaimFacts:
        return claim(key, 0, "ferry sail", action="sail", subject="ferry", status=status, times=(on(day),))

    plan, off = sail("a", Status.EXPECTED), sail("b", Status.DENIED)
    (only,) = found([plan, off], {"a": "2024-05-03", "b": "2024-05-06"})
    assert (only.kind, only.left_says, only.right_says) == ("superseded", "13 May 2024", "not on 13 May 2024")
    assert found([plan, off], {"a": "2024-05-06", "b": "2024-05-03"}) == []
    assert found([plan, sail("b", Status.DENIED, "2024-05-14")], {"a": "2024-05-03", "b": "2024-05-06"}) == []
    assert found([plan, off], {"a": "2024-05-03", "b": "2024-05-20"}) == []  # a day that is past by then


def test_places_differ_unless_one_holds_the_other() -> None:
    lies_in = {"Korsholm": "Westland", "Marby": "Westland"}
    here, there, wide = (
        claim(k, 0, "sink", place=p) for k, p in [("a", "Korsholm"), ("b", "Marby"), ("c", "Westland")]
    )
    assert [d.kind for d in found([here, there, wide], lies_in=lies_in)] == ["place"]
    assert found([here, wide], lies_in=lies_in) == []
    assert found([here, there]) == []  # nothing known of either: no suggestion
    both = claim("d", 0, "sink", place="Korsholm", quote="it sank off Korsholm, Marby")
    assert found([here, there, both], lies_in=lies_in) == []


@pytest.mark.parametrize("status", [Status.DENIED, Status.POSSIBLE])
def test_a_place_told_and_a_place_withheld_differ(status: Status) -> None:
    told = claim("a", 0, "meet", head="meeting", action="meet", place="Marby")
    other = claim("b", 0, "meet", head="meeting", action="meet")
    withheld = claim("b", 1, "exact location meeting disclose", status=status, head="disclosed")
    pile = [article("a", [told]), article("b", [other, withheld])]
    (only,) = disagreements(event([told, other]), [told, other, withheld], pile)
    assert (only.kind, only.left, only.right) == ("place", ("a#0",), ("b#1",))


def test_a_toll_that_rises_with_time_is_superseded() -> None:
    told = [claim("a", 0, "die", figures=dead(3)), claim("b", 0, "die", figures=dead(5))]
    assert [d.kind for d in found(told, {"a": "2024-05-03", "b": "2024-05-04"})] == ["superseded"]
    assert [d.kind for d in found(told, {"a": "2024-05-04", "b": "2024-05-03"})] == ["figure"]
    assert [d.kind for d in found(told)] == ["figure"]


def test_a_denial_stands_against_what_is_told() -> None:
    told = [
        claim("a", 0, "sell"),
        claim("b", 0, "sell", status=Status.DENIED, stance="denies", speakers=("Otto Lund",)),
    ]
    (only,) = found(told)
    assert (only.kind, only.left, only.right) == ("denial", ("a#0",), ("b#0",))
    assert "Otto Lund" in only.right_says


def test_a_negated_clause_denies_only_the_same_action() -> None:
    told = claim("a", 0, "sink", action="sink", subject="the ferry")
    assert found([told, claim("b", 0, "name disclose", action="disclose", status=Status.DENIED)]) == []
    negated = claim("b", 0, "sink", action="sink", subject="ferry", status=Status.DENIED)
    assert [d.kind for d in found([told, negated])] == ["denial"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Figure(0, 1, 40, "mile"), Figure(0, 1, 64, "kilometre"), True),
        (Figure(0, 1, 40, "mile"), Figure(0, 1, 40, "kilometre"), False),
        (Figure(0, 1, 2, "missile", "at least"), Figure(0, 1, 3, "missile"), True),
        (Figure(0, 1, 4, "missile", "at least"), Figure(0, 1, 3, "missile"), False),
        (Figure(0, 1, 3000, "people"), Figure(0, 1, 2987, "person"), False),
        (Figure(0, 1, 3000, "people", "about"), Figure(0, 1, 2987, "person"), True),
        (Figure(0, 1, 12, "people"), Figure(0, 1, 10, "people"), False),
        (Figure(0, 1, 2.6, "percent"), Figure(0, 1, 3, "per cent"), True),
        (Figure(0, 1, 20, "people", "up to"), Figure(0, 1, 15, "people"), True),
        (Figure(0, 1, 640, "vote", "about"), Figure(0, 1, 638, "vote"), True),
        (Figure(0, 1, 640, "vote", "about"), Figure(0, 1, 580, "vote"), False),
        (Figure(0, 1, 600, "vote", "about"), Figure(0, 1, 580, "vote"), True),
        (Figure(0, 1, 22, "km", "about"), Figure(0, 1, 14, "mile"), True),
    ],
)
def test_figures_agree_through_units_rounding_and_qualifiers(left: Figure, right: Figure, same: bool) -> None:
    assert comparable(left, right)
    assert agree(left, right) is same
    assert agree(right, left) is same


def test_different_things_are_not_compared() -> None:
    assert not comparable(Figure(0, 1, 3, "missile"), Figure(0, 1, 5, "ship"))
    assert not comparable(Figure(0, 1, 3, "km"), Figure(0, 1, 5, "hectare"))


@given(st.floats(1, 1e6), st.sampled_from(["missile", "mile", "%"]), st.sampled_from(["", "at least", "about"]))
def test_a_figure_agrees_with_itself(value: float, unit: str, qualifier: str) -> None:
    figure = Figure(0, 1, value, unit, qualifier)
    assert agree(figure, figure)


def test_the_dead_of_one_are_not_the_saved_of_another() -> None:
    dead = claim("a", 0, "people die ferry", action="die", figures=(Figure(0, 1, 7, "people"),))
    saved = claim("b", 0, "rescuer bring people ashore", action="bring", figures=(Figure(0, 1, 187, "people"),))
    aboard = claim("c", 0, "ferry leave people board", action="depart", figures=(Figure(0, 1, 214, "people"),))
    assert found([dead, saved, aboard]) == []


def test_what_an_article_says_is_not_so_is_no_denial_by_its_source() -> None:
    told = claim("a", 0, "mayor leave capital", action="depart")
    never = claim("b", 0, "mayor talk", action="meet", status=Status.DENIED, speakers=("Norr News",))
    assert found([told, never]) == []


def test_figures_of_different_facts_do_not_differ() -> None:
    aboard = claim("a", 0, "carry people", action="carry", figures=dead(214))
    died = claim("b", 0, "people die", action="die", figures=dead(7))
    assert found([aboard, died]) == []


def test_all_who_deny_together_are_named() -> None:
    told = [
        claim("a", 0, "sell"),
        claim("b", 0, "sell", status=Status.DENIED, stance="denies", speakers=("Marland",), co_speakers=("Westland",)),
    ]
    (only,) = found(told)
    assert only.right_says == "denied by Marland and Westland"


def test_a_negated_clause_about_others_denies_nothing() -> None:
    told = claim("a", 0, "talk move", action="move", subject="talks")
    never = claim("b", 0, "sanction move", action="move", subject="sanctions", status=Status.DENIED)
    assert found([told, never]) == []


def test_prices_of_a_share_and_of_the_firm_do_not_differ() -> None:
    share = claim("a", 0, "group offer share", action="offer", figures=(Figure(0, 5, 38.5, "dollar"),))
    firm = claim("b", 0, "group offer firm", action="offer", figures=(Figure(0, 5, 4_200_000_000, "dollar"),))
    assert found([share, firm]) == []


def test_a_figure_that_moves_in_steps_is_a_series() -> None:
    tolls = [claim(key, 0, "ferry die", action="die", figures=dead(n)) for key, n in (("a", 3), ("b", 7), ("c", 9))]
    steps = found(tolls, {"a": "2024-05-03", "b": "2024-05-04", "c": "2024-05-05"})
    assert [(d.kind, d.left_says, d.right_says) for d in steps] == [
        ("superseded", "3 dead", "7 dead"),
        ("superseded", "7 dead", "9 dead"),
    ]


def test_the_missing_get_fewer() -> None:
    def lost(key: str, value: float) -> ClaimFacts:
        return claim(key, 0, "people miss", action="miss", figures=(Figure(0, 5, value, "people"),))

    (only,) = found([lost("a", 20), lost("b", 11)], {"a": "2024-05-03", "b": "2024-05-04"})
    assert (only.kind, only.left_says, only.right_says) == ("superseded", "20 people", "11 people")
    (fewer,) = found([lost("a", 20), lost("b", 11)], {"a": "2024-05-04", "b": "2024-05-03"})
    assert (fewer.left, fewer.right) == (("b#0",), ("a#0",))


def test_a_raise_replaces_what_was_offered() -> None:
    offered = claim("a", 0, "group offer share cash", action="offer", figures=(Figure(0, 5, 38, "dollar"),))
    raised = claim("b", 0, "group raise offer share cash", action="raise", figures=(Figure(0, 5, 41, "dollar"),))
    (only,) = found([offered, raised], {"a": "2024-05-03", "b": "2024-05-10"})
    assert only.kind == "superseded"


def test_what_is_negated_first_and_told_later_has_come_to_pass() -> None:
    def concession(key: str, status: Status) -> ClaimFacts:
        return claim(key, 0, "mayor concede", action="concede", agent="Ilse Brandt", status=status)

    both = [concession("a", Status.DENIED), concession("b", Status.HAPPENED)]
    assert found(both, {"a": "2024-05-03", "b": "2024-05-06"}) == []
    assert [d.kind for d in found(both, {"a": "2024-05-06", "b": "2024-05-03"})] == ["denial"]


def test_a_denial_stands_against_what_is_told_of_it() -> None:
    told = claim("a", 0, "door lock", action="lock", object="fire doors")
    beside = claim("a", 1, "survivor tell paper", action="tell", subject="survivors")
    denied = claim("b", 0, "door lock", action="lock", status=Status.DENIED, stance="denies", speakers=("Line",))
    (only,) = found([told, beside, denied])
    assert (only.left, only.right) == (("a#0",), ("b#0",))


def test_an_event_goes_by_its_nouns_too_but_not_by_what_it_was_for() -> None:
    untold = claim("b", 5, "place summit confirm", status=Status.POSSIBLE, background=True)
    listening = claim("b", 0, "mayor meet", action="meet", head="meet")
    met = claim("a", 0, "mayor meet", action="meet", head="met", place="Marby", complement="for a summit")
    (only,) = disagreements(event([met, listening]), [met, listening, untold], [])
    assert (only.left_says, only.right_says) == ("Marby", "not disclosed")
    came = claim("a", 0, "mayor arrive", action="arrive", head="came", place="Marby", complement="for a summit")
    assert disagreements(event([came, listening]), [came, listening, untold], []) == ()


def test_a_price_within_an_earlier_bound_is_no_change() -> None:
    ready = claim("a", 0, "group ready pay share", action="pay", status=Status.EXPECTED,
                  figures=(Figure(0, 5, 40, "dollar", "at least"),))  # fmt: skip
    pays = claim("b", 0, "group pay share", action="pay", status=Status.EXPECTED, figures=(Figure(0, 5, 41, "dollar"),))
    assert found([ready, pays], {"a": "2024-05-03", "b": "2024-05-10"}) == []


def test_a_denial_that_leaves_open_what_is_denied_stands_against_nothing() -> None:
    refused = claim("a", 0, "board reject offer", action="deny", subject="board", object="offer")
    denies = claim("b", 0, "group deny hide", action="deny", agent="Tarn", status=Status.DENIED, stance="denies")
    assert found([refused, denies], {"a": "2024-05-03", "b": "2024-05-10"}) == []
