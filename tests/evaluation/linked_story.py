"""A story of the gold as the program links it, and which of its claims stands for which quote of the gold.

The gold's shape (`fixtures/gold/`): `events` with `claims` (a file and an exact, unique quote of the clause that tells
it), `when`, `origins` and `unattributed` files; `optional_claims`, which may make events or not; `disagreements` with
the files of each side, some `optional`, neither missed nor wrong; `owners` of files, which an analyst would enter; and
in `articles` the `inferred` publication.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.extraction import extract, times
from events.extraction.model import load
from events.linking import PublicationSuggestion, facts, link_by_coverage, unify
from events.reading import read, unpack
from events.values import ArticleFacts, ClaimFacts, Decisions, Document, EventFacts, Extraction, Failure

Row = dict[str, Any]
Mention = tuple[str, str, str]  # story, file, quote
Span = tuple[int, int]


@dataclass(frozen=True)
class Story:
    """A gold story as the program links it."""

    name: str
    gold: Row
    articles: Sequence[ArticleFacts]
    events: Sequence[EventFacts]
    suggested: Mapping[str, PublicationSuggestion]
    lies_in: Mapping[str, str]

    def claims(self) -> Iterator[ClaimFacts]:
        return (claim for article in self.articles for claim in article.claims)


def read_story(name: str, gold: Row, files: Sequence[Path]) -> Story:
    """Read and link files as `manage.py ingest` does, with publication dates by coverage, without a database."""
    items = [item for file in files for item in unpack(file.name, file.read_bytes()) if not isinstance(item, Failure)]
    pile = list(extract([read(item) for item in items], load()))
    articles, lies_in = _facts(pile, gold.get("owners", {}))
    linked = link_by_coverage(articles, Decisions(), times.resolve)
    return Story(name, gold, linked.articles, linked.events, {s.article: s for s in linked.suggested}, lies_in)


def _facts(
    pile: Sequence[tuple[Document, Extraction]], owners: Mapping[str, str]
) -> tuple[list[ArticleFacts], dict[str, str]]:
    """The pile for linking, each entity under its one name, and the countries that its places lie in."""
    names: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (article, local), chosen in unify({document.name: e.entities for document, e in pile}).names.items():
        names[article][local] = chosen
    lies_in = {
        names[document.name].get(entity.name, entity.name): entity.country
        for document, extraction in pile
        for entity in extraction.entities
        if entity.country
    }
    told = [facts(d.name, d, extraction, names[d.name], d.site, owners.get(d.name, "")) for d, extraction in pile]
    return told, lies_in


# --- gold quotes and the program's claims ---


def claim_for(article: ArticleFacts, quote: str) -> ClaimFacts | None:
    """The program's claim for a gold quote: its verb in the quote if possible, then most overlap, then the shortest."""
    start = article.text.find(quote)
    span = start, start + len(quote)
    near = [claim for claim in article.claims if start >= 0 and _common(claim, span) > 0]

    def fit(claim: ClaimFacts) -> tuple[bool, int, int]:
        return has_head(article, claim, span), _common(claim, span), claim.start - claim.end

    return max(near, key=fit, default=None)


def _common(claim: ClaimFacts, span: Span) -> int:
    return min(claim.end, span[1]) - max(claim.start, span[0])


def has_head(article: ArticleFacts, claim: ClaimFacts, span: Span) -> bool:
    inside = article.text[max(claim.start, span[0]) : min(claim.end, span[1])]
    return bool(claim.head) and bool(re.search(rf"\b{re.escape(claim.head)}\b", inside))


@dataclass(frozen=True)
class Matched:
    """The gold's mentions with the program's claims for them, by gold event."""

    claims: Mapping[Mention, ClaimFacts | None]
    events: Mapping[str, Sequence[Mention]]

    def of(self, event: str) -> list[ClaimFacts]:
        """The program's claims for one gold event, each once, in the order of the gold."""
        found = {c.id: c for mention in self.events[event] if (c := self.claims[mention])}
        return list(found.values())


def match(story: Story) -> Matched:
    about = {article.id: article for article in story.articles}
    claims: dict[Mention, ClaimFacts | None] = {}
    events: dict[str, list[Mention]] = {}
    for event in story.gold["events"]:
        events[event["id"]] = [(story.name, c["file"], c["quote"]) for c in event["claims"]]
        for mention in events[event["id"]]:
            article = about.get(mention[1])
            claims[mention] = claim_for(article, mention[2]) if article else None
    return Matched(claims, events)


def clusters(matched: Matched, label: Mapping[str, str]) -> list[set[Mention]]:
    """The mentions as the program groups them. ``label`` maps claims to events; without one, a mention is alone."""
    grouped: defaultdict[object, set[Mention]] = defaultdict(set)
    for mention, claim in matched.claims.items():
        grouped[label.get(claim.id, mention) if claim else mention].add(mention)
    return list(grouped.values())
