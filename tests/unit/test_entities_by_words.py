"""Names that the words around them or their own words give away, against the model's silence or error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from events.extraction import extract
from events.reading import blocks_of
from events.values import Document

pytestmark = pytest.mark.model

Kinds = Callable[[str], dict[str, str]]


@pytest.fixture
def kinds(nlp: Any) -> Kinds:
    def _kinds(text: str) -> dict[str, str]:
        ((_, extraction),) = extract([Document("test", text, blocks_of(text))], nlp)
        return {entity.name: entity.kind.value for entity in extraction.entities}

    return _kinds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The suit was heard by the Uttar Bhavan High Court on Friday.", ["Uttar Bhavan High Court"]),
        ("She pleaded guilty in U.S. District Court in Albany.", ["U.S. District Court"]),
        ("The Office of the Inspector of Roads blamed the delay on rain.", ["Office of the Inspector of Roads"]),
        ("The Ministry of Ports and Harbours will pay the crews.", ["Ministry of Ports and Harbours"]),
        ("The Ohio Attorney General's Office said it had opened an inquiry.", ["Ohio Attorney General's Office"]),
        ("The plan was first told by The Sunday Beacon Herald last week.", ["Sunday Beacon Herald"]),
        ("He told the Ormley Star that he would sue.", ["Ormley Star"]),
        ("Shares in Solvang Tankers ASA fell by a fifth.", ["Solvang Tankers ASA"]),
        ("Thornby United beat Hadley Rovers in the rain.", ["Thornby United", "Hadley Rovers"]),
        ("They wrote to the Anti-Smuggling Agency in May.", ["Anti-Smuggling Agency"]),
        ("Investor Thorngate Partners LP voted against the sale.", ["Thorngate Partners LP"]),
        ("The Dockers' Union called off its strike.", ["Dockers' Union"]),
    ],
)
def test_bodies(kinds: Kinds, text: str, names: list[str]) -> None:
    found = kinds(text)
    assert {name: found.get(name) for name in names} == dict.fromkeys(names, "organisation")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Transport Secretary Kiptoo arap Langat welcomed the ruling.", "Kiptoo arap Langat"),
        ("The goal was scored by Ruaridh MacAllan in the last minute.", "Ruaridh MacAllan"),
        ("Striker Joost van der Velden, 19, was sent off.", "Joost van der Velden"),
        ("Prime Minister Datuk Seri Azman Haji Mokri broke ground.", "Azman Haji Mokri"),
        ("Challenger Nadia Prisk called it a victory.", "Nadia Prisk"),
        ("Justice Halima bin Yusuf declined to issue orders.", "Halima bin Yusuf"),
        ("Coach Lucía Ferrer-Batlle praised her players.", "Lucía Ferrer-Batlle"),
        ("Councillor Giles O'Rourke-Shaw voted against the plan.", "Giles O'Rourke-Shaw"),
    ],
)
def test_persons_with_particles_and_hyphens(kinds: Kinds, text: str, name: str) -> None:
    assert kinds(text) == {name: "person"}


def test_a_hyphenated_family_name_stands_for_its_bearer(nlp: Any) -> None:
    text = "Judge Ronald J. DeVito-Marsh, 58, spoke first. Later DeVito-Marsh, a widower, left the room."
    ((_, extraction),) = extract([Document("test", text, blocks_of(text))], nlp)
    assert {text[m.start : m.end] for m in extraction.mentions} == {"Ronald J. DeVito-Marsh", "DeVito-Marsh"}
    assert {m.entity for m in extraction.mentions} == {"Ronald J. DeVito-Marsh"}


def test_an_age_tells_a_person(kinds: Kinds) -> None:
    assert kinds("“The lights went out,” Sengdao, a 24-year-old digger who uses one name, said.") == {
        "Sengdao": "person"
    }


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Water Resources Minister Anil Deshpande spoke first.", "Water Resources"),
        ("Chief Financial Officer Marit Solberg spoke first.", "Financial"),
        ("A fire broke out aboard the Solvang Aurora at night.", "Solvang Aurora"),
        ("But Tory councillor Ruth Amberley voted against it.", "Tory"),
        ("The market closed at 1030 GMT on Friday.", "GMT"),
        ("Gran-of-six Maureen Pell, 71, ran out in her slippers.", "Gran-of-six Maureen Pell"),
        ("Villagers wept when the Chestnut King won the prize.", "Chestnut King"),
    ],
)
def test_what_only_looks_like_a_name(kinds: Kinds, text: str, never: str) -> None:
    assert never not in kinds(text)


def test_a_town_is_told_by_its_class(kinds: Kinds) -> None:
    assert kinds("Rescuers reached the ridge near the town of Baeza late on Monday.") == {"Baeza": "place"}


def test_a_sign_that_the_model_takes_for_a_name_ends_the_text(kinds: Kinds) -> None:
    assert kinds("arrived 🙂") == {}


def test_a_city_in_capitals_opens_a_date_line(kinds: Kinds) -> None:
    assert kinds("VIENTIANE, March 14 (Agency) - A bridge fell.").get("Vientiane") == "place"
    assert "Reading" not in kinds("READING, WRITING AND SUMS ARE BACK.")


def test_a_short_form_in_capitals_stands_for_the_body_it_ends(nlp: Any) -> None:
    text = "The National Treasury paid on Monday. The Treasury had refused for weeks."
    ((_, extraction),) = extract([Document("test", text, blocks_of(text))], nlp)
    assert {m.entity for m in extraction.mentions} == {"National Treasury"}


def test_a_storm_keeps_its_name_where_the_parser_cuts_it(kinds: Kinds) -> None:
    text = "Tropical Storm Wenonah grew overnight, the National Hurricane Center said. Wenonah may turn north."
    found = kinds(text)
    assert found["Tropical Storm Wenonah"] == "event"
    assert "Hurricane Center" not in found
