"""What an analyst decided survives a second ingest, a relink and a new version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from events.ingest import relink as relinking
from events.ingest.relink import refresh_events, relink
from events.models import (
    Annotation,
    Claim,
    Disagreement,
    Entity,
    EntityMergeSuggestion,
    IngestRun,
    OriginGroup,
    Story,
    TimelineEvent,
)
from events.services import annotate, correct, merge, split, triage
from events.values import Span
from tests.db.conftest import GAZETTE, HARBOUR, dump, outcomes
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.model]


@pytest.fixture
def analyst(db: None) -> Any:
    return UserFactory(username="mara")


@pytest.fixture
def told(story: Story, pile: Path, ingested: Any) -> Story:
    """The story with its three articles ingested."""
    ingested(pile)
    return story


def fire(story: Story) -> TimelineEvent:
    """The event of the fire: told by two articles, dated by both to Tuesday 5 March 2024."""
    return story.events.standing().get(claims__quote__startswith="A fire broke out")


def fire_claim(story: Story, article: str) -> Claim:
    """The sentence in which an article tells the fire."""
    return story.claims.standing().get(article__name=f"pile/{article}.txt", quote__contains="fire broke out on")


def told_by(event: TimelineEvent) -> set[str]:
    return set(event.claims.values_list("article__name", flat=True))


def test_two_articles_tell_one_fire(told: Story) -> None:
    event = fire(told)
    assert event.edtf == "2024-03-05"
    assert {"pile/harbour.txt", "pile/gazette.txt"} <= told_by(event)
    assert event.article_count == len(told_by(event))
    # "according to captain Anna Lindqvist" and, of the other article, "the coast guard said".
    known = {origin.name for origin in event.origins.all() if origin.is_known}
    assert any("Lindqvist" in name for name in known)
    assert event.origin_count == len(known)
    assert all(claim.link_reasons for claim in event.claims.all())


def test_relink_changes_no_row(told: Story) -> None:
    before = dump()
    relink(told)
    assert dump() == before


def test_corrections_survive_and_the_machines_word_is_kept(
    told: Story, analyst: Any, pile: Path, ingested: Any
) -> None:
    event = fire(told)
    correct.redate(analyst, event, "2024-03-04", "the harbour log says Monday")
    correct.retitle(analyst, event, "Fire aboard the Merle", "shorter")
    other = split.move_claims(analyst, [fire_claim(told, "gazette")], None, "an event of its own")
    correct.hide(analyst, other, "no event")
    (pile / "new.txt").write_text(" date 2024-03-08 On Tuesday a fire broke out on the ferry Merle.", encoding="utf-8")
    ingested(pile)
    relink(told)
    event.refresh_from_db()
    other.refresh_from_db()
    assert (event.edtf, event.basis, event.title) == ("2024-03-04", "analyst", "Fire aboard the Merle")
    assert event.machine["edtf"] == "2024-03-05"
    assert event.machine["title"] != "Fire aboard the Merle"
    assert other.hidden


def test_moved_claims_stay_where_they_were_put(told: Story, analyst: Any) -> None:
    event = fire(told)
    claim = fire_claim(told, "harbour")
    target = split.move_claims(analyst, [claim], None, "another fire")
    relink(told)
    claim.refresh_from_db()
    event.refresh_from_db()
    target.refresh_from_db()
    assert claim.event == target
    assert list(target.claims.all()) == [claim]
    assert (target.article_count, event.article_count) == (1, len(told_by(event)))
    assert event == fire_claim(told, "gazette").event
    assert target.made_by_analyst


def test_merged_events_stay_merged(told: Story, analyst: Any) -> None:
    keep = fire(told)
    claim = Claim.objects.get(quote__contains="inspection", article__name="pile/harbour.txt", story=told)
    other = split.move_claims(analyst, [claim], None, "an event of its own")
    moved = set(other.claims.values_list("pk", flat=True))
    relink(told)  # clears away the event that the claim was the whole of
    merge.merge_events(analyst, keep, other, "one story")
    before = dump()
    relink(told)
    assert dump() == before
    other.refresh_from_db()
    keep.refresh_from_db()
    assert other.merged_into == keep
    assert (other.article_count, keep.article_count) == (0, len(told_by(keep)))
    assert set(Claim.objects.filter(pk__in=moved).values_list("event", flat=True)) == {keep.pk}


def test_merged_and_separated_entities_stay_so(told: Story, analyst: Any) -> None:
    left, right = told.entities.standing().order_by("pk")[:2]
    merge.merge_entities(analyst, left, right, "the same body")
    relink(told)
    right.refresh_from_db()
    assert right.merged_into == left
    merge.separate_entity(analyst, right, "no, two bodies")
    relink(told)
    right.refresh_from_db()
    assert right.merged_into is None


def test_machine_merges_stay_undone(told: Story, analyst: Any) -> None:
    """A surname alone is the one person of that surname, until an analyst says otherwise."""
    long = Entity.objects.create(story=told, name="Oleg Varga", kind="person")
    article = told.articles.first()
    long.mentions.create(story=told, article=article, start=0, end=4)
    short = Entity.objects.create(story=told, name="Varga", kind="person")
    short.mentions.create(story=told, article=article, start=5, end=9)
    relink(told)
    short.refresh_from_db()
    assert short.merged_into == long
    merge.separate_entity(analyst, short, "her daughter")
    relink(told)
    short.refresh_from_db()
    assert short.merged_into is None


def test_decided_disagreements_stay(told: Story, analyst: Any) -> None:
    event = fire(told)
    row = Disagreement.objects.create(
        story=told, event=event, key="k", kind="figure", about="passengers", left_says="40", right_says="44"
    )
    row.left.set(event.claims.all()[:1])
    row.right.set(event.claims.all()[1:])
    triage.decide_disagreement(analyst, row, "confirmed", "two counts")
    event.refresh_from_db()
    assert event.disputed
    relink(told)
    row.refresh_from_db()
    event.refresh_from_db()
    assert row.state == "confirmed"
    assert event.disputed
    triage.decide_disagreement(analyst, row, "dismissed", "one was a typo")
    relink(told)
    row.refresh_from_db()
    event.refresh_from_db()
    assert row.state == "dismissed"
    others = event.disagreements.exclude(pk=row.pk).filter(state="suggested").exclude(kind="superseded")
    assert event.disputed == others.exists()


def test_open_disagreements_that_nothing_speaks_for_go(told: Story) -> None:
    event = fire(told)
    Disagreement.objects.create(
        story=told, event=event, key="k", kind="figure", about="x", left_says="1", right_says="2"
    )
    relink(told)
    assert not Disagreement.objects.filter(key="k").exists()


def test_refused_merge_is_not_suggested_again(told: Story, analyst: Any) -> None:
    left, right = told.entities.standing()[:2]
    suggestion = EntityMergeSuggestion.objects.create(story=told, left=left, right=right, reason="alike")
    triage.refuse_merge(analyst, suggestion, "they are two")
    relink(told)
    suggestion.refresh_from_db()
    assert suggestion.state == "refused"


def test_empty_machine_event_goes_and_a_noted_one_stays(told: Story, analyst: Any) -> None:
    number = 1 + max(told.events.values_list("number", flat=True))
    empty = TimelineEvent.objects.create(story=told, number=number, key="gone", title="Nothing", article_count=2)
    noted = TimelineEvent.objects.create(story=told, number=number + 1, key="kept", title="Noted", article_count=2)
    annotate.write(analyst, told, "Where is this from?", event=noted)
    relink(told)
    assert not TimelineEvent.objects.filter(pk=empty.pk).exists()
    noted.refresh_from_db()
    assert noted.article_count == 0


def test_refresh_counts_articles_and_origins_anew(told: Story) -> None:
    event = fire(told)
    event.claims.filter(article__name="pile/gazette.txt").update(event=None)
    refresh_events(told, [event])
    event.refresh_from_db()
    assert event.article_count == len(told_by(event))
    assert "pile/gazette.txt" not in told_by(event)
    assert not OriginGroup.objects.filter(event=event, articles__name="pile/gazette.txt").exists()


def test_publication_date_moves_relative_times(told: Story, analyst: Any) -> None:
    article = told.articles.get(name="pile/harbour.txt")
    correct.publish(analyst, article, "2024-03-13", "the header is a week old")
    time = article.times.get(wording="Tuesday")
    assert (time.edtf, time.lower.isoformat()) == ("2024-03-12", "2024-03-12")
    correct.publish(analyst, article, "", "unknown after all")
    time.refresh_from_db()
    assert (time.edtf, time.lower) == ("", None)
    assert fire(told).edtf == "2024-03-05"  # the other article still says so


class TestNewVersion:
    """The gazette's file changes after analysts worked on it."""

    @pytest.fixture
    def notes(self, told: Story, analyst: Any) -> dict[str, Annotation]:
        article = told.articles.get(name="pile/gazette.txt")

        def on(words: str) -> Annotation:
            start = article.text.index(words)
            return annotate.write(analyst, told, words, article=article, span=Span(start, start + len(words)))

        claim = fire_claim(told, "gazette")
        return {
            "kept": on("in the engine room"),
            "gone": on("boarded the ferry Merle on Wednesday"),
            "claim": annotate.write(analyst, told, "how do they know?", claim=claim),
            "whole": annotate.write(analyst, told, "good article", article=article),
        }

    def test_notes_move_with_their_words_or_are_orphaned(
        self, told: Story, analyst: Any, notes: dict[str, Annotation], pile: Path, ingested: Any
    ) -> None:
        annotate.reply(analyst, notes["kept"], "I asked.")
        text = GAZETTE.replace(
            "Investigators from the Transport Ministry boarded the ferry Merle on Wednesday.",
            "A new opening paragraph stands here now, about the weather of the week.",
        )
        (pile / "gazette.txt").write_text(text, encoding="utf-8")
        ingested(pile)
        for note in notes.values():
            note.refresh_from_db()
        new = told.articles.get(name="pile/gazette.txt", version=2)
        kept, gone = notes["kept"], notes["gone"]
        assert (kept.article, kept.orphaned) == (new, False)
        assert new.text[kept.start : kept.end] == "in the engine room"
        assert kept.replies.get().article == new
        assert gone.orphaned
        assert gone.article.version == 1
        assert notes["claim"].claim.article == new
        assert not notes["claim"].orphaned
        assert notes["whole"].article == new

    def test_an_orphan_comes_back_with_its_words(
        self, told: Story, notes: dict[str, Annotation], pile: Path, ingested: Any
    ) -> None:
        (pile / "gazette.txt").write_text(
            GAZETTE.replace("boarded the ferry Merle on Wednesday", "slept"), encoding="utf-8"
        )
        ingested(pile)
        notes["gone"].refresh_from_db()
        assert notes["gone"].orphaned
        (pile / "gazette.txt").write_text(GAZETTE + "\nCorrected.\n", encoding="utf-8")
        ingested(pile)
        note = notes["gone"]
        note.refresh_from_db()
        assert (note.orphaned, note.article.version) == (False, 3)
        assert note.article.text[note.start : note.end] == "boarded the ferry Merle on Wednesday"

    def test_decisions_on_article_and_claims_go_with_them(
        self, told: Story, analyst: Any, pile: Path, ingested: Any
    ) -> None:
        article = told.articles.get(name="pile/gazette.txt")
        correct.publish(analyst, article, "2024-03-14", "the page says so")
        claim = fire_claim(told, "harbour")
        event = split.move_claims(analyst, [claim], None, "another fire", title="The second fire")
        (pile / "gazette.txt").write_text(GAZETTE + "\nMore follows.\n", encoding="utf-8")
        (pile / "harbour.txt").write_text(HARBOUR + "\nMore follows.\n", encoding="utf-8")
        assert sorted(outcomes(ingested(pile)).values()) == ["new_version", "new_version", "unchanged"]
        new = told.articles.get(name="pile/gazette.txt", version=2)
        assert (new.published_edtf, new.published_basis) == ("2024-03-14", "analyst")
        assert new.machine["published_edtf"] == "2024-03-07"
        # Relative times are reckoned from the analyst's date, a Thursday.
        assert new.times.get(wording="Wednesday").edtf == "2024-03-13"
        event.refresh_from_db()
        moved = event.claims.get()
        assert (moved.article.version, moved.quote) == (2, claim.quote)
        assert moved.is_locked("event")
        assert (event.title, event.article_count) == ("The second fire", 1)


def test_run_is_kept_with_every_item(told: Story) -> None:
    run = IngestRun.objects.get(story=told)
    assert run.items.count() == 3
    assert run.finished_at is not None


def test_a_decision_made_while_linking_is_not_written_over(
    told: Story, analyst: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, moved = relinking.link_pile, []

    def link_pile(pile: Any, decisions: Any) -> Any:
        """An analyst moves a claim after the rows were read and before events are written."""
        found = real(pile, decisions)
        if not moved:
            moved.append(split.move_claims(analyst, [fire_claim(told, "harbour")], None, "another fire"))
        return found

    monkeypatch.setattr(relinking, "link_pile", link_pile)
    relink(told)
    assert fire_claim(told, "harbour").event == moved[0]
