"""What an event's page says: what is agreed, what differs, who says so, who is silent. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch

from events import wording
from events.models import Article, Claim, ClaimRole, Disagreement, OriginDecision, OriginGroup, TimelineEvent
from events.views.palette import UNATTRIBUTED, Mark, Palette
from events.views.provenance import Provenance, provenance
from events.views.series import Series, moves_on, series

# Something is agreed when two articles say it; with many articles, when half of them do.
AGREED_SHARE = 0.5
# Names that an agreed core lists before it becomes a register.
NAMES_SHOWN = 6
# A long tail of silent articles is a number, not a list.
SILENT_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that several articles say: "who", its words, and how many of them."""

    about: str
    words: str
    count: int


@dataclass(slots=True)
class Voice:
    """An origin of the event with the quotes that prove it."""

    mark: Mark
    group: OriginGroup | None
    claims: list[Claim] = field(default_factory=list)
    decisions: list[OriginDecision] = field(default_factory=list)  # of analysts, that shaped it

    @property
    def articles(self) -> int:
        return len({claim.article_id for claim in self.claims})


@dataclass(slots=True)
class Brief:
    """Everything the event's page shows. ``telling`` and ``silent`` are in order of publication."""

    event: TimelineEvent
    telling: list[Article]
    silent: list[Article]
    silent_more: int
    agreed: list[Point]
    differs: list[Disagreement]
    dismissed: list[Disagreement]
    series: list[Series]
    voices: list[Voice]
    suspects: list[Article]
    likely: str
    ways: Provenance | None

    @property
    def total(self) -> int:
        return len(self.telling) + len(self.silent) + self.silent_more

    @property
    def known(self) -> list[Voice]:
        return [voice for voice in self.voices if voice.mark.known]


def brief(event: TimelineEvent, palette: Palette) -> Brief:
    """Read an event for its page, in a constant number of queries."""
    claims = claims_of(event)
    order = list(Article.objects.current().filter(story=event.story).in_order().light().select_related("source"))
    told = {claim.article_id for claim in claims}
    telling = [article for article in order if article.pk in told]
    silent = [article for article in order if article.pk not in told]
    for article in order:
        article.story = event.story
    sides = Claim.objects.select_related("article__source", "article__story").defer(
        "article__text", "article__blocks", "article__set_aside"
    )
    disagreements = list(
        Disagreement.objects.filter(event=event)
        .select_related("decided_by")
        .prefetch_related(Prefetch("left", queryset=sides), Prefetch("right", queryset=sides))
    )
    dismissed = [d for d in disagreements if d.state == Disagreement.State.DISMISSED]
    spoken = voices(event, claims, palette, telling)
    marks = {claim.pk: voice.mark for voice in spoken for claim in voice.claims}
    return Brief(
        event=event,
        telling=telling,
        silent=silent[:SILENT_SHOWN],
        silent_more=max(len(silent) - SILENT_SHOWN, 0),
        agreed=agreed(event, claims, len(telling)),
        differs=[d for d in disagreements if d not in dismissed and not moves_on(d)],
        dismissed=dismissed,
        series=series([d for d in disagreements if moves_on(d) and d not in dismissed], marks),
        voices=spoken,
        ways=provenance([(claim, v.mark) for v in spoken for claim in v.claims], telling, palette),
        suspects=[article for article in telling if article.published_suspect],
        likely=", ".join(filter(None, [event.likelihood, event.confidence and f"{event.confidence} confidence"])),
    )


def claims_of(event: TimelineEvent) -> list[Claim]:
    """An event's visible claims with all that their quotes show, in the order of the text."""
    found = list(Claim.objects.standing().filter(event=event).with_voices().order_by("article__number", "start"))
    for claim in found:
        claim.story = event.story
    return found


