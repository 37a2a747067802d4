"""The timeline: groups, gaps, filters, pages, and a constant number of queries."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from events import search
from events.models import Article, Disagreement, OriginGroup, SavedView, Story, TimelineEvent
from events.services import correct, triage
from events.views.rows import PAGE_SIZE, Cursor
from tests.factories import (
    AnnotationFactory,
    ArticleFactory,
    ClaimFactory,
    EntityFactory,
    EventFactory,
    SourceFactory,
    StoryFactory,
)

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def dated(story: Story, lower: str, upper: str = "", **fields: Any) -> TimelineEvent:
    """An event with bounds, told by one article."""
    first, last = dt.date.fromisoformat(lower), dt.date.fromisoformat(upper or lower)
    edtf = lower if not upper else f"{lower}/{upper}"
    return EventFactory(story=story, edtf=edtf, lower=first, upper=last, basis="stated", **fields)


@pytest.fixture
def story(db: None) -> Story:
    return StoryFactory(slug="alma", title="The Alma")


def page(client: Client, story: Story, **query: Any) -> Any:
    return client.get(reverse("timeline", args=[story.slug]), query)


def titles(response: Any) -> list[str]:
    return [row.event.title for group in response.context["groups"] for row in group.rows]


def test_an_anonymous_visitor_sees_the_sign_in(client: Client, story: Story) -> None:
    response = page(client, story)
    assert response.status_code == 302
    assert response.url.startswith(reverse("sign_in"))


def test_a_session_that_ended_brings_the_whole_sign_in(client: Client, story: Story) -> None:
    """A fragment's request follows the redirect: the answer must send the page there, not fill a panel with a form."""
    response = client.get(reverse("timeline", args=[story.slug]), follow=True, **HTMX)
    assert response.headers["HX-Redirect"] == reverse("sign_in")


def test_events_stand_under_their_days_with_gaps_between(desk_client: Client, story: Story) -> None:
    dated(story, "2024-03-16", title="Later")
    dated(story, "2024-03-04", title="One")
    dated(story, "2024-03-04", title="Two")
    EventFactory(story=story, title="Some time")
    groups = page(desk_client, story).context["groups"]
    assert [(g.title, len(g.rows), g.gap) for g in groups] == [
        ("Monday 4 March 2024", 2, ""),
        ("Saturday 16 March 2024", 1, "12 days"),
        ("Undated", 1, ""),
    ]


def test_imprecise_dates_are_groups_of_their_own_before_their_days(desk_client: Client, story: Story) -> None:
    """A month's event is not put on the first of it, and a wider date stands before the days that it holds."""
    dated(story, "2024-03-01", title="On the first", number=1)
    dated(story, "2024-03-01", "2024-03-31", title="In March", number=2)
    dated(story, "2024-03-01", title="On the first, too", number=3)
    groups = page(desk_client, story).context["groups"]
    assert [(g.title, g.unknown) for g in groups] == [
        ("March 2024", "month known, day not"),
        ("Friday 1 March 2024", ""),
    ]


def test_hidden_merged_and_untold_events_are_not_there(desk_client: Client, story: Story) -> None:
    kept = dated(story, "2024-03-04", title="Kept")
    dated(story, "2024-03-04", title="Hidden", hidden=True)
    dated(story, "2024-03-04", title="Merged", merged_into=kept)
    dated(story, "2024-03-04", title="Untold", article_count=0)
    assert titles(page(desk_client, story)) == ["Kept"]


def test_other_stories_stay_out(desk_client: Client, story: Story) -> None:
    dated(StoryFactory(), "2024-03-04", title="Elsewhere")
    assert titles(page(desk_client, story)) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"since": "2024-03"}, ["In March", "Twelfth", "Undated"]),
        ({"until": "12 Mar 2024"}, ["February", "In March", "Twelfth", "Undated"]),
        ({"since": "2024-03-12", "until": "2024-03-12"}, ["In March", "Twelfth", "Undated"]),
        ({"since": "2024-04"}, ["Undated"]),
        ({"flag": "undated"}, ["Undated"]),
        ({"status": "denied"}, ["Twelfth"]),
        ({"status": ["denied", "expected"]}, ["Twelfth", "Undated"]),
        ({"q": "twel"}, ["Twelfth"]),
        ({"q": "twel nothing"}, []),
    ],
)
def test_filters(desk_client: Client, story: Story, query: dict[str, Any], expected: list[str]) -> None:
    dated(story, "2024-02-03", title="February")
    dated(story, "2024-03-01", "2024-03-31", title="In March")
    dated(story, "2024-03-12", title="Twelfth", status="denied")
    EventFactory(story=story, title="Undated", status="expected")
    search.index(story.events.all())
    assert titles(page(desk_client, story, **query)) == expected


