"""Who an event's articles have it from: cited names, copies, owners; three numbers that are never added up."""

from __future__ import annotations

import random

from events.linking import counts, origins
from events.linking.reuse import reused
from tests.unit.linking.build import article, claim

STORY = (
    "rescuers worked through the night along the flooded quay while two tugs held the drifting ferry clear of the pier "
    "and families waited in the old customs house for word of the crew who had stayed aboard to close the valves"
)
PASSAGE = STORY.split()


def prose(seed: int, words: int = 60) -> str:
    """Words that no two seeds share in order."""
    rng = random.Random(seed)
    return " ".join(rng.choice(PASSAGE) + str(rng.randrange(10_000)) for _ in range(words))


def test_two_articles_that_cite_one_agency_are_one_origin() -> None:
    told = [claim("a", 0, "ferry", speakers=("Nordpress",)), claim("b", 0, "ferry", speakers=("Nordpress",))]
    (group,) = origins(told, [article("a", told[:1]), article("b", told[1:])])
    assert (group.kind, group.name, group.articles) == ("speaker", "Nordpress", ("a", "b"))
    assert group.proof == ("a#0", "b#0")
    assert counts([group]) == (1, 0, 0)


def test_a_chain_counts_for_its_end() -> None:
    told = [
        claim("a", 0, "ferry", speakers=("Nordpress", "Otto Lund")),
        claim("b", 0, "ferry", speakers=("Otto Lund",)),
    ]
    groups = origins(told, [article("a", told[:1]), article("b", told[1:])])
    assert [(g.name, g.articles) for g in groups] == [("Otto Lund", ("a", "b"))]
    assert "through Nordpress" in groups[0].reason


def test_an_agency_s_own_article_belongs_to_those_who_cite_it() -> None:
    told = [claim("a", 0, "ferry", speakers=("Nordpress",)), claim("b", 0, "ferry")]
    pile = [article("a", told[:1]), article("b", told[1:], source="Nordpress")]
    (group,) = origins(told, pile)
    assert group.articles == ("a", "b")


def test_anonymous_and_unattributed_are_no_known_origins() -> None:
    told = [claim("a", 0, "ferry", anonymous="a harbour official"), claim("b", 0, "ferry"), claim("c", 0, "ferry")]
    groups = origins(told, [article(c.article, [c]) for c in told])
    assert counts(groups) == (0, 2, 1)


def test_a_copy_with_every_third_sentence_changed_goes_with_what_it_copies() -> None:
    sentences = [" ".join(PASSAGE[i : i + 13]) + "." for i in range(0, len(PASSAGE), 13)]
    copied = [s if n % 3 else prose(n, 13) for n, s in enumerate(sentences)]
    told = [claim("a", 0, "ferry", speakers=("Otto Lund",)), claim("b", 0, "ferry"), claim("c", 0, "ferry")]
    pile = [
        article("a", told[:1], text=" ".join(sentences * 2)),
        article("b", told[1:2], text=" ".join(copied) + " " + prose(7, 20)),
        article("c", told[2:], text=prose(8)),
    ]
    groups = origins(told, pile)
    assert [(g.kind, g.articles) for g in groups] == [("speaker", ("a", "b")), ("unattributed", ("c",))]


def test_two_unattributed_copies_are_one_origin_by_reuse() -> None:
    told = [claim("a", 0, "ferry"), claim("b", 0, "ferry")]
    text = " ".join(PASSAGE)
    groups = origins(told, [article("a", told[:1], text=text), article("b", told[1:], text=text)])
    assert [(g.kind, g.articles) for g in groups] == [("reuse", ("a", "b"))]
    assert counts(groups) == (1, 0, 0)


def test_unattributed_papers_of_one_owner_are_one_origin() -> None:
    told = [claim(key, 0, "ferry") for key in "abc"]
    pile = [
        article("a", told[:1], source="Dawn", owner="Lund Media"),
        article("b", told[1:2], source="Dusk", owner="Lund Media"),
        article("c", told[2:], source="Tide"),
    ]
    groups = origins(told, pile)
    assert [(g.kind, g.name, g.articles) for g in groups] == [
        ("owner", "Lund Media", ("a", "b")),
        ("unattributed", "", ("c",)),
    ]


def test_a_shared_quotation_is_no_reuse() -> None:
    quote = "“" + " ".join(PASSAGE) + "”"
    assert reused({"a": f"{prose(1)} {quote}", "b": f"{prose(2)} {quote}"}) == ()


def test_speakers_of_one_cue_are_origins_side_by_side() -> None:
    both = claim("a", 0, "arms", speakers=("Marland",), co_speakers=("Westland",))
    groups = origins([both], [article("a", [both])])
    assert {(g.kind, g.name, g.articles) for g in groups} == {
        ("speaker", "Marland", ("a",)),
        ("speaker", "Westland", ("a",)),
    }


def test_copies_go_with_whom_their_owner_s_other_articles_cite() -> None:
    told = [claim("a", 0, "ferry", speakers=("Otto Lund",)), claim("b", 0, "ferry"), claim("c", 0, "ferry")]
    text = " ".join(PASSAGE)
    pile = [
        article("a", told[:1], source="Nordpress", text=prose(1)),
        article("b", told[1:2], source="Nordpress", text=text),
        article("c", told[2:], source="Dawn", text=text),
    ]
    (group,) = origins(told, pile)
    assert (group.kind, group.name, group.articles) == ("speaker", "Otto Lund", ("a", "b", "c"))
    assert "b and c share 100% of their wording; b and c: of Nordpress, too" in group.reason
    assert group.proof == ("a#0", "b#0", "c#0")


def test_a_copy_of_what_a_nameless_source_says_is_no_known_origin() -> None:
    told = [claim("a", 0, "ferry", anonymous="two sailors"), claim("b", 0, "ferry")]
    text = " ".join(PASSAGE)
    groups = origins(told, [article("a", told[:1], text=text), article("b", told[1:], text=text)])
    assert [(g.kind, g.articles) for g in groups] == [("anonymous", ("a", "b"))]
    assert counts(groups) == (0, 0, 1)


def test_an_owner_s_named_source_outweighs_a_nameless_one() -> None:
    told = [
        claim("a", 0, "ferry", speakers=("Otto Lund",)),
        claim("b", 0, "ferry", anonymous="two sailors"),
        claim("c", 0, "ferry"),
    ]
    groups = origins(told, [article(c.article, [c], source="Dawn") for c in told])
    assert [(g.kind, g.articles) for g in groups] == [("speaker", ("a", "c")), ("anonymous", ("b",))]


def test_copies_and_articles_of_one_owner_without_any_source_are_one_origin() -> None:
    told = [claim(key, 0, "ferry") for key in "abcd"]
    text = " ".join(PASSAGE)
    pile = [
        article("a", told[:1], owner="Lund Media", text=text),
        article("b", told[1:2], text=text),
        article("c", told[2:3], owner="Lund Media", text=prose(2)),
        article("d", told[3:], text=prose(3)),
    ]
    assert [(g.kind, g.articles) for g in origins(told, pile)] == [
        ("reuse", ("a", "b", "c")),
        ("unattributed", ("d",)),
    ]
