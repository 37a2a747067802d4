"""Claims of many articles to events: what is told of one happening comes together, and each link says why."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from events.linking.clusters import Pair, cluster
from events.linking.eventful import makes_event
from events.linking.likeness import Prepared, at_head, likeness, prepare
from events.linking.pile import pile_of
from events.linking.reasons import reasons
from events.linking.threads import threads
from events.linking.titles import title
from events.linking.when import agreed, overlap, readings
from events.values import ArticleFacts, ClaimFacts, DateReading, Decisions, EventFacts, Link, Status

# Mean likeness between two groups of claims at which they are one event. On the development stories the precision of
# sentence pairs passes 85 % here.
EVENT_LIKENESS = 0.45
# A pair less alike than this tells nothing, and leaving it out keeps the table sparse.
NEGLIGIBLE = 0.03
# A posting longer than this costs more than it finds: pairs grow with its square. At 500 the development stories, in
# threads of about ten articles, lose none.
LONGEST_POSTING = 500
# The sentences at the head of an article, from 0: headline, a line below it, lead.
LAST_OF_HEAD = 2
# Where a sentence ends, well enough to count them: a stop before white space, or a line break.
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+|\n+")
# What an event's status is where nothing happened yet: the first of these that any claim has.
_OPEN_STATUSES = (Status.EXPECTED, Status.POSSIBLE, Status.DENIED)


def link(articles: Sequence[ArticleFacts], decisions: Decisions) -> tuple[EventFacts, ...]:
    """Group the claims of a pile into events, in order of date (undated last), then of key.

    Background claims and opinions make no event; one at the head of its article may join one that others make. What one
    article alone tells makes an event where its frame is whole (``eventful``). A claim is in one event at most.
    ``decisions.together`` and ``apart`` always hold (``apart`` of a pair that ``together`` joins is void), and what was
    ``placed`` makes an event. The order of ``articles`` and of their claims does not matter. Claim ids are unique, else
    ``ValueError``.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    claims = prepared(ordered)
    number = {p.claim.id: n for n, p in enumerate(claims)}
    if len(number) != len(claims):
        raise ValueError("claim ids must be unique in the pile")
    scores, apart = compare(claims)
    together = _numbered(decisions.together, number)
    decided = set(together) | set(_numbered(decisions.apart, number))
    apart = [p for p in apart if p not in decided] + _numbered(decisions.apart, number)
    groups = cluster(len(claims), scores, together, apart, EVENT_LIKENESS)
    members = [[claims[n] for n in group] for group in groups]
    found = [_event(group) for group in members if makes_event(group, decisions.placed)]
    return tuple(sorted(found, key=lambda e: (e.when is None, e.when.lower if e.when else None, e.key)))


def describe(articles: Sequence[ArticleFacts]) -> EventFacts | None:
    """All claims of these articles as one event, however unlike they are; ``None`` where none tells a happening."""
    claims = prepared(sorted(articles, key=lambda article: article.id))
    return _event(claims) if claims else None


def prepared(articles: Sequence[ArticleFacts]) -> list[Prepared]:
    """All claims that can make an event, ordered by article and place in the text, ready for comparing."""
    pile = pile_of(articles)
    found = []
    for article, thread in zip(articles, threads(articles), strict=True):
        for rank, told in enumerate(_by_sentence(article)):
            found += [prepare(claim, pile, rank, thread) for claim in _happening(told, rank)]
    return found


def _happening(told: Sequence[ClaimFacts], rank: int) -> list[ClaimFacts]:
    """What of a sentence's claims can be of an event. A lead tells the news, also where its verb tells none ("X is
    out as coach").
    """
    can = [claim for claim in told if claim.status is not Status.OPINION]
    foreground = [claim for claim in can if not claim.background]
    return foreground or (can if rank <= LAST_OF_HEAD else [])


def _by_sentence(article: ArticleFacts) -> list[list[ClaimFacts]]:
    """The article's claims, those of one sentence together, in order of the text. Without a text each claim is one."""
    ends = [match.end() for match in SENTENCE_END.finditer(article.text)]
    found: defaultdict[int, list[ClaimFacts]] = defaultdict(list)
    for number, claim in enumerate(sorted(article.claims, key=lambda c: (c.start, c.end, c.id))):
        found[bisect_right(ends, claim.start) if article.text else number].append(claim)
    return [found[key] for key in sorted(found)]


def compare(claims: Sequence[Prepared]) -> tuple[dict[Pair, float], list[Pair]]:
    """Scores of the pairs worth looking at, and the pairs that time forbids."""
    scores, apart = {}, []
    for left, right in _candidates(claims):
        score = likeness(claims[left], claims[right])
        if score is None:
            apart.append((left, right))
        elif score > NEGLIGIBLE:
            scores[left, right] = score
    return scores, apart


