"""A toll that rises is a series on the event's page, not a row of contradictions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from events.models import Claim, Disagreement
from tests.factories import ArticleFactory, ClaimFactory

pytestmark = pytest.mark.django_db


def told(desk: Any, day: str, words: str) -> Claim:
    on = dt.date.fromisoformat(day) if day else None
    article = ArticleFactory(
        story=desk.story, text=words, published_edtf=day, published_lower=on, published_upper=on,
        published_basis="stated" if day else "",
    )  # fmt: skip
    claim: Claim = ClaimFactory(article=article, event=desk.event)
    return claim


def differ(desk: Any, left: tuple[str, Claim], right: tuple[str, Claim], **fields: Any) -> Disagreement:
    (left_says, one), (right_says, other) = left, right
    key = f"{left_says}{right_says}{fields}"
    said = {
        "about": "hurt",
        "left_says": left_says,
        "right_says": right_says,
        "key": key,
        "kind": "superseded",
    } | fields
    row: Disagreement = Disagreement.objects.create(story=desk.story, event=desk.event, **said)
    row.left.add(one)
    row.right.add(other)
    return row


def brief(client: Client, desk: Any) -> Any:
    return client.get(desk.event.get_absolute_url()).context["brief"]


def test_pairs_that_share_a_value_are_one_series_in_order_of_publication(desk_client: Client, desk: Any) -> None:
    last, first, second, again = (
        told(desk, day, f"{words} are hurt.")
        for day, words in (("2024-03-09", "Nine"), ("2024-03-05", "Three"), ("2024-03-07", "Five"), ("", "Five"))
    )
    differ(desk, ("5 people", second), ("9 people", last))
    differ(desk, ("3 people", first), ("5 people", again))
    found = brief(desk_client, desk)
    (series,) = found.series
    assert [(point.says, point.on, len(point.claims)) for point in series.points] == [
        ("3 people", dt.date(2024, 3, 5), 1),
        ("5 people", dt.date(2024, 3, 7), 2),
        ("9 people", dt.date(2024, 3, 9), 1),
    ]
    assert found.differs == [desk.disagreement]
    assert "moves on with time" in desk_client.get(desk.event.get_absolute_url()).content.decode()


def test_other_things_counted_are_another_series(desk_client: Client, desk: Any) -> None:
    one, two, three, four = (told(desk, f"2024-03-0{n}", f"{n} of them.") for n in range(5, 9))
    differ(desk, ("5 people", one), ("6 people", two))
    differ(desk, ("5 people", three), ("8 people", four), about="missing")
    assert sorted(one.about for one in brief(desk_client, desk).series) == ["hurt", "missing"]


def test_the_analysts_word_makes_a_series_or_a_difference(desk_client: Client, desk: Any) -> None:
    """A contradiction marked as later news moves on; what was called later news and confirmed to differ, differs."""
    one, two = told(desk, "2024-03-05", "Five."), told(desk, "2024-03-06", "Six.")
    later = differ(desk, ("5", one), ("6", two), kind="figure", state="superseded")
    firm = differ(desk, ("7", one), ("8", two), state="confirmed")
    gone = differ(desk, ("1", one), ("2", two), state="dismissed")
    found = brief(desk_client, desk)
    assert [pair for one in found.series for pair in one.pairs] == [later]
    assert firm in found.differs
    assert found.dismissed == [gone]
