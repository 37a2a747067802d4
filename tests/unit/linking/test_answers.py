"""Clauses that deny what their article has just told, and clauses that only look so."""

from __future__ import annotations

from typing import Any

import pytest

from events.linking import disagreements
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Link, Status
from tests.unit.linking.build import article, claim


def told(number: int = 0, **given: Any) -> ClaimFacts:
    return claim(
        "a", number, "guard lock gate", **{"action": "lock", "object": "gate", "anonymous": "a witness"} | given
    )


def denies(quote: str, number: int = 1, **given: Any) -> ClaimFacts:
    seen = {"action": "deny", "status": Status.DENIED, "agent": "Tarn", "stance": "denies", "speakers": ("Tarn",)}
    return claim("a", number, "tarn deny", quote=quote, **seen | given)


def found(own: list[ClaimFacts], *beside: ClaimFacts, placed: tuple[str, ...] = ()) -> list[DisagreementFacts]:
    event = EventFacts("k", "Gate", Status.HAPPENED, None, "", (), tuple(Link(c.id, 1.0, ("test",)) for c in own))
    claims = [*own, *beside]
    gaps = range(1 + max(c.start for c in claims) // 100)
    text = "".join("x" * 97 + ". " + "y" for _ in gaps)  # a sentence for each clause
    about = [article(key, [c for c in claims if c.article == key], text=text) for key in {c.article for c in claims}]
    return [d for d in disagreements(event, claims, about, placed=dict.fromkeys(placed, "other")) if d.kind == "denial"]


@pytest.mark.parametrize(
    "answer",
    [
        denies("Tarn denies it"),
        denies("Tarn denied the allegations", object="allegations"),
        denies("which Tarn rejected as untrue", stance="asserts"),
        denies("Tarn called the report baseless", action="call", object="report", status=Status.HAPPENED),
        denies("Tarn dismissed that as kitchen talk", action="dismiss", stance="asserts", status=Status.HAPPENED),
        denies("That is false", action="be", object="false", agent="", stance="asserts", status=Status.HAPPENED),
        denies("the report is not true", action="be", subject="report", object="true", agent="", stance="asserts"),
        denies("the paper is genuine", action="be", subject="paper", object="genuine", agent=""),
        denies("any such order was given", action="supply", agent=""),
    ],
    ids=lambda answer: answer.quote,
)
def test_an_answer_stands_against_what_was_told_before_it(answer: ClaimFacts) -> None:
    (only,) = found([told()], answer)
    assert (only.left, only.right, only.right_says) == (("a#0",), ("a#1",), "denied by Tarn")


@pytest.mark.parametrize(
    "other",
    [
        denies("Tarn has not denied it", stance="asserts"),
        denies("Tarn refused to deny the report", object="report", stance="asserts"),
        denies("The court dismissed the claim", action="dismiss", subject="court", agent="", object="claim"),
        denies("The judge called the claim baseless", action="call", subject="judge", agent="", object="claim"),
        denies("The board turned down the offer", object="offer", status=Status.HAPPENED, stance="asserts"),
        denies("Tarn denied him the money", object="money"),
        denies("He was wrong about Tarn", action="be", object="wrong", agent="Otto Lund", status=Status.HAPPENED),
        denies("Tarn dismissed its coach as a failure", action="dismiss", patient="Otto Lund", stance="asserts"),
    ],
    ids=lambda other: other.quote,
)
def test_what_denies_nothing_that_was_told_is_no_answer(other: ClaimFacts) -> None:
    assert found([told()], other) == []


def test_an_answer_reaches_back_two_sentences_and_to_another_voice() -> None:
    own = told(number=1, anonymous="", speakers=("Tarn",))
    (only,) = found([told()], own, denies("Tarn denies it", 2))
    assert only.left == ("a#0",)
    assert found([told()], denies("Tarn denies it", 3)) == []


def test_a_summary_of_the_writer_is_answered_only_by_whom_it_is_about() -> None:
    assert found([told(anonymous="")], denies("Tarn denies it")) == []
    assert len(found([told(anonymous="", agent="Tarn")], denies("Tarn denies it"))) == 1


def test_who_denies_involvement_answers_an_accuser_and_no_fact_about_himself() -> None:
    answer = denies("Tarn denied involvement", object="involvement")
    assert found([told(agent="Tarn", anonymous="")], answer) == []
    assert len(found([told(agent="Tarn")], answer)) == 1


def test_an_answer_is_shown_once_in_the_event_of_what_it_answers() -> None:
    answer = denies("Tarn denies it")
    assert len(found([told()], answer, placed=(answer.id,))) == 1
    assert found([answer], told(), placed=(told().id,)) == []
    assert len(found([answer], told())) == 1  # in no event itself


def test_denials_of_one_source_are_one_and_of_two_are_two() -> None:
    both = found([told(), told(4)], denies("Tarn denies it"), denies("Tarn denies it", 5))
    assert [(d.left, d.right) for d in both] == [(("a#0", "a#4"), ("a#1", "a#5"))]
    two = found([told()], denies("Tarn denies it"), denies("Lund denies it", 2, agent="Lund", speakers=("Lund",)))
    assert sorted(d.right_says for d in two) == ["denied by Lund", "denied by Tarn"]


def test_there_is_none_of_what_another_tells_of() -> None:
    bid = claim("b", 0, "tarn prepare bid", action="prepare", agent="Tarn", object="takeover bid", anonymous="people")
    none = claim("a", 1, "be no bid", action="be", object="no bid", speakers=("Ada Quill",), background=True)
    (only,) = found([bid, none])
    assert (only.left, only.right, only.right_says) == (("b#0",), ("a#1",), "denied by Ada Quill")
    other = claim("a", 1, "be no talk", action="be", object="no talks", speakers=("Ada Quill",))
    assert found([bid, other]) == []


def test_a_negation_for_a_time_denies_no_other_time() -> None:
    def count(key: str, quote: str, status: Status) -> ClaimFacts:
        return claim(key, 0, "vote count", quote=quote, action="count", object="votes", status=status)

    overnight = count("a", "the votes were counted overnight", Status.HAPPENED)
    assert found([overnight, count("b", "The votes were not counted last week", Status.DENIED)]) == []
    assert found([overnight, count("b", "The votes have not been counted yet", Status.DENIED)]) == []
    assert len(found([overnight, count("b", "The votes were not counted", Status.DENIED)])) == 1


def test_what_might_not_be_and_what_others_did_not_do_deny_nothing() -> None:
    def point(key: str, quote: str, status: Status = Status.DENIED, **more: Any) -> ClaimFacts:
        given = {"action": "point", "agent": "Otto Lund", "object": "a torch", "verb": "point"} | more
        return claim(key, 0, "lund point torch", quote=quote, status=status, **given)

    told_so = point("a", "Otto Lund pointed a torch", Status.HAPPENED)
    assert len(found([told_so, point("b", "Lund did not point a torch")])) == 1
    assert found([told_so, point("b", "Lund would not point a torch")]) == []
    assert found([told_so, point("b", "Lund will not point a torch")]) == []
    assert found([told_so, point("b", "Lund did not also point a torch")]) == []
    assert found([told_so, point("b", "Lund did not point a mast", object="a mast")]) == []
    at_sea = point("a", "Otto Lund pointed a torch at the sea", Status.HAPPENED, complement="at the sea")
    assert found([at_sea, point("b", "Lund did not point a torch at Marby", complement="at Marby")]) == []
    he = point("a", "he pointed a torch", Status.HAPPENED, agent="")
    assert found([he, point("b", "she did not point a torch", agent="")]) == []


def test_nobody_was_hurt_is_told_in_two_ways() -> None:
    hurt: dict[str, Any] = {"action": "hurt", "object": "passengers", "verb": "be hurt"}
    nobody = claim("a", 0, "hurt", quote="no passengers were hurt", **hurt)
    assert found([nobody, claim("b", 0, "hurt", quote="passengers were not hurt", status=Status.DENIED, **hurt)]) == []


def test_a_pronoun_is_whom_the_other_clause_of_the_article_names() -> None:
    closed: dict[str, Any] = {"action": "close", "verb": "be closed"}
    never = claim(
        "a", 0, "bridge close", quote="the bridge was never closed", status=Status.DENIED, object="the bridge", **closed
    )
    it = claim("a", 1, "close", quote="it was closed for two days", **closed)
    assert len(found([never, it])) == 1
    other = claim("b", 1, "close", quote="it was closed for two days", **closed)
    assert found([never, other]) == []
    far = claim("a", 4, "close", quote="it was closed for two days", **closed)
    assert found([never, far]) == []
    being: dict[str, Any] = {"action": "be", "verb": "be"}
    right = claim("a", 0, "be", quote="the bridge was not right", status=Status.DENIED, subject="the bridge", **being)
    assert found([right, claim("a", 1, "be", quote="it was here", **being)]) == []


def test_who_only_reports_tells_nothing_to_be_denied() -> None:
    assert found([told(action="report")], denies("Tarn denies it")) == []
