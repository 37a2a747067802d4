"""An event's page, and what an analyst decides and corrects there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Article, Claim, ClaimRole, Disagreement, OriginGroup, TimelineEvent
from events.services.history import entries
from tests.factories import ArticleFactory, ClaimFactory, EntityFactory, EventFactory, SourceFactory

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def url(desk: Any, name: str = "event", *more: Any) -> str:
    return reverse(name, args=[desk.story.slug, desk.event.number, *more])


def another_article_tells_it(desk: Any, **fields: Any) -> Claim:
    claim: Claim = ClaimFactory(article=ArticleFactory(story=desk.story), event=desk.event, **fields)
    return claim


def test_the_page_and_its_fragment(desk_client: Client, desk: Any) -> None:
    assert "<html" in desk_client.get(url(desk)).content.decode()
    assert desk_client.get(url(desk), **HTMX).content.decode().lstrip().startswith("<article")


def test_a_merged_event_leads_to_the_one_that_holds_its_quotes(desk_client: Client, desk: Any) -> None:
    kept = EventFactory(story=desk.story)
    TimelineEvent.objects.filter(pk=desk.event.pk).update(merged_into=kept)
    assert desk_client.get(url(desk)).url == kept.get_absolute_url()


def test_agreed_is_what_two_articles_say(desk_client: Client, desk: Any) -> None:
    """Two articles name Ines Vole; only one names the tug's owner."""
    other = another_article_tells_it(desk)
    ClaimRole.objects.create(claim=other, entity=desk.speaker, role="agent")
    ClaimRole.objects.create(claim=other, entity=EntityFactory(story=desk.story, name="Tug Owner"), role="patient")
    agreed = desk_client.get(url(desk)).context["brief"].agreed
    assert [(point.about, point.words, point.count) for point in agreed] == [("Who", "Ines Vole", 2)]


def test_one_article_alone_agrees_with_nobody(desk_client: Client, desk: Any) -> None:
    assert desk_client.get(url(desk)).context["brief"].agreed == []


def test_merged_names_agree(desk_client: Client, desk: Any) -> None:
    other = another_article_tells_it(desk)
    desk.namesake.merged_into = desk.speaker
    desk.namesake.save()
    ClaimRole.objects.create(claim=other, entity=desk.namesake, role="agent")
    assert [p.words for p in desk_client.get(url(desk)).context["brief"].agreed] == ["Ines Vole"]


def test_quotes_stand_under_the_origin_that_they_prove(desk_client: Client, desk: Any) -> None:
    """The article cites Ines Vole for one sentence and nobody for the other: the other proves no origin."""
    group = OriginGroup.objects.create(story=desk.story, event=desk.event, kind="speaker", name="Ines Vole")
    group.articles.add(desk.article)
    group.proof.add(desk.claim)
    voices = desk_client.get(url(desk)).context["brief"].voices
    assert [(voice.mark.name, voice.claims) for voice in voices] == [
        ("Ines Vole", [desk.claim]),
        ("no source given", [desk.claim2]),
    ]


def test_silent_are_those_that_do_not_tell_it(desk_client: Client, desk: Any) -> None:
    brief = desk_client.get(url(desk)).context["brief"]
    assert ([a.pk for a in brief.telling], [a.pk for a in brief.silent]) == ([desk.article.pk], [desk.other.pk])


def test_quotes_lead_to_their_span(desk_client: Client, desk: Any) -> None:
    text = desk_client.get(url(desk)).content.decode()
    assert f'href="{reverse("article", args=[desk.story.slug, desk.article.pk])}#claim-{desk.claim.pk}"' in text
    assert f"“{desk.claim.quote}”" in text


def test_a_suspect_date_line_is_told_with_its_reasons(desk_client: Client, desk: Any) -> None:
    reasons = ["three tell otherwise"]
    Article.objects.filter(pk=desk.article.pk).update(published_suspect=True, suggestion_reasons=reasons)
    text = desk_client.get(url(desk)).content.decode()
    assert "date line suspect" in text
    assert "three tell otherwise" in text


