"""An article's rows as marks in its text: what the machine read, and what people noted, each with its explanation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from events.marks import Mark, render
from events.models import Annotation, Article, Attribution, Claim, Mention, TimeReference
from events.values import Span

# What can be shown; names are off at first: a page where every second word is underlined is hard to read.
LAYERS = {"claims": "Claims", "times": "Times", "voices": "Who says so", "names": "Names", "notes": "Notes"}
SHOWN_AT_FIRST = ("claims", "times", "voices", "notes")


@dataclass(frozen=True, slots=True)
class Read:
    """All rows of one article, each list in order of the text."""

    claims: Sequence[Claim]
    times: Sequence[TimeReference]
    voices: Sequence[Attribution]
    mentions: Sequence[Mention]
    notes: Sequence[Annotation]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the text as the page shows it, with the notes that stand beside it."""

    kind: str
    start: int
    end: int
    html: SafeString
    notes: list[Annotation]


def read(article: Article) -> Read:
    """In a constant number of queries."""
    notes = list(
        Annotation.objects.standing().threads().filter(article=article).with_thread().order_by("start", "created_at")
    )
    on_claims = Annotation.objects.standing().threads().filter(claim__article=article).with_thread()
    return Read(
        claims=list(Claim.objects.filter(article=article, hidden=False).with_voices().order_by("start", "-end")),
        times=list(article.times.all()),
        voices=list(article.attributions.select_related("speaker__merged_into")),
        mentions=list(
            article.mentions.filter(entity__hidden=False).select_related("entity__story", "entity__merged_into__story")
        ),
        notes=[*notes, *on_claims.order_by("claim__start", "created_at")],
    )


def marks(found: Read, layers: Iterable[str], query: str) -> list[Mark]:
    """The marks of the layers that are shown. ``query`` is what an explanation's address keeps of the page's own."""
    kept = f"&{query}" if query else ""
    shown = set(layers)
    result: list[Mark] = []
    if "claims" in shown:
        result += [_claim(claim, number, kept) for number, claim in enumerate(found.claims, 1)]
    if "times" in shown:
        result += [
            Mark(Span(time.start, time.end), "time", f"time-{time.pk}", f"?read=time-{time.pk}{kept}",
                 extra="" if time.edtf else "is-open")
            for time in found.times
        ]  # fmt: skip
    if "voices" in shown:
        for voice in found.voices:
            result += _voice(voice, kept)
    if "names" in shown:
        result += [
            Mark(Span(mention.start, mention.end), "name", f"name-{mention.pk}", f"?read=name-{mention.pk}{kept}",
                 extra=f"is-{mention.entity.kind}")
            for mention in found.mentions
        ]  # fmt: skip
    if "notes" in shown:
        result += [
            Mark(Span(note.start, note.end), "note", f"words-{note.pk}", f"#note-{note.pk}",
                 f"{note.get_kind_display()} by {note.author}", handle="✎", extra=f"is-{note.kind}")
            for note in found.notes
            if note.start is not None and note.end is not None and not note.orphaned
        ]  # fmt: skip
    return result


def blocks(article: Article, found: Read, drawn: Sequence[Mark], *, with_notes: bool) -> list[TextBlock]:
    """The text block by block, each with the notes whose words begin in it. Notes on no words come with none."""
    parts = [(str(kind), int(start), int(end)) for kind, start, end in article.blocks]
    if not parts and article.text:
        parts = [("paragraph", 0, len(article.text))]
    beside: list[list[Annotation]] = [[] for _ in parts]
    for note in found.notes if with_notes else ():
        place = note_start(note)
        if place is None:
            continue
        index = next((i for i, (_, _, end) in enumerate(parts) if place < end), len(parts) - 1)
        beside[index].append(note)
    return [
        TextBlock(kind, start, end, render(article.text, Span(start, end), drawn), notes)
        for (kind, start, end), notes in zip(parts, beside, strict=True)
        if start < end
    ]


def note_start(note: Annotation) -> int | None:
    """Where in the article a note belongs: at its words, or at its claim's; ``None`` for a note on the whole."""
    if note.orphaned:
        return None
    if note.claim_id and note.claim:
        return note.claim.start
    return note.start


def _claim(claim: Claim, number: int, kept: str) -> Mark:
    said = f", put to {claim.attribution.who}" if claim.attribution else ""
    return Mark(
        Span(claim.start, claim.end),
        "claim",
        f"claim-{claim.pk}",
        f"?read=claim-{claim.pk}{kept}",
        f"Claim {number}: {claim.status}{said}",
        handle=str(number),
        extra=f"is-{claim.status}{' is-background' if claim.background else ''}",
        row=True,
    )


def _voice(voice: Attribution, kept: str) -> list[Mark]:
    spans = sorted({(int(start), int(end)) for start, end in [*voice.source_spans, *voice.cue_spans]})
    return [
        Mark(Span(start, end), "voice", f"voice-{voice.pk}", f"?read=voice-{voice.pk}{kept}", further=bool(index))
        for index, (start, end) in enumerate(spans)
        if start < end
    ]
