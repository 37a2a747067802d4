"""What becomes of each item: stored, unchanged, new version, duplicate, failed."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from events.extraction import pipeline
from events.ingest import run as driver
from events.ingest import store
from events.models import Article, Claim, IngestItem, IngestRun, Mention, Original, Source, Story, TimelineEvent
from tests.db.conftest import GAZETTE, HARBOUR, LEDGER, dump, outcomes

pytestmark = [pytest.mark.django_db, pytest.mark.model]


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the language model fails the test."""

    def refuse() -> Any:
        raise AssertionError("the language model was asked for")

    monkeypatch.setattr(driver, "language_model", refuse)


def test_stored_article_keeps_text_bytes_and_exact_spans(story: Story, pile: Path, ingested: Any) -> None:
    run = ingested(pile)
    assert outcomes(run) == {f"pile/{n}.txt": "stored" for n in ("gazette", "harbour", "ledger")}
    assert (run.state, run.total) == (IngestRun.State.DONE, 3)
    article = story.articles.get(name="pile/harbour.txt")
    assert bytes(article.original.data) == HARBOUR.encode()
    assert article.headline == "Fire breaks out on Merle ferry"
    assert (article.published_edtf, article.published_basis) == ("2024-03-06", "stated")
    claims = list(article.claims.all())
    assert claims
    assert all(claim.quote == article.text[claim.start : claim.end] for claim in claims)
    assert all(time.wording == article.text[time.start : time.end] for time in article.times.all())
    # 6 March 2024 was a Wednesday: the Tuesday before it is the 5th.
    assert article.times.get(wording="Tuesday").edtf == "2024-03-05"
    assert story.articles.get(name="pile/ledger.txt").published is None


