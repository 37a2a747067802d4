"""Invented pages of news, one a class of what pages do with dates, for where no real ones are at hand.

The classes are ours, and so they show what was thought of, not how often it happens. ``None`` stands where a page does
not tell the day: an answer there is a wrong one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

DAY = "2021-06-08"
TEXT = (
    "The lighthouse at Varna Point went dark on Sunday night after the last of its lamps failed, the keeper told the "
    "parish council.",
    "Two trawlers waited outside the harbour until dawn because nobody aboard could make out the channel, and a third "
    "turned back to Osterby.",
    "The council had put off the repair twice since the spring of 2019, when an inspector found rust in the gallery "
    "and asked for new wiring.",
    "A spare lamp is to arrive by rail from the store of the coast guard before the end of the month, said the board.",
)
TITLE = "Lighthouse goes dark at Varna Point"


@dataclass(frozen=True)
class Page:
    """A class of page: what stands in the head, between headline and text, in the text, and around the article."""

    name: str
    day: str | None = DAY
    head: str = ""
    byline: str = ""
    text: tuple[str, ...] = TEXT
    above: str = ""
    below: str = ""
    lang: str = "en"

    def source(self) -> bytes:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in self.text)
        return (
            f'<!DOCTYPE html><html lang="{self.lang}"><head><title>{TITLE} - The Varna Herald</title>{self.head}</head>'
            f'<body><header><a href="/">The Varna Herald</a>{self.above}</header>'
            '<nav><ul><li><a href="/local">Local news</a></li><li><a href="/tides">Tide tables</a></li></ul></nav>'
            f"<main><article><h1>{TITLE}</h1>{self.byline}{body}</article></main>{self.below}"
            '<footer><p>The Varna Herald, Quay Street 4</p><a href="/privacy">Privacy</a></footer></body></html>'
        ).encode()


def _ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def _address(path: str) -> str:
    return f'<link rel="canonical" href="https://herald.example/{path}">'


_ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": f"{DAY}T09:30:00+02:00"}

PAGES = (
    # The day is told.
    Page("JSON-LD", head=_ld(**_ARTICLE)),
    Page("JSON-LD, changed later", head=_ld(**_ARTICLE, dateModified="2022-01-15T10:00:00+01:00")),
    Page("JSON-LD, changed later, change first", head=_ld(dateModified="2022-01-15T10:00:00+01:00", **_ARTICLE)),
    Page(
        "JSON-LD in a graph with a video of its own date",
        head=_ld(**{"@graph": [{"@type": "VideoObject", "uploadDate": "2020-03-02"}, _ARTICLE]}),
    ),
    Page("JSON-LD that does not parse", head=f'<script type="application/ld+json">{json.dumps(_ARTICLE)},}}</script>'),
    Page(
        "JSON-LD in UTC, a day on; the address has the day",
        head=_ld(**{**_ARTICLE, "datePublished": "2021-06-09T03:10:00Z"}) + _address("2021/06/08/lighthouse"),
    ),
    Page("meta tag", head=_meta("article:published_time", f"{DAY}T07:30:00Z")),
    Page(
        "meta tag after one of change",
        head=_meta("article:modified_time", "2021-11-30T07:30:00Z") + _meta("article:published_time", DAY),
    ),
    Page("Dublin Core", head=f'<meta name="DC.date.issued" content="{DAY}">'),
    Page("marked-up time", byline=f'<p>By Ida Holm <time datetime="{DAY}T09:30">8 June 2021</time></p>'),
    Page(
        "two marked-up times, published and updated",
        byline=f'<p>Published <time datetime="{DAY}">8 June</time>, updated <time datetime="2021-07-01">1 July</time>'
        "</p>",
    ),
    Page("class of publication", byline='<div class="article-date">June 8, 2021</div>'),
    Page("line under the headline", byline="<p>Ida Holm, 8 June 2021</p>"),
    Page("line under the headline, with weekday", byline="<p>Tuesday, June 8, 2021 9:30 am</p>"),
    Page("line under the headline, updated later", byline="<p>Published: June 8, 2021. Updated: July 1, 2021</p>"),
    Page("line under the headline, in German", byline="<p>Varna, 8. Juni 2021</p>", lang="de"),
    Page("day before month, British page", byline='<time class="published">08/06/2021</time>', lang="en-GB"),
    Page("month before day, American page", byline='<time class="published">06/08/2021</time>', lang="en-US"),
    Page("address", head=_address("news/2021/06/08/lighthouse-goes-dark")),
    Page("address without slashes", head=_address("news/20210608-lighthouse-goes-dark.html")),
    Page(
        "today's date above the page",
        head=_meta("article:published_time", DAY),
        above='<span class="today">Friday, March 3, 2023</span>',
    ),
    Page(
        "today's date above the page, publication shown only",
        byline="<p>By Ida Holm | June 8, 2021</p>",
        above='<span class="today">Friday, March 3, 2023</span>',
    ),
    Page(
        "dated teasers beside it",
        byline="<p>By Ida Holm | June 8, 2021</p>",
        below='<aside class="more"><h3>More</h3><a href="/a">Harbour fees rise</a><time datetime="2021-06-20">20 June'
        '</time><a href="/b">Storm warning</a><time datetime="2021-06-21">21 June</time></aside>',
    ),
    Page(
        "dated comments below it",
        byline=f'<time datetime="{DAY}">8 June 2021</time>',
        below='<section id="comments"><p>Ole: at last</p><time datetime="2021-06-09">9 June</time></section>',
    ),
    Page(
        "a coming event in JSON-LD",
        head=_ld(**{"@type": "Event", "startDate": "2021-08-14"}) + _ld(**_ARTICLE),
    ),
    # The day is not told.
    Page("no date", None),
    Page("a year of copyright", None, below="<p>© 2021 The Varna Herald</p>"),
    Page("years of copyright", None, below="<p>Copyright 2012-2022 The Varna Herald</p>"),
    Page("change alone, in a meta tag", None, head=_meta("article:modified_time", "2021-11-30T07:30:00Z")),
    Page("change alone, in JSON-LD", None, head=_ld(**{"@type": "NewsArticle", "dateModified": "2021-11-30"})),
    Page("change alone, shown", None, byline="<p>Last updated: 30 November 2021</p>"),
    Page("month in the address", None, head=_address("2021/06/lighthouse-goes-dark")),
    Page(
        "a date in a sentence",
        None,
        text=(*TEXT[:2], "It was lit for the first time on 4 October 1887, in the presence of the queen, by a baker."),
    ),
    Page(
        "dated teasers only",
        None,
        below='<aside class="more"><a href="/a">Harbour fees</a><time datetime="2021-06-20">20 June</time></aside>',
    ),
    Page(
        "dated comments only",
        None,
        below='<section id="comments"><p>Ole: at last</p><time datetime="2021-06-09">9 June 2021</time></section>',
    ),
    Page("today's date above the page only", None, above='<span class="today">Friday, March 3, 2023</span>'),
    Page("day or month first, nobody knows", None, byline='<time class="published">08/06/2021</time>'),
    Page("a coming event only", None, head=_ld(**{"@type": "Event", "name": "Fair", "startDate": "2021-08-14"})),
    Page("the day of registration", None, head='<meta name="google-site-verified" content="2018-05-05">'),
)
