"""Values to rows: one article with everything that was read of it. Only called inside a transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from django.db.models import CharField, Max, Model, Q

from events import search
from events.ingest.near import know_names
from events.ingest.sources import source_of
from events.ingest.stories import be_the_only_writer
from events.linking.near import whole_name
from events.models import (
    Article,
    Attribution,
    Claim,
    ClaimRole,
    Entity,
    Mention,
    Original,
    Story,
    TimeReference,
)
from events.values import Claim as ClaimValue
from events.values import DateReading, Document, Extraction, NamedEntity, PublicationDate, RawItem
from events.values import TimeReference as TimeValue

Row = TypeVar("Row", bound=Model)
# As wide as their columns.
URL_LENGTH, NAME_LENGTH, HEAD_LENGTH = 2000, 200, 80


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def store_article(
    story: Story,
    item: RawItem,
    document: Document,
    extraction: Extraction,
    extractor: str,
    previous: Article | None = None,
) -> Article:
    """Write an article and its rows; with ``previous``, as that article's next version (same number and name)."""
    be_the_only_writer(story)  # who gives numbers, and hears of every decision
    if previous:
        previous.refresh_from_db()
    original, _ = Original.objects.get_or_create(
        sha256=sha256(item.data), defaults={"data": item.data, "kind": item.kind}
    )
    article = Article(
        story=story,
        number=previous.number if previous else _next_number(story),
        version=previous.version + 1 if previous else 1,
        name=item.name,
        source=source_of(document),
        original=original,
        headline=document.headline,
        headline_derived=document.headline_derived,
        byline=document.byline,
        url=_web_address(document.url),
        language=document.language,
        text=document.text,
        text_sha256=sha256(document.text.encode()),
        blocks=[[block.kind.value, block.start, block.end] for block in document.blocks],
        set_aside=[[line.text, line.reason] for line in document.set_aside],
        warnings=list(document.warnings),
        published_readings=[_as_json(reading) for reading in document.published_readings],
        extractor=extractor,
    )
    if chosen := document.published:
        article.published = DateReading(chosen.edtf, chosen.lower, chosen.upper, chosen.basis)
        article.published_evidence, article.published_wording = chosen.evidence, chosen.wording
    fitted(article).save()
    store_extraction(article, extraction)
    search.index([article])
    return article


def store_extraction(article: Article, extraction: Extraction) -> None:
    """Write what was read of an article that has no such rows yet."""
    entities = _entities(article.story, extraction.entities)
    base: dict[str, Any] = {"story": article.story, "article": article}
    Mention.objects.bulk_create(
        fitted(Mention(**base, entity=entities[m.entity], start=m.start, end=m.end, reading=m.reading))
        for m in extraction.mentions
        if m.entity in entities
    )
    times = TimeReference.objects.bulk_create(_time(base, article.text, time) for time in extraction.times)
    attributions = Attribution.objects.bulk_create(
        fitted(
            Attribution(
                **base,
                start=min(span.start for span in (*said.source, *said.cue, *said.content)),
                end=max(span.end for span in (*said.source, *said.cue, *said.content)),
                source_spans=_spans(said.source),
                cue_spans=_spans(said.cue),
                content_spans=_spans(said.content),
                speaker=entities.get(said.speaker or ""),
                anonymous=said.anonymous or "",
                speakers=list(said.speakers),
                chain=list(said.chain),
                stance=said.stance,
                act=said.act,
                reading=said.reading,
            )
        )
        for said in extraction.attributions
    )
    _store_claims(base, article.text, extraction.claims, entities, times, attributions)


def _store_claims(
    base: Mapping[str, Any],
    text: str,
    values: Iterable[ClaimValue],
    entities: Mapping[str, Entity],
    times: Sequence[TimeReference],
    attributions: Sequence[Attribution],
) -> None:
    values = _once(values)
    claims = Claim.objects.bulk_create(
        fitted(
            Claim(
                **base,
                start=value.start,
                end=value.end,
                quote=text[value.start : value.end],
                status=value.status.value,
                action=value.action,
                head=value.head[:HEAD_LENGTH],
                nominal=value.nominal,
                background=value.background,
                verb=value.verb,
                subject=value.subject,
                object=value.object,
                complement=value.complement,
                lemmas=list(value.lemmas),
                figures=[asdict(figure) for figure in value.figures],
                attribution=attributions[value.attribution] if value.attribution is not None else None,
            )
        )
        for value in values
    )
    Claim.times.through.objects.bulk_create(
        Claim.times.through(claim_id=claim.pk, timereference_id=times[number].pk)
        for claim, value in zip(claims, values, strict=True)
        for number in dict.fromkeys(value.times)
    )
    ClaimRole.objects.bulk_create(
        ClaimRole(claim=claim, entity=entities[name], role=role, position=position)
        for claim, value in zip(claims, values, strict=True)
        for position, (role, name) in enumerate(_roles(value))
        if name in entities
    )
    search.index(claims)