def test_words_are_found_by_their_beginning_in_titles_places_and_quotes(desk_client: Client, story: Story) -> None:
    """Each word somewhere of its own; what is hidden is not found by."""
    event = dated(
        story, "2024-03-04", title="Ferry towed", place=EntityFactory(story=story, name="Marrow", kind="place")
    )
    quote = ClaimFactory(article=ArticleFactory(story=story, text="Two tugs were needed."), event=event)
    unseen = ClaimFactory(article=ArticleFactory(story=story, text="Nobody paid."), event=event, hidden=True)
    dated(StoryFactory(), "2024-03-04", title="Ferry elsewhere")
    search.index([event, quote, unseen])
    for words, found in {"ferry tug marr": 1, "tow": 1, "tugs": 1, "paid": 0, "ferry sank": 0, "--": 0, '"': 0}.items():
        assert len(titles(page(desk_client, story, q=words))) == found, words


class TestTheFold:
    """Undated events that one article alone tells are folded where they are many; nothing is lost or unsaid."""

    @pytest.fixture
    def crowd(self, story: Story) -> list[int]:
        """Six that are folded; and what is not: one of two articles, a confirmed, a noted, a dated one."""
        EventFactory(story=story, number=1, title="Two tell it", article_count=2)
        EventFactory(story=story, number=2, title="Confirmed", decision="confirmed")
        AnnotationFactory(story=story, event=EventFactory(story=story, number=3, title="Noted"))
        dated(story, "2024-03-04", number=4, title="Dated")
        return [EventFactory(story=story, number=number).number for number in range(10, 16)]

    def test_folded_with_its_count_and_its_link(self, desk_client: Client, story: Story, crowd: list[int]) -> None:
        response = page(desk_client, story)
        assert titles(response) == ["Dated", "Two tell it", "Confirmed", "Noted"]
        text = response.content.decode()
        assert "6 undated events, each told by one article alone" in text
        assert 'href="?alone=show#alone"' in text
        assert "10 events" in text

    def test_unfolded_by_the_address_they_come_last(self, desk_client: Client, story: Story, crowd: list[int]) -> None:
        response = page(desk_client, story, alone="show", flag="undated")
        groups = response.context["groups"]
        assert [(g.title, [row.event.number for row in g.rows]) for g in groups] == [
            ("Undated", [1, 2, 3]),
            ("Undated, told by one article", crowd),
        ]
        assert 'href="?flag=undated"' in response.content.decode()  # to fold them again

    def test_filters_keep_it(self, desk_client: Client, story: Story, crowd: list[int]) -> None:
        text = page(desk_client, story, alone="show", status="happened").content.decode()
        assert '<input type="hidden" name="alone" value="show"' in text
        assert "alone" not in [chip.label for chip in page(desk_client, story, alone="show").context["chips"]]

    def test_what_is_all_that_was_found_is_not_folded(
        self, desk_client: Client, story: Story, crowd: list[int]
    ) -> None:
        TimelineEvent.objects.filter(number__in=crowd).update(status="possible")
        assert len(titles(page(desk_client, story, status="possible"))) == 6
        TimelineEvent.objects.filter(number__in=crowd[3:]).delete()
        assert len(titles(page(desk_client, story))) == 7  # three more save no room

    def test_pages_reach_them_all_once(self, desk_client: Client, story: Story) -> None:
        for number in range(1, PAGE_SIZE + 8):
            EventFactory(story=story, number=number, article_count=2)
        for number in range(100, 100 + PAGE_SIZE + 3):
            EventFactory(story=story, number=number)
        seen: list[int] = []
        query: Any = {"alone": "show"}
        headings = []
        while query:
            context = page(desk_client, story, **query).context
            headings += [(group.title, group.continued) for group in context["groups"]]
            seen += [row.event.number for group in context["groups"] for row in group.rows]
            query = QueryDict(context["next_query"]).dict()
        assert seen == [*range(1, PAGE_SIZE + 8), *range(100, 100 + PAGE_SIZE + 3)]
        lonely = "Undated, told by one article"
        assert headings == [("Undated", False), ("Undated", True), (lonely, False), (lonely, True)]


@pytest.mark.parametrize("query", [{"since": "12/09/2023"}, {"status": "maybe"}, {"who": "x"}, {"until": "9999999"}])
def test_what_cannot_be_read_filters_nothing_and_is_told(
    desk_client: Client, story: Story, query: dict[str, str]
) -> None:
    dated(story, "2024-03-04", title="One")
    response = page(desk_client, story, **query)
    assert titles(response) == ["One"]
    assert 'role="alert"' in response.content.decode()


