"""A changed file: what analysts did on the old version goes to the new one, or is marked as having lost its place."""

from __future__ import annotations

from collections import defaultdict

from events import search
from events.ingest import near
from events.ingest.anchors import find
from events.ingest.reread import reread_times
from events.models import Annotation, Article, Claim
from events.models.annotation import CONTEXT_LENGTH
from events.models.base import Lockable

# What an analyst decides on a claim, beside the fields that ``locked`` names.
CLAIM_DECISIONS = ("hidden", "credibility", "credibility_reason")


def carry(old: Article, new: Article) -> set[int]:
    """Let ``new`` take ``old``'s place; return the events that ``old`` told of.

    Only called inside the transaction that stored ``new``.
    """
    events = set(old.claims.exclude(event=None).values_list("event", flat=True))
    old.superseded_by = new
    old.save(update_fields=["superseded_by"])
    _carry_locks(old, new)
    new.save()
    _carry_claims(old, new)
    _carry_notes(new)
    search.forget([old, *old.claims.all()])
    near.forget(old)
    if new.is_locked("published_edtf"):
        reread_times(new)
    return events


def _carry_locks(old: Lockable, new: Lockable) -> None:
    """Decided fields keep the analyst's value; what the machine reads now is remembered beside it."""
    read = {name: getattr(new, name) for name in old.locked if hasattr(new, name)}
    for name in read:
        setattr(new, name, getattr(old, name))
    new.machine = {name: value for name, value in old.machine.items() if name not in read}
    new.lock(old.locked)
    new.set_by_machine(read)


def _carry_claims(old: Article, new: Article) -> None:
    """Claims found word for word keep their event and decisions; notes on the others are orphaned."""
    places: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in new.claims.all():
        places[claim.quote, claim.head].append(claim)
    moved: dict[int, Claim] = {}
    for claim in old.claims.all():
        if same := places[claim.quote, claim.head]:
            twin = _nearest(same, claim.start)
            same.remove(twin)
            _carry_claim(claim, twin)
            moved[claim.pk] = twin
    search.index([new, *new.claims.all()])
    for note in Annotation.objects.filter(claim__article=old):
        found = moved.get(note.claim_id or 0)
        note.claim, note.orphaned = found or note.claim, found is None
        note.save(update_fields=["claim", "orphaned"])
    old.claims.update(event=None)


def _nearest(claims: list[Claim], start: int) -> Claim:
    return min(claims, key=lambda claim: abs(claim.start - start))


def _carry_claim(old: Claim, new: Claim) -> None:
    _carry_locks(old, new)
    new.event, new.link_score, new.link_reasons = old.event, old.link_score, old.link_reasons
    for name in CLAIM_DECISIONS:
        setattr(new, name, getattr(old, name))
    new.save()
    new.origin_decisions.set(old.origin_decisions.all())


def _carry_notes(new: Article) -> None:
    """Notes on words are anchored anew; those that an earlier version lost get another chance."""
    versions = Article.objects.filter(story=new.story, number=new.number).exclude(pk=new.pk)
    for note in Annotation.objects.filter(article__in=versions, parent=None):
        _anchor(note, new)


def _anchor(note: Annotation, article: Article) -> None:
    if note.exact:
        span = find(article.text, note.exact, note.prefix, note.suffix, note.start or 0)
        note.orphaned = span is None
        if span is None:
            note.save(update_fields=["orphaned"])
            return
        note.start, note.end = span.start, span.end
        note.exact = span.of(article.text)
        note.prefix = article.text[max(0, span.start - CONTEXT_LENGTH) : span.start]
        note.suffix = article.text[span.end : span.end + CONTEXT_LENGTH]
    note.article = article
    note.save()
    note.replies.update(article=article)
    search.index([note])
