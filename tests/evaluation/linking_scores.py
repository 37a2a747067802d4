"""Scores of a linked story: event clusters and dates, origins, disagreements and suggested publication dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from events.linking import disagreements, origins
from events.linking.reuse import reused
from events.values import ClaimFacts, DisagreementFacts, EventFacts
from tests.evaluation.clusters import b_cubed, conll, pairwise, rates
from tests.evaluation.gold import days
from tests.evaluation.linked_story import Matched, Mention, Row, Span, Story, clusters, has_head, match


@dataclass
class Tally:
    """What one story, or all, scored: clusterings of the gold's mentions, counts, and what is wrong in words."""

    gold: list[set[Mention]] = field(default_factory=list)
    found: list[set[Mention]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.gold += other.gold
        self.found += other.found
        self.counts += other.counts
        self.misses += other.misses


# --- scores of one story ---


def score(story: Story) -> Tally:
    matched = match(story)
    label = {link.claim: event.key for event in story.events for link in event.links}
    tally = Tally([set(mentions) for mentions in matched.events.values()], clusters(matched, label))
    _score_events(tally, story, matched, label)
    _score_noise(tally, story)
    _score_origins(tally, story, matched)
    _score_disagreements(tally, story, matched)
    _score_suggestions(tally, story)
    return tally


def _score_events(tally: Tally, story: Story, matched: Matched, label: Mapping[str, str]) -> None:
    """Whether clauses were found, what was torn apart or thrown together, and whether the event's date is right."""
    by_key = {event.key: event for event in story.events}
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for wanted in story.gold["events"]:
        told = Counter[str]()
        for mention in matched.events[wanted["id"]]:
            claim = matched.claims[mention]
            key = label.get(claim.id) if claim else None
            if key is None:
                read = f"no event for {claim.quote!r}" if claim else "no claim"
                tally.misses.append(f"events: {mention[1]}: {mention[2]!r}: {read}")
                continue
            told[key] += 1
            homes[key].add(wanted["id"])
        if len(told) > 1:
            titles = [f"{by_key[key].title} ({n})" for key, n in told.most_common()]
            tally.misses.append(f"events: {wanted['id']} is torn into {titles}")
        if told:
            _score_date(tally, wanted, by_key[told.most_common(1)[0][0]])
    for key, inside in homes.items():
        if len(inside) > 1:
            tally.misses.append(f"events: {by_key[key].title!r} holds {sorted(inside)}")


def _score_date(tally: Tally, wanted: Row, event: EventFacts) -> None:
    first, last = days(wanted["when"])
    got = (event.when.lower.isoformat(), event.when.upper.isoformat()) if event.when else None
    right = got is None if first is None or last is None else got is not None and first <= got[0] and got[1] <= last
    kind = "right" if right else "silent" if got is None else "wrong"
    tally.counts[f"date {kind}"] += 1
    if not right:
        said = event.when.edtf if event.when else None
        tally.misses.append(f"dates: {wanted['id']} ({event.title}): {said}, gold {wanted['when']}")


def _score_noise(tally: Tally, story: Story) -> None:
    """Events that the gold has not: none of their claims has its verb in a quote of the gold."""
    about = {article.id: article for article in story.articles}
    quotes: defaultdict[str, list[Span]] = defaultdict(list)
    for told in [c for event in story.gold["events"] for c in event["claims"]] + story.gold["optional_claims"]:
        start = about[told["file"]].text.find(told["quote"])
        quotes[told["file"]].append((start, start + len(told["quote"])))
    by_id = {claim.id: claim for claim in story.claims()}
    for event in story.events:
        claims = [by_id[link.claim] for link in event.links]
        tally.counts["events"] += 1
        if not any(has_head(about[c.article], c, span) for c in claims for span in quotes[c.article]):
            tally.counts["noise"] += 1
            tally.misses.append(f"noise: {claims[0].article}: {event.title!r} out of {claims[0].quote!r}")


# --- origins ---


def _score_origins(tally: Tally, story: Story, matched: Matched) -> None:
    """Groups of files of one origin, and the unattributed, for the gold's own events of several articles.

    Reckoned on the gold's events, so that clusters and origins are measured apart.
    """
    reuses = reused({article.id: article.text for article in story.articles})
    for wanted in story.gold["events"]:
        claims = matched.of(wanted["id"])
        files = {claim.article for claim in claims}
        if "origins" not in wanted or len(files) < 2:
            continue
        about = [article for article in story.articles if article.id in files]
        between = [r for r in reuses if {r.left, r.right} <= files]
        gold = Counter(_group("known", group["files"], files) for group in wanted["origins"])
        gold[_group("unattributed", wanted["unattributed"], files)] += 1
        found = Counter(
            _group("unattributed" if group.kind == "unattributed" else "known", group.articles, files)
            for group in origins(claims, about, between)
        )
        gold, found = (Counter({g: n for g, n in groups.items() if g[1]}) for groups in (gold, found))
        right = gold & found
        tally.counts["origins right"] += right.total()
        tally.counts["origins wanted"] += gold.total()
        tally.counts["origins found"] += found.total()
        if gold != found:
            said = [f"{kind} {sorted(group)}" for kind, group in (found - gold).elements()]
            want = [f"{kind} {sorted(group)}" for kind, group in (gold - found).elements()]
            tally.misses.append(f"origins: {wanted['id']}: {said}, gold {want}")


def _group(kind: str, members: Iterable[str], files: set[str]) -> tuple[str, frozenset[str]]:
    return kind, frozenset(members) & files


# --- disagreements ---


def _score_disagreements(tally: Tally, story: Story, matched: Matched) -> None:
    """Right: kind, event and two sides are the gold's. What is optional there counts neither for nor against."""
    by_id = {claim.id: claim for claim in story.claims()}
    met: set[int] = set()
    placed = {link.claim: event.key for event in story.events for link in event.links}
    for event in story.events:
        ids = {link.claim for link in event.links}
        about = [article for article in story.articles if any(c.id in ids for c in article.claims)]
        told = [claim for article in about for claim in article.claims]
        for each in disagreements(event, told, about, story.lies_in, placed):
            fitting = [n for n, d in enumerate(story.gold["disagreements"]) if _same(each, d, matched, by_id)]
            met.update(fitting)
            optional = fitting and all(story.gold["disagreements"][n].get("optional") for n in fitting)
            tally.counts["disagreements found"] += not optional
            tally.counts["disagreements found right"] += bool(fitting) and not optional
            if not fitting:
                said = f"{each.kind} {each.left_says!r} / {each.right_says!r}"
                tally.misses.append(f"disagreements: invented: {event.title!r}: {said}")
    for n, wanted in enumerate(story.gold["disagreements"]):
        if not wanted.get("optional"):
            tally.counts["disagreements wanted"] += 1
            tally.counts["disagreements met"] += n in met
            if n not in met:
                sides = " / ".join(side["says"] for side in wanted["sides"])
                tally.misses.append(f"disagreements: missed: {wanted['kind']} in {wanted['event']}: {sides}")


def _same(each: DisagreementFacts, wanted: Row, matched: Matched, by_id: Mapping[str, ClaimFacts]) -> bool:
    own = {claim.id for claim in matched.of(wanted["event"])}
    left, right = ({by_id[key].article for key in side} for side in (each.left, each.right))
    sides = [set(side["files"]) for side in wanted["sides"]]
    apart = any(left & a and right & b for a in sides for b in sides if a is not b)
    return each.kind == wanted["kind"] and bool(own & {*each.left, *each.right}) and apart


# --- suggested publication dates ---


def _score_suggestions(tally: Tally, story: Story) -> None:
    """Right: the suggested interval meets the gold's. Wrong: it does not, or nothing could be known."""
    for wanted in story.gold["articles"]:
        suggested = story.suggested.get(wanted["file"])
        inferred = wanted["published"].get("inferred")
        if not inferred and not suggested:
            continue
        first, last = days(inferred)
        if suggested is None:
            kind = "silent"
        else:
            lower, upper = suggested.reading.lower.isoformat(), suggested.reading.upper.isoformat()
            kind = "right" if first and last and lower <= last and first <= upper else "wrong"
        tally.counts[f"suggested {kind}"] += 1
        if kind != "right":
            said = suggested.reading.edtf if suggested else None
            tally.misses.append(f"suggested dates: {wanted['file']}: {said}, gold {inferred}")


# --- all of it ---


def measures(tally: Tally) -> dict[str, float]:
    """The scores of a tally in percent; those that end with "(share)" or "(count)" are better when lower."""
    n = tally.counts
    b3 = b_cubed(tally.gold, tally.found)
    pairs = pairwise(tally.gold, tally.found)
    dates = n["date right"] + n["date silent"] + n["date wrong"]
    origin = rates(n["origins right"], n["origins found"], n["origins right"], n["origins wanted"])
    differ = rates(
        n["disagreements found right"], n["disagreements found"], n["disagreements met"], n["disagreements wanted"]
    )
    shares = {
        "event clusters, B³ precision": b3[0],
        "event clusters, B³ recall": b3[1],
        "event clusters, B³ F1": b3[2],
        "event clusters, pairwise precision": pairs[0],
        "event clusters, pairwise recall": pairs[1],
        "event clusters, pairwise F1": pairs[2],
        "event clusters, CoNLL mean": conll(tally.gold, tally.found),
        "events that the gold has not (share)": n["noise"] / max(1, n["events"]),
        "event dates, right": n["date right"] / max(1, dates),
        "event dates, wrong (share)": n["date wrong"] / max(1, dates),
        "origin groups, precision": origin[0],
        "origin groups, recall": origin[1],
        "disagreements, precision": differ[0],
        "disagreements, recall": differ[1],
    }
    counted = {
        "suggested publications, right": n["suggested right"],
        "suggested publications, silent (count)": n["suggested silent"],
        "suggested publications, wrong (count)": n["suggested wrong"],
    }
    return {name: round(100 * share, 1) for name, share in shares.items()} | counted


def total(tallies: Sequence[Tally]) -> Tally:
    """All stories as one: clusters side by side, counts added."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole
