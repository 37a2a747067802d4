"""What speaks for an event: its origins, its disagreements, and the counts that lists show."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch

from events.ingest.pile import Pile
from events.linking import OriginDecision as DecisionValue
from events.linking import counts, decided, disagreements, origins
from events.linking.reuse import Reuse
from events.models import Claim, Disagreement, OriginDecision, OriginGroup, Story, TimelineEvent
from events.values import DisagreementFacts, EventFacts
from events.values import OriginGroup as OriginValue

Described = list[tuple[TimelineEvent, EventFacts | None]]
COUNTS = ("article_count", "origin_count", "unattributed_count", "unknown_count", "disputed")
STANDING = (Disagreement.State.SUGGESTED, Disagreement.State.CONFIRMED)
SAYS_LENGTH = 300  # as wide as its columns


def keep_evidence(story: Story, pile: Pile, described: Described, reuses: Sequence[Reuse] | None) -> None:
    """Write origins, disagreements and counts of events; only what changed is written.

    The pile holds all claims of the events' articles: "the place has not been disclosed" is no happening, but stands
    against those who tell the place.
    """
    events = [row for row, _ in described]
    groups, differing = _known(OriginGroup, events), _known(Disagreement, events)
    members: defaultdict[int, list[str]] = defaultdict(list)
    told: defaultdict[int, list[str]] = defaultdict(list)
    for key, claim in pile.claims.items():
        told[claim.article_id].append(key)
        if claim.event_id:
            members[claim.event_id].append(key)
    placed = {key: claim.event_id for key, claim in pile.claims.items() if claim.event_id}
    lies_in = pile.names.lies_in()
    said = _said_of_origins(story, pile)
    changed = []
    for row, facts in described:
        claims = pile.facts(members[row.pk])
        about = pile.only(members[row.pk])
        article_of = {claim.id: claim.article for claim in claims}
        found = origins(claims, about, _touching(reuses, {article.id for article in about}))
        if here := [one for one in said if not one.claims.isdisjoint(article_of)]:
            found = decided(found, here, article_of, {ref: _called(ref, pile) for ref in article_of.values()})
        _keep_origins(row, found, groups[row.pk], pile)
        beside = pile.facts(key for article in about for key in told[pile.rows[article.id].pk])
        differ = disagreements(facts, beside, about, lies_in, placed) if facts else ()
        standing = _keep_disagreements(row, differ, differing[row.pk], pile)
        known, unattributed, unknown = counts(found)
        disputed = any(d.state in STANDING and d.kind != Disagreement.Kind.SUPERSEDED for d in standing)
        values = (len(about), known, unattributed, unknown, disputed)
        if values != tuple(getattr(row, name) for name in COUNTS):
            for name, value in zip(COUNTS, values, strict=True):
                setattr(row, name, value)
            changed.append(row)
    TimelineEvent.objects.bulk_update(changed, COUNTS, batch_size=200)


def _touching(reuses: Sequence[Reuse] | None, articles: set[str]) -> list[Reuse] | None:
    return None if reuses is None else [r for r in reuses if r.left in articles and r.right in articles]


def _known(model: Any, events: Iterable[TimelineEvent]) -> defaultdict[int, list[Any]]:
    """Rows by event, with their members fetched once for all."""
    related = ("articles", "proof") if model is OriginGroup else ("left", "right")
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(event__in=[e.pk for e in events]).prefetch_related(*related).order_by("pk"):
        found[row.event_id].append(row)
    return found


# --- origins ---


def _said_of_origins(story: Story, pile: Pile) -> list[DecisionValue]:
    """What analysts decided on origins, as far as the claims of the pile go, oldest first."""
    by_key = {claim.pk: key for key, claim in pile.claims.items()}
    rows = OriginDecision.objects.standing().filter(story=story).select_related("decided_by")
    found = []
    for row in rows.prefetch_related(Prefetch("claims", Claim.objects.only("pk"))):
        claims = frozenset(by_key[claim.pk] for claim in row.claims.all() if claim.pk in by_key)
        together = row.verdict == OriginDecision.Verdict.TOGETHER
        found.append(DecisionValue(together, claims, str(row.decided_by or ""), row.reason))
    return found


def _called(article: str, pile: Pile) -> str:
    """An article as one of several of its source: "Harbour Post (AL-3)"."""
    row = pile.rows[article]
    return f"{row.source} ({row.ref})" if row.source else row.ref


def _keep_origins(event: TimelineEvent, found: Sequence[OriginValue], known: list[OriginGroup], pile: Pile) -> None:
    rows = {(row.kind, row.name): row for row in known}
    wanted = set()
    for position, value in enumerate(found, 1):
        name = _origin_name(value, pile)[:SAYS_LENGTH]
        row = rows.get((value.kind, name)) or OriginGroup(story=event.story, event=event, kind=value.kind, name=name)
        fields = row.set_by_machine({"reason": value.reason, "position": position if row.is_known else 0})
        if fields or row.pk is None:
            row.save()
        _set(row.articles, {pile.rows[article].pk for article in value.articles})
        _set(row.proof, {pile.claims[claim].pk for claim in value.proof})
        wanted.add(row.pk)
    gone = [row.pk for row in known if row.pk not in wanted and not row.locked]
    if gone:
        OriginGroup.objects.filter(pk__in=gone).delete()


def _origin_name(value: OriginValue, pile: Pile) -> str:
    """What the group is called: whom it cites, or whose wording it shares."""
    if value.kind == "reuse":
        row = pile.rows[value.articles[0]]
        return f"wording of {row.source or row.ref}"
    return value.name or "no source given"


# --- disagreements ---


def _keep_disagreements(
    event: TimelineEvent, found: Sequence[DisagreementFacts], known: list[Disagreement], pile: Pile
) -> list[Disagreement]:
    """Those that stand after it. Decided ones stay whatever is found; open ones that are not found again go."""
    standing = []
    left_over = list(known)
    for value in found:
        left, right = ({pile.claims[claim].pk for claim in side} for side in (value.left, value.right))
        row = _same(value, left, right, left_over)
        if row:
            left_over.remove(row)
        else:
            row = Disagreement(story=event.story, event=event, key=_key(value), kind=value.kind)
        told = {"about": value.about, "left_says": value.left_says, "right_says": value.right_says}
        told = {name: text[:SAYS_LENGTH] for name, text in told.items()} | {"reason": value.reason}
        if row.pk is None or any(getattr(row, name) != text for name, text in told.items()):
            for name, text in told.items():
                setattr(row, name, text)
            row.save()
        _set(row.left, left)
        _set(row.right, right)
        standing.append(row)
    decided = [row for row in left_over if row.decided_at]
    gone = [row.pk for row in left_over if not row.decided_at]
    if gone:
        Disagreement.objects.filter(pk__in=gone).delete()
    return [*standing, *decided]


def _same(
    value: DisagreementFacts, left: set[int], right: set[int], known: Sequence[Disagreement]
) -> Disagreement | None:
    """The row that this is: the same things said, or the same two sides though others have joined them."""
    key = _key(value)
    by_key = next((row for row in known if row.key == key), None)
    return by_key or next(
        (
            row
            for row in known
            if row.kind == value.kind
            and left & {c.pk for c in row.left.all()}
            and right & {c.pk for c in row.right.all()}
        ),
        None,
    )


def _key(value: DisagreementFacts) -> str:
    said = "\n".join((value.kind, *sorted((value.left_says, value.right_says))))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _set(relation: Any, keys: set[int]) -> None:
    """Set members without a query where they are the same and were fetched."""
    if {row.pk for row in relation.all()} != keys:
        relation.set(keys)
