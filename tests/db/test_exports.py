"""A story goes out and comes back with nothing lost; other tools read what is handed to them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db.models import ForeignKey
from django.utils import timezone

from events import search
from events.exports.claims_jsonl import claims_jsonl
from events.exports.events_csv import events_csv
from events.exports.story import NotImportable, export_story, import_story
from events.exports.tables import tables
from events.exports.timelinejs import timelinejs
from events.exports.web_annotation import web_annotations
from events.models import (
    Claim,
    Disagreement,
    Entity,
    EntityMergeSuggestion,
    Original,
    OriginDecision,
    SavedView,
    Source,
    Story,
)
from events.services import annotate, correct, grade, merge, split
from events.values import Span
from tests.db.conftest import GAZETTE
from tests.factories import (
    AnnotationFactory,
    ArticleFactory,
    ClaimFactory,
    EventFactory,
    SourceFactory,
    StoryFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worked(story: Story, pile: Path, ingested: Any) -> Story:
    """A story in which analysts have done some of everything."""
    mara, omid = UserFactory(username="mara"), UserFactory(username="omid")
    ingested(pile)
    article = story.articles.get(name="pile/gazette.txt")
    source = SourceFactory(entity=story.entities.first())
    story.articles.update(source=source)
    grade.grade_source(mara, source, "B", "usually right")
    start = article.text.index("engine room")
    note = annotate.write(mara, story, "=which engine?", article=article, span=Span(start, start + 11), tags=["check"])
    annotate.reply(omid, note, "The aft one.")
    events = list(story.events.standing().order_by("number"))
    annotate.write(omid, story, "", event=events[0], tags=["lead"])
    correct.retitle(mara, events[0], "=HYPERLINK(1)", "a test of spreadsheets")
    claim = Claim.objects.filter(story=story, event=events[-1]).first()
    own = split.move_claims(mara, [claim], None, "its own", title="An event of its own")
    merge.merge_events(mara, events[0], own, "no, the same")
    decision = OriginDecision.objects.create(
        story=story, verdict="apart", reason="own reporter", decided_by=mara, decided_at=timezone.now()
    )
    decision.claims.set(events[0].claims.all()[:1])
    left, right = story.entities.standing().order_by("pk")[:2]
    merge.merge_entities(mara, left, right, "one")
    EntityMergeSuggestion.objects.get_or_create(story=story, left=left, right=right, reason="alike", state="accepted")
    differing = Disagreement.objects.create(
        story=story, event=events[0], key="k", kind="figure", about="x", left_says="1", right_says="2"
    )
    differing.left.set(events[0].claims.all()[:1])
    SavedView.objects.create(story=story, owner=mara, name="mine", query=f"who={left.pk}&status=happened&q=a%26b")
    (pile / "gazette.txt").write_text(GAZETTE + "\nMore follows.\n", encoding="utf-8")
    (pile / "empty.txt").write_bytes(b"")
    ingested(pile)
    return story


def shape(story: Story) -> dict[str, list[Any]]:
    """Every row with pointers told by what they point to, so that keys do not matter."""
    rows = {model: list(found) for model, found in tables(story.pk)}
    place = {(model, row.pk): number for model, found in rows.items() for number, row in enumerate(found)}
    told: dict[str, list[Any]] = {}
    for model, found in rows.items():
        told[model.__name__] = [_told(row, model, place) for row in found]
    return told


def _told(row: Any, model: Any, place: dict[Any, int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if model is get_user_model():
        return {"username": row.username}
    for field in model._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, ForeignKey):
            value = place.get((field.related_model, value), value and "elsewhere")
        if field.name in ("id", "object_pk", "object_id", "additional_data", "query"):
            continue
        values[field.name] = bytes(value) if isinstance(value, memoryview) else value
    for field in model._meta.many_to_many:
        values[field.name] = sorted(place[field.related_model, r.pk] for r in getattr(row, field.name).all())
    if model is LogEntry:
        kind = row.content_type.model_class()
        values["row"] = place.get((kind, row.object_id))
        values["said"] = {k: v for k, v in row.additional_data.items() if k != "story"}
    return values


@pytest.mark.model
def test_round_trip_loses_nothing(worked: Story) -> None:
    before = shape(worked)
    assert all(before.values()), f"the test has no rows of {[name for name, rows in before.items() if not rows]}"
    lines = list(export_story(worked))
    worked.delete()
    Original.objects.all().delete()
    Source.objects.all().delete()
    LogEntry.objects.all().delete()
    get_user_model().objects.all().delete()
    back = import_story(lines)
    after = shape(back)
    assert after.keys() == before.keys()
    for name in before:
        assert after[name] == before[name], name
    # What a merge remembers, and keys inside a saved address, point to the new rows.
    moved = Claim.objects.filter(story=back, machine__has_key="came_by").first()
    assert moved is not None
    assert back.events.get(number=moved.machine["came_by"][-1]).title == "An event of its own"
    view = SavedView.objects.get(story=back)
    left = Entity.objects.get(story=back, merged__isnull=False)
    assert view.query == f"who={left.pk}&status=happened&q=a%26b"
    assert search.search(back, "engine")
    assert not get_user_model().objects.get(username="mara").is_active
    assert not get_user_model().objects.get(username="mara").has_usable_password()


@pytest.mark.model
def test_a_copy_beside_the_story_under_another_slug(worked: Story) -> None:
    before = shape(worked)
    copy = import_story(export_story(worked), "copy")
    after = shape(copy)
    for name in before:
        if name not in ("Story", "Source"):  # another slug; the publisher is known already
            assert after[name] == before[name], name
    assert (copy.slug, copy.title) == ("copy", worked.title)
    assert shape(worked) == before


def test_import_refuses_what_it_cannot_do_and_leaves_nothing(tmp_path: Path) -> None:
    story = StoryFactory(slug="taken")
    lines = list(export_story(story))
    with pytest.raises(NotImportable, match="already"):
        import_story(lines)
    with pytest.raises(NotImportable, match="not a story"):
        import_story(['{"title": "something else"}'])
    with pytest.raises(NotImportable, match="not JSON"):
        import_story(["PK\x03\x04"])
    with pytest.raises(NotImportable, match="does not fit"):
        import_story([*lines, '{"table": "Mention", "row": 1, "fields": {"article": 99, "entity": 1}}'], "new")
    assert not Story.objects.filter(slug="new").exists()
    path = tmp_path / "out.jsonl"
    call_command("export_story", "taken", str(path))
    with pytest.raises(CommandError, match="already"):
        call_command("import_story", str(path))
    call_command("import_story", str(path), slug="again", stdout=io.StringIO())
    assert Story.objects.get(slug="again").created_at == story.created_at


def test_csv_tells_no_formula_to_a_spreadsheet() -> None:
    story = StoryFactory(code="S")
    EventFactory(
        story=story,
        number=1,
        title="=cmd|' /C calc'!A0",
        lower="2024-03-05",
        upper="2024-03-05",
        edtf="2024-03-05",
        basis="stated",
    )
    EventFactory(story=story, number=2, title='He said "no", twice')
    EventFactory(story=StoryFactory(), number=1, title="elsewhere")
    lines = "".join(events_csv(story.events.in_order()))
    rows = list(csv.DictReader(io.StringIO(lines.removeprefix("\ufeff"))))
    assert [row["title"] for row in rows] == ["'=cmd|' /C calc'!A0", 'He said "no", twice']
    assert [row["date"] for row in rows] == ["2024-03-05", ""]
    assert rows[0]["reference"] == "S-E1"


def test_timelinejs_keeps_each_dates_precision_and_escapes_text() -> None:
    story = StoryFactory(title="<b>Fire</b>")
    for number, (edtf, lower, upper) in enumerate(
        [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-03-05", "2024-03-05", "2024-03-05"),
            ("2024-03-05/2024-03-07", "2024-03-05", "2024-03-07"),
        ],
        1,
    ):
        EventFactory(story=story, number=number, title="<i>", edtf=edtf, lower=lower, upper=upper, basis="stated")
    EventFactory(story=story, number=5)
    found = json.loads(timelinejs(story, story.events.in_order()))
    assert found["title"]["text"]["headline"] == "&lt;b&gt;Fire&lt;/b&gt;"
    assert "1 undated" in found["title"]["text"]["text"]
    assert [(e["start_date"], e.get("end_date")) for e in found["events"]] == [
        ({"year": 2023}, None),
        ({"year": 2024, "month": 2}, None),
        ({"year": 2024, "month": 3, "day": 5}, None),
        ({"year": 2024, "month": 3, "day": 5}, {"year": 2024, "month": 3, "day": 7}),
    ]
    assert {e["text"]["headline"] for e in found["events"]} == {"&lt;i&gt;"}


def test_claims_are_told_with_their_exact_words() -> None:
    claim = ClaimFactory(event=None)
    row = json.loads(next(iter(claims_jsonl(Claim.objects.filter(pk=claim.pk)))))
    assert row["quote"] == claim.article.text[row["start"] : row["end"]]
    assert (row["event"], row["attribution"], row["published"]) == (None, None, None)


def test_notes_are_web_annotations() -> None:
    article = ArticleFactory(text="The ferry left Port Merle at noon.")
    story = article.story
    note = AnnotationFactory(
        story=story, article=article, start=4, end=9, exact="ferry", prefix="The ", suffix=" left Port", kind="question"
    )
    AnnotationFactory(story=story, article=article, parent=note, body="The Merle.")
    found = json.loads(web_annotations(story, story.annotations.order_by("pk"), "https://desk.example"))
    first, reply = found["first"]["items"]
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert first["motivation"] == "questioning"
    assert first["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "ferry", "prefix": "The ", "suffix": " left Port"},
        {"type": "TextPositionSelector", "start": 4, "end": 9},
    ]
    assert reply["target"] == first["id"]