def agreed(event: TimelineEvent, claims: Sequence[Claim], articles: int) -> list[Point]:
    """What at least two articles (and half of those that tell it) have in common, as who, where, what and when."""
    if articles < 2:
        return []
    least = max(2, round(articles * AGREED_SHARE))
    who: dict[str, set[int]] = defaultdict(set)
    where: dict[str, set[int]] = defaultdict(set)
    when: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        for role in claim.roles.all():
            entity = role.entity.standing
            if not entity.hidden:
                (where if role.role == ClaimRole.Role.PLACE else who)[entity.name].add(claim.article_id)
        for time in claim.times.all():
            when[_time_words(time.wording, event, time.lower, time.upper)].add(claim.article_id)
    points = []
    for about, found in (("Who", who), ("Where", where), ("When", when)):
        shared = [(words, len(a)) for words, a in found.items() if words and len(a) >= least]
        shared.sort(key=lambda item: (-item[1], item[0]))
        points += [Point(about, words, n) for words, n in shared[:NAMES_SHOWN]]
    return points


def _time_words(said: str, event: TimelineEvent, lower: object, upper: object) -> str:
    """The event's day in words where a time reads as that day; otherwise the text's own words."""
    if event.lower and event.upper and lower == event.lower and upper == event.upper:
        return wording.bounds(event.lower, event.upper)
    return f"“{said}”" if lower is None else ""


def voices(event: TimelineEvent, claims: Iterable[Claim], palette: Palette, order: Sequence[Article]) -> list[Voice]:
    """Quotes under the origin that they prove; a quote that proves none gives no source, whatever its article cites.

    Known origins first, those without a source last; quotes in order of publication.
    """
    groups = list(OriginGroup.objects.filter(event=event).prefetch_related("proof"))
    found = {group.pk: Voice(palette.mark(group), group) for group in groups}
    by_claim: dict[int, Voice] = {}
    for group in groups:
        for claim in group.proof.all():
            by_claim.setdefault(claim.pk, found[group.pk])
    rest = next((voice for voice in found.values() if voice.mark is UNATTRIBUTED), Voice(UNATTRIBUTED, None))
    position = {article.pk: at for at, article in enumerate(order)}
    for claim in sorted(claims, key=lambda c: (position.get(c.article_id, len(position)), c.start)):
        by_claim.get(claim.pk, rest).claims.append(claim)
    listed = [voice for voice in found.values() if voice is not rest and voice.claims]
    _decisions(event, listed)
    return sorted(listed, key=lambda voice: not voice.mark.known) + ([rest] if rest.claims else [])


def _decisions(event: TimelineEvent, voices: Iterable[Voice]) -> None:
    """Give each origin the decisions that speak of its quotes."""
    made = OriginDecision.objects.standing().filter(story=event.story, claims__event=event).distinct()
    for decision in made.select_related("decided_by").prefetch_related(Prefetch("claims", Claim.objects.only("pk"))):
        meant = {claim.pk for claim in decision.claims.all()}
        for voice in voices:
            if not meant.isdisjoint(claim.pk for claim in voice.claims):
                voice.decisions.append(decision)


def mark_of(claim: Claim, marks: dict[int, Mark], palette: Palette) -> Mark:
    """The mark of one claim in a table: its group's, else its speaker's, else none."""
    if claim.pk in marks:
        return marks[claim.pk]
    said = claim.attribution
    if said and said.speaker:
        return palette.named(said.speaker.standing.name)
    if said and said.anonymous:
        return Mark(f"“{said.anonymous}”", "?", 0, False, f"a source without a name: “{said.anonymous}”")
    return UNATTRIBUTED


def claim_marks(events: Sequence[int], palette: Palette) -> dict[int, Mark]:
    """The mark of every claim that proves an origin of these events, in two queries."""
    marks: dict[int, Mark] = {}
    for group in OriginGroup.objects.filter(event__in=events).prefetch_related("proof"):
        for claim in group.proof.all():
            marks.setdefault(claim.pk, palette.mark(group))
    return marks
