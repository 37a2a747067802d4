"""Titles are short, active, and never a piece of the text."""

from __future__ import annotations

from events.linking.titles import title
from events.values import Figure, Status
from tests.unit.linking.build import claim

MAYOR, LUND = "Ilse Brandt", "Otto Lund"


def test_the_frame_makes_an_active_sentence_with_its_place() -> None:
    told = claim("a", 0, "arrive", action="arrive", head="arrived", agent=MAYOR, participants=(MAYOR,))
    assert title([told], "Korsholm") == "Ilse Brandt arrives in Korsholm"


def test_what_is_only_expected_stands_ahead() -> None:
    told = claim("a", 0, "visit", action="visit", head="visit", agent=MAYOR, status=Status.EXPECTED)
    assert title([told], "") == "Ilse Brandt to visit"


def test_what_two_do_together_has_both() -> None:
    told = claim("a", 0, "meet", action="meet", head="met", agent=MAYOR, patient=LUND)
    assert title([told], "Marby") == "Ilse Brandt and Otto Lund meet in Marby"


def test_a_noun_tells_it_where_no_agent_is_known() -> None:
    told = claim("a", 0, "summit", action="meet", head="summit", participants=(MAYOR, LUND), nominal=True)
    assert title([told], "") == "Summit of Ilse Brandt and Otto Lund"


def test_what_was_counted_is_the_object() -> None:
    told = claim("a", 0, "fire", action="launch", agent="Westland", figures=(Figure(0, 1, 2, "missile", "at least"),))
    assert title([told], "") == "Westland launches at least 2 missiles"


def test_a_poor_frame_gets_names_and_key_words() -> None:
    told = claim("a", 0, "ferry quay flood brandt", participants=(MAYOR,))
    assert title([told], "") == "Ilse Brandt: ferry, quay, flood"


def test_nothing_at_all_still_has_a_title() -> None:
    assert title([claim("a", 0, "")], "")


def test_subject_and_object_in_words_stand_in_for_names() -> None:
    told = claim("a", 0, "train change course", action="change", subject="her train", object="course")
    assert title([told], "") == "Her train changes course"
