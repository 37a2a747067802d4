"""Names: what is one, of which kind, and whose it is. All sentences and most names are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from events.extraction import extract
from events.extraction.entities import nations
from events.extraction.entities.persons import persons
from events.reading import blocks_of
from events.values import Block, BlockKind, Document, EntityKind, Extraction

pytestmark = pytest.mark.model

Read = Callable[..., Extraction]


@pytest.fixture
def read(nlp: Any) -> Read:
    def _read(text: str, *blocks: Block) -> Extraction:
        document = Document("test", text, blocks or blocks_of(text))
        ((_, extraction),) = extract([document], nlp)
        for mention in extraction.mentions:
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        return extraction

    return _read


def kinds(extraction: Extraction) -> dict[str, str]:
    return {entity.name: entity.kind.value for entity in extraction.entities}


def test_titles_are_kept_beside_the_name_and_not_in_it(read: Read) -> None:
    extraction = read(
        "Finance Minister Elena Marković met Navy Adm. Tomas Berg, chairman of the defence council, in Oslo."
    )
    titles = {entity.name: entity.titles for entity in extraction.entities}
    assert titles["Elena Marković"] == ("Finance Minister",)
    assert titles["Tomas Berg"] == ("Navy Adm.", "chairman of the defence council")
    assert "Navy" not in titles


def test_a_family_name_stands_for_the_only_full_name_it_fits(read: Read) -> None:
    extraction = read(
        "Elena Duarte arrived on Monday. Later Duarte spoke. Paul Berg and Anna Berg listened. Berg left."
    )
    names = {mention.entity for mention in extraction.mentions}
    assert {"Elena Duarte", "Paul Berg", "Anna Berg", "Berg"} == names
    assert next(e for e in extraction.entities if e.name == "Elena Duarte").aliases == ("Duarte",)


def test_an_east_asian_family_name_is_that_of_the_main_figure() -> None:
    counts = {"Park Min Ho": 4, "Park": 6, "Park Ji Sung": 1}
    assert persons(counts, set())["Park"] == "Park Min Ho"
    assert persons({"Park Ji Sung": 1, "Park Min Ho": 4, "Park": 6}, set())["Park"] == "Park"


def test_initials_and_generations_do_not_make_another_person() -> None:
    names = persons({"Martin L. Osgood Jr.": 1, "Martin Osgood": 3, "M. Osgood": 1, "Lena Osgood": 1}, set())
    assert names["Martin L. Osgood Jr."] == names["M. Osgood"] == names["Martin Osgood"] == "Martin Osgood"
    assert names["Lena Osgood"] == "Lena Osgood"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Norway’s foreign ministry", "Norwegian foreign ministry"),
        ("The Norwegian foreign ministry", "Norwegian foreign ministry"),
        ("Norway's Foreign Ministry", "Norwegian foreign ministry"),
        ("The Brazilian government", "Brazilian government"),
        ("South Korea’s Unification Ministry", "Unification Ministry"),
        ("The US military", "US military"),
    ],
)
def test_bodies_of_state_have_one_name_however_they_are_put(read: Read, phrase: str, name: str) -> None:
    assert kinds(read(f"{phrase} confirmed the plan on Friday."))[name] == "organisation"


def test_officials_of_a_government_are_no_body(read: Read) -> None:
    assert "Norwegian government" not in kinds(read("Norwegian government officials confirmed the plan."))


def test_an_adjective_of_a_country_does_not_mention_the_country(read: Read) -> None:
    assert "Norway" not in kinds(read("The Norwegian leader Paul Berg spoke on Monday."))


@pytest.mark.parametrize("word", ["US", "U.S.", "the United States", "America"])
def test_one_country_has_one_common_name(read: Read, word: str) -> None:
    assert kinds(read(f"He flew to {word} on Monday."))["United States"] == "country"


def test_us_in_lower_case_is_a_pronoun(read: Read) -> None:
    assert "United States" not in kinds(read("They told us that the bridge was closed."))


def test_a_capital_is_a_government_where_it_acts_and_a_city_elsewhere(read: Read) -> None:
    extraction = read(
        "Oslo has rejected the demand. The ministers met in Oslo. Both Madrid and Lisbon denied the claim."
    )
    read_as = [(m.entity, m.kind, m.reading) for m in extraction.mentions]
    metonym = "metonym: capital for government"
    assert read_as == [
        ("Norway", EntityKind.COUNTRY, metonym),
        ("Oslo", EntityKind.PLACE, ""),
        ("Spain", EntityKind.COUNTRY, metonym),
        ("Portugal", EntityKind.COUNTRY, metonym),
    ]


def test_an_abbreviation_in_brackets_is_an_alias(read: Read) -> None:
    extraction = read("The Northern Fishing Union (NFU) warned on Monday. The NFU has 4,000 members.")
    union = next(e for e in extraction.entities if e.kind is EntityKind.ORGANISATION)
    assert (union.name, union.aliases) == ("Northern Fishing Union", ("NFU",))


def test_an_agency_has_its_full_name(read: Read) -> None:
    extraction = read("The fire is out, according to AP. The Associated Press spoke to two firefighters.")
    assert [m.entity for m in extraction.mentions] == ["The Associated Press", "The Associated Press"]


def test_what_a_place_or_event_is_called_tells_its_kind(read: Read) -> None:
    found = kinds(read("They crossed the Halden River after the Northern Trade Forum, a three-day affair in Tromso."))
    assert found["Halden River"] == "place"
    assert found["Northern Trade Forum"] == "event"


def test_title_case_headings_give_no_names_but_known_ones(read: Read) -> None:
    heading = "Growing Alarm Over Berg Visit In Norway"
    body = "Paul Berg arrived in Oslo on Monday. Berg will stay for two days."
    text = f"{heading}\n\n{body}"
    blocks = (
        Block(BlockKind.HEADING, 0, len(heading)),
        Block(BlockKind.PARAGRAPH, len(heading) + 2, len(text)),
    )
    extraction = read(text, *blocks)
    in_heading = {text[m.start : m.end] for m in extraction.mentions if m.end <= len(heading)}
    assert in_heading == {"Berg", "Norway"}


def test_possessives_and_dates_are_no_part_of_a_name(read: Read) -> None:
    text = "Elena Marković’s visit on Tuesday followed Norway’s offer of 2,000 tonnes."
    extraction = read(text)
    assert {text[m.start : m.end] for m in extraction.mentions} == {"Elena Marković", "Norway"}


def test_places_tell_their_country_where_the_gazetteer_is_sure(read: Read) -> None:
    extraction = read("She drove from Bergen to Valencia, and from Valencia to Albuquerque in New Mexico.")
    country = {entity.name: entity.country for entity in extraction.entities}
    assert country["Bergen"] == "Norway"
    assert country["New Mexico"] == "United States"
    assert country["Valencia"] == ""  # Spain's and Venezuela's are of like size


def test_gazetteer_names_are_common_names() -> None:
    countries = nations.countries()
    assert countries["dprk"] == "North Korea"
    assert countries["russian federation"] == "Russia"
    assert nations.adjective_of()["United States"] == "US"
    assert nations.capitals()["kyiv"] == nations.capitals()["kiev"] == "Ukraine"
    assert "singapore" not in nations.capitals()


# --- names by the words around them --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rescuers found the boat, coast guard spokeswoman Ines Tveit said.", "Ines Tveit", "person"),
        ("The council met, its chair Daniel Rooyen said.", "Daniel Rooyen", "person"),
        ("Harbour master Piet Lund told the owners that the ferry had left.", "Piet Lund", "person"),
        ("Choe Son-hui, the foreign minister, was absent.", "Choe Son-hui", "person"),
        ("“It is over,” said Maria del Carmen Ruiz, 45, who lives nearby.", "Maria del Carmen Ruiz", "person"),
        ("The strike was called by the Seamen’s Union.", "Seamen’s Union", "organisation"),
        ("The National Farmers' Association supports it.", "National Farmers' Association", "organisation"),
        ("Velmar Line said on Monday that it was sorry. Velmar Line owns six ships.", "Velmar Line", "organisation"),
        ("Energy company Nordvik Holdings denied the report.", "Nordvik Holdings", "organisation"),
        ("Hurricane Odile struck the coast on Monday.", "Hurricane Odile", "event"),
        ("They sailed from Port Velmar on Monday. Off Port Velmar the engine failed.", "Port Velmar", "place"),
        ("Pictures showed smoke at the railway station of Khavan.", "Khavan", "place"),
    ],
)
def test_the_words_around_a_name_tell_what_it_is(read: Read, text: str, name: str, kind: str) -> None:
    assert kinds(read(text)).get(name) == kind


def test_a_storm_keeps_its_class_where_the_text_leaves_it_out(read: Read) -> None:
    extraction = read("Hurricane Odile struck the coast on Monday. Odile killed 12 people.")
    assert {m.entity for m in extraction.mentions} == {"Hurricane Odile"}


def test_a_description_stands_for_the_one_body_that_it_fits(read: Read) -> None:
    text = "The Velmar Coast Guard sent two boats. The coast guard said on Monday that the fire was out."
    assert [m.entity for m in read(text).mentions] == ["Velmar Coast Guard", "Velmar Coast Guard"]
    two = "The Velmar Coast Guard and the Norland Coast Guard sent boats. The coast guard said that the fire was out."
    assert "coast guard" not in {two[m.start : m.end] for m in read(two).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Northern Halden sank on Monday.",  # a ship is none of our kinds
        "Coast guard officers boarded it.",
        "Turnout was low. Officials said that turnout had been low before.",
    ],
)
def test_what_is_no_name(read: Read, text: str) -> None:
    assert not read(text).mentions


def test_a_railway_is_meant_by_the_first_word_of_its_name(read: Read) -> None:
    found = read("Shares of Dunmarrow Rail fell on Monday. Dunmarrow said that its trains would run as planned.")
    assert kinds(found) == {"Dunmarrow Rail": "organisation"}


def test_a_name_that_stands_with_a_form_of_company_is_that_company(read: Read) -> None:
    text = "Sellick Group on Tuesday denied the report. There is no bid, Sellick spokesman Otto Lund said."
    assert kinds(read(text)) == {"Sellick Group": "organisation", "Otto Lund": "person"}


def test_ms_is_a_form_of_address_and_ms_in_capitals_a_ship(read: Read) -> None:
    assert kinds(read("The council met on Monday. Ms Tveit spoke of a stain on the city.")) == {"Tveit": "person"}
    assert "Velmar" not in kinds(read("The fire on board the MS Velmar was out by noon."))


def test_a_company_opens_a_sentence_by_its_first_word(read: Read) -> None:
    text = "Staff of Dunmarrow Rail walked out on Monday. Dunmarrow put the number of strikers at 1,200."
    assert [m.entity for m in read(text).mentions] == ["Dunmarrow Rail", "Dunmarrow Rail"]