def test_who_where_and_published_by(desk_client: Client, story: Story) -> None:
    """Names count as what they were merged into; a source is that of an article that tells the event."""
    vole, alias = EntityFactory(story=story, name="Ines Vole"), EntityFactory(story=story, name="Vole")
    port = EntityFactory(story=story, name="Marrow", kind="place")
    alias.merged_into = vole
    alias.save()
    event = dated(story, "2024-03-04", title="Told", place=port)
    event.participants.add(alias)
    article = ArticleFactory(story=story, source=SourceFactory(name="Harbour Post"))
    ClaimFactory(article=article, event=event)
    dated(story, "2024-03-05", title="Other")
    for query in ({"who": vole.pk}, {"place": port.pk}, {"source": article.source.pk}):
        assert titles(page(desk_client, story, **query)) == ["Told"]
    facets = {f.title: [(o.label, o.count) for o in f.options] for f in page(desk_client, story).context["facets"]}
    assert facets["People and bodies"] == [("Ines Vole", 1)]
    assert facets["Place"] == [("Marrow", 1)]
    assert facets["Published by"] == [("Harbour Post", 1)]


def test_who_says_so(desk_client: Client, story: Story) -> None:
    event = dated(story, "2024-03-04", title="Cited", origin_count=1)
    OriginGroup.objects.create(story=story, event=event, kind="speaker", name="Ines Vole")
    dated(story, "2024-03-05", title="Uncited", unattributed_count=1)
    dated(story, "2024-03-06", title="Whispered", unknown_count=1)
    assert titles(page(desk_client, story, says="Ines Vole")) == ["Cited"]
    assert titles(page(desk_client, story, says="~unattributed")) == ["Uncited"]
    assert titles(page(desk_client, story, says=["Ines Vole", "~unnamed"])) == ["Cited", "Whispered"]


def test_flags_and_decisions(desk_client: Client, story: Story, analyst: Any) -> None:
    disputed = dated(story, "2024-03-04", title="Disputed", disputed=True)
    noted = dated(story, "2024-03-05", title="Noted")
    AnnotationFactory(story=story, author=analyst, event=noted)
    suspect = dated(story, "2024-03-06", title="Suspect")
    ClaimFactory(article=ArticleFactory(story=story, published_suspect=True), event=suspect)
    triage.confirm(analyst, disputed)
    correct.retitle(analyst, noted, "Noted by hand", "clearer")
    assert titles(page(desk_client, story, flag="disputed")) == ["Disputed"]
    assert titles(page(desk_client, story, flag="noted")) == ["Noted by hand"]
    assert titles(page(desk_client, story, flag="suspect")) == ["Suspect"]
    assert titles(page(desk_client, story, decided="machine")) == ["Suspect"]
    assert titles(page(desk_client, story, decided="analyst")) == ["Disputed", "Noted by hand"]
    assert titles(page(desk_client, story, decided="confirmed")) == ["Disputed"]


def test_a_facet_counts_as_if_it_alone_were_not_set(desk_client: Client, story: Story) -> None:
    dated(story, "2024-03-04", status="denied")
    dated(story, "2024-03-05", status="expected", disputed=True)
    context = page(desk_client, story, status="denied").context
    state = {o.label: (o.count, o.chosen) for f in context["facets"] if f.title == "State" for o in f.options}
    assert state == {"Expected": (1, False), "Denied": (1, True)}
    assert [f.title for f in context["facets"] if f.title == "Look at"] == []  # nothing disputed among the denied


def test_a_chip_takes_its_filter_away_and_keeps_the_others(desk_client: Client, story: Story) -> None:
    context = page(desk_client, story, status="denied", since="2024-03", until="2024-03").context
    assert [(chip.label, chip.query) for chip in context["chips"]] == [
        ("March 2024", "status=denied"),
        ("denied", "since=2024-03&until=2024-03"),
    ]


