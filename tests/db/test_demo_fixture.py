"""`manage.py loaddata demo`: both sample stories, in step with the articles they were made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from events.ingest.discover import discover
from events.models import Article, Claim, Story
from events.reading import read, unpack
from events.values import Document, Failure

pytestmark = pytest.mark.django_db
FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@pytest.fixture
def loaded() -> None:
    call_command("loaddata", "demo", verbosity=0)


def sample_documents(story: str) -> Iterator[Document]:
    for found in discover([str(FIXTURES / "articles" / story)]):
        assert not isinstance(found, Failure)
        for item in unpack(found.name, found.read()):
            assert not isinstance(item, Failure)
            yield read(item)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("slug", sorted(folder.name for folder in (FIXTURES / "articles").iterdir()))
def test_the_fixture_is_in_step_with_the_sample_articles(slug: str) -> None:
    story = Story.objects.get(slug=slug)
    kept = sorted(story.articles.values_list("headline", "published_edtf", "text"))
    told = sorted((d.headline, d.published.edtf if d.published else "", d.text) for d in sample_documents(slug))
    assert kept == told, "run `make fixture`"


@pytest.mark.usefixtures("loaded")
def test_every_quote_is_the_text_at_its_span() -> None:
    claims = Claim.objects.select_related("article")
    assert claims.count() > 100
    assert [c.pk for c in claims if c.article.text[c.start : c.end] != c.quote] == []


@pytest.mark.usefixtures("loaded")
def test_the_loaded_story_has_a_timeline_and_its_originals() -> None:
    story = Story.objects.get(slug="halcyon-ferry-fire")
    assert story.events.standing().dated().exists()
    assert all(bytes(article.original.data) for article in Article.objects.select_related("original"))


def test_the_fixture_holds_no_person_and_no_password() -> None:
    rows = json.loads((FIXTURES / "demo.json").read_text(encoding="utf8"))
    assert {row["model"].split(".")[0] for row in rows} == {"events"}
