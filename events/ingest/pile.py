"""A story's rows as linking reads them: plain values with names, and what analysts have decided about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.db.models import Prefetch, Q, QuerySet

from events.extraction import times
from events.linking.near import whole_name
from events.linking.voices import Voices, voices
from events.models import Article, Attribution, Claim, Entity, Story, TimelineEvent, TimeReference
from events.values import (
    ArticleFacts,
    Basis,
    ClaimFacts,
    DateReading,
    Decisions,
    EntityKind,
    Figure,
    Status,
    TimeFacts,
)


@dataclass(slots=True)
class Names:
    """A story's entities by any name they were read under; merged ones count as what they are merged into."""

    by_name: dict[str, Entity] = field(default_factory=dict)
    by_key: dict[int, Entity] = field(default_factory=dict)

    def known(self, name: str) -> str | None:
        entity = self.by_name.get(name)
        return entity.name if entity else None

    def of(self, name: str) -> str:
        return self.known(name) or name

    def lies_in(self) -> dict[str, str]:
        """Places by the country they lie in, as far as it is known."""
        return {e.name: e.country for e in self.by_key.values() if e.kind == EntityKind.PLACE and e.country}


@dataclass
class Pile:
    """``articles`` for linking; the rows behind their ids: ``claims`` by claim id, ``rows`` by article id."""

    articles: list[ArticleFacts]
    claims: dict[str, Claim]
    rows: dict[str, Article]
    names: Names

    def __post_init__(self) -> None:
        self._facts = {claim.id: claim for article in self.articles for claim in article.claims}
        self._about = {article.id: article for article in self.articles}

    def is_current(self, story: Story) -> bool:
        """Whether the standing claims are still those that were read, in the same events."""
        read = {(row.pk, row.event_id, tuple(row.locked)) for row in self.claims.values()}
        now = Claim.objects.filter(story=story).standing().values_list("pk", "event", "locked")
        return read == {(pk, event, tuple(locked)) for pk, event, locked in now}

    def facts(self, ids: Iterable[str]) -> list[ClaimFacts]:
        return [self._facts[key] for key in ids]

    def only(self, ids: Iterable[str]) -> list[ArticleFacts]:
        """The articles that hold these claims, with no others."""
        kept: defaultdict[str, list[ClaimFacts]] = defaultdict(list)
        for claim in self.facts(ids):
            kept[claim.article].append(claim)
        return [replace(self._about[article], claims=tuple(claims)) for article, claims in kept.items()]


def names_of(story: Story, claims: Iterable[Claim] | None = None) -> Names:
    """The story's entities, or those that claims (with their attributions and roles) name."""
    chosen = Entity.objects.filter(story=story)
    rows = chosen.select_related("merged_into") if claims is None else _named(chosen, claims)
    names = Names()
    for row in sorted(rows, key=lambda row: (row.merged_into_id is None, -(row.merged_into_id or 0), row.pk)):
        names.by_key[row.pk] = row.standing
        for name in (row.name, row.machine.get("name", row.name)):
            names.by_name.setdefault(name, row.standing)
    return names


def _named(entities: QuerySet[Entity], claims: Iterable[Claim]) -> list[Entity]:
    """All rows that bear a name which the claims use, or which they count as."""
    keys, names = set(), set()
    for claim in claims:
        keys |= {role.entity_id for role in claim.roles.all()}
        if said := claim.attribution:
            keys |= {said.speaker_id} if said.speaker_id else set()
            names |= {*said.speakers, *said.chain}
    rows = list(entities.filter(pk__in=keys).select_related("merged_into"))
    names |= {name for row in rows for name in (row.name, row.standing.name)}
    same = Q(name__in=names) | Q(name_keys__text__in={whole_name(name) for name in names})
    keys = {row.pk for row in rows} | {row.standing.pk for row in rows}
    return list(entities.filter(same | Q(pk__in=keys)).select_related("merged_into").distinct())


def pile_of(
    story: Story,
    claims: Iterable[Claim] | None = None,
    *,
    articles: Iterable[int] | None = None,
    alone: bool = False,
) -> Pile:
    """The story's standing claims (or these, or those of these articles) of its current articles, in order of the text.

    ``alone`` gives publication dates and times as each article tells them by itself, without what coverage suggests.
    """
    chosen = Claim.objects.filter(story=story).standing()
    if claims is not None:
        chosen = chosen.filter(pk__in=[claim.pk for claim in claims])
    if articles is not None:
        chosen = chosen.filter(article__in=list(articles))
    rows = list(
        chosen.select_related("attribution")
        .prefetch_related(Prefetch("times", TimeReference.objects.order_by("start")), "roles")
        .order_by("article__number", "start", "end", "head", "pk")
    )
    names = names_of(story, None if claims is None and articles is None else rows)
    by_article: defaultdict[int, list[Claim]] = defaultdict(list)
    for row in rows:
        by_article[row.article_id].append(row)
    found: list[ArticleFacts] = []
    claim_rows: dict[str, Claim] = {}
    article_rows: dict[str, Article] = {}
    for article in Article.objects.filter(pk__in=by_article).select_related("source", "story").order_by("number"):
        told = times_alone(article) if alone else _time
        facts = [_claim(article, row, names, told) for row in by_article[article.pk]]
        claim_rows |= {claim.id: row for claim, row in zip(facts, by_article[article.pk], strict=True)}
        article_rows[article.ref] = article
        source = article.source
        found.append(
            ArticleFacts(
                id=article.ref,
                published=article.published if alone else suggestion_of(article) or article.published,
                claims=tuple(facts),
                text=article.text,
                source=source.name if source else "",
                owner=source.owner if source else "",
            )
        )
    return Pile(found, claim_rows, article_rows, names)