@pytest.mark.parametrize(("verb", "decision"), [("confirm", "confirmed"), ("doubt", "doubted")])
def test_decide_and_take_back(desk_client: Client, desk: Any, verb: str, decision: str) -> None:
    assert desk_client.post(url(desk, "event_decide"), {"verb": verb}).url == desk.event.get_absolute_url()
    desk.event.refresh_from_db()
    assert desk.event.decision == decision
    desk_client.post(url(desk, "event_decide"), {"verb": "reopen"})
    desk.event.refresh_from_db()
    assert desk.event.decision == "open"
    assert [entry.actor for entry in entries(desk.story)] == [desk.analyst] * 2


def test_after_a_decision_the_list_is_told(desk_client: Client, desk: Any) -> None:
    response = desk_client.post(url(desk, "event_decide"), {"verb": "confirm"}, **HTMX)
    assert response.headers["HX-Trigger"] == '{"events-changed": {}}'
    assert response.headers["HX-Retarget"] == "#event"
    text = response.content.decode()
    assert "✓ confirmed" in text
    assert 'hx-swap-oob="true"' in text  # the message travels with the fragment


def test_only_known_verbs(desk_client: Client, desk: Any) -> None:
    assert desk_client.post(url(desk, "event_decide"), {"verb": "erase"}).status_code == 404
    assert desk_client.get(url(desk, "event_decide")).status_code == 405


@pytest.mark.parametrize(
    ("field", "data", "attribute", "value"),
    [
        ("date", {"edtf": "5 March 2024"}, "edtf", "2024-03-05"),
        ("date", {"edtf": ""}, "lower", None),
        ("title", {"title": "Aground"}, "title", "Aground"),
        ("status", {"status": "denied"}, "status", "denied"),
        ("likelihood", {"likelihood": "likely", "confidence": "low"}, "likelihood", "likely"),
        ("hidden", {}, "hidden", True),
    ],
)
def test_corrections(
    desk_client: Client, desk: Any, field: str, data: dict[str, str], attribute: str, value: object
) -> None:
    address = url(desk, "event_correct", field)
    assert desk_client.get(address).status_code == 200
    refused = desk_client.post(address, data)
    assert refused.status_code == 422, "a correction needs a reason"
    desk.event.refresh_from_db()
    assert getattr(desk.event, attribute) != value
    assert desk_client.post(address, {**data, "reason": "seen in print"}).status_code == 302
    desk.event.refresh_from_db()
    assert getattr(desk.event, attribute) == value
    assert entries(desk.story)[0].additional_data["reason"] == "seen in print"


@pytest.mark.parametrize("typed", ["32 March 2024", "3/4/2024", "soon"])
def test_a_date_without_one_reading_is_refused_with_the_form(desk_client: Client, desk: Any, typed: str) -> None:
    response = desk_client.post(url(desk, "event_correct", "date"), {"edtf": typed, "reason": "typo"}, **HTMX)
    assert response.status_code == 422
    assert response.content.decode().lstrip().startswith("<form")
    assert typed in response.content.decode()
    desk.event.refresh_from_db()
    assert desk.event.edtf == "2024-03-04"


def test_a_place_is_found_by_name_and_counts_as_what_it_was_merged_into(desk_client: Client, desk: Any) -> None:
    port = EntityFactory(story=desk.story, name="Port Marrow", kind="place")
    EntityFactory(story=desk.story, name="Marrow", kind="place", merged_into=port)
    address = url(desk, "event_correct", "place")
    assert desk_client.post(address, {"place": "Ines Vole", "reason": "x"}).status_code == 422
    desk_client.post(address, {"place": "marrow", "reason": "named in the second line"})
    desk.event.refresh_from_db()
    assert desk.event.place == port


def test_no_other_field_can_be_corrected(desk_client: Client, desk: Any) -> None:
    assert desk_client.get(url(desk, "event_correct", "number")).status_code == 404


