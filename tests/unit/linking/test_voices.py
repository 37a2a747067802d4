"""Which voices are one: agencies pass on, spokespeople speak for their bodies, descriptions mean who was named."""

from __future__ import annotations

from typing import Any

import pytest

from events.linking import counts, origins
from events.linking.voices import Voices, voices
from events.values import ArticleFacts, ClaimFacts
from tests.unit.linking.build import article, claim

Told = tuple[ArticleFacts, ClaimFacts]


def told(key: str, text: str = "", source: str = "", **given: Any) -> Told:
    said = claim(key, 0, "dam", **given)
    return article(key, [said], text=text, source=source), said


def groups(*pile: Told) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(g.kind, g.name, g.articles) for g in origins([c for _, c in pile], [a for a, _ in pile])]


NAMES = {"Norpress": "Norpress", "Otto Lund": "Otto Lund", "the Harbour Board": "Harbour Board"}


def test_a_chain_that_ends_without_a_name_is_that_source_s_word() -> None:
    said = voices(["Norpress"], ["two engineers"], "", NAMES.get)
    assert said == Voices(anonymous="two engineers", via=("Norpress",))


def test_names_become_the_story_s_and_with_a_chain_nobody_stands_beside() -> None:
    assert voices(["the Harbour Board", "Otto Lund"], [], "", NAMES.get) == Voices(("Harbour Board",), ("Otto Lund",))
    assert voices(["the Harbour Board", "Otto Lund"], ["Norpress"], "", NAMES.get) == Voices(
        ("Harbour Board", "Norpress")
    )


def test_who_cites_an_agency_has_it_from_whom_the_agency_s_own_article_cites() -> None:
    own = told("a", source="Norpress", speakers=("Otto Lund",))
    assert groups(own, told("b", speakers=("Norpress",))) == [("speaker", "Otto Lund", ("a", "b"))]


def test_who_cites_an_agency_has_it_from_whom_others_cite_it_citing() -> None:
    found = groups(told("a", speakers=("Norpress", "Otto Lund")), told("b", speakers=("Norpress",)))
    assert found == [("speaker", "Otto Lund", ("a", "b"))]


def test_an_agency_that_cites_two_is_no_third() -> None:
    both = told("a", source="Norpress", speakers=("Otto Lund",), co_speakers=("Harbour Board",))
    assert groups(both, told("b", speakers=("Norpress",))) == [
        ("speaker", "Harbour Board", ("a", "b")),
        ("speaker", "Otto Lund", ("a", "b")),
    ]


def test_agencies_that_cite_each_other_are_one_and_end() -> None:
    found = groups(
        told("a", source="Norpress", speakers=("Sudpress",)), told("b", source="Sudpress", speakers=("Norpress",))
    )
    assert [articles for _, _, articles in found] == [("a", "b")]


def test_a_nameless_source_that_was_passed_on_stays_one_and_unknown() -> None:
    own = told("a", source="Norpress", anonymous="three engineers")
    other = told("b", anonymous="engineers at the dam", via=("Norpress",))
    cites = told("c", speakers=("Norpress",))
    assert groups(own, other, cites) == [("anonymous", "three engineers", ("a", "b", "c"))]


@pytest.mark.parametrize(
    "words",
    [
        "Water board spokeswoman Ada Quill said so.",
        "The board’s deputy general secretary, Ada Quill, said so.",
        "Ada Quill, the water board’s director, said so.",
        "Ada Quill, a spokeswoman for the water board, said so.",
    ],
)
def test_who_speaks_for_a_body_by_office_is_the_body(words: str) -> None:
    text = f"The Vale Water Board opened the gates. {words}"
    found = groups(told("a", text, speakers=("Ada Quill",)), told("b", speakers=("Vale Water Board",)))
    assert found == [("speaker", "Vale Water Board", ("a", "b"))]


@pytest.mark.parametrize(
    "words",
    [
        "Ada Quill, a customer of the water board, said so.",
        "Ada Quill, spokeswoman for the anglers, asked the water board.",
        "Vale council leader Ada Quill said so.",
    ],
)
def test_who_holds_no_office_of_a_body_is_a_voice_of_their_own(words: str) -> None:
    text = f"The Vale Water Board opened the gates. {words}"
    found = groups(told("a", text, speakers=("Ada Quill",)), told("b", speakers=("Vale Water Board",)))
    assert len(found) == 2


def test_a_definite_description_means_the_named_body_or_title_of_the_event() -> None:
    body = told("a", speakers=("Vale Water Board",))
    titled = told("b", "Chief engineer Otto Lund shut the gate.", speakers=("Otto Lund",))
    assert groups(body, titled, told("c", anonymous="the water board"), told("d", anonymous="the chief engineer")) == [
        ("speaker", "Otto Lund", ("b", "d")),
        ("speaker", "Vale Water Board", ("a", "c")),
    ]
    assert ("anonymous", "an engineer", ("c",)) in groups(titled, told("c", anonymous="an engineer"))