def _once(values: Iterable[ClaimValue]) -> list[ClaimValue]:
    """Claims without those that say again what an earlier one with the same span and head says."""
    first: dict[tuple[int, int, str], ClaimValue] = {}
    for value in values:
        first.setdefault((value.start, value.end, value.head[:HEAD_LENGTH]), value)
    return list(first.values())


def _roles(claim: ClaimValue) -> list[tuple[str, str]]:
    Role = ClaimRole.Role
    named = [(Role.AGENT, claim.agent), (Role.PATIENT, claim.patient), (Role.PLACE, claim.place)]
    return [(role.value, name) for role, name in [*named, *((Role.PARTICIPANT, p) for p in claim.participants)] if name]


def _time(base: Mapping[str, Any], text: str, value: TimeValue) -> TimeReference:
    wording = text[value.start : value.end]
    row = TimeReference(
        **base,
        start=value.start,
        end=value.end,
        wording=wording,
        kind=value.kind.value,
        anchor=value.anchor or "",
        formula=value.formula,
        rule=value.rule,
    )
    row.reading = time_reading(value, wording)
    return fitted(row)


def time_reading(value: TimeValue, wording: str) -> DateReading | None:
    """The date of a time expression, with the reason in words."""
    if not (value.edtf and value.lower and value.upper and value.basis):
        return None
    why = f"“{wording}”" + (f" reckoned from {value.anchor}" if value.anchor else "")
    return DateReading(value.edtf, value.lower, value.upper, value.basis, why)


def _entities(story: Story, named: Sequence[NamedEntity]) -> dict[str, Entity]:
    """The story's rows for an article's entities, by the article's names. New facts are added to known rows.

    A row is known by its name and kind as read, also where an analyst renamed it since; or else by those it has now.
    """
    names = [entity.name[:NAME_LENGTH] for entity in named]
    same = Q(name__in=names) | Q(name_keys__text__in={whole_name(name) for name in names})
    rows = Entity.objects.filter(same, story=story).distinct()
    known = {(row.name, row.kind): row for row in rows}
    known |= {
        (row.machine.get("name", row.name), row.machine.get("kind", row.kind)): row for row in rows.order_by("-pk")
    }
    found = {}
    touched = []
    for entity in named:
        row = known.get((entity.name[:NAME_LENGTH], entity.kind.value))
        if row is None:
            row = Entity(story=story, name=entity.name[:NAME_LENGTH], kind=entity.kind.value)
        facts = {
            "aliases": _union(row.aliases, entity.aliases),
            "titles": _union(row.titles, entity.titles),
            "country": row.country or entity.country,
        }
        if row.set_by_machine(facts) or row.pk is None:
            fitted(row).save()
            touched.append(row)
        known[entity.name[:NAME_LENGTH], entity.kind.value] = found[entity.name] = row
    search.index(touched)
    know_names(story, touched)
    return found


def _union(known: Iterable[str], new: Iterable[str]) -> list[str]:
    return sorted({*known, *new})


def _next_number(story: Story) -> int:
    return int(story.articles.aggregate(last=Max("number"))["last"] or 0) + 1


def _web_address(url: str) -> str:
    """An address that can stand behind a link: no "javascript:", nothing cut off."""
    return url if url.startswith(("http://", "https://")) and len(url) <= URL_LENGTH else ""


def _spans(spans: Iterable[Any]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _as_json(reading: PublicationDate) -> dict[str, str]:
    return {
        "edtf": reading.edtf,
        "lower": reading.lower.isoformat(),
        "upper": reading.upper.isoformat(),
        "basis": reading.basis.value,
        "evidence": reading.evidence,
        "wording": reading.wording,
    }


def fitted(row: Row) -> Row:
    """Cut words to the width of their columns: a headline of 600 characters must not cost an analyst the article."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if (
            isinstance(field, CharField)
            and field.max_length
            and isinstance(value, str)
            and len(value) > field.max_length
        ):
            setattr(row, field.attname, value[: field.max_length - 1] + "…")
    return row
