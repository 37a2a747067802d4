"""An analyst's word on origins over the machine's: whole groups join, one article leaves, the newest word wins."""

from __future__ import annotations

from events.linking import OriginDecision, counts, decided
from events.values import OriginGroup

# Nordpress is cited by two papers; Otto Lund by the second of them and a third; two say nothing.
GROUPS = (
    OriginGroup("speaker", "Nordpress", ("a", "b"), ("a1", "b1"), "cited"),
    OriginGroup("speaker", "Otto Lund", ("b", "c"), ("b2", "c1"), "cited"),
    OriginGroup("anonymous", "a dock hand", ("f",), ("f1",), "unnamed"),
    OriginGroup("unattributed", "", ("d", "e"), ("d1", "d2", "e1"), "names no source"),
)
ARTICLE_OF = {claim: claim[0] for group in GROUPS for claim in group.proof} | {"d3": "d"}
NAMES = {article: f"Paper {article.upper()}" for article in "abcdef"}


def together(*claims: str) -> OriginDecision:
    return OriginDecision(True, frozenset(claims), "ada", "one wire copy")


def apart(*claims: str) -> OriginDecision:
    return OriginDecision(False, frozenset(claims), "ada", "own reporter")


def after(*decisions: OriginDecision) -> dict[str, tuple[str, ...]]:
    """Articles by ``kind name``."""
    return {f"{g.kind} {g.name}".strip(): g.articles for g in decided(GROUPS, decisions, ARTICLE_OF, NAMES)}


def test_nothing_decided_changes_nothing() -> None:
    assert {g.name: set(g.proof) for g in decided(GROUPS, [], ARTICLE_OF, NAMES)} == {
        g.name: set(g.proof) for g in GROUPS
    }


def test_two_groups_are_joined_as_wholes() -> None:
    """What cites either name is of the joined origin: also an article that no decision names."""
    groups = decided(GROUPS, [together("a1", "c1")], ARTICLE_OF, NAMES)
    assert (groups[0].kind, groups[0].name, groups[0].articles) == (
        "speaker", "Nordpress and Otto Lund", ("a", "b", "c"),
    )  # fmt: skip
    assert counts(groups) == (1, 2, 1)
    assert "ada" in groups[0].reason
    assert "one wire copy" in groups[0].reason


def test_one_article_without_a_source_joins_a_name_and_the_other_stays() -> None:
    found = after(together("a1", "d1"))
    assert found["speaker Nordpress"] == ("a", "b", "d")
    assert found["unattributed"] == ("e",)


def test_two_without_a_source_are_one_known_origin() -> None:
    groups = decided(GROUPS, [together("d1", "e1")], ARTICLE_OF, NAMES)
    assert counts(groups) == (3, 0, 1)
    assert [(g.name, g.articles) for g in groups if g.kind == "decided"] == [("Paper D and Paper E", ("d", "e"))]


def test_a_source_without_a_name_gets_no_name_by_company_without_one() -> None:
    groups = decided(GROUPS, [together("f1", "e1")], ARTICLE_OF, NAMES)
    assert counts(groups) == (2, 1, 1)


def test_an_article_leaves_with_all_it_has_of_the_group_and_keeps_the_rest() -> None:
    found = after(apart("b1"))
    assert found == {
        "speaker Otto Lund": ("b", "c"), "speaker Nordpress": ("a",), "decided Paper B": ("b",),
        "anonymous a dock hand": ("f",), "unattributed": ("d", "e"),
    }  # fmt: skip
    later = (OriginGroup("speaker", "Nordpress", ("a", "b"), ("a1", "b1", "b9"), "cited"), *GROUPS[1:])
    groups = decided(later, [apart("b1")], ARTICLE_OF | {"b9": "b"}, NAMES)
    assert [g.articles for g in groups if g.name == "Nordpress"] == [("a",)]


def test_the_newest_word_wins() -> None:
    assert after(together("a1", "c1"), apart("c1"))["decided Paper C"] == ("c",)
    assert after(apart("c1"), together("a1", "c1"))["speaker Nordpress"] == ("a", "b", "c")


def test_an_unnamed_source_of_its_own_stays_unnamed() -> None:
    groups = (OriginGroup("anonymous", "officials", ("a", "b"), ("a1", "b1"), "unnamed"),)
    found = decided(groups, [apart("b1")], ARTICLE_OF, NAMES)
    assert [(g.kind, g.articles) for g in found] == [("anonymous", ("a",)), ("anonymous", ("b",))]
    assert counts(found) == (0, 0, 2)
    assert len({g.name for g in found}) == 2


def test_what_is_left_of_a_decision_decides_nothing_where_it_has_no_other_side() -> None:
    """The other article was hidden or moved to another event."""
    assert after(together("a1", "elsewhere")) == after()
    assert after(apart("elsewhere")) == after()


def test_a_quote_that_proves_nothing_can_be_given_an_origin() -> None:
    assert after(together("d3", "a1"))["speaker Nordpress"] == ("a", "b", "d")


def test_every_article_and_claim_is_still_there() -> None:
    for decisions in ([together("a1", "d1"), apart("b2", "e1")], [apart("a1", "f1"), together("f1", "c1", "d2")]):
        groups = decided(GROUPS, decisions, ARTICLE_OF, NAMES)
        assert sorted(c for g in groups for c in g.proof) == sorted(c for g in GROUPS for c in g.proof)
        assert all(g.articles for g in groups)
