"""One entity across articles: what is certain is made, what is doubtful only suggested."""

from __future__ import annotations

import pytest

from events.linking import unify
from events.values import EntityKind, NamedEntity

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def named(name: str, kind: EntityKind = PERSON, *aliases: str) -> NamedEntity:
    return NamedEntity(name, kind, aliases)


def test_the_same_name_but_for_case_article_and_full_stops_is_one() -> None:
    found = unify({"a": [named("The Harbour Union", BODY)], "b": [named("Harbour Union", BODY)]})
    assert found.names["a", "The Harbour Union"] == found.names["b", "Harbour Union"]
    assert found.suggestions == ()


def test_a_surname_alone_is_the_one_person_of_that_surname() -> None:
    found = unify({"a": [named("Ilse Brandt")], "b": [named("Brandt")]})
    assert found.names["b", "Brandt"] == "Ilse Brandt"


def test_a_surname_that_two_people_share_is_left_and_suggested() -> None:
    found = unify({"a": [named("Ilse Brandt"), named("Karl Brandt")], "b": [named("Brandt")]})
    assert found.names["b", "Brandt"] == "Brandt"
    assert {(m.left, m.right) for m in found.suggestions} == {("Brandt", "Ilse Brandt"), ("Brandt", "Karl Brandt")}


def test_two_people_of_one_surname_are_never_merged() -> None:
    found = unify({"a": [named("Ilse Brandt")], "b": [named("Karl Brandt")]})
    assert found.names["a", "Ilse Brandt"] != found.names["b", "Karl Brandt"]


def test_kinds_stay_apart() -> None:
    found = unify({"a": [named("Lund", PLACE)], "b": [named("Otto Lund")], "c": [named("Lund", PLACE)]})
    assert found.names["a", "Lund"] == found.names["c", "Lund"] == "Lund"
    assert found.names["b", "Otto Lund"] == "Otto Lund"


def test_initials_that_spell_one_body_are_that_body() -> None:
    found = unify({"a": [named("Northern Ferry Authority", BODY)], "b": [named("NFA", BODY)]})
    assert found.names["b", "NFA"] == "Northern Ferry Authority"


def test_a_body_whose_name_holds_another_is_only_suggested() -> None:
    found = unify({"a": [named("Northern Ferry Authority", BODY)], "b": [named("Ferry Authority", BODY)]})
    assert found.names["b", "Ferry Authority"] == "Ferry Authority"
    assert [(m.left, m.right) for m in found.suggestions] == [("Ferry Authority", "Northern Ferry Authority")]


def test_an_alias_given_in_one_article_names_the_entity_in_the_others() -> None:
    found = unify({"a": [named("Workers’ Guild of Korsholm", BODY, "WGK")], "b": [named("WGK", BODY)]})
    assert found.names["b", "WGK"] == "Workers’ Guild of Korsholm"


def test_the_order_of_articles_does_not_matter() -> None:
    pile = {
        "a": [named("Ilse Brandt"), named("Karl Brandt")],
        "b": [named("Brandt"), named("NFA", BODY)],
        "c": [named("I. Brandt"), named("Northern Ferry Authority", BODY)],
    }
    assert unify(pile) == unify(dict(reversed(pile.items())))


def test_a_facility_is_the_same_by_either_word_for_its_kind() -> None:
    found = unify({"a": [named("Marby Space Centre", PLACE)], "b": [named("Marby cosmodrome", PLACE)]})
    assert found.names["a", "Marby Space Centre"] == found.names["b", "Marby cosmodrome"]


def test_a_company_is_meant_by_its_first_word() -> None:
    found = unify({"a": [named("Dunmarrow Rail", BODY)], "b": [named("Dunmarrow", BODY)]})
    assert found.names["b", "Dunmarrow"] == "Dunmarrow Rail"
    assert found.suggestions == ()


@pytest.mark.parametrize(
    "other",
    [
        named("Dunmarrow", PLACE),
        named("Dunmarrow Steel", BODY),
        named("Otto Dunmarrow"),
        named("Old Dunmarrow", PLACE),
    ],
)
def test_a_word_of_another_name_is_no_company(other: NamedEntity) -> None:
    found = unify({"a": [named("Dunmarrow Rail", BODY)], "b": [named("Dunmarrow", BODY)], "c": [other]})
    assert found.names["b", "Dunmarrow"] == "Dunmarrow"
    assert "Dunmarrow" in {name for merge in found.suggestions for name in (merge.left, merge.right)}


def test_a_union_is_not_meant_by_its_first_word() -> None:
    found = unify({"a": [named("Dunmarrow Union", BODY)], "b": [named("Dunmarrow", BODY)]})
    assert found.names["b", "Dunmarrow"] == "Dunmarrow"


def test_a_company_read_as_a_person_is_the_company_only_where_another_article_calls_it_so() -> None:
    called = {"a": [named("Kelvar Group", BODY, "Kelvar")], "b": [named("Kelvar")]}
    assert unify(called).names["b", "Kelvar"] == "Kelvar Group"
    uncalled = {"a": [named("Kelvar Group", BODY)], "b": [named("Kelvar")]}
    assert unify(uncalled).names["b", "Kelvar"] == "Kelvar"
    titled = {**called, "b": [NamedEntity("Kelvar", PERSON, (), ("Mr",))]}
    assert unify(titled).names["b", "Kelvar"] == "Kelvar"


def test_american_and_british_spellings_are_one_name() -> None:
    found = unify({"a": [named("Marby Medical Center", BODY)], "b": [named("Marby Medical Centre", BODY)]})
    assert found.names["a", "Marby Medical Center"] == found.names["b", "Marby Medical Centre"]
