"""Claims: what a clause asserts, how sure, who, where, when, how many. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from events.extraction import extract
from events.extraction.claims import actions
from events.reading import blocks_of
from events.values import Block, BlockKind, Claim, Document, Extraction, Status

pytestmark = pytest.mark.model


class Reading:
    """An extraction with its text, for reading off what was claimed."""

    def __init__(self, text: str, extraction: Extraction) -> None:
        self.text, self.extraction = text, extraction

    def by(self, action: str) -> Claim:
        """The only claim of this action."""
        (claim,) = [c for c in self.extraction.claims if c.action == action]
        return claim

    def quote(self, claim: Claim) -> str:
        return self.text[claim.start : claim.end]

    def times(self, claim: Claim) -> list[str]:
        return [self.text[self.extraction.times[n].start : self.extraction.times[n].end] for n in claim.times]


Read = Callable[..., Reading]


@pytest.fixture
def read(nlp: Any) -> Read:
    def _read(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Reading:
        blocks = blocks_of(text) if kind is BlockKind.PARAGRAPH else (Block(kind, 0, len(text)),)
        ((_, extraction),) = extract([Document("test", text, blocks)], nlp)
        return Reading(text, extraction)

    return _read


@pytest.mark.parametrize(
    ("sentence", "action", "status"),
    [
        ("Elena Duarte arrived in Oslo on Monday.", "arrive", Status.HAPPENED),
        ("Elena Duarte has reached Oslo.", "arrive", Status.HAPPENED),
        ("Elena Duarte will arrive in Oslo on Monday.", "arrive", Status.EXPECTED),
        ("Elena Duarte is expected to arrive in Oslo on Monday.", "arrive", Status.EXPECTED),
        ("Elena Duarte is scheduled to visit Oslo.", "visit", Status.EXPECTED),
        ("Elena Duarte plans to visit Oslo.", "visit", Status.EXPECTED),
        ("The board cleared the deal on condition that Elena Duarte sell the yard.", "sell", Status.EXPECTED),
        ("The council demanded that Elena Duarte leave Oslo.", "depart", Status.EXPECTED),
        ("Elena Duarte may visit Oslo.", "visit", Status.POSSIBLE),
        ("It is likely that Elena Duarte will visit Oslo.", "visit", Status.POSSIBLE),
        ("If Elena Duarte visits Oslo, the talks go on.", "visit", Status.POSSIBLE),
        ("Elena Duarte has not visited Oslo.", "visit", Status.DENIED),
        ("Elena Duarte refused to visit Oslo.", "visit", Status.DENIED),
        ("Nobody was killed in the fire.", "kill", Status.DENIED),
        ("The ministry denied the attack.", "attack", Status.DENIED),
        ("Elena Duarte should visit Oslo.", "visit", Status.OPINION),
    ],
)
def test_status_is_what_the_clause_says_of_its_happening(
    read: Read, sentence: str, action: str, status: Status
) -> None:
    assert read(sentence).by(action).status is status


@pytest.mark.parametrize("sentence", ["Leaders to meet in Oslo on Friday", "Leaders will meet in Oslo on Friday"])
def test_a_headline_with_an_infinitive_looks_ahead(read: Read, sentence: str) -> None:
    assert read(sentence, BlockKind.HEADLINE).by("meet").status is Status.EXPECTED


def test_a_heading_claims_nothing(read: Read) -> None:
    assert read("The Minister Arrives in Oslo", BlockKind.HEADING).extraction.claims == ()


def test_who_did_what_to_whom_where_and_when(read: Read) -> None:
    reading = read("On 3 May 2021, Paul Berg met Elena Duarte in Bergen.")
    claim = reading.by("meet")
    assert (claim.agent, claim.patient, claim.place) == ("Paul Berg", "Elena Duarte", "Bergen")
    assert claim.participants == ("Paul Berg", "Elena Duarte")
    assert reading.times(claim) == ["3 May 2021"]
    assert reading.quote(claim) == "On 3 May 2021, Paul Berg met Elena Duarte in Bergen"


def test_the_passive_turns_the_roles_round(read: Read) -> None:
    claim = read("Paul Berg was arrested by the Norwegian police on Monday.").by("arrest")
    assert (claim.agent, claim.patient) == ("Norwegian police", "Paul Berg")


def test_the_subject_of_an_expectation_acts_in_what_is_expected(read: Read) -> None:
    claim = read("Paul Berg is expected to attend the fair.").by("attend")
    assert (claim.agent, claim.patient) == ("Paul Berg", "")


def test_a_light_verb_leaves_the_action_to_its_noun(read: Read) -> None:
    claim = read("Paul Berg held talks with Elena Duarte in Bergen on Friday.").by("meet")
    assert (claim.agent, claim.patient, claim.place) == ("Paul Berg", "Elena Duarte", "Bergen")
    assert "hold" not in {c.action for c in read("Paul Berg held talks with Elena Duarte.").extraction.claims}


def test_an_arrival_that_occurred_is_an_arrival(read: Read) -> None:
    reading = read("Paul Berg’s arrival in Norway occurred on Tuesday.")
    claim = reading.by("arrive")
    assert (claim.agent, claim.place, reading.times(claim)) == ("Paul Berg", "Norway", ["Tuesday"])
    assert not claim.nominal


def test_a_noun_with_its_own_time_is_a_claim_beside_its_clause(read: Read) -> None:
    reading = read("Prices have doubled since Sweden’s invasion of Norway in March 2011.")
    claim = reading.by("invade")
    assert claim.nominal
    assert (claim.agent, claim.patient) == ("Sweden", "Norway")
    assert reading.times(claim) == ["March 2011"]
    assert reading.quote(claim) == "Sweden’s invasion of Norway in March 2011"
    assert claim.status is Status.HAPPENED


def test_a_coming_event_is_expected_by_its_adjective(read: Read) -> None:
    claim = read("They prepared the upcoming summit between Paul Berg and Elena Duarte in Bergen.").by("meet")
    assert claim.status is Status.EXPECTED


def test_two_clauses_keep_their_own_times(read: Read) -> None:
    reading = read("The ferry sank on Sunday, and the police arrested Paul Berg on Monday.")
    assert reading.times(reading.by("sink")) == ["Sunday"]
    assert reading.times(reading.by("arrest")) == ["Monday"]


def test_a_time_followed_by_when_belongs_to_the_clause_of_when(read: Read) -> None:
    reading = read("It was his first trip since 2014, when he met Elena Duarte in Bergen.")
    assert reading.times(reading.by("meet")) == ["2014"]


def test_who_said_it_is_no_claim_and_no_part_of_the_quote(read: Read) -> None:
    reading = read("According to Reuters, Paul Berg arrived in Oslo on Monday.")
    claim = reading.by("arrive")
    assert claim.attribution is not None
    assert reading.extraction.attributions[claim.attribution].speaker == "Reuters"
    assert reading.quote(claim) == "Paul Berg arrived in Oslo on Monday"
    told = read("The mayor said on Friday that the bridge collapsed.")
    assert [c.action for c in told.extraction.claims] == ["collapse"]


def test_evaluations_are_background(read: Read) -> None:
    (claim,) = read("The visit underscores the importance of trade.").extraction.claims
    assert claim.background
    assert claim.status is Status.OPINION
    (claim,) = read("The visit is a significant step.").extraction.claims
    assert claim.background


@pytest.mark.parametrize("sentence", ["Has Paul Berg left the country?", "You need a good map.", "We can walk there."])
def test_questions_and_what_is_said_of_all_tell_no_happening(read: Read, sentence: str) -> None:
    assert all(claim.background for claim in read(sentence).extraction.claims)


def test_a_pronoun_is_resolved_only_without_a_rival(read: Read) -> None:
    alone = read("Paul Berg came home on Friday. He resigned on Monday.")
    assert alone.by("resign").agent == "Paul Berg"
    rivals = read("Paul Berg met Tom Hale on Friday. He resigned on Monday.")
    assert rivals.by("resign").agent == ""


def test_a_role_stands_for_who_alone_has_it(read: Read) -> None:
    reading = read("Finance Minister Paul Berg came home on Friday. The finance minister resigned on Monday.")
    assert reading.by("resign").agent == "Paul Berg"


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "qualifier"),
    [
        ("The navy fired at least two ballistic missiles on Friday.", 2, "missile", "at least"),
        ("The flood killed thirty-one people on Friday.", 31, "people", ""),
        ("The flood killed 1,200 villagers on Friday.", 1200, "villager", ""),
        ("The firm paid about $8.2 million on Friday.", 8_200_000, "dollar", "about"),
        ("Sales rose by 12 percent on Friday.", 12, "percent", ""),
        ("They walked nearly 40 miles on Friday.", 40, "mile", "nearly"),
        ("The firm paid 15 dollars or more on Friday.", 15, "dollar", "at least"),
        ("The flood killed 20 or more villagers on Friday.", 20, "villager", "at least"),
        ("The club fined 30 members or fewer on Friday.", 30, "member", "at most"),
    ],
)
def test_figures_have_value_unit_and_qualifier(
    read: Read, sentence: str, value: float, unit: str, qualifier: str
) -> None:
    (figure,) = [f for c in read(sentence).extraction.claims for f in c.figures]
    assert (figure.value, figure.unit, figure.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    "sentence", ["The bridge collapsed in 2019.", "The two leaders met on Friday.", "They lost 88-72 on Friday."]
)
def test_years_pairs_and_scores_are_no_figures(read: Read, sentence: str) -> None:
    assert [f for c in read(sentence).extraction.claims for f in c.figures] == []


def test_what_is_fired_decides_what_firing_is(read: Read) -> None:
    assert read("The club fired coach Paul Berg on Friday.").by("dismiss").patient == "Paul Berg"
    assert read("The navy fired three rockets on Friday.").by("launch").figures


def test_no_word_of_the_table_is_in_two_classes() -> None:
    for table in (actions.verbs(), actions.nouns()):
        assert all(" " not in lemma for lemma in table)
    listed = [w for line in actions.TABLE.strip().splitlines() for w in line.partition(": ")[2].split(";")[0].split()]
    assert len(listed) == len(set(listed)), "a verb twice in the table: its second class is never given"


# --- words for titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "verb", "subject", "object_", "complement"),
    [
        ("His train crossed the border on Monday.", "cross", "his train", "border", ""),
        ("Images released by the army on Monday show a burnt bridge.", "show", "images", "burnt bridge", ""),
        (
            "Westland launched two ballistic missiles into the sea.",
            "launch",
            "",
            "two ballistic missiles",
            "into the sea",
        ),
        (
            "Two missiles fell outside its exclusive economic zone.",
            "fall",
            "two missiles",
            "",
            "outside its exclusive economic zone",
        ),
        ("The president travelled to Oslo by armoured train.", "travel", "president", "", "by armoured train"),
        ("The flood destroyed dozens of houses.", "destroy", "flood", "dozens of houses", ""),
        ("Dozens of houses were destroyed by the flood.", "destroy", "flood", "dozens of houses", ""),
        ("Two ships were towed away on Monday.", "be towed away", "", "two ships", ""),
        ("The fire caused more than $1 million in damages.", "cause", "fire", "more than $1 million", ""),
        ("The convoy, which had turned north, changed course.", "change", "convoy", "course", ""),
        ("The government called off the search.", "call off", "government", "search", ""),
        ("The company conducted a second test of its new engine.", "conduct", "company", "second test", ""),
        ("Fishermen brought twelve people ashore.", "bring ashore", "fishermen", "twelve people", ""),
        ("Fishermen travelled aboard a ferry.", "travel", "fishermen", "", "aboard a ferry"),
        ("The two mayors exchanged letters in March.", "exchange", "two mayors", "letters", ""),
        ("The mayor stepped down on Friday.", "step down", "mayor", "", ""),
        ("The state sold most of Northgate in 1996.", "sell", "state", "most of Northgate", ""),
        ("The mill turned down a bid from the bank.", "turn down", "mill", "bid", "from the bank"),
        ("The union spoke of forty strikers.", "speak", "union", "", "of forty strikers"),
        ("Shares of the mill fell 3 percent.", "fall", "shares of the mill", "3 percent", ""),
        ("The mayor called the figure a joke.", "call", "mayor", "figure", "a joke"),
        ("The banks were asked to line up loans.", "be asked", "", "banks", "to line up loans"),
        ("The union urged them to keep the trains running.", "urge", "union", "", ""),
        ("It was an offer which the board had rejected.", "reject", "board", "offer", ""),
        ("The pilot and his mate climbed the wall.", "climb", "pilot and his mate", "wall", ""),
    ],
)
def test_a_clause_keeps_the_words_of_a_title(
    read: Read, sentence: str, verb: str, subject: str, object_: str, complement: str
) -> None:
    claims = [c for c in read(sentence).extraction.claims if c.verb == verb]
    told = [(c.subject, c.object, c.complement) for c in claims]
    assert told == [(subject, object_, complement)]


def test_a_role_without_a_name_is_the_subject_and_one_with_a_name_is_not(read: Read) -> None:
    unnamed = read("Norway’s defence minister visited Lagos on Monday.").by("visit")
    assert (unnamed.subject, unnamed.place, unnamed.agent) == ("Norway’s defence minister", "Lagos", "")
    named = read("Defence Minister Elena Duarte visited Lagos on Monday.").by("visit")
    assert (named.subject, named.agent) == ("", "Elena Duarte")


def test_what_an_entity_says_already_is_not_said_again(read: Read) -> None:
    met = read("Elena Duarte met Paul Berg in Oslo on Friday.").by("meet")
    assert (met.subject, met.object, met.complement) == ("", "", "")


def test_the_second_verb_of_a_passive_pair_may_be_active(read: Read) -> None:
    found = read("Firefighters were called to the church and found flames.")
    assert [(c.subject, c.object) for c in found.extraction.claims if c.verb == "find"] == [("firefighters", "flames")]


# --- what is not told ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The cause of the fire has not been disclosed.",
        "The date of the talks has not been announced.",
        "The mayor would not say when the bridge will open.",
        "It remains unclear who started the fire.",
        "No details were released.",
        "While the place of the talks has not been confirmed, the ministers are on their way.",
    ],
)
def test_what_is_not_told_is_open_and_not_denied(read: Read, sentence: str) -> None:
    (claim, *_) = read(sentence).extraction.claims
    assert (claim.status, claim.background) == (Status.POSSIBLE, True)


@pytest.mark.parametrize("sentence", ["No weapons were shipped.", "The ship did not sail on Monday."])
def test_a_happening_that_is_negated_is_denied(read: Read, sentence: str) -> None:
    (claim,) = read(sentence).extraction.claims
    assert claim.status is Status.DENIED


def test_a_date_line_and_a_duration_date_no_claim(read: Read) -> None:
    reading = read("OSLO, May 11 (Agency) - The ferry stood still for two weeks.")
    assert reading.extraction.times
    assert {claim.times for claim in reading.extraction.claims} == {()}


def test_only_what_is_reported_is_put_to_somebody(read: Read) -> None:
    reading = read("Elena Duarte hopes that the ferry will sail. Paul Berg says that the bridge has opened.")
    by_verb = {claim.verb: claim.attribution for claim in reading.extraction.claims}
    assert by_verb["sail"] is None
    number = by_verb["open"]
    assert number is not None
    assert reading.extraction.attributions[number].speaker == "Paul Berg"


def test_a_place_is_reached_and_an_amount_is_not_arrived_at(read: Read) -> None:
    assert read("The convoy reached the border on Monday.").by("arrive")
    assert read("Turnout reached 40 percent on Monday.").by("reach")


# --- what lies ahead, what would be, what is so again and again -----------------------------------------


@pytest.mark.parametrize(
    ("sentence", "verb", "status"),
    [
        ("The dockers plan a strike on 3 May.", "plan", Status.EXPECTED),
        ("Elena Duarte is expected in Oslo on Monday.", "be expected", Status.EXPECTED),
        ("Paul Berg said that he would visit Oslo.", "visit", Status.EXPECTED),
        ("A flood would destroy the harbour.", "destroy", Status.POSSIBLE),
        ("The mayor ought to resign.", "resign", Status.OPINION),
    ],
)
def test_what_has_not_come_yet(read: Read, sentence: str, verb: str, status: Status) -> None:
    assert [c.status for c in read(sentence).extraction.claims if c.verb == verb] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fishermen traditionally sailed to the northern banks.",
        "The island used to sell wool.",
        "The visit comes at a time of great doubt.",
        "Elena Duarte has kept a close friendship for many years.",
        "Neither the date nor the place of the talks has been confirmed.",
    ],
)
def test_habits_and_comments_are_background(read: Read, sentence: str) -> None:
    assert {claim.background for claim in read(sentence).extraction.claims} == {True}


def test_who_denies_that_he_knew_does_not_deny_what_he_knew_of(read: Read) -> None:
    reading = read("Elena Duarte denied that she saw the letters before the fire on 6 March.")
    (fire,) = [c for c in reading.extraction.claims if c.nominal]
    assert (reading.quote(fire), fire.status) == ("the fire on 6 March", Status.HAPPENED)
    (denied,) = [c for c in read("Elena Duarte denied the attack on Oslo.").extraction.claims if c.action == "attack"]
    assert denied.status is Status.DENIED


@pytest.mark.parametrize(
    "line", ["PORT SELDEN, Norrland — ", "OSLO (Agency) - ", "Oslo (Agency) -- ", "BERGEN, Norway, May 11 (Agency) – "]
)
def test_a_date_line_is_no_part_of_what_is_told(read: Read, line: str) -> None:
    reading = read(f"{line}A bridge collapsed on Thursday, the coast guard said.")
    (claim,) = reading.extraction.claims
    assert reading.quote(claim) == "A bridge collapsed on Thursday"
    assert (claim.agent, claim.subject, claim.participants) == ("", "bridge", ())


def test_what_reports_indicate_is_not_done_by_reports(read: Read) -> None:
    told = read("Reports indicate that the convoy left Oslo and crossed the river.").by("travel")
    assert told.subject == "convoy"


def test_a_dash_in_a_sentence_opens_no_sentence(read: Read) -> None:
    claim = read("NATO chief Paul Berg - a guest of the mayor - arrived in Oslo on Monday.").by("arrive")
    assert (claim.agent, claim.place) == ("Paul Berg", "Oslo")


def test_a_number_that_opens_a_sentence_counts(read: Read) -> None:
    (figure,) = [f for c in read("Eleven people are still missing.").extraction.claims for f in c.figures]
    assert (figure.value, figure.unit) == (11, "people")


def test_an_offer_that_is_rejected_is_not_denied(read: Read) -> None:
    (claim,) = read("The board of Alder Rail rejected the offer on Friday.").extraction.claims
    assert claim.status is Status.HAPPENED
    (claim,) = read("The board of Alder Rail rejected the allegation on Friday.").extraction.claims
    assert claim.status is Status.DENIED


def test_the_time_of_a_participle_is_not_that_of_the_verb(read: Read) -> None:
    reading = read("Built in 1931, the mill turned down an offer from Elena Duarte in 2018.")
    assert [reading.times(c) for c in reading.extraction.claims] == [["2018"]]


def test_a_participle_that_sets_a_day_dates_what_is_set(read: Read) -> None:
    reading = read("Elena Duarte called off a march planned for 3 May 2021.")
    assert ["3 May 2021"] in [reading.times(c) for c in reading.extraction.claims]


def test_a_weekday_behind_a_phrase_is_that_of_the_verb(read: Read) -> None:
    coming = read("The owners are to vote on the sale to Ostrow Group this Thursday.")
    assert coming.times(coming.by("vote")) == ["this Thursday"]
    history = read("Ministers spoke about the sale to Ostrow in May.")
    assert history.times(history.by("sell")) == ["May"]


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("The board of Berg Holdings rejected the bid on Friday.", "Berg Holdings"),
        ("Berg Holdings' board rejected the bid on Friday.", "Berg Holdings"),
        ("The rivals of Berg Holdings rejected the bid on Friday.", ""),
    ],
)
def test_what_acts_for_a_body_acts_in_its_name(read: Read, sentence: str, agent: str) -> None:
    assert read(sentence).by("deny").agent == agent


def test_a_possessive_date_is_that_of_its_noun(read: Read) -> None:
    reading = read("The bank gave back most of Monday's profits.")
    assert reading.extraction.times
    assert [reading.times(c) for c in reading.extraction.claims] == [[]]


def test_a_year_reaches_the_clause_that_tells_what_happened_then(read: Read) -> None:
    reading = read("It was the worst crash on the road since 2019, when a lorry carrying timber overturned.")
    assert {c.head: reading.times(c) for c in reading.extraction.claims} == {"was": [], "overturned": ["2019"]}


def test_what_is_scheduled_for_a_day_happens_on_it(read: Read) -> None:
    reading = read("Scheduled for 3 May 2021, the march will pass the harbour.")
    assert [reading.times(c) for c in reading.extraction.claims] == [["3 May 2021"]]


def test_a_number_is_the_word_of_who_gives_it(read: Read) -> None:
    reading = read("The coast guard put the number of missing at 12. The coast guard put a buoy beside the wreck.")
    given, done = reading.extraction.claims
    assert reading.quote(given) == "The coast guard put the number of missing at 12"
    assert given.attribution is not None
    assert reading.extraction.attributions[given.attribution].anonymous == "The coast guard"
    assert done.attribution is None


def test_each_other_is_no_part_of_what_is_exchanged(read: Read) -> None:
    (told,) = [c for c in read("The mayors sent each other gifts in May.").extraction.claims if c.verb == "send"]
    assert told.object == "gifts"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Police believe that the fire began in the engine room.", "Police"),
        ("The harbour office estimates that the fire began in the engine room.", "The harbour office"),
        ("Police know that the fire began in the engine room.", None),
        ("Police feared that the fire began in the engine room.", None),
    ],
)
def test_what_is_held_to_be_so_is_the_word_of_who_holds_it(read: Read, sentence: str, source: str | None) -> None:
    reading = read(sentence)
    claim = next(c for c in reading.extraction.claims if c.head == "began")
    said = reading.extraction.attributions[claim.attribution].anonymous if claim.attribution is not None else None
    assert said == source


def test_a_denial_behind_a_comma_is_the_word_of_who_denies(read: Read) -> None:
    reading = read("Brazil said that the bridge was hit, which France has denied.")
    speakers = [reading.extraction.attributions[c.attribution or 0].speaker for c in reading.extraction.claims]
    assert speakers == ["Brazil", "France"]


def test_the_day_of_a_date_without_a_comma_is_no_number_of_the_subject(read: Read) -> None:
    (told,) = read("On 12 May 2009 Halvern expelled four diplomats.").extraction.claims
    assert told.subject == "Halvern"
