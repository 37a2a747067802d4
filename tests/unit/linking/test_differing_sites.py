"""Places without a name where something began."""

from __future__ import annotations

from typing import Any

import pytest

from events.linking import disagreements
from events.values import ClaimFacts, EventFacts, Link, Status
from tests.unit.linking.build import article, claim


def began(key: str, where: str, source: str, **given: Any) -> ClaimFacts:
    frame = {"action": "leak", "head": "started", "subject": "the leak", "complement": where, "anonymous": source}
    return claim(key, 0, "leak start", quote=f"the leak started {where}", **frame | given)


def found(*claims: ClaimFacts, beside: str = "") -> list[tuple[str, str, str]]:
    links = tuple(Link(c.id, 1.0, ("test",)) for c in claims)
    event = EventFacts("k", "Leak", Status.HAPPENED, None, "", (), links)
    more = [claim("a", 5, "tank", quote=beside)]
    pile = [article(key, [c for c in claims if c.article == key]) for key in sorted({c.article for c in claims})]
    return [(d.kind, d.left_says, d.right_says) for d in disagreements(event, [*claims, *more], pile)]


TANK = began("a", "in a storage tank", "the company")


def test_two_sources_have_it_begin_in_two_places() -> None:
    assert found(TANK, began("b", "on the pier", "divers")) == [("place", "pier", "storage tank")]


def test_two_of_a_kind_are_two_places() -> None:
    other = began("b", "in a fuel tank", "divers")
    assert found(TANK, other) == [("place", "fuel tank", "storage tank")]


@pytest.mark.parametrize(
    "other",
    [
        began("b", "on the pier", "the company"),
        began("b", "on the pier", ""),
        began("b", "in the early morning", "divers"),
        began("b", "at the tank", "divers"),
        began("b", "on the pier", "divers", subject="the fire"),
        began("b", "on the pier", "divers", head="seen"),
        began("b", "on the pier", "divers", status=Status.POSSIBLE),
    ],
    ids=lambda other: f"{other.quote} {other.anonymous}",
)
def test_one_source_a_time_another_thing_or_a_doubt_is_none(other: ClaimFacts) -> None:
    assert found(TANK, other) == []


def test_a_place_in_the_other_is_none() -> None:
    assert found(TANK, began("b", "on the pier", "divers"), beside="the storage tank on the pier was old") == []