def test_pages_follow_each_other_without_loss_or_repetition(desk_client: Client, story: Story) -> None:
    """Ties in days, imprecise dates and undated events across the borders of pages."""
    for n in range(PAGE_SIZE):
        dated(story, "2024-03-04" if n % 3 else "2024-03-01", "" if n % 3 else "2024-03-31", number=n + 1)
    for n in range(PAGE_SIZE):
        EventFactory(story=story, number=200 + n, article_count=2)
    seen: list[int] = []
    url = reverse("timeline", args=[story.slug])
    query = "?"
    while query:
        context = desk_client.get(url + query).context
        seen += [row.event.number for group in context["groups"] for row in group.rows]
        query = f"?{context['next_query']}" if context["next_query"] else ""
    assert len(seen) == len(set(seen)) == 2 * PAGE_SIZE
    wide = [n for n in range(1, PAGE_SIZE + 1) if (n - 1) % 3 == 0]
    assert seen[: len(wide)] == wide
    assert seen[-PAGE_SIZE:] == list(range(200, 200 + PAGE_SIZE))


def test_the_next_page_continues_its_group_without_a_second_heading(desk_client: Client, story: Story) -> None:
    for n in range(PAGE_SIZE + 2):
        dated(story, "2024-03-04", number=n + 1)
    first = page(desk_client, story)
    url = f"{reverse('timeline', args=['alma'])}?{first.context['next_query']}"
    assert "Monday 4 March" in desk_client.get(url, **HTMX).content.decode()  # htmx asks for the whole board
    assert "continued" in desk_client.get(url).content.decode()
    rows = desk_client.get(url, HTTP_HX_TARGET="more", **HTMX)
    text = rows.content.decode()
    assert text.count('data-event="') == 2
    assert "Monday 4 March" not in text
    assert "<html" not in text


@pytest.mark.parametrize("after", ["", "rubbish", "2024-13-45.2024-13-45.1", "undated.x", "2024-03-04.1"])
def test_a_mangled_cursor_begins_at_the_beginning(desk_client: Client, story: Story, after: str) -> None:
    dated(story, "2024-03-04", title="One")
    assert titles(page(desk_client, story, after=after)) == ["One"]


def test_a_cursor_reads_what_it_writes() -> None:
    for cursor in (
        Cursor(dt.date(2024, 3, 1), dt.date(2024, 3, 31), 7),
        Cursor(None, None, 9),
        Cursor(None, None, 9, True),
    ):
        assert Cursor.read(str(cursor)) == cursor


def test_marks_stand_in_order_of_publication(desk_client: Client, story: Story) -> None:
    """Four articles: one cites, one denies, one gives no source, one is silent; the undated one comes last."""
    event = dated(story, "2024-03-04", title="Told", origin_count=1)
    days = [None, "2024-03-06", "2024-03-05", "2024-03-07"]
    articles: list[Article] = []
    for day in days:
        date = dt.date.fromisoformat(day) if day else None
        articles.append(
            ArticleFactory(
                story=story,
                published_edtf=day or "",
                published_lower=date,
                published_upper=date,
                published_basis="stated" if day else "",
            )
        )
    undated, second, first, silent = articles
    ClaimFactory(article=undated, event=event)
    ClaimFactory(article=first, event=event)
    ClaimFactory(article=second, event=event, status="denied")
    group = OriginGroup.objects.create(story=story, event=event, kind="speaker", name="Ines Vole")
    group.articles.add(first, second)
    [row] = page(desk_client, story).context["groups"][0].rows
    assert [(dot.mark.initials if dot.mark else "", dot.denies) for dot in row.dots] == [
        ("IV", False),
        ("IV", True),
        ("", False),
        ("–", False),
    ]
    assert silent.pk  # it holds the third place


def test_the_chosen_event_stands_beside_the_list(desk_client: Client, desk: Any) -> None:
    response = page(desk_client, desk.story, event=desk.event.number)
    assert response.context["brief"].event == desk.event
    assert 'id="event"' in response.content.decode()
    assert page(desk_client, desk.story, event="999").context.get("brief") is None


def test_fragments_and_whole_pages(desk_client: Client, desk: Any) -> None:
    url = reverse("timeline", args=[desk.story.slug])
    assert "<html" in desk_client.get(url).content.decode()
    fragment = desk_client.get(url, **HTMX)
    assert fragment.content.decode().lstrip().startswith('<div id="board"')
    assert "HX-Request" in fragment.headers["Vary"]
    restored = desk_client.get(url, HTTP_HX_HISTORY_RESTORE_REQUEST="true", **HTMX)
    assert "<html" in restored.content.decode()
    assert desk_client.get(url, HTTP_HX_TARGET="list", **HTMX).content.decode().lstrip().startswith('<div id="list"')


def test_no_inline_script_or_style(desk_client: Client, desk: Any) -> None:
    text = page(desk_client, desk.story, event=desk.event.number).content.decode()
    assert ' style="' not in text
    assert " onclick" not in text
    assert "<script>" not in text
    assert "default-src 'none'" in page(desk_client, desk.story).headers["Content-Security-Policy"]