def _candidates(claims: Sequence[Prepared]) -> set[Pair]:
    """Pairs of a thread that share a term or the action or stand at the head, and pairs across threads that share both
    the action and a name. What more than ``LONGEST_POSTING`` claims share tells too little to be looked at.
    """
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, item in enumerate(claims):
        for key in _keys(item):
            postings[key].append(number)
    useful = (group for group in postings.values() if len(group) <= LONGEST_POSTING)
    return {(b, a) for group in useful for i, a in enumerate(group) for b in group[:i]}


def _keys(item: Prepared) -> Iterable[tuple[str, ...]]:
    """What a claim is looked up by."""
    thread = str(item.thread)
    yield from ((thread, "term", term) for term in item.vector)
    if at_head(item):
        yield thread, "head"
    if item.claim.action:
        yield thread, "action", item.claim.action
        yield from (("across", item.claim.action, name) for name in sorted(item.names))


def _numbered(pairs: Iterable[frozenset[str]], number: dict[str, int]) -> list[Pair]:
    """Decisions as pairs of numbers; those about claims that are no longer in the pile are passed over."""
    known = (sorted(number[c] for c in ids) for ids in pairs if all(c in number for c in ids) and len(ids) == 2)
    return sorted((a, b) for a, b in known)


def _event(members: Sequence[Prepared]) -> EventFacts:
    claims = [member.claim for member in members]
    place = _commonest(claim.place for claim in claims)
    status = _status([claim for claim in claims if not claim.background] or claims)
    return EventFacts(
        key=hashlib.sha256(claims[0].id.encode()).hexdigest()[:16],
        title=title(claims, place),
        status=status,
        when=_when(claims, status),
        place=place,
        participants=_participants(claims),
        links=tuple(_link(member, members) for member in members),
    )


def _link(member: Prepared, members: Sequence[Prepared]) -> Link:
    """The claim's strongest tie inside the event; one of another article before one of its own."""
    others = [o for o in members if o is not member]
    if not others:
        return Link(member.claim.id, 1.0, ("the only claim of this event",))
    rated = [(o.claim.article == member.claim.article, -(likeness(member, o) or 0.0), o.claim.id, o) for o in others]
    _, score, _, best = min(rated, key=lambda r: r[:3])
    return Link(member.claim.id, round(-score, 3), reasons(member, best))


def _status(claims: Sequence[ClaimFacts]) -> Status:
    """Happened, where as many articles tell it so as still expect it; an article that does both expects it.

    "As they convene for the summit" is written beforehand: one such sentence does not outvote three that look ahead.
    Nor does "she travelled by train" tell that the journey to Oslo, which another article expects, has been made.
    """
    expected = [claim for claim in claims if claim.status is Status.EXPECTED]
    told = [claim for claim in claims if claim.status is Status.HAPPENED and not _is_vaguer(claim, expected)]
    ahead = {claim.article for claim in expected}
    done = {claim.article for claim in told} - ahead
    if done and len(done) >= len(ahead):
        return Status.HAPPENED
    return next((s for s in _OPEN_STATUSES if any(c.status is s for c in claims)), claims[0].status)


def _is_vaguer(claim: ClaimFacts, expected: Sequence[ClaimFacts]) -> bool:
    """Whether a claim names neither day, place nor whom it was done to, while all that is expected has one of these."""
    bare = not (claim.times or claim.place or claim.patient or claim.object)
    return bare and bool(expected) and all(each.times or each.place for each in expected)


def _when(claims: Sequence[ClaimFacts], status: Status) -> DateReading | None:
    """What happened dates before what is expected: a plan may change. A day that somebody denies dates no plan."""
    told = [c for c in claims if c.status is status and readings(c)] or claims
    dated = [(claim.article, reading) for claim in told for reading in readings(claim)[:1]]
    if status is Status.EXPECTED:
        off = [r for c in claims if c.status is Status.DENIED for r in readings(c)[:1]]
        dated = [(article, reading) for article, reading in dated if not any(overlap(reading, r) for r in off)]
    return agreed(dated)


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else ""


def _participants(claims: Sequence[ClaimFacts]) -> tuple[str, ...]:
    """Agents first, then by how many claims name them."""
    counts = Counter(name for claim in claims for name in dict.fromkeys(claim.participants))
    agents = Counter(claim.agent for claim in claims if claim.agent)
    return tuple(sorted(counts, key=lambda name: (-agents[name], -counts[name], name)))
