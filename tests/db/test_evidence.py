"""What stands beside an event's claims counts, too, however the event came to be described."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from events.ingest.relink import refresh_events, relink
from events.models import Disagreement, IngestRun, Story

pytestmark = [pytest.mark.django_db, pytest.mark.model]

TOLD = """Published: 6 May 2024

President Ada Quill will meet Chancellor Otto Lund in Lisbon on Friday. Her office has said so.
"""
WITHHELD = """Published: 6 May 2024

President Ada Quill will meet Chancellor Otto Lund on Friday. The place of the meeting has not been disclosed.
"""


def places(story: Story) -> list[tuple[str, str]]:
    return list(Disagreement.objects.filter(story=story, kind="place").values_list("left_says", "right_says"))


def test_a_place_that_is_not_told_stands_against_one_that_is_and_stays_when_the_event_is_described_anew(
    tmp_path: Path, story: Story, ingested: Callable[..., IngestRun]
) -> None:
    (tmp_path / "told.txt").write_text(TOLD)
    (tmp_path / "withheld.txt").write_text(WITHHELD)
    ingested(tmp_path)
    assert places(story) == [("Lisbon", "not disclosed")]
    refresh_events(story, story.events.all())
    assert places(story) == [("Lisbon", "not disclosed")]


HISTORY = """Published: 6 May 2024

President Ada Quill will meet Chancellor Otto Lund on Friday. The place of the meeting has not been disclosed.

Quill met Lund in Lisbon last year for a first meeting that lasted two hours.
"""


def test_what_is_withheld_now_is_not_held_against_a_meeting_of_last_year(
    tmp_path: Path, story: Story, ingested: Callable[..., IngestRun]
) -> None:
    (tmp_path / "history.txt").write_text(HISTORY)
    ingested(tmp_path)
    assert story.events.filter(place__name="Lisbon").exists()
    assert places(story) == []


ANSWERED = """Published: 6 May 2024

Guards locked the gate of the harbour on Sunday, a witness said. The Tarn Company denies it.
"""


def test_what_an_article_tells_and_answers_is_a_denial_that_stays_decided(
    tmp_path: Path, story: Story, ingested: Callable[..., IngestRun]
) -> None:
    (tmp_path / "answered.txt").write_text(ANSWERED)
    ingested(tmp_path)
    found = Disagreement.objects.get(story=story, kind="denial")
    assert ["denies it" in claim.quote for side in (found.left, found.right) for claim in side.all()] == [False, True]
    assert found.right_says == "denied by Tarn Company"
    Disagreement.objects.filter(pk=found.pk).update(state="confirmed", decided_at="2024-05-07T00:00Z")
    refresh_events(story, story.events.all())
    relink(story)
    assert Disagreement.objects.get(story=story, kind="denial").state == "confirmed"
