"""The bridge from a fresh extraction to what linking reads: indexes become names, names become the story's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from events.linking.threads import FUNCTION_WORDS
from events.values import (
    ArticleFacts,
    Attribution,
    BlockKind,
    Claim,
    ClaimFacts,
    DateReading,
    Document,
    Extraction,
    PublicationDate,
    Status,
    TimeFacts,
    TimeReference,
)

# A line of fewer content words is a rubric or a place ("WORLD NEWS"), no assertion.
FEWEST_HEADLINE_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


def facts(
    document_id: str,
    document: Document,
    extraction: Extraction,
    entity_names: Mapping[str, str],
    source: str = "",
    owner: str = "",
) -> ArticleFacts:
    """One article for linking. Claim ids are ``<document_id>#<number>`` in order of the text, from 0.

    ``entity_names`` maps the article's entity names to the story's (``unify``); a name that is missing stands for
    itself.
    """
    told = [
        claim_facts(f"{document_id}#{n}", document_id, document.text, claim, extraction, entity_names)
        for n, claim in enumerate(extraction.claims)
    ]
    told += _headline_claims(document_id, document, extraction, entity_names)
    claims = tuple(sorted(told, key=lambda claim: (claim.start, claim.end)))
    return ArticleFacts(document_id, published(document.published), claims, document.text, source, owner)


def _headline_claims(
    document_id: str, document: Document, extraction: Extraction, entity_names: Mapping[str, str]
) -> Iterator[ClaimFacts]:
    """A headline without a verb that the extraction knows ("Major Fire at Market Hall") still asserts: by its words.

    Their ids are ``<document_id>#headline<number>``; they have no action, so that only wording, names and place in the
    article link them.
    """
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.HEADLINE:
            continue
        if any(claim.start < block.end and block.start < claim.end for claim in extraction.claims):
            continue
        named = [m for m in extraction.mentions if block.start <= m.start and m.end <= block.end]
        text = document.text[block.start : block.end]
        words = tuple(word for word in (w.lower() for w in _WORD.findall(text)) if word not in FUNCTION_WORDS)
        if len(words) >= FEWEST_HEADLINE_WORDS:
            yield ClaimFacts(
                id=f"{document_id}#headline{number}",
                article=document_id,
                quote=text,
                status=Status.HAPPENED,
                participants=tuple(dict.fromkeys(entity_names.get(m.entity, m.entity) for m in named)),
                lemmas=words,
                start=block.start,
                end=block.end,
            )


def claim_facts(
    claim_id: str, article: str, text: str, claim: Claim, extraction: Extraction, entity_names: Mapping[str, str]
) -> ClaimFacts:
    """One claim with names for indexes."""

    def story(name: str) -> str:
        return entity_names.get(name, name)

    said = extraction.attributions[claim.attribution] if claim.attribution is not None else None
    return ClaimFacts(
        id=claim_id,
        article=article,
        quote=text[claim.start : claim.end],
        status=claim.status,
        action=claim.action,
        head=claim.head,
        agent=story(claim.agent),
        patient=story(claim.patient),
        place=story(claim.place),
        participants=tuple(dict.fromkeys(story(name) for name in claim.participants)),
        times=tuple(time_facts(text, extraction.times[n]) for n in claim.times),
        figures=claim.figures,
        lemmas=claim.lemmas,
        speakers=_speakers(said, entity_names),
        anonymous=(said.anonymous or "") if said else "",
        stance=said.stance if said else "asserts",
        nominal=claim.nominal,
        background=claim.background,
        start=claim.start,
        end=claim.end,
        verb=claim.verb,
        subject=claim.subject,
        object=claim.object,
        complement=claim.complement,
    )


def time_facts(text: str, time: TimeReference) -> TimeFacts:
    """A time expression with its reading, or with its formula where it has none."""
    reading = None
    if time.edtf and time.lower and time.upper and time.basis:
        why = f"“{text[time.start : time.end]}”" + (f" reckoned from {time.anchor}" if time.anchor else "")
        reading = DateReading(time.edtf, time.lower, time.upper, time.basis, why)
    return TimeFacts(text[time.start : time.end], reading, time.formula)


def published(date: PublicationDate | None) -> DateReading | None:
    return DateReading(date.edtf, date.lower, date.upper, date.basis, date.evidence) if date else None


def _speakers(said: Attribution | None, entity_names: Mapping[str, str]) -> tuple[str, ...]:
    """Who says it, nearest first: the speaker, then the chain to its end. Several speakers of one cue stand side by
    side.
    """
    if said is None:
        return ()
    named = (
        (said.speaker,) if said.speaker and said.chain else said.speakers or ((said.speaker,) if said.speaker else ())
    )
    return tuple(dict.fromkeys(entity_names.get(name, name) for name in (*named, *said.chain) if name))
