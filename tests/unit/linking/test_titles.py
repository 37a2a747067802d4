"""Titles are short, active, out of one claim's frame, and never a piece of a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from events.linking.english import is_plural, third_person
from events.linking.titles import title
from events.values import Figure, Status
from tests.unit.linking.build import claim, on

MAYOR, LUND = "Ilse Brandt", "Otto Lund"


def test_the_frame_makes_an_active_sentence_with_its_place() -> None:
    told = claim("a", 0, "arrive", action="arrive", head="arrived", agent=MAYOR, participants=(MAYOR,),
                 place="Korsholm", quote="She arrived in Korsholm")  # fmt: skip
    assert title([told], "Korsholm") == "Ilse Brandt arrives in Korsholm"


def test_the_place_keeps_the_preposition_of_the_text() -> None:
    told = claim(
        "a", 0, "fire break", action="burn", verb="break out", head="broke", subject="fire", place="Port Marby",
        quote="A fire broke out off the harbour of Port Marby",
    )  # fmt: skip
    near = claim(
        "a", 0, "fire break", action="burn", verb="break out", head="broke", subject="fire", place="Port Marby",
        quote="A fire broke out off Port Marby",
    )  # fmt: skip
    assert title([near], "") == "Fire breaks out off Port Marby"
    assert title([told], "") == "Fire breaks out off the harbour of Port Marby"


def test_another_claims_place_keeps_the_preposition_of_that_claim() -> None:
    bare = claim("a", 0, "ferry burn", action="burn", verb="catch", head="caught", subject="ferry", object="fire",
                 quote="the ferry caught fire on the way from Port Marby")  # fmt: skip
    near = claim("b", 0, "fire", action="burn", verb="break out", head="broke", place="Port Marby",
                 quote="It broke out some 20 kilometres off Port Marby")  # fmt: skip
    silent = replace(near, quote="It broke out on the Port Marby ferry")
    assert title([bare, near], "Port Marby") == "Ferry catches fire off Port Marby"
    assert title([bare, silent], "Port Marby") == "Ferry catches fire"


def test_whose_place_it_is_is_no_place() -> None:
    told = claim("a", 0, "meet", action="meet", verb="meet", head="met", agent=MAYOR, patient=LUND, place="Westland",
                 quote="She met Lund at Westland’s Marby airport")  # fmt: skip
    assert title([told], "") == "Ilse Brandt and Otto Lund meet"


def test_a_place_that_is_the_object_needs_no_preposition() -> None:
    told = claim(
        "a", 0, "visit", action="visit", verb="visit", head="visited", subject="Marland’s defence minister",
        place="Westland", quote="Marland’s defence minister visited Westland in spring",
    )  # fmt: skip
    assert title([told], "") == "Marland’s defence minister visits Westland"


def test_what_is_only_expected_stands_ahead() -> None:
    told = claim("a", 0, "visit", action="visit", head="visit", agent=MAYOR, status=Status.EXPECTED)
    assert title([told], "") == "Ilse Brandt to visit"


def test_what_two_do_together_has_both() -> None:
    told = claim("a", 0, "meet", action="meet", head="met", agent=MAYOR, patient=LUND, place="Marby",
                 quote="The two met in Marby")  # fmt: skip
    assert title([told], "Marby") == "Ilse Brandt and Otto Lund meet in Marby"


def test_a_noun_tells_it_where_no_agent_is_known() -> None:
    told = claim("a", 0, "summit", action="meet", head="summit", participants=(MAYOR, LUND), nominal=True)
    assert title([told], "") == "Summit of Ilse Brandt and Otto Lund"


def test_a_noun_with_agent_and_patient_becomes_a_sentence() -> None:
    told = claim("a", 0, "x", action="invade", head="invasion", agent="Marland", patient="Westland", nominal=True)
    assert title([told], "") == "Marland invades Westland"


def test_what_was_counted_is_the_object() -> None:
    told = claim("a", 0, "fire", action="launch", verb="launch", head="fired", agent="Westland",
                 quote="Westland fired at least two missiles",
                 figures=(Figure(15, 34, 2, "missile", "at least"),))  # fmt: skip
    far = replace(told, quote="Westland fired towards the coast on one side", figures=(Figure(37, 44, 1, "side"),))
    assert title([told], "") == "Westland launches at least two missiles"
    assert title([far], "") == "Westland launches towards the coast on one side"


def test_subject_and_object_in_words_stand_in_for_names() -> None:
    told = claim("a", 0, "train change course", action="change", subject="her train", object="course")
    assert title([told], "") == "Train changes course"


@pytest.mark.parametrize(("subject", "said"), [("nine people", "Nine people die"), ("a diver", "A diver dies")])
def test_the_verb_agrees_with_its_subject(subject: str, said: str) -> None:
    assert title([claim("a", 0, "die", action="die", verb="die", subject=subject)], "") == said


def test_a_passive_keeps_the_participle() -> None:
    told = claim(
        "a", 0, "wreck tow", action="tow", verb="be towed", head="towed", object="wreck", complement="to Marby"
    )  # fmt: skip
    assert title([told], "") == "Wreck is towed to Marby"


def test_a_denial_says_who_denies() -> None:
    told = claim(
        "a", 0, "arm ship", action="supply", verb="be shipped", head="shipped", object="any arms",
        complement="to Westland",
        status=Status.DENIED, stance="denies", speakers=("Marland",),
    )  # fmt: skip
    assert title([told], "") == "Marland denies that arms are shipped to Westland"


def test_the_frame_is_of_one_claim() -> None:
    nine = claim("a", 0, "die", action="die", verb="die", subject="nine people", figures=(Figure(0, 4, 9, "people"),))
    ten = claim("b", 0, "die", action="die", verb="die", subject="ten people", figures=(Figure(0, 3, 10, "people"),))
    assert title([nine, ten], "") in {"Nine people die", "Ten people die"}
    assert title([nine, ten], "") == title([ten, nine], "")


def test_a_poor_frame_gets_its_shortest_whole_clause() -> None:
    long = claim("a", 0, "x", quote="they came down far outside the zone that the neighbours claim")
    short = claim("b", 0, "x", quote="they came down outside the zone")
    assert title([long, short], "") == "They came down outside the zone"


def test_nothing_at_all_still_has_a_title() -> None:
    assert title([claim("a", 0, "")], "")


def test_english() -> None:
    assert [third_person(v) for v in ("break out", "go", "push", "carry", "say")] == [
        "breaks out", "goes", "pushes", "carries", "says",
    ]  # fmt: skip
    assert [
        p for p in ("officials", "news", "dozens of houses", "fishermen", "crisis", "house of cards") if is_plural(p)
    ]
    assert not any(is_plural(p) for p in ("news", "crisis", "house of cards", "press", "bus"))
    assert all(is_plural(p) for p in ("officials", "dozens of houses", "fishermen", "Lund and Brandt"))


def test_what_only_a_pronoun_does_is_told_of_what_was_done() -> None:
    told = claim("a", 0, "pass inspection", action="pass", verb="pass", head="passed", object="last inspection")
    assert title([replace(told, quote="It had passed its last inspection")], "") == "Last inspection is passed"


def test_a_state_agrees_in_number() -> None:
    for subject, said in (("eleven people", "Eleven people are missing"), ("one man", "One man is missing")):
        told = claim("a", 0, "miss", action="miss", verb="be missing", head="missing", subject=subject)
        assert title([told], "") == said


def test_what_an_article_says_is_not_so_is_no_denial_by_its_source() -> None:
    told = claim(
        "a", 0, "leave", action="depart", verb="leave", head="left", agent=MAYOR, patient="Marby",
        status=Status.DENIED, speakers=("Norr News",),
    )  # fmt: skip
    assert title([told], "") == "Ilse Brandt does not leave Marby"


def test_a_source_without_a_name_denies_too() -> None:
    told = claim(
        "a", 0, "leave", action="depart", verb="leave", head="left", agent=MAYOR, object="bridge",
        status=Status.DENIED, stance="denies", anonymous="her lawyer",
    )  # fmt: skip
    assert title([told], "") == "Lawyer denies that Ilse Brandt leaves bridge"


def test_a_frame_that_lost_its_object_gives_way_to_a_short_clause() -> None:
    told = claim("a", 0, "x", action="board", verb="board", head="boarded", subject="investigators",
                 quote="Investigators boarded it in the morning")  # fmt: skip
    assert title([told], "") == "Investigators board it in the morning"


def test_who_meets_in_a_noun_of_another_verb_still_meets() -> None:
    told = claim("a", 0, "x", action="meet", verb="take place", head="take", agent=MAYOR, patient=LUND,
                 status=Status.EXPECTED)  # fmt: skip
    assert title([told], "") == "Ilse Brandt and Otto Lund to meet"


def test_a_clause_that_opens_with_a_pronoun_is_put_to_who_says_it() -> None:
    told = claim("a", 0, "report june", action="report", verb="report", head="report", speakers=(MAYOR,),
                 quote="It will report by June")  # fmt: skip
    assert title([told], "") == "Ilse Brandt: it will report by June"


def test_a_verb_that_looks_ahead_needs_no_infinitive() -> None:
    strike = claim("a", 0, "x", action="protest", verb="plan", head="plan", subject="dockers", object="one-day strike",
                   status=Status.EXPECTED)  # fmt: skip
    guest = claim("a", 0, "x", action="expect", verb="be expected", head="expected", patient=MAYOR, place="Marby",
                  quote="Brandt is expected in Marby", status=Status.EXPECTED)  # fmt: skip
    assert title([strike], "") == "Dockers plan one-day strike"
    assert title([guest], "") == "Ilse Brandt is expected in Marby"


def test_what_becomes_of_talks_is_told_of_the_talks() -> None:
    told = claim("a", 0, "x", action="meet", verb="stall", head="stalled", agent=MAYOR, participants=(MAYOR, LUND),
                 subject="wage talks")  # fmt: skip
    assert title([told], "") == "Wage talks stall"


def test_a_comment_does_not_name_what_another_claim_tells() -> None:
    comment = claim("a", 0, "x", action="matter", verb="matter", agent=MAYOR, patient=LUND, background=True)
    told = claim("b", 0, "x", action="close", verb="close", subject="guards", object="harbour")
    assert title([comment, told], "") == "Guards close harbour"


def test_who_takes_part_takes_part_in_something() -> None:
    told = claim("a", 0, "x", action="attend", verb="participate", agent=MAYOR, place="Marby",
                 complement="in the Northern Fair", quote="Brandt took part in the Northern Fair in Marby")  # fmt: skip
    assert title([told], "") == "Ilse Brandt participates in the Northern Fair in Marby"


@pytest.mark.parametrize(
    ("quote", "verb", "said"),
    [
        ("Ever since Lund walked it off last week", "walk", "Lund walks it off"),
        ("With which another bench had halted it", "halt", "Another bench halts it"),
        ("Lund, who has been ill for weeks, denied this", "deny", "Lund denies this"),
        ("Marby Post | The harbour closed it and opened the lock", "close", "The harbour closes it"),
        ("The harbour has never closed it", "close", "The harbour has never closed it"),
    ],
)
def test_a_clause_that_stands_for_its_frame_is_cut_to_its_core(quote: str, verb: str, said: str) -> None:
    head = {"walk": "walked", "halt": "halted", "deny": "denied", "close": "closed"}[verb]
    told = claim("a", 0, "x", action=verb, verb=verb, head=head, quote=quote,
                 times=(on("2021-03-01", "last week"),))  # fmt: skip
    assert title([told], "") == said


def test_a_verb_with_nothing_but_its_time_behind_it_has_lost_nothing() -> None:
    told = claim("a", 0, "x", action="expire", verb="expire", head="expires", subject="permit",
                 quote="The permit expires on 3 May", times=(on("2021-05-03", "3 May"),))  # fmt: skip
    assert title([told], "") == "Permit expires"


def test_whom_and_what_is_given_both_stand() -> None:
    told = claim("a", 0, "x", action="supply", verb="give", head="gave", agent=MAYOR, patient=LUND, object="two boats")
    assert title([told], "") == "Ilse Brandt gives Otto Lund two boats"


def test_what_is_told_of_a_pronoun_keeps_whose_thing_it_was() -> None:
    told = claim("a", 0, "x", action="fight", verb="fight off", head="fought", object="claim",
                 complement="from Westland", quote="It fought off a claim from Westland")  # fmt: skip
    took = claim("a", 0, "x", action="seize", verb="take", head="took", object="harbour", quote="It took the harbour")
    assert title([told], "") == "Claim from Westland is fought off"
    assert title([took], "") == "It takes the harbour"


@pytest.mark.parametrize(
    ("quote", "frame", "said"),
    [
        ("The line paid 9 crowns a ticket", {"object": "9 crowns"}, "Line pays 9 crowns a ticket"),
        (
            "The line paid 9 crowns or more to its crews",
            {"object": "9 crowns"},
            "Line pays 9 crowns or more to its crews",
        ),
        ("The line paid for the copies", {"complement": "for the copies"}, "Line pays for the copies"),
        ("The line paid its old crews in May and hired others", {"object": "its old crews"}, "Line pays its old crews"),
        ("The line paid the crews that it had sent home", {"object": "crews"}, "Line pays crews"),
        ("The line paid the owner of the boat", {"object": "owner"}, "Line pays the owner of the boat"),
        ("The line paid that as “a gift", {"complement": "as gift"}, "Line pays that as “a gift”"),
        ("The line paid for “a stain on Marby", {"complement": "for a stain"}, "Line pays for “a stain on Marby”"),
        ("The line paid Lund brothers", {"patient": "Otto Lund"}, "Line pays Lund brothers"),
        ("The line paid itself out", {"patient": "Otto Lund"}, "Line pays itself out"),
    ],
)
def test_no_title_leaves_off_what_its_verb_needs(quote: str, frame: dict[str, str], said: str) -> None:
    told = claim("a", 0, "x", action="fund", verb="pay", head="paid", subject="line", quote=quote,
                 times=(on("2021-05", "May"),), **frame)  # fmt: skip
    assert title([told], "") == said


def test_a_whole_frame_goes_before_one_that_lost_something() -> None:
    short = claim("a", 0, "x", action="deny", verb="reject", head="rejected", subject="board", object="$4 million",
                  quote="The board rejected the $4 million that the port had offered for its fleet")  # fmt: skip
    whole = claim("b", 0, "x", action="deny", verb="reject", head="rejected", subject="board of the line",
                  object="$4 million offer", quote="The board of the line rejected a $4 million offer")  # fmt: skip
    assert title([short, whole], "") == "Board of the line rejects $4 million offer"


def test_a_time_that_is_the_object_stays() -> None:
    told = claim("a", 0, "x", action="spend", verb="spend", head="spent", agent=MAYOR, complement="at sea",
                 quote="Brandt spent Tuesday at sea", times=(on("2021-05-04", "Tuesday"),))  # fmt: skip
    assert title([told], "") == "Ilse Brandt spends Tuesday at sea"


def test_whom_somebody_told_is_not_what_he_told() -> None:
    bare = claim("a", 0, "x", action="tell", verb="tell", head="told", agent=MAYOR, object="reporters",
                 quote="Mayor Ilse Brandt told reporters")  # fmt: skip
    full = claim("b", 0, "x", action="tell", verb="tell", head="told", agent=MAYOR, object="fishermen",
                 complement="to stay ashore", quote="She told fishermen to stay ashore")  # fmt: skip
    assert title([bare, full], "") == "Ilse Brandt tells fishermen to stay ashore"


def test_a_passive_keeps_what_its_verb_needs_before_its_place() -> None:
    told = claim("a", 0, "x", action="ask", verb="be asked", head="asked", object="crews", place="Marby",
                 complement="to lend boats", quote="Crews in Marby were asked to lend boats")  # fmt: skip
    met = claim("a", 0, "x", action="meet", verb="be met", head="met", object="news", place="Marby",
                complement="with relief", quote="In Marby the news was met with relief")  # fmt: skip
    assert title([told], "") == "Crews are asked to lend boats in Marby"
    assert title([met], "") == "News is met with relief in Marby"


@pytest.mark.parametrize(
    ("quote", "status", "said"),
    [
        ("Brandt has to leave the bridge", Status.HAPPENED, "Ilse Brandt must leave bridge"),
        ("Brandt promised to leave the bridge", Status.EXPECTED, "Ilse Brandt promises to leave bridge"),
        ("Brandt refused to leave the bridge", Status.DENIED, "Ilse Brandt refuses to leave bridge"),
        ("If it rains, Brandt will leave the bridge", Status.EXPECTED, "Ilse Brandt may leave bridge"),
        ("Brandt has not leave the bridge", Status.POSSIBLE, "Ilse Brandt does not leave bridge"),
        ("Brandt could not leave the bridge", Status.DENIED, "Ilse Brandt cannot leave bridge"),
        ("that would leave the bridge", Status.EXPECTED, "Ilse Brandt would leave bridge"),
        ("Brandt will leave the bridge", Status.EXPECTED, "Ilse Brandt to leave bridge"),
    ],
)
def test_the_verb_says_no_more_than_the_text(quote: str, status: Status, said: str) -> None:
    told = claim("a", 0, "x", action="depart", verb="leave", head="leave", agent=MAYOR, object="bridge", quote=quote,
                 status=status)  # fmt: skip
    assert title([told], "") == said


def test_a_denial_that_opens_with_a_pronoun_is_told_as_denied() -> None:
    told = claim("a", 0, "x", action="buy", verb="buy", head="buy", patient="Marby Ferries", stance="denies",
                 status=Status.DENIED, speakers=("Norr Line",), quote="it is about to buy Marby Ferries")  # fmt: skip
    assert title([told], "") == "Norr Line denies that it is about to buy Marby Ferries"


def test_what_somebody_says_of_himself_stands_in_quotation_marks() -> None:
    told = claim("a", 0, "x", action="stand", quote="we stand at this gate until June")
    assert title([told], "") == "“We stand at this gate until June”"
    assert title([replace(told, speakers=(LUND,))], "") == "Otto Lund: “we stand at this gate until June”"


def test_who_publishes_is_not_who_does() -> None:
    told = claim("a", 0, "x", action="fall", verb="fall", head="falls", agent="Marby Post", object="silent",
                 quote="Marby Post: harbour falls silent")  # fmt: skip
    assert title([told], "") == "Harbour falls silent"


def test_a_participle_beside_a_name_is_what_was_done_to_it() -> None:
    asked = claim("a", 0, "x", action="ask", verb="ask", head="asked", agent=LUND, complement="about the find",
                  quote="Pilot Otto Lund, asked about the find")  # fmt: skip
    held = claim("a", 0, "x", action="arrest", verb="arrest", head="arrested", subject="captain of ferry",
                 quote="Captain of ferry arrested")  # fmt: skip
    left = claim("a", 0, "x", action="resign", verb="resign", head="resigned", agent=LUND,
                 quote="The pilot, Otto Lund, resigned")  # fmt: skip
    assert title([asked], "") == "Otto Lund is asked about the find"
    assert title([held], "") == "Captain of ferry is arrested"
    assert title([left], "") == "Otto Lund resigns"


def test_who_calls_another_is_not_both() -> None:
    told = claim("a", 0, "x", action="call", verb="telephone", head="telephoned", agent=MAYOR, patient=LUND,
                 quote="She telephoned Lund at noon")  # fmt: skip
    assert title([told], "") == "Ilse Brandt telephones Otto Lund"


def test_a_particle_of_place_stands_behind_its_object() -> None:
    told = claim("a", 0, "x", action="bring", verb="bring ashore", head="brought", subject="crews", object="nine men",
                 quote="Crews brought nine men ashore")  # fmt: skip
    assert title([told], "") == "Crews bring nine men ashore"


def test_of_two_claims_the_one_without_an_unexplained_pronoun_names_the_event() -> None:
    open_ = claim("a", 0, "x", action="board", verb="board", head="boarded", agent=MAYOR, quote="She boarded it")
    told = claim("b", 0, "x", action="board", verb="board", head="boarded", subject="inspectors", object="tug",
                 quote="Inspectors boarded the tug")  # fmt: skip
    assert title([open_, told], "") == "Inspectors board tug"


def test_a_clause_without_its_subject_names_the_event_only_where_no_other_does() -> None:
    headless = claim("a", 0, "x", head="seen", quote="had seen several ships")
    told = claim("b", 0, "x", head="seen", quote="she had seen several ships at the time")
    assert title([headless, told], "") == "She had seen several ships at the time"


def test_an_object_that_stands_before_its_clause_is_lost() -> None:
    told = claim("a", 0, "x", action="agree", verb="agree", head="agreed", subject="board",
                 quote="which the board had agreed to")  # fmt: skip
    whole = claim("b", 0, "x", action="agree", verb="agree", head="agree", subject="the whole old board", object="plan",
                  quote="The whole old board agreed the plan")  # fmt: skip
    assert title([told, replace(whole, status=Status.POSSIBLE)], "") == "The whole old board may agree plan"


def test_a_clause_that_was_cut_inside_a_quotation_closes_it() -> None:
    told = claim("a", 0, "x", quote='they called it "a good day')
    assert title([told], "") == 'They called it "a good day"'


def test_what_the_object_is_goes_before_whose_it_is() -> None:
    owned = claim("a", 0, "x", action="deny", verb="spurn", head="spurned", subject="board", object="its first offer",
                  quote="The board spurned its first offer")  # fmt: skip
    named = claim("b", 0, "x", action="deny", verb="reject", head="rejected", subject="board of the line",
                  object="$4 million offer", quote="The board of the line rejected a $4 million offer")  # fmt: skip
    assert title([owned, named], "") == "Board of the line rejects $4 million offer"