def suggestion_of(article: Article) -> DateReading | None:
    """The publication date that coverage suggests, while it is open; a decided one is refused, or stated by now."""
    return article.suggested if article.suggestion_state == Article.Suggestion.OPEN else None


def times_alone(article: Article) -> Callable[[TimeReference], TimeFacts]:
    """How the article by itself tells a time that counts as inferred now."""
    published = article.published

    def told(row: TimeReference) -> TimeFacts:
        if row.basis != Basis.INFERRED or row.is_locked("edtf"):
            return _time(row)
        reading = times.resolve(row.formula, published) if published and row.formula else None
        if reading and published:
            reading = replace(reading, reason=f"“{row.wording}” reckoned from {published.edtf}")
        return TimeFacts(row.wording, reading, row.formula)

    return told


def content_key(article: Article) -> str:
    """What tells an article from the others of its story, and does not depend on the order in which they came."""
    return f"{article.text_sha256[:16]}.{article.name}"


def _claim(article: Article, row: Claim, names: Names, told: Callable[[TimeReference], TimeFacts]) -> ClaimFacts:
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for role in row.roles.all():
        roles[role.role].append(names.by_key[role.entity_id].name)
    said = row.attribution
    who = _voices(said, names) if said else Voices()
    return ClaimFacts(
        id=f"{content_key(article)}:{row.start}-{row.end}:{row.head}",
        article=article.ref,
        quote=row.quote,
        status=Status(row.status),
        action=row.action,
        head=row.head,
        agent=next(iter(roles["agent"]), ""),
        patient=next(iter(roles["patient"]), ""),
        place=next(iter(roles["place"]), ""),
        participants=tuple(dict.fromkeys(roles["participant"])),
        times=tuple(told(time) for time in row.times.all()),
        figures=tuple(Figure(**figure) for figure in row.figures),
        lemmas=tuple(row.lemmas),
        speakers=who.speakers,
        co_speakers=who.co_speakers,
        anonymous=who.anonymous,
        via=who.via,
        stance=said.stance if said else "asserts",
        nominal=row.nominal,
        background=row.background,
        start=row.start,
        end=row.end,
        verb=row.verb,
        subject=row.subject,
        object=row.object,
        complement=row.complement,
    )


def _time(row: TimeReference) -> TimeFacts:
    return TimeFacts(row.wording, row.reading, row.formula)


def _voices(said: Attribution, names: Names) -> Voices:
    nearest = [names.by_key[said.speaker_id].name] if said.speaker_id else []
    return voices([*nearest, *said.speakers], said.chain, said.anonymous, names.known)


def shaped_events(pile: Pile) -> set[int]:
    """Events that an analyst put a claim into or merged: the machine takes nothing out and adds new claims only.

    An analyst who moves one claim has looked at the others and left them where they are.
    """
    return {row.event_id for row in pile.claims.values() if row.event_id and row.is_locked("event")}


def decisions_of(pile: Pile) -> Decisions:
    """What analysts decided about events, as linking must keep it.

    The claims of a shaped event stay together, and apart from the first claim of every other event. One claim stands
    for its event, because linking carries both through its groups. What people worked on stays an event.
    """
    shaped = shaped_events(pile)
    members: defaultdict[int, list[str]] = defaultdict(list)
    for key, row in pile.claims.items():
        if row.event_id and not row.background and row.status != Status.OPINION:
            members[row.event_id].append(key)
    together = {frozenset(both) for event in shaped for both in pairwise(members[event])}
    apart = {
        frozenset((members[event][0], theirs[0]))
        for event in shaped
        for other, theirs in members.items()
        if other != event and theirs and members[event]
    }
    touched = set(TimelineEvent.objects.filter(pk__in=members).touched().values_list("pk", flat=True))
    placed = frozenset(key for event in touched | shaped for key in members[event])
    return Decisions(frozenset(together), frozenset(apart), placed)


def in_any_order(pile: Pile, articles: Sequence[ArticleFacts]) -> tuple[list[ArticleFacts], dict[str, str]]:
    """Articles under ids that do not depend on the order of ingest, because linking settles ties by them; and the way
    back from these ids.
    """
    back = {content_key(pile.rows[article.id]): article.id for article in articles}
    return [under(article, key) for key, article in zip(back, articles, strict=True)], back


def under(article: ArticleFacts, key: str) -> ArticleFacts:
    return replace(article, id=key, claims=tuple(replace(claim, article=key) for claim in article.claims))
