"""A story's rows as linking reads them: plain values with names, and what analysts have decided about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.db.models import Prefetch

from events.extraction import times
from events.models import Article, Attribution, Claim, Entity, Story, TimeReference
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

    def of(self, name: str) -> str:
        entity = self.by_name.get(name)
        return entity.name if entity else name

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


def names_of(story: Story) -> Names:
    rows = list(Entity.objects.filter(story=story).select_related("merged_into").order_by("-merged_into", "pk"))
    names = Names()
    for row in rows:
        names.by_key[row.pk] = row.standing
        for name in (row.name, row.machine.get("name", row.name)):
            names.by_name.setdefault(name, row.standing)
    return names


def pile_of(story: Story, claims: Iterable[Claim] | None = None, *, alone: bool = False) -> Pile:
    """The story's standing claims (or these) of its current articles, in order of the text.

    ``alone`` gives publication dates and times as each article tells them by itself, without what coverage suggests.
    """
    names = names_of(story)
    chosen = Claim.objects.filter(story=story).standing()
    if claims is not None:
        chosen = chosen.filter(pk__in=[claim.pk for claim in claims])
    rows = (
        chosen.select_related("attribution")
        .prefetch_related(Prefetch("times", TimeReference.objects.order_by("start")), "roles")
        .order_by("article__number", "start", "end", "head", "pk")
    )
    by_article: defaultdict[int, list[Claim]] = defaultdict(list)
    for row in rows:
        by_article[row.article_id].append(row)
    found: list[ArticleFacts] = []
    claim_rows: dict[str, Claim] = {}
    article_rows: dict[str, Article] = {}
    for article in Article.objects.filter(pk__in=by_article).select_related("source", "story").order_by("number"):
        told = times_alone(article) if alone else _time
        facts = [_claim(article.ref, row, names, told) for row in by_article[article.pk]]
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


def _claim(article: str, row: Claim, names: Names, told: Callable[[TimeReference], TimeFacts]) -> ClaimFacts:
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for role in row.roles.all():
        roles[role.role].append(names.by_key[role.entity_id].name)
    said = row.attribution
    speakers, beside, anonymous = _voices(said, names)
    return ClaimFacts(
        id=f"{article}:{row.start}-{row.end}:{row.head}",
        article=article,
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
        speakers=speakers,
        co_speakers=beside,
        anonymous=anonymous,
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


def _voices(said: Attribution | None, names: Names) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """``(speakers, co_speakers, anonymous)``: who is named, nearest first, the chain to its end; who says it beside;
    or the words for a nameless source.

    A chain that ends with a source without a name ("citing officials") is that source's word, whoever passed it on.
    """
    if said is None:
        return (), (), ""
    if said.chain and said.chain[-1] not in names.by_name:
        return (), (), str(said.chain[-1])
    together = list(dict.fromkeys(names.of(name) for name in said.speakers))
    nearest = [names.by_key[said.speaker_id].name] if said.speaker_id else together[:1]
    speakers = tuple(dict.fromkeys([*nearest, *(names.of(name) for name in said.chain)]))
    beside = () if said.chain else tuple(name for name in together if name not in speakers)
    return speakers, beside, said.anonymous


def shaped_events(pile: Pile) -> set[int]:
    """Events that an analyst put a claim into or merged: the machine takes nothing out and adds new claims only.

    An analyst who moves one claim has looked at the others and left them where they are.
    """
    return {row.event_id for row in pile.claims.values() if row.event_id and row.is_locked("event")}


def decisions_of(pile: Pile) -> Decisions:
    """What analysts decided about events, as linking must keep it.

    The claims of a shaped event stay together, and apart from the first claim of every other event. One claim stands
    for its event, because linking carries both through its groups.
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
    return Decisions(frozenset(together), frozenset(apart))


def one_event(ids: Sequence[str]) -> Decisions:
    """That all these claims are one event."""
    return Decisions(frozenset(frozenset(pair) for pair in pairwise(ids)), frozenset())
