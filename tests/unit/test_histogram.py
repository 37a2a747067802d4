"""The histogram's buckets: fine enough to see the story, and no event lost from the counts."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from events.views.histogram import MOST_BARS, histogram


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def on(*days: str) -> list[tuple[dt.date, dt.date, int]]:
    return [(d(day), d(day), 1) for day in days]


def test_without_dates_there_is_none() -> None:
    assert histogram([], None, None) is None


def test_a_few_weeks_are_shown_by_day() -> None:
    drawn = histogram(on("2024-03-04", "2024-03-04", "2024-03-20"), None, None)
    assert drawn is not None
    assert (drawn.unit, len(drawn.bars)) == ("day", 17)
    assert [bar.count for bar in drawn.bars if bar.count] == [2, 1]


def test_years_are_shown_by_month() -> None:
    drawn = histogram(on("2021-05-04", "2022-01-20", "2022-11-20", "2023-09-12"), None, None)
    assert drawn is not None
    assert (drawn.unit, len(drawn.bars)) == ("month", 29)


def test_old_background_does_not_squeeze_the_story() -> None:
    """Nine events of one week and one of 1971: the week is drawn by day, the old one is counted beside it."""
    drawn = histogram(
        [*on("1971-06-01"), (d("2024-03-04"), d("2024-03-04"), 5), *on("2024-03-06", "2024-03-08")], None, None
    )
    assert drawn is not None
    assert (drawn.unit, drawn.earlier, len(drawn.bars)) == ("day", 1, 5)
    assert drawn.day_before == "2024-03-03"


def test_an_imprecise_date_is_a_line_not_a_bar() -> None:
    drawn = histogram([*on("2024-03-04", "2024-03-31"), (d("2024-03-01"), d("2024-03-31"), 2)], None, None)
    assert drawn is not None
    assert sum(bar.count for bar in drawn.bars) == 2
    assert [line.label for line in drawn.imprecise] == ["2 events: March 2024"]
    assert drawn.imprecise[0].width == 100


def test_the_chosen_range_is_marked() -> None:
    drawn = histogram(on("2024-03-04", "2024-03-05", "2024-03-08"), d("2024-03-05"), d("2024-03-06"))
    assert drawn is not None
    assert [bar.first for bar in drawn.bars if bar.selected] == ["2024-03-05", "2024-03-06"]
    assert drawn.brush == (20.0, 40.0)


def test_a_range_outside_is_drawn_by_itself() -> None:
    spread = [*on("1971-06-01"), (d("2024-03-04"), d("2024-03-08"), 9), *on("2024-03-04")]
    drawn = histogram(spread, None, d("1999-12-31"))
    assert drawn is not None
    assert [bar.count for bar in drawn.bars] == [1]


DATES = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1))


@given(st.lists(st.tuples(DATES, st.integers(0, 800), st.integers(1, 9)), min_size=1, max_size=30))
def test_every_event_is_somewhere(events: list[tuple[dt.date, int, int]]) -> None:
    spread = [(day, day + dt.timedelta(days=wide), n) for day, wide, n in events]
    drawn = histogram(spread, None, None)
    assert drawn is not None
    lines = sum(int(line.label.split()[0]) for line in drawn.imprecise)
    assert sum(bar.count for bar in drawn.bars) + lines + drawn.earlier + drawn.later == sum(n for *_, n in spread)
    assert 1 <= len(drawn.bars) <= MOST_BARS
    assert all(0 <= bar.x < 100 for bar in drawn.bars)
