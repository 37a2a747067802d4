"""What analysts do: checked, written, locked, remembered; and taken back to exactly what was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from auditlog.models import LogEntry
from hypothesis import given
from hypothesis import strategies as st

from events import search
from events.models import (
    Annotation,
    Article,
    Claim,
    ClaimRole,
    Disagreement,
    Story,
    TimelineEvent,
    TimeReference,
)
from events.services import Conflict, Refused, annotate, correct, grade, keep_views, merge, split, stories, triage
from events.services.dates import read_date
from events.services.history import entries, entries_of
from tests.db.acts import WHY, event_of, last, state
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    EntityFactory,
    EventFactory,
    SourceFactory,
    UserFactory,
)


@pytest.fixture
def ada(db: None) -> Any:
    return UserFactory(username="ada")


class TestDates:
    @given(st.text(alphabet="0123456789-/~?.X[]{}YZ ,SeptOctmay", max_size=70) | st.text(max_size=30))
    def test_what_is_typed_has_bounds_or_is_refused(self, typed: str) -> None:
        try:
            reading = read_date(typed)
        except Refused:
            return
        assert reading is None or (reading.lower <= reading.upper and len(reading.edtf) <= 64)

    @pytest.mark.parametrize(
        ("typed", "lower", "upper"),
        [
            ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
            ("12 September 2023", dt.date(2023, 9, 12), dt.date(2023, 9, 12)),
            ("Sept. 12, 2023", dt.date(2023, 9, 12), dt.date(2023, 9, 12)),
            ("may 2023", dt.date(2023, 5, 1), dt.date(2023, 5, 31)),
            ("2023-09-12/2023-09-14", dt.date(2023, 9, 12), dt.date(2023, 9, 14)),
        ],
    )
    def test_bounds(self, typed: str, lower: dt.date, upper: dt.date) -> None:
        reading = read_date(typed)
        assert reading
        assert (reading.lower, reading.upper, reading.basis) == (lower, upper, "analyst")

    @pytest.mark.parametrize(
        "typed", ["13.9.23", "2023-02-31", "2023-09-14/2023-09-12", "2023/..", "early 2023", "12 Foo 2023"]
    )
    def test_refused(self, typed: str) -> None:
        with pytest.raises(Refused):
            read_date(typed)


class TestCorrections:
    def test_each_is_locked_and_remembered_with_its_reason(self, ada: Any, story: Story) -> None:
        year = {"edtf": "2024", "basis": "stated", "lower": dt.date(2024, 1, 1), "upper": dt.date(2024, 12, 31)}
        event = event_of(story, "The pier fell.", title="A fall", **year)
        place = EntityFactory(story=story, name="Nord Quay", kind="place")
        correct.redate(ada, event, "2024-03-05", WHY)
        assert last(event).changes == {"date": ["2024", "2024-03-05"], "basis": ["stated", "analyst"]}
        correct.retitle(ada, event, " The pier falls ", WHY)
        correct.restatus(ada, event, "denied", WHY)
        correct.relocate(ada, event, place, WHY)
        event.refresh_from_db()
        assert (event.edtf, event.title, event.status, event.place) == ("2024-03-05", "The pier falls", "denied", place)
        assert {"edtf", "lower", "upper", "basis", "title", "status", "place"} <= set(event.locked)
        assert (event.machine["edtf"], event.machine["lower"], event.machine["title"]) == (
            "2024",
            "2024-01-01",
            "A fall",
        )
        told = [(e.additional_data["verb"], e.additional_data["reason"], e.actor) for e in entries(story)]
        assert told == [(v, WHY, ada) for v in ("place changed", "status changed", "re-titled", "re-dated")]
        assert [hit.object_id for hit in search.search(story, "pier falls", ["event"])] == [event.pk]

    @pytest.mark.parametrize(
        "act",
        [
            lambda ada, event: correct.redate(ada, event, "2024-03-05", "  "),
            lambda ada, event: correct.redate(ada, event, "some day", WHY),
            lambda ada, event: correct.retitle(ada, event, "x" * 301, WHY),
            lambda ada, event: correct.retitle(ada, event, " ", WHY),
            lambda ada, event: correct.restatus(ada, event, "perhaps", WHY),
            lambda ada, event: correct.relocate(ada, event, EntityFactory(story=event.story, kind="person"), WHY),
            lambda ada, event: correct.relocate(ada, event, EntityFactory(kind="place"), WHY),
            lambda ada, event: correct.hide(ada, event, ""),
            lambda ada, event: split.move_claims(ada, [], event, WHY),
            lambda ada, event: split.move_claims(ada, list(event.claims.all()), event, WHY),
            lambda ada, event: merge.merge_events(ada, event, event, WHY),
            lambda ada, event: merge.merge_events(ada, event, EventFactory(), WHY),
            lambda ada, event: merge.separate_event(ada, event, WHY),
            lambda ada, event: grade.judge_likelihood(ada, event, "maybe", "", WHY),
            lambda ada, event: stories.describe(ada, event.story, WHY, title=""),
            lambda ada, event: keep_views.save_view(ada, event.story, "x" * 81, ""),
            lambda ada, event: keep_views.save_view(ada, event.story, "x", "q=" + "y" * 3000),
        ],
    )
    def test_what_is_refused_changes_nothing(self, ada: Any, story: Story, act: Any) -> None:
        event = event_of(story, "The pier fell.")
        before = state(event, story)
        with pytest.raises(Refused):
            act(ada, event)
        assert state(event, story) == before
        assert not LogEntry.objects.exists()

    def test_a_stale_page_loses_no_lock(self, ada: Any, story: Story) -> None:
        """Two people have the same event open; what the first one decided is still decided after the second."""
        event = event_of(story, "The pier fell.")
        stale = TimelineEvent.objects.get(pk=event.pk)
        correct.retitle(ada, event, "The pier falls", WHY)
        correct.hide(ada, stale, WHY)
        event.refresh_from_db()
        assert (event.title, event.hidden) == ("The pier falls", True)
        assert {"title", "hidden"} <= set(event.locked)

    def test_a_row_that_a_relink_took_away_is_refused(self, ada: Any, story: Story) -> None:
        event = event_of(story)
        stale = TimelineEvent.objects.get(pk=event.pk)
        event.delete()
        with pytest.raises(Refused, match="not there any more"):
            correct.retitle(ada, stale, "x", WHY)

    def test_a_hidden_article_is_out_of_counts_and_search_and_comes_back(self, ada: Any, story: Story) -> None:
        event = event_of(story, "The pier fell into the sea.", "The old pier fell.")
        article = event.claims.get(quote__contains="sea").article
        search.index([article, *article.claims.all()])
        correct.hide(ada, article, WHY)
        event.refresh_from_db()
        assert event.article_count == 1
        assert search.search(story, "sea", ["article", "claim"]) == []
        correct.show(ada, article, WHY)
        event.refresh_from_db()
        assert event.article_count == 2
        assert {hit.kind for hit in search.search(story, "sea", ["article", "claim"])} == {"article", "claim"}

    def test_hiding_twice_is_remembered_once(self, ada: Any, story: Story) -> None:
        claim = event_of(story, "The pier fell.").claims.get()
        correct.hide(ada, claim, WHY)
        correct.hide(ada, claim, WHY)
        assert entries_of(claim).count() == 1

    def test_a_renamed_entity_keeps_its_old_name_as_read(self, ada: Any, story: Story) -> None:
        entity = EntityFactory(story=story, name="Nord Quai", kind="person")
        correct.rename_entity(ada, entity, "Nord Quay", "place", WHY)
        entity.refresh_from_db()
        assert (entity.name, entity.kind, entity.aliases) == ("Nord Quay", "place", ["Nord Quai"])
        assert entity.machine == {"name": "Nord Quai", "kind": "person"}
        correct.rename_entity(ada, entity, "North Quay", "place", WHY)
        entity.refresh_from_db()
        assert entity.machine["name"] == "Nord Quai"
        EntityFactory(story=story, name="Sea Wall", kind="place")
        with pytest.raises(Refused, match="merge"):
            correct.rename_entity(ada, entity, "Sea Wall", "place", WHY)


class TestPublication:
    @pytest.fixture
    def article(self, story: Story) -> Article:
        """A Tuesday is told of by an article whose own date, 5 March, is doubted: coverage says 13 March 2024."""
        day = dt.date(2024, 3, 6)
        article: Article = ArticleFactory(
            story=story,
            text="The pier fell on Tuesday.",
            published_edtf="2024-03-06",
            published_lower=day,
            published_upper=day,
            published_basis="stated",
            published_evidence="date line",
            published_wording="2024-03-06",
            published_suspect=True,
            suggested_edtf="2024-03-13",
            suggested_lower=dt.date(2024, 3, 13),
            suggested_upper=dt.date(2024, 3, 13),
            suggestion_state="open",
        )
        tuesday = dt.date(2024, 3, 5)
        time = TimeReference.objects.create(
            story=story, article=article, start=17, end=24, wording="Tuesday", kind="date", edtf="2024-03-05",
            lower=tuesday, upper=tuesday, basis="relative", anchor="2024-03-06", formula="weekday 2 past",
            date_reason="“Tuesday” reckoned from 2024-03-06",
        )  # fmt: skip
        event = EventFactory(
            story=story, edtf="2024-03-05", lower=tuesday, upper=tuesday, basis="relative", title="The pier fell"
        )
        ClaimFactory(article=article, event=event).times.add(time)
        return article

    def test_accepting_moves_the_dates_that_no_analyst_decided(self, ada: Any, article: Article) -> None:
        event = TimelineEvent.objects.get()
        triage.accept_publication(ada, article)
        event.refresh_from_db()
        assert (event.edtf, article.times.get().edtf) == ("2024-03-12", "2024-03-12")
        assert (article.published_basis, article.published_evidence) == ("analyst", "")
        triage.reopen_publication(ada, article)
        correct.redate(ada, event, "2024-03-04", WHY)
        triage.accept_publication(ada, article)
        event.refresh_from_db()
        assert event.edtf == "2024-03-04"
        assert event.machine["edtf"] == "2024-03-12"

    def test_taking_it_back_brings_back_what_was(self, ada: Any, article: Article) -> None:
        event, time = TimelineEvent.objects.get(), article.times.get()
        triage.refuse_publication(ada, article)  # once, so that the event is described as linking does it
        triage.reopen_publication(ada, article)
        before = state(article, time, event)
        triage.accept_publication(ada, article)
        assert state(article, time, event) != before
        triage.reopen_publication(ada, article)
        after = state(article, time, event)
        assert [{k: v for k, v in row.items() if k != "key"} for row in after[:2]] == before[:2]
        assert (after[2]["edtf"], after[2]["basis"]) == (before[2]["edtf"], before[2]["basis"])
        triage.refuse_publication(ada, article)
        assert not article.published_suspect
        triage.reopen_publication(ada, article)
        assert state(article) == before[:1]

    def test_an_analyst_s_own_date_comes_back_and_stays_locked(self, ada: Any, article: Article) -> None:
        correct.publish(ada, article, "2024-03-20", WHY)
        assert article.suggestion_state == "refused"
        triage.reopen_publication(ada, article)
        assert article.published_edtf == "2024-03-20"
        assert article.is_locked("published_edtf")
        triage.accept_publication(ada, article)
        assert article.published_edtf == "2024-03-13"
        triage.reopen_publication(ada, article)
        assert (article.published_edtf, article.published_basis) == ("2024-03-20", "analyst")
        assert article.is_locked("published_edtf")
        assert article.machine["published_edtf"] == "2024-03-06"

    def test_decided_twice_is_refused(self, ada: Any, article: Article) -> None:
        triage.accept_publication(ada, article)
        for act in (triage.accept_publication, triage.refuse_publication):
            with pytest.raises(Refused):
                act(ada, article)
        triage.reopen_publication(ada, article)
        with pytest.raises(Refused):
            triage.reopen_publication(ada, article)


class TestDecisions:
    def test_an_event_is_confirmed_and_open_again(self, ada: Any, story: Story) -> None:
        event = event_of(story, "The pier fell.")
        before = state(event)
        triage.confirm(ada, event, WHY)
        assert event.decision == "confirmed"
        triage.reopen(ada, event)
        assert state(event) == before
        assert [e.additional_data["verb"] for e in entries_of(event)] == ["decision taken back", "confirmed"]

    def test_a_disagreement_that_is_gone_is_not_written_back(self, ada: Any, story: Story) -> None:
        event = event_of(story, "The pier fell.")
        row = Disagreement.objects.create(
            story=story, event=event, key="k", kind="figure", about="x", left_says="1", right_says="2"
        )
        Disagreement.objects.filter(pk=row.pk).delete()
        with pytest.raises(Refused):
            triage.decide_disagreement(ada, row, "confirmed")
        assert not Disagreement.objects.exists()

    @pytest.mark.parametrize(("origins", "allowed"), [(0, False), (1, False), (2, True)])
    def test_confirmed_needs_two_known_origins(self, ada: Any, story: Story, origins: int, allowed: bool) -> None:
        event = event_of(story, "The pier fell.", origin_count=origins, unattributed_count=9)
        claim = event.claims.get()
        stale = Claim.objects.select_related("event").get(pk=claim.pk)
        if allowed:
            assert grade.grade_claim(ada, stale, 1, WHY).credibility == 1
        else:
            with pytest.raises(Refused, match="independent"):
                grade.grade_claim(ada, stale, 1, WHY)
            assert grade.grade_claim(ada, stale, 2, WHY).credibility == 2

    def test_one_owner_is_one_origin_at_once(self, ada: Any, story: Story) -> None:
        event = EventFactory(story=story)
        sources = SourceFactory(), SourceFactory()
        for source, name in zip(sources, ("Ines Vole", "Jon Marsh"), strict=True):
            article = ArticleFactory(story=story, source=source, text=f"The pier fell, {name} said.")
            ClaimFactory(article=article, event=event)
        for source in sources:
            grade.set_owner(ada, source, "Harbour Media", WHY)
        event.refresh_from_db()
        # Neither names a source of its own, so the house that owns both is the one known origin.
        assert event.origin_count <= 1

    def test_participants_follow_a_merge_of_names(self, ada: Any, story: Story) -> None:
        event = event_of(story, "The pier fell.")
        a, b = EntityFactory(story=story, name="Ines Vole"), EntityFactory(story=story, name="Vole")
        ClaimRole.objects.create(claim=event.claims.get(), entity=b, role="participant")
        merge.merge_entities(ada, a, b, WHY)
        assert list(event.participants.all()) == [a]
        merge.separate_entity(ada, b, WHY)
        assert list(event.participants.all()) == [b]


class TestNotes:
    def test_delete_and_restore_bring_back_exactly_what_was(self, ada: Any, story: Story) -> None:
        event = event_of(story, "The pier fell.")
        note = annotate.write(ada, story, "Is the plank loose?", event=event, kind="question", tags=["Wood", "wood "])
        annotate.reply(UserFactory(), note, "It has been mended.")
        before, tags = state(note), list(note.tags.all())
        assert [tag.name for tag in tags] == ["wood"]
        annotate.delete(ada, note)
        assert not Annotation.objects.all().standing().exists()
        assert search.search(story, "plank") == search.search(story, "mended") == []
        with pytest.raises(Refused, match="deleted"):
            annotate.reply(ada, note, "and now?")
        with pytest.raises(Refused, match="deleted"):
            annotate.edit(ada, note, body="x", revision=1)
        annotate.restore(ada, note)
        assert (state(note), list(note.tags.all())) == (before, tags)
        assert Annotation.objects.all().standing().count() == 2
        assert len(search.search(story, "plank")) == len(search.search(story, "mended")) == 1

    def test_an_edit_conflict_loses_neither_text(self, ada: Any, story: Story) -> None:
        note = annotate.write(ada, story, "one", event=event_of(story, "The pier fell."))
        annotate.edit(ada, note, body="two", revision=1, tags=["wood"], kind="question")
        with pytest.raises(Conflict) as conflict:
            annotate.edit(ada, note, body="three", revision=1)
        assert conflict.value.current.body == "two"
        assert last(note).changes == {"body": ["one", "two"], "kind": ["note", "question"], "tags": ["", "wood"]}

    def test_only_one_s_own(self, ada: Any, story: Story) -> None:
        note = annotate.write(ada, story, "mine", event=event_of(story, "The pier fell."))
        other = UserFactory()
        for act in (annotate.delete, annotate.restore):
            with pytest.raises(Refused):
                act(other, note)
        annotate.resolve(other, note)
        annotate.resolve(ada, note)  # the first to resolve it is the one remembered
        note.refresh_from_db()
        assert note.resolved_by == other
