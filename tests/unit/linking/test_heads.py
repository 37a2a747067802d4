"""What the heads of articles that report one matter tell: invented matters as values."""

from __future__ import annotations

from events.linking import link
from events.values import ArticleFacts, Decisions
from tests.unit.linking.build import article, claim
from tests.unit.linking.test_events import together

# Each matter: what its articles have in common, then a head of each: its words, action and agent.
DAM = (
    "The Vintra dam above Osterlund gave way on Sunday; engineer Maja Kessel had inspected the spillway in the "
    "spring. Reservoir water ran through the valley mills of Osterlund.",
    (
        ("dam burst valley flood", "burst", "Vintra Dam"),
        ("water sweep valley mill", "sweep", "Osterlund"),
        ("wall break reservoir", "break", "Vintra Dam"),
    ),
)
PRIZE = (
    "The novelist Teodor Quill received the Harrow Prize in Lindmouth for his fourth book, a saga of beekeepers; the "
    "jury under Agnes Pell praised its humour.",
    (
        ("novelist win prize saga", "win", "Teodor Quill"),
        ("jury honour beekeeper saga", "award", "Agnes Pell"),
        ("book take prize", "take", "Teodor Quill"),
    ),
)


def pile(*matters: tuple[str, tuple[tuple[str, str, str], ...]]) -> list[ArticleFacts]:
    return [
        article(
            f"{m}{n}",
            [claim(f"{m}{n}", 0, words, action=action, head=action, agent=agent, participants=(agent,))],
            text=text,
        )
        for m, (text, heads) in zip("xy", matters, strict=False)
        for n, (words, action, agent) in enumerate(heads)
    ]


def test_heads_of_one_matter_are_one_happening_whatever_the_verb() -> None:
    events = link(pile(DAM, PRIZE), Decisions())
    assert together(events, "x0#0", "x2#0")
    assert together(events, "y0#0", "y2#0")


def test_heads_of_two_matters_stay_apart() -> None:
    events = link(pile(DAM, PRIZE), Decisions())
    assert not any({each.claim[0] for each in event.links} == {"x", "y"} for event in events)


def test_where_all_articles_are_of_one_matter_the_head_says_nothing() -> None:
    """A pile of one story is told over weeks: its articles' heads are different happenings."""
    assert all(len(event.links) == 1 for event in link(pile(DAM), Decisions()))