def test_the_official_is_the_one_before_in_the_same_article_only() -> None:
    first = claim("a", 0, "dam", anonymous="a senior water official")
    second = claim("a", 1, "gate", anonymous="the official")
    other = claim("b", 0, "dam", anonymous="the official")
    one = origins([first, second], [article("a", [first, second])])
    assert [(g.kind, g.name) for g in one] == [("anonymous", "a senior water official")]
    two = origins([first, other], [article("a", [first]), article("b", [other])])
    assert counts(two) == (0, 0, 2)


def test_a_sister_paper_without_a_source_goes_with_the_paper_that_has_one() -> None:
    sister = told("b", source="Vale Echo")
    found = groups(told("a", source="Vale Echo", speakers=("Otto Lund",)), sister, told("c", source="Other"))
    assert found == [("speaker", "Otto Lund", ("a", "b")), ("unattributed", "", ("c",))]


def test_an_office_without_a_body_is_that_of_the_body_that_opens_the_sentence_before() -> None:
    body = told("a", speakers=("Vale Water Board",))
    for words in (
        "Vale Water Board denies any leak. “The dam in Otto Lund’s valley is dry,” spokeswoman Ada Quill said.",
        "The water board blames the rain. Its deputy director, Ada Quill, said so.",
        "The board has no plan, chief executive Ada Quill said.",
        "Vale Water Board has no plan. At a meeting on Tuesday, finance chief Ada Quill said so.",
    ):
        assert groups(body, told("b", words, speakers=("Ada Quill",))) == [("speaker", "Vale Water Board", ("a", "b"))]
    for words in (
        "Vale Water Board denies any leak. Anglers’ spokeswoman Ada Quill said so.",
        "Vale Water Board denies any leak. The anglers say otherwise. Their chair, Ada Quill, said so.",
        "Vale Water Board has no plan. The anglers wept, chairwoman Ada Quill said.",
        "Nobody told the Vale Water Board. Spokeswoman Ada Quill said so.",
        "Vale Water Board denies any leak.\n\nSpokeswoman Ada Quill of the anglers said so.",
    ):
        assert len(groups(body, told("b", words, speakers=("Ada Quill",)))) == 2, words


def test_an_office_told_with_its_body_outweighs_one_told_without() -> None:
    text = "Vale Water Board was silent. Spokeswoman Ada Quill spoke. Vale Angling Club spokeswoman Ada Quill wept."
    found = groups(
        told("a", text, speakers=("Ada Quill",)),
        told("b", speakers=("Vale Water Board",)),
        told("c", speakers=("Vale Angling Club",)),
    )
    assert found == [("speaker", "Vale Angling Club", ("a", "c")), ("speaker", "Vale Water Board", ("b",))]


@pytest.mark.parametrize(
    "words", ["a water board spokeswoman", "a spokesman for the water board", "the water board’s press officer"]
)
def test_a_spokesman_without_a_name_is_the_body(words: str) -> None:
    found = groups(told("a", speakers=("Vale Water Board",)), told("b", anonymous=words))
    assert found == [("speaker", "Vale Water Board", ("a", "b"))]
    nameless = groups(told("a", anonymous="the water board"), told("b", anonymous=words))
    assert [(kind, articles) for kind, _, articles in nameless] == [("anonymous", ("a", "b"))]


def test_a_spokesman_of_nobody_and_an_official_of_a_body_stay_apart() -> None:
    for words in ("a spokesman", "a water board official"):
        assert len(groups(told("a", speakers=("Vale Water Board",)), told("b", anonymous=words))) == 2


def test_who_has_not_confirmed_it_is_no_origin_of_it() -> None:
    refused = told("b", anonymous="the ministry", stance="doubts")
    assert groups(told("a", speakers=("Otto Lund",)), refused) == [
        ("speaker", "Otto Lund", ("a",)),
        ("unattributed", "", ("b",)),
    ]
    denied = told("c", speakers=("Ada Quill",), stance="denies")
    assert ("speaker", "Ada Quill", ("c",)) in groups(refused, denied)


def test_the_company_is_the_one_that_its_article_named_last() -> None:
    text = "Tarn Shipping sued Vale Ferries on Monday."
    cited = (told("a", speakers=("Vale Ferries",)), told("b", speakers=("Tarn Shipping",)))

    def meant(text: str, words: str) -> list[tuple[str, str, tuple[str, ...]]]:
        said = claim("c", 1, "dam", anonymous=words)
        return groups(*cited, (article("c", [said], text=text), said))

    assert ("speaker", "Vale Ferries", ("a", "c")) in meant(text, "the company")
    assert ("speaker", "Vale Ferries", ("a", "c")) in meant(text, "a company spokesman")
    assert ("speaker", "Tarn Shipping", ("b", "c")) in meant("Tarn Shipping sued the town.", "the company")
    assert ("anonymous", "a company", ("c",)) in meant(text, "a company")
    assert ("anonymous", "the company", ("c",)) in meant("The town was flooded.", "the company")
    later = text.rjust(300, "x")
    assert ("anonymous", "the company", ("c",)) in meant(later, "the company")
