"""Events as linking finds them to rows: known ones keep their number, decided fields and decided members stay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Max

from events import search
from events.ingest.evidence import Described, keep_evidence
from events.ingest.pile import Pile, in_any_order, shaped_events
from events.linking import describe
from events.linking.reuse import Reuse
from events.models import Claim, Story, TimelineEvent
from events.models.timeline_event import TimelineEventQuerySet
from events.values import EventFacts

# A claim of an event that an analyst shaped outweighs any number of claims that the machine put together.
LOCKED_VOTE = 1_000_000


def weave(story: Story, pile: Pile, found: Sequence[EventFacts], reuses: Sequence[Reuse]) -> None:
    """Write a whole story's events.

    Only called inside a transaction that is the story's one writer; changes no row where nothing changed.
    """
    rows = {row.pk: row for row in TimelineEvent.objects.filter(story=story).select_related("place")}
    matched = _with_new_ones(story, pile, found, _matched(pile, found, rows))
    _write(_assign(pile, found, matched))
    described = _as_they_stand(pile, found, matched)
    write_events(story, pile, described, reuses)
    _clear(TimelineEvent.objects.filter(story=story).exclude(pk__in={row.pk for row in matched.values()}))


def weave_in(story: Story, pile: Pile, found: Sequence[EventFacts]) -> set[int]:
    """Put the claims of a neighbourhood into events; return the events that gained or lost any.

    A claim that stays in its event keeps its score: that was reckoned beside what is not looked at now. Only called
    inside a transaction that is the story's one writer.
    """
    before = {row.pk: row.event_id for row in pile.claims.values()}
    rows = {row.pk: row for row in TimelineEvent.objects.filter(pk__in={event for event in before.values() if event})}
    matched = _with_new_ones(story, pile, found, _matched(pile, found, rows))
    moved = [row for row in _assign(pile, found, matched) if row.event_id != before[row.pk]]
    _write(moved)
    return {event for row in moved for event in (before[row.pk], row.event_id) if event}


def clear(events: Iterable[int]) -> None:
    """Remove those of these events that nothing tells any more."""
    _clear(TimelineEvent.objects.filter(pk__in=events))


def write_events(
    story: Story,
    pile: Pile,
    described: Described,
    reuses: Sequence[Reuse] | None,
) -> None:
    """Write what events are and what speaks for them; ``None`` for an event that no standing claim tells."""
    changed = []
    for row, facts in described:
        if facts and (fields := _describe(row, facts, pile)):
            row.save(update_fields=fields)
            changed.append(row)
    _set_participants(pile, described)
    keep_evidence(story, pile, described, reuses)
    search.index(row for row, _ in described)


def as_one(pile: Pile, ids: Sequence[str]) -> EventFacts | None:
    """These claims described as one event, whatever linking thinks; ``None`` where none tells a happening."""
    articles, _ = in_any_order(pile, pile.only(ids))
    return describe(articles)


def _matched(pile: Pile, found: Sequence[EventFacts], rows: dict[int, TimelineEvent]) -> dict[str, TimelineEvent]:
    """Which known event each found one is: most claims in common, analysts' before all, then by key."""
    shaped = shaped_events(pile)
    votes: Counter[tuple[str, int]] = Counter()
    for facts in found:
        for each in facts.links:
            claim = pile.claims[each.claim]
            if claim.event_id in rows:
                votes[facts.key, claim.event_id] += LOCKED_VOTE if claim.event_id in shaped else 1
    matched: dict[str, TimelineEvent] = {}
    taken = set()
    for (key, event), _ in sorted(votes.items(), key=lambda item: (-item[1], rows[item[0][1]].number, item[0][0])):
        if key not in matched and event not in taken:
            matched[key] = rows[event]
            taken.add(event)
    free = {row.key: row for row in rows.values() if row.pk not in taken and not row.merged_into_id}
    matched |= {f.key: free[f.key] for f in found if f.key not in matched and f.key in free}
    return matched


def _with_new_ones(
    story: Story, pile: Pile, found: Sequence[EventFacts], matched: dict[str, TimelineEvent]
) -> dict[str, TimelineEvent]:
    number = story.events.aggregate(last=Max("number"))["last"] or 0
    for facts in found:
        if facts.key not in matched:
            number += 1
            row = TimelineEvent(story=story, number=number, key=facts.key)
            _describe(row, facts, pile)
            row.save()
            matched[facts.key] = row
    return matched


