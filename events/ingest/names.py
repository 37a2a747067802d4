"""One entity across articles: certain merges are made, doubtful ones suggested; an analyst's word stands."""

from __future__ import annotations

from collections import defaultdict

from events import search
from events.ingest.stories import be_the_only_writer
from events.linking import Unified, unify
from events.models import Entity, EntityMergeSuggestion, Mention, Story
from events.values import EntityKind, NamedEntity

State = EntityMergeSuggestion.State


def unify_entities(story: Story) -> None:
    """Merge and suggest anew from all that is read. Only called inside a transaction."""
    be_the_only_writer(story)
    rows = {row.pk: row for row in Entity.objects.filter(story=story).select_related("merged_into")}
    unified = unify(_by_article(story, rows))
    _merge(rows, unified, _kept_apart(story))
    _suggest(story, rows, unified)


def _by_article(story: Story, rows: dict[int, Entity]) -> dict[str, list[NamedEntity]]:
    """What each current article names."""
    mentions = Mention.objects.filter(story=story, article__superseded_by=None)
    found: defaultdict[str, list[NamedEntity]] = defaultdict(list)
    for article, entity in (
        mentions.order_by("article__number", "entity").values_list("article__number", "entity").distinct()
    ):
        found[f"{article:09}"].append(_value(rows[entity]))
    return found


def _value(row: Entity) -> NamedEntity:
    return NamedEntity(_read_name(row), EntityKind(_read_kind(row)), tuple(row.aliases), tuple(row.titles), row.country)


def _read_name(row: Entity) -> str:
    """The name as the articles have it, also where an analyst gave another."""
    return str(row.machine.get("name", row.name))


def _read_kind(row: Entity) -> str:
    return str(row.machine.get("kind", row.kind))


def _kept_apart(story: Story) -> set[frozenset[int]]:
    """Pairs of which an analyst said that they are two."""
    refused = EntityMergeSuggestion.objects.filter(story=story, state=State.REFUSED)
    return {frozenset(pair) for pair in refused.values_list("left", "right")}


def _merge(rows: dict[int, Entity], unified: Unified, apart: set[frozenset[int]]) -> None:
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


def _target(row: Entity, named: list[Entity]) -> Entity | None:
    """The row of the chosen name that this one counts as: a country before a place, the oldest; ``None`` for itself."""
    fitting = [other for other in named if other.kind == row.kind or (_is_land(other) and _is_land(row))]
    best = min(fitting, key=lambda other: (other.kind != EntityKind.COUNTRY, other.pk), default=row)
    if best.is_locked("merged_into"):
        best = best.standing
    return None if best == row else best


def _is_land(row: Entity) -> bool:
    return row.kind in (EntityKind.COUNTRY, EntityKind.PLACE)


def _suggest(story: Story, rows: dict[int, Entity], unified: Unified) -> None:
    """Keep one suggestion a pair; decided ones stay as they are, open ones that nothing speaks for any more go."""
    standing = {row.name: row for row in sorted(rows.values(), key=lambda row: -row.pk) if not row.merged_into_id}
    known = {frozenset((s.left_id, s.right_id)): s for s in EntityMergeSuggestion.objects.filter(story=story)}
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