@pytest.mark.parametrize("typed", ["{number}", "E{number}", "AL-E{number}", "al-e{number}"])
def test_merge_into_an_event_by_its_number(desk_client: Client, desk: Any, typed: str) -> None:
    kept = EventFactory(story=desk.story)
    response = desk_client.post(
        url(desk, "event_merge"), {"other": typed.format(number=kept.number), "reason": "one grounding"}
    )
    assert response.url == kept.get_absolute_url()
    desk.event.refresh_from_db()
    desk.claim.refresh_from_db()
    assert (desk.event.merged_into, desk.claim.event) == (kept, kept)


def test_an_event_does_not_merge_with_itself_or_with_nothing(desk_client: Client, desk: Any) -> None:
    for other in (desk.event.number, 999, "x"):
        response = desk_client.post(url(desk, "event_merge"), {"other": other, "reason": "x"})
        assert response.status_code == 422


def test_move_quotes_to_a_new_event(desk_client: Client, desk: Any) -> None:
    address = reverse("claims_move", args=[desk.story.slug])
    form = desk_client.get(address, {"claim": desk.claim2.pk})
    assert desk.claim2.quote in form.content.decode()
    data = {"claim": [desk.claim2.pk], "event": "", "title": "Twelve are hurt", "reason": "another matter"}
    response = desk_client.post(address, data)
    made = TimelineEvent.objects.get(title="Twelve are hurt")
    assert response.url == made.get_absolute_url()
    desk.claim2.refresh_from_db()
    assert (desk.claim2.event, made.made_by_analyst) == (made, True)


def test_moving_nothing_leads_back_to_the_event(desk_client: Client, desk: Any) -> None:
    address = reverse("claims_move", args=[desk.story.slug])
    assert desk_client.get(address, {"from": desk.event.number}).url == desk.event.get_absolute_url()
    assert desk_client.get(address).status_code == 404


def test_credibility_1_needs_two_known_origins(desk_client: Client, desk: Any) -> None:
    address = reverse("claim_grade", args=[desk.story.slug, desk.claim.pk])
    refused = desk_client.post(address, {"credibility": 1, "reason": "sure"})
    assert refused.status_code == 422
    assert "independent sources" in refused.content.decode()
    TimelineEvent.objects.filter(pk=desk.event.pk).update(origin_count=2)
    assert desk_client.post(address, {"credibility": 1, "reason": "two agencies"}).status_code == 302
    desk.claim.refresh_from_db()
    assert desk.claim.credibility == 1


def test_a_disagreement_is_decided_and_taken_back(desk_client: Client, desk: Any) -> None:
    address = reverse("disagreement_decide", args=[desk.story.slug, desk.disagreement.pk])
    desk_client.post(address, {"state": "dismissed"})
    brief = desk_client.get(url(desk)).context["brief"]
    assert (brief.differs, brief.dismissed) == ([], [desk.disagreement])
    desk_client.post(address, {"state": "suggested"})
    assert desk_client.get(url(desk)).context["brief"].dismissed == []
    assert desk_client.post(address, {"state": "nonsense"}).status_code == 404


def test_other_stories_events_are_not_found(desk_client: Client, desk: Any) -> None:
    foreign = EventFactory(number=7777)
    assert desk_client.get(reverse("event", args=[desk.story.slug, foreign.number])).status_code == 404


