"""One entity across articles: certain merges are made, doubtful ones suggested; an analyst's word stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Count

from events import search
from events.ingest.stories import be_the_only_writer
from events.linking import Unified, unify
from events.linking.names import normal
from events.linking.near import shorter, whole_name
from events.models import Article, Entity, EntityMergeSuggestion, Mention, NameKey, Story
from events.values import EntityKind, NamedEntity

State = EntityMergeSuggestion.State
# SQLite takes some thousand values in a query; more than these, and reading them all is as quick.
MOST_AT_ONCE = 1000


def unify_entities(story: Story) -> None:
    """Merge and suggest anew from all that is read. Only called inside a transaction."""
    be_the_only_writer(story)
    _unify(story, {row.pk: row for row in Entity.objects.filter(story=story).select_related("merged_into")})


def unify_near(story: Story, article: Article) -> list[Entity]:
    """The same for what an article names, and whatever may be one with it; return those that count as another now.

    Only called inside a transaction.
    """
    be_the_only_writer(story)
    return _unify(story, _related(story, article))


def _unify(story: Story, rows: dict[int, Entity]) -> list[Entity]:
    told = _told(rows)
    counts: Counter[tuple[str, str]] = Counter()
    for key, count in told.items():
        counts[_read_kind(rows[key]), _read_name(rows[key])] += count
    # The last in order of content names both where two kinds share a name.
    named = sorted((_value(rows[key]) for key in told), key=lambda entity: (entity.name, entity.kind, entity.country))
    unified = unify({"": named}, counts)
    known = {frozenset((row.left_id, row.right_id)): row for row in _suggestions(story, rows)}
    changed = _merge(rows, unified, {pair for pair, row in known.items() if row.state == State.REFUSED})
    _suggest(story, rows, unified, known)
    return changed


def _told(rows: Collection[int]) -> dict[int, int]:
    """How many current articles name each of these entities, as far as any does."""
    mentions = Mention.objects.filter(article__superseded_by=None).values_list("entity")
    chosen = mentions.filter(entity__in=list(rows)) if len(rows) <= MOST_AT_ONCE else mentions
    counted = chosen.annotate(count=Count("article", distinct=True)).order_by()
    return {key: count for key, count in counted if key in rows}


def _related(story: Story, article: Article) -> dict[int, Entity]:
    """What the article names, with all that ``unify`` has to look at to settle what these names stand for.

    A name is settled by the longer ones that hold all its words, and by those that are one with it already; a new long
    one also unsettles its shorter ones.
    """
    found: dict[int, Entity] = {}
    fresh = set(Mention.objects.filter(article=article).values_list("entity", flat=True))
    shortened: set[str] = set()
    for entity in Entity.objects.filter(pk__in=fresh):
        shortened |= {key for name in (_read_name(entity), *entity.aliases) for key in shorter(name)}
    keys = NameKey.objects.filter(story=story)
    fresh |= set(keys.filter(text__in=shortened).values_list("entity", flat=True))
    while fresh:
        rows = {row.pk: row for row in Entity.objects.filter(pk__in=fresh).select_related("merged_into")}
        found |= rows
        fresh = (_like(story, rows.values()) | _one_with(rows.values())) - found.keys()
    return found


def _like(story: Story, rows: Iterable[Entity]) -> set[int]:
    """Entities with a name or alias that is one of these names or aliases, or holds all words of one of the names."""
    names = {normal(_read_name(row)) for row in rows}
    wholes = {whole_name(name) for row in rows for name in (_read_name(row), *row.aliases)}
    words = {word for name in names for word in name.split()}
    having: defaultdict[int, set[str]] = defaultdict(set)
    keys = NameKey.objects.filter(story=story)
    for entity, text in keys.filter(text__in=words | wholes).values_list("entity", "text"):
        having[entity].add(text)
    wanted = [set(name.split()) for name in names]
    return {key for key, its in having.items() if its & wholes or any(name <= its for name in wanted)}


def _one_with(rows: Iterable[Entity]) -> set[int]:
    standing = {row.standing.pk for row in rows}
    return standing | set(Entity.objects.filter(merged_into__in=standing).values_list("pk", flat=True))


def _value(row: Entity) -> NamedEntity:
    return NamedEntity(_read_name(row), EntityKind(_read_kind(row)), tuple(row.aliases), tuple(row.titles), row.country)


def _read_name(row: Entity) -> str:
    """The name as the articles have it, also where an analyst gave another."""
    return str(row.machine.get("name", row.name))


def _read_kind(row: Entity) -> str:
    return str(row.machine.get("kind", row.kind))


def _suggestions(story: Story, rows: Collection[int]) -> list[EntityMergeSuggestion]:
    """Those between two of these entities."""
    chosen = EntityMergeSuggestion.objects.filter(story=story)
    if len(rows) <= MOST_AT_ONCE:
        chosen = chosen.filter(left__in=list(rows))
    return [row for row in chosen if row.left_id in rows and row.right_id in rows]


def _merge(rows: dict[int, Entity], unified: Unified, apart: set[frozenset[int]]) -> list[Entity]:
    by_name: defaultdict[str, list[Entity]] = defaultdict(list)
    for row in rows.values():
        by_name[_read_name(row)].append(row)
    chosen = {name: target for (_, name), target in unified.names.items()}
    changed = []
    for row in rows.values():
        target = _target(row, by_name[chosen.get(_read_name(row), _read_name(row))])
        if target and frozenset((row.pk, target.pk)) in apart:
            target = None
        if fields := row.set_by_machine({"merged_into": target}):
            row.save(update_fields=fields)
            changed.append(row)
    for row in rows.values():  # an analyst's merge into what the machine has merged since: one level deep
        if row.merged_into and (further := rows[row.merged_into.pk].merged_into) not in (None, row):
            row.merged_into = further
            row.save(update_fields=["merged_into"])
    search.index(changed)
    return changed


def _target(row: Entity, named: list[Entity]) -> Entity | None:
    """The row of the chosen name that this one counts as: a country before a place, the oldest; ``None`` for itself.

    A name read as a person's may be short for a company.
    """
    fitting = [other for other in named if other.kind == row.kind or (_is_land(other) and _is_land(row))]
    if not fitting and row.kind == EntityKind.PERSON:
        fitting = [other for other in named if other.kind == EntityKind.ORGANISATION]
    best = min(fitting, key=lambda other: (other.kind != EntityKind.COUNTRY, other.pk), default=row)
    if best.is_locked("merged_into"):
        best = best.standing
    return None if best == row else best


def _is_land(row: Entity) -> bool:
    return row.kind in (EntityKind.COUNTRY, EntityKind.PLACE)


def _suggest(
    story: Story, rows: dict[int, Entity], unified: Unified, known: dict[frozenset[int], EntityMergeSuggestion]
) -> None:
    """Keep one suggestion a pair; decided ones stay as they are, open ones that nothing speaks for any more go."""
    standing = {row.name: row for row in sorted(rows.values(), key=lambda row: -row.pk) if not row.merged_into_id}
    wanted: dict[frozenset[int], tuple[Entity, Entity, str]] = {}
    for merge in unified.suggestions:
        left, right = standing.get(merge.left), standing.get(merge.right)
        if left and right and left != right:
            wanted.setdefault(frozenset((left.pk, right.pk)), (left, right, merge.reason))
    for pair, (left, right, reason) in wanted.items():
        if pair not in known:
            EntityMergeSuggestion.objects.create(story=story, left=left, right=right, reason=reason)
    for pair, suggestion in known.items():
        if suggestion.state == State.OPEN and pair not in wanted:
            suggestion.delete()