def _assign(pile: Pile, found: Sequence[EventFacts], matched: dict[str, TimelineEvent]) -> list[Claim]:
    """Put each claim into its event; return those that changed. What an analyst shaped keeps its claims and takes in
    new ones only.
    """
    shaped = shaped_events(pile)
    wanted = {each.claim: (matched[facts.key], each) for facts in found for each in facts.links}
    changed = []
    for key, claim in pile.claims.items():
        event, each = wanted.get(key, (None, None))
        if claim.is_locked("event") or claim.event_id in shaped or (claim.event_id and event and event.pk in shaped):
            continue
        score, reasons = (each.score, list(each.reasons)) if each else (None, [])
        before = claim.event_id, claim.link_score, claim.link_reasons
        if before != (event and event.pk, score, reasons):
            claim.event, claim.link_score, claim.link_reasons = event, score, reasons
            changed.append(claim)
    return changed


def _write(claims: Sequence[Claim]) -> None:
    Claim.objects.bulk_update(claims, ["event", "link_score", "link_reasons"], batch_size=200)


def _as_they_stand(pile: Pile, found: Sequence[EventFacts], matched: dict[str, TimelineEvent]) -> Described:
    """Events with what linking says of them; where analysts placed claims, described from what is in them."""
    rows = {row.pk: row for row in matched.values()}
    members: defaultdict[int, list[str]] = defaultdict(list)
    for key, claim in pile.claims.items():
        if claim.event_id:
            members[claim.event_id].append(key)
    for row in TimelineEvent.objects.filter(pk__in=set(members) - set(rows)).select_related("place"):
        rows[row.pk] = row
    facts_of = {matched[facts.key].pk: facts for facts in found}
    described: Described = []
    for pk, row in rows.items():
        facts = facts_of.get(pk)
        if facts is None or {each.claim for each in facts.links} != set(members[pk]):
            facts = as_one(pile, members[pk])
        described.append((row, facts))
    return described


def _describe(row: TimelineEvent, facts: EventFacts, pile: Pile) -> list[str]:
    """Set what the machine may; return the names of changed fields."""
    when = facts.when
    fields = row.set_by_machine(
        {
            "title": _cut(facts.title, 300),
            "status": facts.status.value,
            "place": pile.names.by_name.get(facts.place),
            "edtf": when.edtf if when else "",
            "lower": when.lower if when else None,
            "upper": when.upper if when else None,
            "basis": when.basis.value if when else "",
            "date_reason": when.reason if when else "",
        }
    )
    if not row.made_by_analyst and row.key != facts.key:
        row.key = facts.key
        fields.append("key")
    return fields


def _set_participants(pile: Pile, described: Described) -> None:
    """Set differences only, in three queries for any number of events."""
    Link = TimelineEvent.participants.through
    wanted = set()
    events = []
    for row, facts in described:
        if facts and not row.is_locked("participants"):
            events.append(row.pk)
            names = (pile.names.by_name.get(name) for name in facts.participants)
            wanted |= {(row.pk, entity.pk) for entity in names if entity}
    known = {(r.timelineevent_id, r.entity_id): r.pk for r in Link.objects.filter(timelineevent__in=events)}
    Link.objects.filter(pk__in=[pk for pair, pk in known.items() if pair not in wanted]).delete()
    Link.objects.bulk_create(
        (Link(timelineevent_id=event, entity_id=entity) for event, entity in sorted(wanted - known.keys())),
        batch_size=500,
    )


def _clear(among: TimelineEventQuerySet) -> None:
    """Remove machine events that nothing tells any more; what people touched stays, with nothing to tell."""
    empty = among.filter(claims=None)
    kept = set(empty.touched().values_list("pk", flat=True))
    rows = list(empty)
    gone = [row for row in rows if row.pk not in kept]
    search.forget(gone)
    TimelineEvent.objects.filter(pk__in=[row.pk for row in gone]).delete()
    left = [row for row in rows if row not in gone and row.article_count]
    for row in left:
        row.article_count = row.origin_count = row.unattributed_count = row.unknown_count = 0
        row.disputed = False
    TimelineEvent.objects.bulk_update(
        left, ["article_count", "origin_count", "unattributed_count", "unknown_count", "disputed"]
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
