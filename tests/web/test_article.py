"""The article's page: every character of the text, marks that explain themselves, the date, the original."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events.models import Annotation, Article, Claim
from tests.factories import AnnotationFactory, ArticleFactory, ClaimFactory
from tests.web.conftest import FIRST, HEADLINE, SECOND, Desk, at

pytestmark = pytest.mark.django_db


def url(desk: Desk, name: str = "article", pk: int | None = None) -> str:
    return reverse(name, args=[desk.story.slug, pk or desk.article.pk])


class Blocks(HTMLParser):
    """The text of each ``.block`` with its offset."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "data-start" in given:
            self.found.append((int(given["data-start"] or 0), ""))
            self.depth = 1
        elif self.depth:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            start, text = self.found[-1]
            self.found[-1] = (start, text + data)


def blocks(html: str) -> list[tuple[int, str]]:
    reader = Blocks()
    reader.feed(html)
    return reader.found


def test_every_block_is_the_text_at_its_offset(desk: Desk, desk_client: Client) -> None:
    html = desk_client.get(url(desk)).content.decode()
    assert blocks(html) == [(at(words)[0], words) for words in (HEADLINE, FIRST, SECOND)]


def test_marks_and_counts(desk: Desk, desk_client: Client) -> None:
    html = desk_client.get(url(desk)).content.decode()
    assert f'id="claim-{desk.claim.pk}"' in html
    assert f'id="time-{desk.time.pk}"' in html
    assert f'id="voice-{desk.voice.pk}"' in html
    assert f'id="words-{desk.note.pk}"' in html
    assert f'id="name-{desk.mention.pk}"' not in html  # names are off at first


def test_layers_are_in_the_address(desk: Desk, desk_client: Client) -> None:
    html = desk_client.get(url(desk), {"show": "names"}).content.decode()
    assert f'id="name-{desk.mention.pk}"' in html
    assert f'id="claim-{desk.claim.pk}"' not in html
    none = desk_client.get(url(desk), {"show": ""}).content.decode()
    assert f'id="claim-{desk.claim.pk}"' not in none


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("claim", ["Ines Vole", "4 March 2024", "The Alma runs aground", "first"]),
        ("time", ["2024-03-04", "relative", "weekday, past", "2024-03-05"]),
        ("voice", ["Ines Vole", "asserts", "The ferry Alma struck rocks"]),
        ("name", ["Ines Vole", "person", "harbour master"]),
    ],
)
def test_each_mark_explains_itself(desk: Desk, desk_client: Client, key: str, words: list[str]) -> None:
    pk = {"claim": desk.claim, "time": desk.time, "voice": desk.voice, "name": desk.mention}[key].pk
    address = {"read": f"{key}-{pk}"}
    page = desk_client.get(url(desk), address).content.decode()
    part = desk_client.get(url(desk), address, headers={"HX-Request": "true", "HX-Target": "reading"}).content.decode()
    assert "<html" in page
    assert part.lstrip().startswith("<aside")
    for word in words:
        assert word in part
        assert word in page


def test_an_explanation_that_is_not_there_is_left_out(desk: Desk, desk_client: Client) -> None:
    for key in ("claim-0", "claim-", "nothing-1", "claim-1x", "<script>"):
        response = desk_client.get(url(desk), {"read": key})
        assert response.status_code == 200
        assert 'class="reading"' in response.content.decode()


