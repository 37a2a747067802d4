"""The bridge from a fresh extraction to what linking reads: indexes become names, names become the story's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from events.linking.voices import Voices, voices
from events.values import (
    ArticleFacts,
    Attribution,
    Claim,
    ClaimFacts,
    DateReading,
    Document,
    Extraction,
    PublicationDate,
    TimeFacts,
    TimeReference,
)


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
    return ArticleFacts(document_id, published(document.published), tuple(told), document.text, source, owner)


def claim_facts(
    claim_id: str, article: str, text: str, claim: Claim, extraction: Extraction, entity_names: Mapping[str, str]
) -> ClaimFacts:
    """One claim with names for indexes."""

    def story(name: str) -> str:
        return entity_names.get(name, name)

    said = extraction.attributions[claim.attribution] if claim.attribution is not None else None
    told = _voices(said, {e.name: story(e.name) for e in extraction.entities}.get) if said else Voices()
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
        speakers=told.speakers,
        co_speakers=told.co_speakers,
        anonymous=told.anonymous,
        via=told.via,
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


def _voices(said: Attribution, story_name: Callable[[str], str | None]) -> Voices:
    nearest = [said.speaker] if said.speaker else []
    return voices([*nearest, *said.speakers], said.chain, said.anonymous or "", story_name)
