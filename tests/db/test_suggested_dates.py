"""Publication dates that coverage suggests, on our own retold story: kept beside the stated date, and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from events.ingest.relink import relink
from events.models import Article, IngestRun, Story, TimelineEvent, TimeReference
from events.services import triage
from tests.db.conftest import dump
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.model]
SUMMIT = Path(__file__).parents[2] / "fixtures" / "articles" / "kim-putin-summit"
TUESDAY, WEDNESDAY = dt.date(2023, 9, 12), dt.date(2023, 9, 13)


@pytest.fixture
def summit(story: Story, ingested: Callable[..., IngestRun]) -> dict[str, Article]:
    """The five articles by the first three letters of their file names."""
    ingested(SUMMIT)
    return _articles(story)


def _articles(story: Story) -> dict[str, Article]:
    return {article.name.rsplit("/", 1)[-1][:3]: article for article in story.articles.all()}


def _tuesday(article: Article) -> TimeReference:
    return article.times.get(wording="Tuesday")


def test_undated_articles_get_an_interval_and_keep_no_stated_date(summit: dict[str, Article]) -> None:
    for key in ("001", "003"):
        article = summit[key]
        assert article.published is None
        assert (article.suggested_lower, article.suggested_upper) == (TUESDAY, WEDNESDAY)
        assert article.suggestion_state == Article.Suggestion.OPEN
        assert article.suggestion_reasons


def test_a_header_that_the_others_contradict_is_suspect_and_stands(summit: dict[str, Article]) -> None:
    article = summit["004"]
    assert article.published_suspect
    assert article.published_edtf == "2023-11-07"
    assert TUESDAY <= article.suggested_lower <= article.suggested_upper <= WEDNESDAY
    assert [a.published_suspect for key, a in summit.items() if key != "004"] == [False] * 4


def test_relative_times_are_inferred_and_the_stated_reading_stays_beside(summit: dict[str, Article]) -> None:
    undated, suspect = _tuesday(summit["003"]), _tuesday(summit["004"])
    assert (undated.lower, undated.basis, undated.stated_edtf) == (TUESDAY, "inferred", "")
    assert (suspect.lower, suspect.basis, suspect.stated_edtf) == (TUESDAY, "inferred", "2023-11-07")
    assert "coverage" in suspect.date_reason


def test_the_arrival_is_one_event_of_all_who_tell_it(story: Story, summit: dict[str, Article]) -> None:
    event = TimelineEvent.objects.get(story=story, claims__times=_tuesday(summit["003"]))
    assert event.lower == event.upper == TUESDAY
    telling = set(event.claims.values_list("article", flat=True))
    assert telling >= {summit[key].pk for key in ("000", "001", "003", "004")}


def test_a_second_relink_changes_nothing(story: Story, summit: dict[str, Article]) -> None:
    before = dump()
    relink(story)
    assert dump() == before


def test_a_refused_suggestion_takes_its_readings_along(story: Story, summit: dict[str, Article]) -> None:
    triage.refuse_publication(UserFactory(), summit["003"], "the file is a draft")
    assert _tuesday(summit["003"]).lower is None
    relink(story)
    assert _articles(story)["003"].suggestion_state == Article.Suggestion.REFUSED
    assert _tuesday(summit["003"]).lower is None


def test_an_accepted_one_dates_the_article_and_others_may_rest_on_it(story: Story, summit: dict[str, Article]) -> None:
    triage.accept_publication(UserFactory(), summit["004"], "the header is the page's own")
    relink(story)
    article = _articles(story)["004"]
    assert (article.published_basis, article.published_suspect) == ("analyst", False)
    assert _tuesday(article).lower == TUESDAY


def test_a_year_waits_until_the_suggested_date_is_accepted(story: Story, summit: dict[str, Article]) -> None:
    article = summit["002"]
    year, month = article.times.get(wording="last year"), article.times.get(wording="this month")
    assert (year.edtf, year.basis, month.basis) == ("", "", "inferred")
    assert "waits" in year.date_reason
    assert not TimelineEvent.objects.filter(story=story, claims__times=year, lower__isnull=False).exists()
    triage.accept_publication(UserFactory(), article, "printed before the visit")
    year.refresh_from_db()
    assert year.edtf == "2022"