def test_queries_do_not_grow_with_quotes(
    desk_client: Client, desk: Any, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    def more(count: int) -> None:
        for n in range(count):
            article = ArticleFactory(story=desk.story, source=SourceFactory(), published_suspect=True)
            claim = ClaimFactory(article=article, event=desk.event, attribution=desk.voice)
            ClaimRole.objects.create(claim=claim, entity=EntityFactory(story=desk.story), role="agent")
            claim.times.add(desk.time)
            group = OriginGroup.objects.create(
                story=desk.story, event=desk.event, kind="speaker", name=f"Voice {article.pk}"
            )
            group.articles.add(article)
            group.proof.add(claim)
            pair = Disagreement.objects.create(
                story=desk.story, event=desk.event, key=f"k{article.pk}", kind="date", about=f"day {n}"
            )
            pair.left.add(claim)
            pair.right.add(desk.claim)

    more(3)
    with django_assert_max_num_queries(32) as few:
        desk_client.get(url(desk))
    more(12)
    with django_assert_num_queries(len(few.captured_queries)):
        desk_client.get(url(desk))


def test_the_date_is_told_at_its_own_precision(desk_client: Client, desk: Any) -> None:
    TimelineEvent.objects.filter(pk=desk.event.pk).update(
        edtf="2024-03", lower=dt.date(2024, 3, 1), upper=dt.date(2024, 3, 31)
    )
    text = desk_client.get(url(desk)).content.decode()
    assert "March 2024" in text
    assert "from 1 March 2024 to 31 March 2024" in text


def test_a_grade_leads_back_to_where_it_was_given(desk: Any, desk_client: Client) -> None:
    where = reverse("claim_grade", args=["alma", desk.claim.pk])
    given = {"credibility": "3", "reason": "two witnesses"}
    back = f"/s/alma/articles/{desk.article.pk}/#claim-{desk.claim.pk}"
    assert desk_client.post(f"{where}?next={back.replace('#', '%23')}", given).headers["Location"] == back
    for elsewhere in ("https://example.org/", "//example.org/", "/s/other/"):
        answer = desk_client.post(f"{where}?next={elsewhere}", given)
        assert answer.headers["Location"] == desk.event.get_absolute_url()


def test_a_field_is_given_back_to_the_machine_and_put_back(desk_client: Client, desk: Any) -> None:
    """The analyst's date goes, the quotes' date comes, and the history leads back to what was decided."""
    desk_client.post(url(desk, "event_correct", "date"), {"edtf": "2024-03-09", "reason": "by phone"})
    form = desk_client.get(url(desk, "event_correct", "date")).content.decode()
    assert "the machine last read: 2024-03-04" in form
    address = url(desk, "event_release", "date")
    assert address in form
    assert desk_client.post(address, {"reason": ""}).status_code == 422
    assert desk_client.post(address, {"reason": "the caller was wrong"}).status_code == 302
    desk.event.refresh_from_db()
    assert (desk.event.edtf, desk.event.basis, desk.event.locked) == ("2024-03-04", "relative", [])
    refused = desk_client.post(address, {"reason": "again"})
    assert refused.status_code == 422
    entry = entries(desk.story)[0]
    assert (entry.changes, entry.additional_data["reason"]) == (
        {"date": ["2024-03-09", "2024-03-04"]}, "the caller was wrong",
    )  # fmt: skip
    back = f"{url(desk, 'event_correct', 'date')}?to=2024-03-09"
    assert back in desk_client.get(url(desk)).content.decode()
    assert 'value="2024-03-09"' in desk_client.get(back).content.decode()


def test_only_what_the_machine_reads_is_given_back(desk_client: Client, desk: Any) -> None:
    assert desk_client.get(url(desk, "event_release", "likelihood")).status_code == 404
    desk_client.post(url(desk, "event_correct", "title"), {"title": "Aground", "reason": "shorter"})
    Claim.objects.filter(event=desk.event).update(event=None)
    assert desk_client.post(url(desk, "event_release", "title"), {"reason": "x"}).status_code == 422
    desk.event.refresh_from_db()
    assert (desk.event.title, desk.event.locked) == ("Aground", ["title"])


def test_the_number_of_open_decisions_follows_a_decision(desk_client: Client, desk: Any) -> None:
    """Three wait: a date, two names, a disagreement."""
    address = reverse("disagreement_decide", args=[desk.story.slug, desk.disagreement.pk])
    desk.disagreement.left.set([desk.claim2])
    text = desk_client.post(address, {"state": "dismissed"}, **HTMX).content.decode()
    assert '<span id="waiting" class="count" title="open decisions" hx-swap-oob="true">2</span>' in text
    assert 'id="waiting"' not in desk_client.get(url(desk), **HTMX).content.decode()