def test_fragment_for_htmx_whole_page_on_history_restore(desk: Desk, desk_client: Client) -> None:
    part = desk_client.get(url(desk), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "HX-Request" in part.headers["Vary"]
    whole = desk_client.get(url(desk), headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in whole.content.decode()


def test_text_of_an_article_is_never_markup(desk: Desk, desk_client: Client) -> None:
    hostile = ArticleFactory(story=desk.story, headline="<i>x</i>", text="<script>alert(1)</script> & <b>bold</b>")
    ClaimFactory(article=hostile, length=8)
    html = desk_client.get(url(desk, pk=hostile.pk), {"read": f"claim-{hostile.claims.get().pk}"}).content.decode()
    assert "<script>alert" not in html
    assert "<i>x</i>" not in html
    assert blocks(html) == [(0, hostile.text)]


def test_the_original_is_downloaded_byte_by_byte_and_never_run(desk: Desk, desk_client: Client) -> None:
    response = desk_client.get(url(desk, "article_original"))
    assert response.content == bytes(desk.article.original.data)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_publication_date_by_hand(desk: Desk, desk_client: Client) -> None:
    where = url(desk, "article_publish")
    assert desk_client.get(where).status_code == 200
    refused = desk_client.post(where, {"edtf": "9/13/2023", "reason": "guess"})
    assert refused.status_code == 422
    assert "two ways" in refused.content.decode()
    assert desk_client.post(where, {"edtf": "2024-03-07", "reason": " "}).status_code == 422
    done = desk_client.post(where, {"edtf": "2024-03-07", "reason": "the desk says so"})
    assert done.status_code == 302
    desk.article.refresh_from_db()
    assert (desk.article.published_edtf, desk.article.published_basis) == ("2024-03-07", "analyst")


def test_a_suggested_date_is_accepted_from_the_article(desk: Desk, desk_client: Client) -> None:
    page = desk_client.get(url(desk, pk=desk.other.pk)).content.decode()
    assert "its Monday is that of two dated articles" in page
    decide = reverse("review_decide", args=[desk.story.slug, "publication", desk.other.pk])
    response = desk_client.post(decide, {"verb": "yes", "next": url(desk, pk=desk.other.pk)})
    assert response.headers["Location"] == url(desk, pk=desk.other.pk)
    desk.other.refresh_from_db()
    assert desk.other.published_edtf == "2024-03-06"


def test_articles_are_filtered(desk: Desk, desk_client: Client) -> None:
    where = reverse("articles", args=[desk.story.slug])

    def headlines(**filters: str) -> list[str]:
        rows = desk_client.get(where, filters).context["page"].rows
        return [row.headline for row in rows]

    assert headlines() == [HEADLINE, "Alma towed"]  # undated last
    assert headlines(q="towed") == ["Alma towed"]
    assert headlines(date="undated") == ["Alma towed"]
    assert headlines(source=str(desk.source.pk)) == [HEADLINE]
    assert headlines(source="x", date="nonsense") == [HEADLINE, "Alma towed"]


def test_paging_shows_every_article_once(desk: Desk, desk_client: Client) -> None:
    ArticleFactory.create_batch(60, story=desk.story)
    where: str | None = reverse("articles", args=[desk.story.slug])
    seen: list[int] = []
    while where:
        page = desk_client.get(where).context["page"]
        seen += [row.pk for row in page.rows]
        where = f"{reverse('articles', args=[desk.story.slug])}?{page.next_query}" if page.next_query else None
    assert len(seen) == len(set(seen)) == Article.objects.filter(story=desk.story).count()


def test_queries_do_not_grow_with_claims_and_notes(
    desk: Desk, desk_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    AnnotationFactory(story=desk.story, claim=desk.claim, author=desk.analyst)
    with django_assert_max_num_queries(32) as before:
        desk_client.get(url(desk))
    for _ in range(15):
        claim = ClaimFactory(article=desk.article, length=9, attribution=desk.voice, event=desk.event)
        claim.times.add(desk.time)
        AnnotationFactory(story=desk.story, claim=claim, author=desk.analyst)
        note = AnnotationFactory(story=desk.story, article=desk.article, start=1, end=6, exact="x", author=desk.analyst)
        AnnotationFactory(story=desk.story, article=desk.article, parent=note, author=desk.analyst)
    assert Claim.objects.filter(article=desk.article).count() > 15
    assert Annotation.objects.threads().count() > 15
    with django_assert_max_num_queries(32) as after:
        desk_client.get(url(desk))
    assert len(after) == len(before)


def test_another_storys_article_is_not_found(desk: Desk, desk_client: Client) -> None:
    foreign = ArticleFactory()
    assert desk_client.get(url(desk, pk=foreign.pk)).status_code == 404


def test_no_inline_style_or_script(desk: Desk, desk_client: Client) -> None:
    html = desk_client.get(url(desk), {"read": f"claim-{desk.claim.pk}"}).content.decode()
    assert not re.search(r"<[^>]+\sstyle=", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    assert not re.search(r"<[^>]+\son\w+=", html)


def test_versions_lead_to_each_other(desk: Desk, desk_client: Client) -> None:
    newer = ArticleFactory(
        story=desk.story,
        number=desk.article.number,
        name=desk.article.name,
        version=2,
        headline="Ferry off Marrow Point",
    )
    Article.objects.filter(pk=desk.article.pk).update(superseded_by=newer)
    old = desk_client.get(url(desk)).content.decode()
    assert "Read version 2" in old
    new = desk_client.get(url(desk, pk=newer.pk)).content.decode()
    assert "A later version" not in new
    assert f'href="{url(desk)}"' in new
    listed = desk_client.get(reverse("articles", args=[desk.story.slug])).context["page"].rows
    assert desk.article not in listed


def test_what_was_set_aside_can_be_read(desk: Desk, desk_client: Client) -> None:
    html = desk_client.get(url(desk)).content.decode()
    assert "<q>Share this</q>" in html
    assert "share counter" in html