def told(story: Story, n: int) -> TimelineEvent:
    """An event with a place, someone who takes part, an article, an origin and a note of its own."""
    event = dated(story, f"2024-04-{n % 28 + 1:02}", place=EntityFactory(story=story, kind="place"))
    event.participants.add(EntityFactory(story=story))
    article = ArticleFactory(story=story, source=SourceFactory())
    claim = ClaimFactory(article=article, event=event)
    group = OriginGroup.objects.create(story=story, event=event, kind="speaker", name=f"Voice {n}")
    group.articles.add(article)
    group.proof.add(claim)
    AnnotationFactory(story=story, event=event)
    return event


def test_queries_do_not_grow_with_events(
    desk_client: Client, desk: Any, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    for n in range(5):
        told(desk.story, n)
    with django_assert_max_num_queries(32) as few:
        page(desk_client, desk.story)
    for n in range(5, 45):
        told(desk.story, n)
    with django_assert_num_queries(len(few.captured_queries)):
        page(desk_client, desk.story)


def test_views_are_kept_and_dropped_by_their_owner(desk_client: Client, story: Story, analyst: Any) -> None:
    url = reverse("view_save", args=[story.slug])
    response = desk_client.post(url, {"name": "Denials", "query": "status=denied&after=x&event=3"})
    view = SavedView.objects.get()
    assert (view.owner, view.query) == (analyst, "status=denied")
    assert response.url == f"{reverse('timeline', args=[story.slug])}?status=denied"
    desk_client.post(url, {"name": "  ", "query": ""})
    assert SavedView.objects.count() == 1
    desk_client.post(reverse("view_drop", args=[story.slug, view.pk]))
    assert not SavedView.objects.exists()


def test_nobody_drops_anothers_view(desk_client: Client, desk: Any) -> None:
    view = SavedView.objects.create(story=desk.story, owner=desk.colleague, name="Mine", query="")
    assert desk_client.post(reverse("view_drop", args=[desk.story.slug, view.pk])).status_code == 404
    assert SavedView.objects.exists()


def test_disputed_is_shown_with_words(desk_client: Client, desk: Any) -> None:
    TimelineEvent.objects.filter(pk=desk.event.pk).update(disputed=True)
    assert Disagreement.objects.filter(event=desk.event).exists()
    assert "disputed</span>" in page(desk_client, desk.story).content.decode()


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2023-09-01", "2023-09-30", "September 2023"),
        ("2022-02", "2023-10-31", "February 2022 to October 2023"),
        ("2019", "2019", "2019"),
        ("2023-09-02", "2023-09-30", "2 to 30 September 2023"),
    ],
)
def test_a_range_is_told_as_wide_as_it_is(
    desk_client: Client, story: Story, since: str, until: str, words: str
) -> None:
    assert [chip.label for chip in page(desk_client, story, since=since, until=until).context["chips"]] == [words]


def test_the_export_takes_the_filters_along(desk_client: Client, story: Story) -> None:
    dated(story, "2023-09-12", title="Quay opens", status="expected")
    dated(story, "2023-09-13", title="Quay closes")
    href = f"{reverse('export', args=[story.slug, 'csv'])}?status=expected"
    assert f'href="{href}"' in page(desk_client, story, status="expected").content.decode()
    table = b"".join(desk_client.get(href)).decode()  # type: ignore[arg-type]
    assert "Quay opens" in table
    assert "Quay closes" not in table


def test_a_row_does_not_repeat_its_title(desk_client: Client, story: Story) -> None:
    here, there = (EntityFactory(story=story, name=name, kind="place") for name in ("Lowmark", "Eastholm"))
    dated(story, "2023-09-12", title="Fire in Lowmark", place=here)
    dated(story, "2023-09-13", title="Fire", place=there).participants.set([there])
    rows = [row for group in page(desk_client, story).context["groups"] for row in group.rows]
    assert [(row.place, row.others) for row in rows] == [("", []), ("Eastholm", [])]


def test_an_article_is_shown_by_the_origin_it_names(desk_client: Client, story: Story) -> None:
    event = dated(story, "2023-09-12")
    article = ArticleFactory(story=story)
    ClaimFactory(article=article, event=event)
    for kind, name in (("anonymous", "an official"), ("speaker", "Ines Vole")):
        OriginGroup.objects.create(story=story, event=event, kind=kind, name=name).articles.add(article)
    (row,) = [row for group in page(desk_client, story).context["groups"] for row in group.rows]
    assert [dot.mark.name for dot in row.dots if dot.mark] == ["Ines Vole"]
