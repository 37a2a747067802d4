"""Two are one, claims move on, and each step is taken back to exactly what was."""

from __future__ import annotations

from typing import Any

import pytest
from auditlog.models import LogEntry

from events import search
from events.models import (
    Article,
    Claim,
    Entity,
    EntityMergeSuggestion,
    Story,
)
from events.services import Refused, correct, merge, split, triage
from tests.db.acts import WHY, event_of, last, state
from tests.factories import (
    ArticleFactory,
    EntityFactory,
    UserFactory,
)


@pytest.fixture
def ada(db: None) -> Any:
    return UserFactory(username="ada")


class TestMergingEntities:
    def test_a_chain_is_taken_apart_step_by_step(self, ada: Any, story: Story) -> None:
        a, b, c = (EntityFactory(story=story, name=name) for name in "ABC")
        merge.merge_entities(ada, b, c, WHY)
        merge.merge_entities(ada, a, b, WHY)
        assert set(Entity.objects.filter(merged_into=a)) == {b, c}
        merge.separate_entity(ada, b, WHY)
        for row in (a, b, c):
            row.refresh_from_db()
        assert (a.merged_into, b.merged_into, c.merged_into) == (None, None, b)
        merge.separate_entity(ada, c, WHY)
        assert not Entity.objects.filter(merged_into__isnull=False).exists()
        assert [last(row).changes for row in (b, c)] == [{"merged into": ["A", ""]}, {"merged into": ["B", ""]}]

    def test_the_inner_one_can_be_taken_out_first(self, ada: Any, story: Story) -> None:
        a, b, c = (EntityFactory(story=story, name=name) for name in "ABC")
        merge.merge_entities(ada, b, c, WHY)
        merge.merge_entities(ada, a, b, WHY)
        merge.separate_entity(ada, c, WHY)
        merge.separate_entity(ada, b, WHY)
        assert not Entity.objects.filter(merged_into__isnull=False).exists()

    def test_twice_or_in_a_circle_is_refused(self, ada: Any, story: Story) -> None:
        a, b = EntityFactory(story=story, name="A"), EntityFactory(story=story, name="B")
        merge.merge_entities(ada, a, b, WHY)
        for keep, other in ((a, b), (b, a)):
            with pytest.raises(Refused):
                merge.merge_entities(ada, keep, other, WHY)

    def test_search_and_suggestion_follow(self, ada: Any, story: Story) -> None:
        a, b = EntityFactory(story=story, name="Mole"), EntityFactory(story=story, name="Breakwater")
        search.index([a, b])
        suggestion = EntityMergeSuggestion.objects.create(story=story, left=a, right=b, reason="alike")
        merge.merge_entities(ada, a, b, WHY)
        suggestion.refresh_from_db()
        assert (suggestion.state, suggestion.decided_by) == ("accepted", ada)
        assert search.search(story, "breakwater") == []
        merge.separate_entity(ada, b, WHY)
        suggestion.refresh_from_db()
        assert suggestion.state == "refused"
        assert [hit.object_id for hit in search.search(story, "breakwater")] == [b.pk]

    def test_taking_an_accepted_suggestion_back_leaves_no_trace_but_history(self, ada: Any, story: Story) -> None:
        a, b = EntityFactory(story=story, name="A"), EntityFactory(story=story, name="B")
        suggestion = EntityMergeSuggestion.objects.create(story=story, left=a, right=b, reason="alike")
        before = state(a, b, suggestion)
        triage.accept_merge(ada, suggestion)
        assert "alike" in last(b).additional_data["reason"]
        triage.reopen_merge(ada, suggestion)
        assert state(a, b, suggestion) == before
        assert LogEntry.objects.count() == 3  # merged, separated, reopened
        triage.refuse_merge(ada, suggestion, WHY)
        triage.reopen_merge(ada, suggestion)
        assert state(a, b, suggestion) == before
        with pytest.raises(Refused):
            triage.reopen_merge(ada, suggestion)

    def test_an_earlier_word_that_they_are_two_is_not_forgotten(self, ada: Any, story: Story) -> None:
        a, b = EntityFactory(story=story, name="A"), EntityFactory(story=story, name="B", merged_into=None)
        merge.merge_entities(ada, a, b, WHY)
        merge.separate_entity(ada, b, WHY)
        suggestion = EntityMergeSuggestion.objects.create(story=story, left=a, right=b, reason="alike")
        triage.accept_merge(ada, suggestion)
        triage.reopen_merge(ada, suggestion)
        b.refresh_from_db()
        assert b.is_locked("merged_into")