def test_numbers_follow_the_order_of_names(story: Story, pile: Path, ingested: Any) -> None:
    ingested(pile)
    assert list(story.articles.order_by("number").values_list("number", "name")) == [
        (1, "pile/gazette.txt"),
        (2, "pile/harbour.txt"),
        (3, "pile/ledger.txt"),
    ]
    numbers = list(story.events.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_second_ingest_changes_no_row_and_runs_no_model(
    pile: Path, ingested: Any, request: pytest.FixtureRequest
) -> None:
    ingested(pile)
    before = dump("IngestRun", "IngestItem")
    request.getfixturevalue("no_model")
    run = ingested(pile)
    assert set(outcomes(run).values()) == {"unchanged"}
    assert dump("IngestRun", "IngestItem") == before


def test_same_text_under_another_name_is_a_duplicate(
    story: Story, pile: Path, ingested: Any, request: pytest.FixtureRequest
) -> None:
    ingested(pile)
    (pile / "copy.txt").write_text(HARBOUR, encoding="utf-8")
    (pile / "spaced.txt").write_text(HARBOUR.replace("\n\n", "\n\n\n"), encoding="utf-8")
    request.getfixturevalue("no_model")
    run = ingested(pile)
    twin = story.articles.get(name="pile/harbour.txt")
    for name in ("pile/copy.txt", "pile/spaced.txt"):
        item = run.items.get(name=name)
        assert (item.outcome, item.article) == ("duplicate", twin)
    assert story.articles.count() == 3


def test_two_copies_in_one_run(story: Story, pile: Path, ingested: Any) -> None:
    (pile / "zopy.txt").write_text(LEDGER, encoding="utf-8")
    assert outcomes(ingested(pile))["pile/zopy.txt"] == "duplicate"
    assert story.articles.count() == 3


def test_changed_file_is_a_new_version_with_the_same_number(story: Story, pile: Path, ingested: Any) -> None:
    ingested(pile)
    old = story.articles.get(name="pile/gazette.txt")
    (pile / "gazette.txt").write_text(GAZETTE + "\nNobody was hurt, the ministry said on Thursday.\n", encoding="utf-8")
    run = ingested(pile)
    assert outcomes(run)["pile/gazette.txt"] == "new_version"
    old.refresh_from_db()
    new = old.superseded_by
    assert new is not None
    assert (new.number, new.version, new.name) == (old.number, 2, old.name)
    assert "Nobody was hurt" in new.text
    assert "Nobody was hurt" not in old.text
    assert Article.objects.filter(story=story).current().count() == 3
    assert not Claim.objects.filter(article=old, event__isnull=False).exists()
    assert TimelineEvent.objects.filter(story=story, article_count__gt=3).count() == 0


def test_one_bad_file_stops_nothing(story: Story, pile: Path, ingested: Any) -> None:
    (pile / "aaa.pdf").write_bytes(b"%PDF-1.7\n\x00\x01\x02")
    (pile / "empty.txt").write_bytes(b"")
    run = ingested(pile / "nothing.txt", pile)
    failed = {item.name: item for item in run.items.filter(outcome="failed")}
    assert set(failed) == {str(pile / "nothing.txt"), "pile/aaa.pdf", "pile/empty.txt"}
    assert failed[str(pile / "nothing.txt")].stage == "discover"
    assert all(item.stage and item.reason for item in failed.values())
    assert run.items.filter(outcome="stored").count() == 3
    assert run.state == IngestRun.State.DONE


def test_any_exception_in_extraction_is_that_articles_alone(
    story: Story, pile: Path, ingested: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.read

    def read(document: Any, doc: Any) -> Any:
        if "Investigators" in document.text:
            raise RecursionError("too deep")
        return real(document, doc)

    monkeypatch.setattr(pipeline, "read", read)
    run = ingested(pile)
    item = run.items.get(outcome="failed")
    assert (item.name, item.stage, item.reason) == ("pile/gazette.txt", "extract", "RecursionError: too deep")
    assert story.articles.count() == 2


def test_failed_store_leaves_no_half_article(
    story: Story, pile: Path, ingested: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = store._store_claims

    def fail(base: Any, text: str, *rest: Any) -> None:
        if "Investigators" in text:
            raise RuntimeError("disk full")
        real(base, text, *rest)

    monkeypatch.setattr(store, "_store_claims", fail)
    run = ingested(pile)
    item = run.items.get(outcome="failed")
    assert (item.name, item.stage, item.reason, item.article) == (
        "pile/gazette.txt",
        "store",
        "RuntimeError: disk full",
        None,
    )
    assert not Article.objects.filter(name="pile/gazette.txt").exists()
    assert not Original.objects.filter(data=GAZETTE.encode()).exists()
    assert not Mention.objects.exclude(article__in=story.articles.all()).exists()
    monkeypatch.undo()
    assert outcomes(ingested(pile))["pile/gazette.txt"] == "stored"


def test_interrupted_run_is_marked_failed_and_the_next_one_links(
    story: Story, pile: Path, ingested: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(driver, "link_in", stop)
    with pytest.raises(KeyboardInterrupt):
        ingested(pile)
    run = story.ingest_runs.get()
    assert (run.state, run.reason) == (IngestRun.State.FAILED, "stopped by hand")
    assert not story.events.exists()
    monkeypatch.undo()
    ingested(pile)
    assert story.events.exists()


def test_archives_and_json_lines(story: Story, tmp_path: Path, ingested: Any) -> None:
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as archive:
        archive.writestr("in/harbour.txt", HARBOUR)
        archive.writestr("__MACOSX/in/._harbour.txt", b"\x00\x05")
    with tarfile.open(tmp_path / "pile.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("gazette.txt")
        info.size = len(GAZETTE.encode())
        archive.addfile(info, io.BytesIO(GAZETTE.encode()))
    row = {
        "title": "Ferry company promises help",
        "text": "The owner of the ferry Merle will pay for the journeys home. The coast guard welcomed it.",
        "date_publish": "2024-03-08 10:00:00",
        "url": "https://www.ledger.example/merle",
    }
    (tmp_path / "crawl.jsonl").write_text(json.dumps(row) + "\n{broken\n", encoding="utf-8")
    run = ingested(tmp_path)
    found = {name.split("/", 1)[1]: outcome for name, outcome in outcomes(run).items()}
    assert found == {
        "crawl.jsonl#1": "stored",
        "crawl.jsonl#2": "failed",
        "pile.tar.gz!/gazette.txt": "stored",
        "pile.zip!/in/harbour.txt": "stored",
    }
    assert run.total == 4
    article = story.articles.get(name__endswith="#1")
    assert article.published_edtf == "2024-03-08"
    assert article.source == Source.objects.get(domain="ledger.example")


def test_long_values_are_cut_and_bad_addresses_left_out(story: Story, tmp_path: Path, ingested: Any) -> None:
    row = {"title": "Merle " * 200, "text": "The ferry Merle left on Monday. " * 5, "url": "javascript:alert(1)"}
    path = tmp_path / "crawl.jsonl"
    path.write_text(json.dumps({**row, "author": "A. Writer " * 100}) + "\n", encoding="utf-8")
    assert set(outcomes(ingested(path)).values()) == {"stored"}
    article = story.articles.get()
    assert (article.url, article.source) == ("", None)
    assert len(article.headline) <= 500
    assert len(article.byline) <= 300


def test_command_prints_one_object_and_exits_with_one_on_failure(
    db: None, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("ingest", str(pile), story="new-ferry-fire", json=True)
    out = capsys.readouterr().out
    found = json.loads(out)
    assert {k: found[k] for k in ("story", "stored", "unchanged", "new_version", "duplicate", "failed")} == {
        "story": "new-ferry-fire",
        "stored": 3,
        "unchanged": 0,
        "new_version": 0,
        "duplicate": 0,
        "failed": 0,
    }
    assert found["items"][0] == {
        "name": "pile/gazette.txt",
        "outcome": "stored",
        "stage": "",
        "reason": "",
        "article": "NFF-A1",
    }
    story = Story.objects.get(slug="new-ferry-fire")
    assert (story.title, story.code) == ("New ferry fire", "NFF")
    with pytest.raises(SystemExit) as stopped:
        call_command("ingest", str(pile), str(pile / "gone.txt"), story="new-ferry-fire")
    assert stopped.value.code == 1
    shown = capsys.readouterr().out
    assert "unchanged    3" in shown
    assert "no such file or folder" in shown


def test_five_real_articles(story: Story, seeds: Path, ingested: Any) -> None:
    assert set(outcomes(ingested(seeds)).values()) == {"stored"}
    before = dump("IngestRun", "IngestItem")
    assert set(outcomes(ingested(seeds)).values()) == {"unchanged"}
    call_command("relink", story=story.slug, stdout=io.StringIO())
    assert dump("IngestRun", "IngestItem") == before
    assert IngestItem.objects.filter(outcome="stored").count() == 5
