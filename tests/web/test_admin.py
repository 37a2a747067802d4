"""The admin: for staff, every noun, nothing that grows with the rows, every correction through a service."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import (
    Attribution,
    ClaimRole,
    Clue,
    Disagreement,
    EntityMergeSuggestion,
    IngestItem,
    IngestRun,
    Mention,
    NameKey,
    OriginDecision,
    OriginGroup,
    SavedView,
    SearchEntry,
    Story,
    Tag,
    TimelineEvent,
    TimeReference,
)
from events.services import annotate
from events.services.history import entries_of
from tests.factories import (
    AnnotationFactory,
    ArticleFactory,
    ClaimFactory,
    EntityFactory,
    EventFactory,
    SourceFactory,
    StoryFactory,
    UserFactory,
)
from tests.web.conftest import Desk

# Read with what they belong to: parts in a claim, the words that are searched, and what neighbours are found by.
WITHOUT_A_PAGE = {ClaimRole, SearchEntry, Clue, NameKey}
NOUNS = [model for model in apps.get_app_config("events").get_models() if model not in WITHOUT_A_PAGE]


@pytest.fixture
def boss(client: Client, db: None) -> Client:
    """A browser in which a member of staff is signed in."""
    client.force_login(UserFactory(username="root", is_staff=True, is_superuser=True))
    return client


def page(model: type[Model], name: str = "changelist", *args: Any) -> str:
    return reverse(f"admin:events_{model._meta.model_name}_{name}", args=args)


def one_of_each(story: Story, n: int) -> None:
    """A row of every noun, each with rows of its own to point to."""
    article = ArticleFactory(story=story, source=SourceFactory(owner=f"House {n}"), language=f"x{n}")
    user = UserFactory()
    entity, other = EntityFactory(story=story), EntityFactory(story=story, kind="place")
    event = EventFactory(story=story, place=other)
    base = {"story": story, "article": article, "start": 0, "end": 3}
    voice = Attribution.objects.create(**base, speaker=entity)
    claim = ClaimFactory(article=article, event=event, attribution=voice)
    TimeReference.objects.create(**base, wording="noon", kind="time")
    Mention.objects.create(**base, entity=entity)
    said = {"about": "x", "left_says": "1", "right_says": "2"}
    Disagreement.objects.create(story=story, event=event, key=f"k{n}", kind="figure", **said).left.add(claim)
    OriginGroup.objects.create(story=story, event=event, kind="speaker", name=f"Speaker {n}")
    EntityMergeSuggestion.objects.create(story=story, left=entity, right=other, reason="alike")
    spoken = OriginDecision(story=story, verdict="apart", reason="own", decided_by=user, decided_at=timezone.now())
    spoken.save()
    spoken.claims.add(claim)
    tag = Tag.objects.create(story=story, name=f"tag{n}")
    AnnotationFactory(story=story, article=article, event=event).tags.add(tag)
    SavedView.objects.create(story=story, owner=user, name="mine")
    run = IngestRun.objects.create(story=story, actor=user)
    IngestItem.objects.create(run=run, name=f"{n}.txt", outcome="failed", stage=f"stage {n}", article=article)
    StoryFactory()


def test_every_noun_has_its_page_with_search() -> None:
    for model in NOUNS:
        assert admin.site.is_registered(model), model
        assert admin.site.get_model_admin(model).search_fields, model


class TestWhoMayEnter:
    @pytest.mark.parametrize("path", ["/admin/", "/admin/events/claim/", "/admin/login/?next=/admin/"])
    def test_a_visitor_is_led_to_the_one_sign_in(self, client: Client, db: None, path: str) -> None:
        answer = client.get(path, follow=True)
        assert answer.redirect_chain[-1][0].startswith(f"{reverse('sign_in')}?next=/admin/")

    @pytest.mark.parametrize("path", ["/admin/", "/admin/events/claim/"])
    def test_an_analyst_without_staff_rights_is_told_so(self, desk_client: Client, path: str) -> None:
        answer = desk_client.get(path, follow=True)
        assert answer.status_code == 403

    def test_guessing_is_stopped(self, client: Client, db: None) -> None:
        UserFactory(username="root", is_staff=True, is_superuser=True)
        for _ in range(5):
            client.post("/sign-in/?next=/admin/", {"username": "root", "password": "guess"})
        answer = client.post("/sign-in/?next=/admin/", {"username": "root", "password": "correct horse battery"})
        assert answer.status_code == 429
        assert client.get("/admin/").status_code == 302


class TestPages:
    @pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
    def test_list_search_row_and_history_open(self, boss: Client, model: type[Model]) -> None:
        one_of_each(StoryFactory(), 0)
        row = model._default_manager.first()
        assert row
        for path in (
            page(model),
            f"{page(model)}?q=a%20%22b",
            page(model, "change", row.pk),
            page(model, "history", row.pk),
            page(model, "auditlog", row.pk),
        ):
            answer = boss.get(path)
            assert answer.status_code == 200, path
            assert not re.search(r"<style|style=|<script>|onclick=", answer.content.decode()), path

    @pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
    def test_nothing_grows_with_the_rows(self, boss: Client, model: type[Model]) -> None:
        """Neither queries, nor choices in a form, nor filters beside a list."""
        story = StoryFactory()
        for n in range(5):
            one_of_each(story, n)
        row = model._default_manager.order_by("pk")[0]
        paths = page(model), page(model, "change", row.pk)
        few = [self._weigh(boss, path) for path in paths]
        for n in range(5, 50):
            one_of_each(story, n)
        for path, (queries, options, filters) in zip(paths, few, strict=True):
            now = self._weigh(boss, path)
            assert now[0] <= queries, path
            assert now[1] <= options, path
            # A filter shows up to 20 of the most used, some lists have four of them.
            assert now[2] <= filters + 4 * 20, path

    @staticmethod
    def _weigh(client: Client, path: str) -> tuple[int, int, int]:
        client.get(path)  # what a first request remembers (content types) is not counted
        with CaptureQueriesContext(
            connection,
        ) as queries:
            html = client.get(path).content.decode()
        beside = html.partition('id="changelist-filter"')[2]
        return len(queries), html.count("<option"), beside.count("<a ")

    def test_filters_by_the_most_used_and_by_the_chosen(self, boss: Client) -> None:
        story = StoryFactory()
        sources = [SourceFactory(name=f"Gazette {n:02}") for n in range(30)]
        for n, source in enumerate(sources):
            ArticleFactory.create_batch(2 if n >= 15 else 1, story=story, source=source)
        html = boss.get(page(ArticleFactory._meta.model)).content.decode()
        shown = set(re.findall(r"source__id__exact=(\d+)", html))
        assert len(shown) == 20
        assert {str(source.pk) for source in sources[15:]} <= shown
        rare = next(source for source in sources if str(source.pk) not in shown)
        html = boss.get(f"{page(ArticleFactory._meta.model)}?source__id__exact={rare.pk}").content.decode()
        assert rare.name in html.partition('id="changelist-filter"')[2]
        assert html.count('class="action-checkbox"') == 1


class TestChoosing:
    def ask(self, boss: Client, model: str, field: str, term: str, story: Any = "") -> list[str]:
        query = {"app_label": "events", "model_name": model, "field_name": field, "term": term, "story": story}
        return [row["text"] for row in boss.get("/admin/autocomplete/", query).json()["results"]]

    def test_of_one_story_and_of_what_stands(self, boss: Client) -> None:
        here, there = StoryFactory(), StoryFactory()
        keep = EventFactory(story=here, title="Pier falls")
        EventFactory(story=here, title="Pier hidden", hidden=True)
        EventFactory(story=here, title="Pier merged", merged_into=keep)
        EventFactory(story=there, title="Pier elsewhere")
        assert self.ask(boss, "claim", "event", "pier", here.pk) == ["Pier falls"]
        assert set(self.ask(boss, "claim", "event", "pier")) == {"Pier falls", "Pier elsewhere"}

    def test_a_place_is_no_person(self, boss: Client) -> None:
        story = StoryFactory()
        EntityFactory(story=story, name="Nord Quay", kind="place")
        EntityFactory(story=story, name="Nord", kind="person")
        assert self.ask(boss, "timelineevent", "place", "nord", story.pk) == ["Nord Quay"]
        assert len(self.ask(boss, "source", "entity", "nord", story.pk)) == 2

    def test_the_form_asks_within_the_row_s_story(self, boss: Client, desk: Desk) -> None:
        html = boss.get(page(type(desk.claim), "change", desk.claim.pk)).content.decode()
        assert f"/admin/autocomplete/?story={desk.story.pk}" in html


class TestCorrecting:
    def save(self, boss: Client, row: Any, **values: Any) -> Any:
        model = type(row)
        form = boss.get(page(model, "change", row.pk)).context["adminform"].form
        data = {name: form.initial.get(name) or "" for name in form.fields}
        return boss.post(page(model, "change", row.pk), data | values, follow=True)

    def test_an_event_is_re_dated_with_a_reason_and_locked(self, boss: Client, desk: Desk) -> None:
        self.save(boss, desk.event, edtf="5 March 2024", title="The Alma is stranded", why="harbour log")
        desk.event.refresh_from_db()
        assert (desk.event.edtf, desk.event.basis, desk.event.title) == (
            "2024-03-05",
            "analyst",
            "The Alma is stranded",
        )
        assert {"edtf", "title"} <= set(desk.event.locked)
        told = entries_of(desk.event)
        assert {entry.additional_data["verb"] for entry in told} == {"re-dated", "re-titled"}
        assert {entry.additional_data["reason"] for entry in told} == {"harbour log"}
        assert {entry.actor.username for entry in told} == {"root"}
        html = boss.get(page(TimelineEvent, "history", desk.event.pk)).content.decode()
        assert "harbour log" in html
        assert "2024-03-04" in html

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"title": "Another"}, "Say why"),
            ({"edtf": "5.3.24", "why": "x"}, "two ways"),
            ({"edtf": "soon", "why": "x"}, "no date"),
        ],
    )
    def test_what_is_wrong_is_said_beside_its_field(
        self, boss: Client, desk: Desk, values: dict[str, str], said: str
    ) -> None:
        answer = self.save(boss, desk.event, **values)
        assert said in answer.content.decode()
        assert not entries_of(desk.event).exists()

    def test_what_a_service_refuses_changes_nothing_at_all(self, boss: Client, desk: Desk) -> None:
        """The title alone could be changed; the event was merged meanwhile, and a merged one takes no corrections."""
        desk.event.merged_into = EventFactory(story=desk.story)
        desk.event.save()
        answer = self.save(boss, desk.event, title="Another", status="denied", why="x")
        assert "was merged into" in answer.content.decode()
        assert "was changed successfully" not in answer.content.decode()
        desk.event.refresh_from_db()
        assert desk.event.title == "The Alma runs aground"

    def test_credibility_one_needs_two_origins(self, boss: Client, desk: Desk) -> None:
        answer = self.save(boss, desk.claim, credibility=1, why="two say so")
        assert "independent" in answer.content.decode()
        self.save(boss, desk.claim, credibility=2, why="one says so")
        desk.claim.refresh_from_db()
        assert desk.claim.credibility == 2

    def test_a_claim_moves_to_another_event_of_its_story_only(self, boss: Client, desk: Desk) -> None:
        here, there = EventFactory(story=desk.story), EventFactory()
        assert "another story" in self.save(boss, desk.claim, event=there.pk, why="x").content.decode()
        self.save(boss, desk.claim, event=here.pk, why="it tells that one")
        desk.claim.refresh_from_db()
        assert desk.claim.event == here

    def test_an_entity_a_source_an_article_and_a_disagreement(self, boss: Client, desk: Desk) -> None:
        self.save(boss, desk.disagreement, state="confirmed", why="two counts")
        self.save(boss, desk.speaker, name="Ines M. Vole", kind="organisation", why="her firm")
        self.save(boss, desk.source, reliability="B", owner="Harbour House", why="years of it")
        self.save(boss, desk.article, published_edtf="2024-03-06", why="the page says so")
        for row in (desk.speaker, desk.source, desk.article, desk.disagreement):
            row.refresh_from_db()
        assert (desk.speaker.name, desk.speaker.kind) == ("Ines M. Vole", "organisation")
        assert (desk.source.reliability, desk.source.owner) == ("B", "Harbour House")
        assert (desk.article.published_edtf, desk.article.published_basis) == ("2024-03-06", "analyst")
        assert desk.disagreement.state == "confirmed"

    def test_a_story_is_opened_and_called_otherwise(self, boss: Client) -> None:
        boss.post(page(Story, "add"), {"title": "The Pier", "slug": "the-pier", "description": ""})
        story = Story.objects.get(slug="the-pier")
        assert (story.title, story.code) == ("The Pier", "TP")
        answer = boss.post(page(Story, "add"), {"title": "Again", "slug": "the-pier", "description": ""})
        assert answer.status_code == 200
        self.save(boss, story, title="The old pier", why="there are two")
        story.refresh_from_db()
        assert story.title == "The old pier"
        assert [e.additional_data["verb"] for e in entries_of(story)] == ["described", "opened"]


class TestActs:
    def act(self, boss: Client, rows: list[Any], action: str, **data: Any) -> Any:
        chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
        return boss.post(page(type(rows[0])), chosen | data, follow=True)

    @pytest.mark.parametrize(
        ("action", "reads"),
        [
            ("hide", lambda event: event.hidden),
            ("confirm", lambda event: event.decision == "confirmed"),
            ("doubt", lambda event: event.decision == "doubted"),
        ],
    )
    def test_asked_why_then_done(
        self, boss: Client, desk: Desk, action: str, reads: Callable[[TimelineEvent], bool]
    ) -> None:
        asked = self.act(boss, [desk.event], action)
        assert desk.event.title in asked.content.decode()
        assert "This field is required" in self.act(boss, [desk.event], action, reason=" ").content.decode()
        desk.event.refresh_from_db()
        assert not reads(desk.event)
        self.act(boss, [desk.event], action, reason="looked at it")
        desk.event.refresh_from_db()
        assert reads(desk.event)
        assert entries_of(desk.event).get().additional_data["reason"] == "looked at it"

    def test_entities_and_events_are_merged_and_separated(self, boss: Client, desk: Desk) -> None:
        event = EventFactory(story=desk.story)
        for keep, other in ((desk.speaker, desk.namesake), (event, desk.event)):
            self.act(boss, [keep, other], "merge_into_one", into=keep.pk, reason="one")
            other.refresh_from_db()
            assert other.merged_into == keep
            self.act(boss, [other], "separate", reason="two")
            other.refresh_from_db()
            assert other.merged_into is None

    def test_what_cannot_be_done_is_said_and_stops_nothing_else(self, boss: Client, desk: Desk) -> None:
        desk.namesake.merged_into = desk.speaker
        desk.namesake.save()
        html = self.act(boss, [desk.speaker, desk.namesake], "separate", reason="two").content.decode()
        assert "is not merged into another" in html
        assert "1 done" in html

    def test_claims_move_to_a_new_event_or_a_known_one(self, boss: Client, desk: Desk) -> None:
        self.act(boss, [desk.claim2], "move_to_event", into="", reason="a happening of its own")
        desk.claim2.refresh_from_db()
        made = desk.claim2.event
        assert made
        assert made.made_by_analyst
        html = self.act(boss, [desk.claim2], "move_to_event", into=made.pk, reason="again").content.decode()
        assert "there already" in html
        elsewhere = EventFactory()
        assert (
            "Select a valid choice"
            in self.act(boss, [desk.claim2], "move_to_event", into=elsewhere.pk, reason="x").content.decode()
        )

    def test_a_note_is_deleted_with_a_reason_and_comes_back(self, boss: Client, desk: Desk) -> None:
        self.act(boss, [desk.note], "delete", reason="posted twice")
        desk.note.refresh_from_db()
        assert desk.note.deleted_at
        assert entries_of(desk.note).get().additional_data["reason"] == "posted twice"
        self.act(boss, [desk.note], "restore", reason="it was not")
        desk.note.refresh_from_db()
        assert desk.note.deleted_at is None

    def test_too_many_at_once(self, boss: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("events.admin.acts.ROWS_AT_MOST", 2)
        rows = [desk.event, EventFactory(story=desk.story), EventFactory(story=desk.story)]
        assert "choose fewer" in self.act(boss, rows, "hide").content.decode()

    def test_who_may_only_look_cannot_act(self, client: Client, desk: Desk) -> None:
        from django.contrib.auth.models import Permission

        looker = UserFactory(is_staff=True)
        looker.user_permissions.add(Permission.objects.get(codename="view_timelineevent"))
        client.force_login(looker)
        self.act(client, [desk.event], "hide", reason="x")
        desk.event.refresh_from_db()
        assert not desk.event.hidden


def test_history_tells_what_others_did(boss: Client, desk: Desk) -> None:
    annotate.edit(desk.analyst, desk.note, body="Or thirteen?", revision=1)
    html = boss.get(page(type(desk.note), "history", desk.note.pk)).content.decode()
    assert "Or fifteen?" in html
    assert "Or thirteen?" in html
    assert "ada" in html
