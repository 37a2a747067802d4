"""What a new article costs in a large story beside a small one: as much, because it is linked with its neighbourhood.

Ratios within one run. `NEWSDESK_BENCH_CLAIMS=20000` measures the large story at full size, which takes minutes to make.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import statistics
from dataclasses import dataclass
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.ingest import near
from events.ingest.pile import pile_of
from events.ingest.relink import link_in
from events.models import Article, Claim, ClaimRole, Entity, Mention, Original, Story, TimelineEvent, TimeReference
from tests.bench.measure import once
from tests.factories import StoryFactory

pytestmark = [pytest.mark.bench, pytest.mark.django_db]

SMALL = 200
LARGE = int(os.environ.get("NEWSDESK_BENCH_CLAIMS", "2000"))
AT_MOST = 2
CLAIMS_AN_ARTICLE = 20
ARTICLES_A_MATTER = 10
HAPPENINGS_A_MATTER = 25
# The middle of so many articles is taken: one that is linked while the machine does other things says nothing.
MEASURED = 5
FIRST_DAY = dt.date(2021, 1, 4)
VERBS = ("arrive", "meet", "say", "close", "break", "open", "reject", "order", "rescue", "sink", "sign", "win")
SYLLABLES = ("ba", "ker", "lo", "min", "dra", "ves", "tu", "ro", "shi", "gan", "pel", "or", "ny", "fa", "quil", "sten")


def word(dice: random.Random, length: int = 3) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(length))


@dataclass(frozen=True)
class Happening:
    """One thing that happened, as several articles tell it in part."""

    verb: str
    agent: str
    patient: str
    place: str
    words: tuple[str, ...]
    day: dt.date


class World:
    """Invented matters, each with people, a place, words and days of its own, and some that all matters share."""

    def __init__(self, story: Story, seed: int) -> None:
        self.story, self.dice = story, random.Random(seed)
        self.usual = [word(self.dice, 2) for _ in range(150)]
        self.well_known = [self._name() for _ in range(12)]
        self.entities: dict[str, Entity] = {}
        self.events: dict[Happening, TimelineEvent] = {}
        self.number = 0

    def _name(self) -> str:
        return f"{word(self.dice, 2).title()} {word(self.dice).title()}"

    def matter(self) -> list[Happening]:
        dice = self.dice
        people, place = [self._name() for _ in range(4)], word(dice).title()
        terms = [word(dice) for _ in range(40)]
        day = FIRST_DAY + dt.timedelta(dice.randrange(1000))
        return [
            Happening(
                dice.choice(VERBS),
                dice.choice([*people, dice.choice(self.well_known)]),
                dice.choice(people),
                place,
                tuple(dice.sample(terms, 5)),
                day + dt.timedelta(dice.randrange(4)),
            )
            for _ in range(HAPPENINGS_A_MATTER)
        ]

    def article(self, matter: list[Happening], *, linked: bool) -> Article:
        """An article with its claims; ``linked``: as though it had been linked rightly before."""
        self.number += 1
        told = self.dice.sample(matter, CLAIMS_AN_ARTICLE)
        sentences = [self._sentence(each) for each in told]
        text = " ".join(sentences)
        digest = hashlib.sha256(text.encode()).hexdigest()
        Original.objects.get_or_create(sha256=digest, defaults={"data": b"", "kind": "text"})
        article = Article.objects.create(
            story=self.story,
            number=self.number,
            name=f"pile/{self.number}.txt",
            original_id=digest,
            headline=sentences[0][:80],
            text=text,
            text_sha256=digest,
        )
        starts = [sum(len(s) + 1 for s in sentences[:n]) for n in range(len(sentences))]
        claims = Claim.objects.bulk_create(
            Claim(
                story=self.story,
                article=article,
                start=start,
                end=start + len(sentence),
                quote=sentence,
                status="happened",
                action=each.verb,
                head=each.verb,
                lemmas=sorted({each.verb, *sentence.lower().rstrip(".").split()}),
                event=self._event(each) if linked else None,
            )
            for each, sentence, start in zip(told, sentences, starts, strict=True)
        )
        self._tell_who_and_when(article, claims, told)
        return article

    def _sentence(self, each: Happening) -> str:
        words = [*self.dice.sample(each.words, 4), *self.dice.sample(self.usual, 6)]
        return f"{each.agent} {each.verb} {each.patient} {' '.join(words)} {each.place}."

    def _tell_who_and_when(self, article: Article, claims: list[Claim], told: list[Happening]) -> None:
        days = TimeReference.objects.bulk_create(
            TimeReference(
                story=self.story,
                article=article,
                start=claim.start,
                end=claim.start + 1,
                wording="then",
                kind="date",
                edtf=each.day.isoformat(),
                lower=each.day,
                upper=each.day,
                basis="stated",
            )
            for claim, each in zip(claims, told, strict=True)
        )
        Claim.times.through.objects.bulk_create(
            Claim.times.through(claim_id=claim.pk, timereference_id=day.pk)
            for claim, day in zip(claims, days, strict=True)
        )
        roles = [
            (claim, name, role)
            for claim, each in zip(claims, told, strict=True)
            for name, role in ((each.agent, "agent"), (each.patient, "patient"), (each.place, "place"))
        ]
        ClaimRole.objects.bulk_create(
            ClaimRole(claim=claim, entity=self._entity(name, role), role=role) for claim, name, role in roles
        )
        Mention.objects.bulk_create(
            Mention(
                story=self.story, article=article, entity=self._entity(name, role), start=claim.start, end=claim.end
            )
            for claim, name, role in roles
        )

    def _entity(self, name: str, role: str) -> Entity:
        if name not in self.entities:
            kind = "place" if role == "place" else "person"
            self.entities[name] = Entity.objects.create(story=self.story, name=name, kind=kind)
        return self.entities[name]

    def _event(self, each: Happening) -> TimelineEvent:
        if each not in self.events:
            number = len(self.events) + 1
            self.events[each] = TimelineEvent.objects.create(
                story=self.story, number=number, key=f"k{number}", title=f"{each.agent} {each.verb}", article_count=1
            )
        return self.events[each]


def cost(claims: int) -> tuple[float, int]:
    """Seconds of processor time, and queries, for one more article in a story of so many claims.

    The story's matters are told by ten articles each; the new one tells of a matter that seven have told.
    """
    world = World(StoryFactory(code=f"N{claims % 1000}"), seed=claims)
    articles = claims // CLAIMS_AN_ARTICLE
    matters = [world.matter() for _ in range(max(1, articles // ARTICLES_A_MATTER))]
    for number in range(articles):
        world.article(matters[number % len(matters)], linked=True)
    near.know_all(world.story, pile_of(world.story, alone=True))
    seconds, queries = [], []
    for number in range(MEASURED):
        new = world.article(matters[number % len(matters)], linked=False)
        near.know_names(world.story, world.entities.values())
        with CaptureQueriesContext(connection) as asked:
            seconds.append(once(partial(link_in, world.story, [new])))
        queries.append(len(asked))
        joined = new.claims.filter(event__claims__article__in=world.story.articles.exclude(pk=new.pk)).distinct()
        assert joined.count() > CLAIMS_AN_ARTICLE / 2  # it was linked, and not only passed by
    return statistics.median(seconds), round(statistics.median(queries))


def test_a_new_article_costs_no_more_than_twice_as_much_in_a_large_story() -> None:
    cost(SMALL)  # everything is warm
    small, few = cost(SMALL)
    large, many = cost(LARGE)
    print(f"{SMALL} claims: {small:.2f} s, {few} queries; {LARGE} claims: {large:.2f} s, {many} queries")
    assert large <= AT_MOST * small
    assert many <= AT_MOST * few
