"""The scorer of linked stories, on a story of four clauses whose scores are worked out by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from events.linking import PublicationSuggestion
from events.values import (
    ArticleFacts,
    Basis,
    ClaimFacts,
    DateReading,
    DisagreementFacts,
    EventFacts,
    Link,
    OriginGroup,
    Status,
)
from tests.evaluation import linking_scores
from tests.evaluation.linked_story import Story, claim_for
from tests.evaluation.linking_baselines import same_lemma_and_day, similar_wording
from tests.evaluation.linking_scores import measures, score

LEFT = "The mill burned on Monday, the mayor said. Nobody slept."
RIGHT = "A mill went up in flames. The bakery opened."


def day(number: int, last: int = 0) -> DateReading:
    return DateReading(
        f"2031-05-{number:02}", dt.date(2031, 5, number), dt.date(2031, 5, last or number), Basis.RELATIVE
    )


def claim(name: str, article: str, text: str, quote: str, head: str, action: str = "") -> ClaimFacts:
    start = text.index(quote)
    return ClaimFacts(
        name, article, quote, Status.HAPPENED, action=action, head=head, start=start, end=start + len(quote)
    )


BURNED = claim("burned", "left", LEFT, "The mill burned on Monday", "burned", "burn")
SAID = claim("said", "left", LEFT, "The mill burned on Monday, the mayor said", "said", "say")
SLEPT = claim("slept", "left", LEFT, "Nobody slept", "slept", "sleep")
FLAMES = claim("flames", "right", RIGHT, "A mill went up in flames", "went", "burn")
OPENED = claim("opened", "right", RIGHT, "The bakery opened", "opened", "open")
ARTICLES = [
    ArticleFacts("left", day(6), (BURNED, SAID, SLEPT), LEFT),
    ArticleFacts("right", None, (FLAMES, OPENED), RIGHT),
]


def event(key: str, *claims: str, when: DateReading | None = None) -> EventFacts:
    return EventFacts(key, key, Status.HAPPENED, when, "", (), tuple(Link(name, 1.0, ()) for name in claims))


def gold(**parts: Any) -> dict[str, Any]:
    fire = {
        "id": "fire",
        "when": "2031-05-05",
        "claims": [{"file": "left", "quote": "mill burned"}, {"file": "right", "quote": "went up in flames"}],
        "origins": [{"name": "the mayor", "files": ["left"]}],
        "unattributed": ["right"],
    }
    bakery = {"id": "bakery", "when": None, "claims": [{"file": "right", "quote": "bakery opened"}]}
    told = [{"file": "left", "published": {}}, {"file": "right", "published": {"inferred": "2031-05-05/2031-05-06"}}]
    return {"events": [fire, bakery], "optional_claims": [], "disagreements": [], "articles": told} | parts


def story(*events: EventFacts, suggested: dict[str, DateReading] | None = None, **parts: Any) -> Story:
    suggestions = {
        name: PublicationSuggestion(name, reading, False, (), ()) for name, reading in (suggested or {}).items()
    }
    return Story("mill", gold(**parts), ARTICLES, events, suggestions, {})


def test_the_claim_for_a_quote_has_its_verb_in_it() -> None:
    assert claim_for(ARTICLES[0], "mill burned") == BURNED
    assert claim_for(ARTICLES[0], "the mayor said") == SAID
    assert claim_for(ARTICLES[0], "not a word of it") is None


def test_clusters_against_the_gold() -> None:
    right = measures(score(story(event("one", "burned", "flames", when=day(5)), event("two", "opened"))))
    assert (right["event clusters, B³ F1"], right["event clusters, CoNLL mean"]) == (100, 100)
    torn = measures(score(story(event("one", "burned"), event("two", "flames", "opened"))))
    # Precision: burned 1, flames and bakery 1/2 each. Recall: burned and flames 1/2 each, bakery 1.
    assert torn["event clusters, B³ precision"] == torn["event clusters, B³ recall"] == pytest.approx(66.7)
    assert torn["event clusters, pairwise F1"] == 0


def test_a_mention_without_an_event_is_alone() -> None:
    scored = score(story(event("one", "burned")))
    assert sorted(map(len, scored.found)) == [1, 1, 1]
    assert any("no event for 'A mill went up in flames'" in miss for miss in scored.misses)


def test_dates_are_right_silent_or_wrong() -> None:
    for when, kind in [(day(5), "right"), (None, "silent"), (day(6), "wrong"), (day(5, 6), "wrong")]:
        counts = score(story(event("one", "burned", "flames", when=when))).counts
        assert counts[f"date {kind}"] == 1, kind
    # An invented date is wrong where the gold has none.
    assert score(story(event("two", "opened", when=day(6)))).counts["date wrong"] == 1


def test_an_event_that_the_gold_has_not_is_noise_unless_it_may_be_told() -> None:
    slept = event("slept", "slept")
    assert score(story(slept)).counts["noise"] == 1
    assert score(story(slept, optional_claims=[{"file": "left", "quote": "Nobody slept"}])).counts["noise"] == 0


def test_origin_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    mayor = OriginGroup("speaker", "Ann Orr", ("left",), (), "")
    silent = OriginGroup("unattributed", "", ("right",), (), "")
    together = OriginGroup("speaker", "Ann Orr", ("left", "right"), (), "")
    for found, precision, recall in [([mayor, silent], 100, 100), ([together], 0, 0), ([mayor], 100, 50)]:
        monkeypatch.setattr(linking_scores, "origins", lambda *_, found=found: found)
        scored = measures(score(story()))
        assert (scored["origin groups, precision"], scored["origin groups, recall"]) == (precision, recall)


def test_disagreements(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(kind: str, left: str, right: str) -> DisagreementFacts:
        return DisagreementFacts(kind, "", (left,), (right,), "", "", "")

    sides = [{"says": "Monday", "files": ["left"]}, {"says": "Tuesday", "files": ["right"]}]
    wanted = {"kind": "date", "event": "fire", "sides": sides}
    cases = [
        ([found("date", "flames", "burned")], [wanted], 100, 100),
        ([found("figure", "burned", "flames")], [wanted], 0, 0),
        ([found("date", "burned", "said")], [wanted], 0, 0),
        ([found("date", "opened", "slept")], [wanted], 0, 0),
        ([found("date", "burned", "flames")], [wanted | {"optional": True}], 0, 0),
        ([], [wanted], 0, 0),
    ]
    for told, gold_has, precision, recall in cases:
        monkeypatch.setattr(linking_scores, "disagreements", lambda *_, told=told: told)
        scored = measures(score(story(event("one", "burned", "flames"), disagreements=gold_has)))
        assert (scored["disagreements, precision"], scored["disagreements, recall"]) == (precision, recall), told
    optional = score(story(event("one", "burned", "flames"), disagreements=[wanted | {"optional": True}]))
    assert optional.counts["disagreements wanted"] == 0


def test_suggested_publications() -> None:
    for suggested, kind in [
        ({}, "silent"),
        ({"right": day(6, 8)}, "right"),
        ({"right": day(7, 8)}, "wrong"),
    ]:
        assert score(story(suggested=suggested)).counts[f"suggested {kind}"] == 1
    # Of an article whose date is known and sound nothing is to be suggested.
    assert score(story(suggested={"left": day(6), "right": day(5)})).counts["suggested wrong"] == 1


def test_the_baselines_group_by_lemma_and_day_and_by_wording() -> None:
    by_lemma = same_lemma_and_day(story())
    assert by_lemma["burned"] == by_lemma["flames"] != by_lemma["opened"]
    by_wording = similar_wording(story())
    assert by_wording["burned"] == by_wording["said"] != by_wording["opened"]