class TestMergingEvents:
    def test_a_chain_is_taken_apart_in_any_order(self, ada: Any, story: Story) -> None:
        for order in ((1, 2), (2, 1)):
            rows = [event_of(story, f"Pier {n} fell in {order}.") for n in range(3)]
            homes = {claim.pk: claim.event_id for row in rows for claim in row.claims.all()}
            merge.merge_events(ada, rows[1], rows[2], WHY)
            merge.merge_events(ada, rows[0], rows[1], WHY)
            assert rows[0].claims.count() == 3
            assert rows[0].article_count == 3
            for n in order:
                rows[n].refresh_from_db()
                merge.separate_event(ada, rows[n], WHY)
            assert dict(Claim.objects.filter(pk__in=homes).values_list("pk", "event")) == homes
            assert not Claim.objects.filter(machine__has_key=merge.CAME_BY).exists()

    def test_what_was_moved_on_meanwhile_stays(self, ada: Any, story: Story) -> None:
        keep, other = event_of(story, "One fell."), event_of(story, "Two fell.", "Three fell.")
        moved = other.claims.first()
        assert moved
        merge.merge_events(ada, keep, other, WHY)
        own = split.move_claims(ada, [moved], None, WHY, title="Two alone")
        split.move_claims(ada, [moved], keep, WHY)
        merge.separate_event(ada, other, WHY)
        assert other.claims.count() == 1
        moved.refresh_from_db()
        assert moved.event == keep
        own.refresh_from_db()
        assert own.article_count == 0

    def test_merged_and_hidden_ones_take_nothing_in(self, ada: Any, story: Story) -> None:
        keep, other, third = (event_of(story, f"{n} fell.") for n in ("One", "Two", "Three"))
        merge.merge_events(ada, keep, other, WHY)
        with pytest.raises(Refused, match="merged"):
            merge.merge_events(ada, other, third, WHY)
        with pytest.raises(Refused, match="merged"):
            split.move_claims(ada, list(third.claims.all()), other, WHY)
        with pytest.raises(Refused, match="merged"):
            correct.retitle(ada, other, "x", WHY)
        correct.hide(ada, keep, WHY)
        with pytest.raises(Refused, match="hidden"):
            merge.merge_events(ada, keep, third, WHY)

    def test_a_new_event_is_found_by_the_title_it_has(self, ada: Any, story: Story) -> None:
        event = event_of(story, "The crane toppled over.", "The mast snapped.")
        claim = event.claims.get(quote__contains="crane")
        made = split.move_claims(ada, [claim], None, WHY, title="Crane topples")
        assert [hit.object_id for hit in search.search(story, "topples", ["event"])] == [made.pk]
        assert last(claim).changes == {"event": [event.ref, made.ref]}
        assert last(made).additional_data["verb"] == "made"

    def test_an_older_version_s_claim_cannot_be_moved(self, ada: Any, story: Story) -> None:
        event = event_of(story, "The pier fell.")
        claim = event.claims.get()
        Article.objects.filter(pk=claim.article_id).update(superseded_by=ArticleFactory(story=story))
        with pytest.raises(Refused, match="older version"):
            split.move_claims(ada, [claim], None, WHY)
