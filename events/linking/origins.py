"""Independent origins: who an event's articles have it from, counted once however many repeat it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from events.linking.names import normal
from events.linking.reuse import Reuse, reused
from events.linking.voices import one_voice, voices_of
from events.values import ArticleFacts, ClaimFacts, OriginGroup

DECIDED = "decided"  # an analyst said so: ``decided_origins``
KNOWN = frozenset({"speaker", "reuse", "owner", DECIDED})


@dataclass(slots=True)
class _Group:
    kind: str
    name: str
    articles: set[str] = field(default_factory=set)
    proof: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def origins(
    claims: Sequence[ClaimFacts], articles: Sequence[ArticleFacts], reuses: Sequence[Reuse] | None = None
) -> tuple[OriginGroup, ...]:
    """The origins of one event (or of any chosen claims): known ones first, then anonymous, then unattributed.

    A claim's origin is the end of its chain: "AP, citing Peskov" is Peskov, and so is AP alone where AP's own article,
    or another paper, has it from him (``voices.one_voice``). An article that names none in its claims belongs to the
    group whose wording it carries, else to its owner family's, else to the unattributed. An agency's own article
    belongs to those who cite the agency. One article can be in several groups when it cites several. An anonymous
    source is never known. ``reuses`` saves reckoning text reuse again.
    """
    about = {article.id: article for article in articles}
    groups = _cited(claims, about)
    silent = {c.article for c in claims} - {
        a for group in groups.values() if group.kind == "speaker" for a in group.articles
    }
    silent -= _own_reports(silent, about, groups, claims)
    if reuses is None:
        texts = {key: about[key].text for key in sorted({c.article for c in claims}) if key in about}
        reuses = reused(texts)
    silent -= _copies(silent, groups, reuses, claims)
    silent -= {a for group in groups.values() if group.kind == "anonymous" for a in group.articles}
    silent -= _families(silent, about, groups, claims)
    if silent:
        proof = [c.id for c in claims if c.article in silent]
        groups["unattributed", ""] = _Group("unattributed", "", silent, proof, ["names no source"])
    order = {"speaker": 0, "reuse": 1, "owner": 2, "anonymous": 3, "unattributed": 4}
    ranked = sorted(groups.values(), key=lambda g: (order[g.kind], -len(g.articles), g.name))
    return tuple(
        OriginGroup(
            g.kind, g.name, tuple(sorted(g.articles)), tuple(sorted(set(g.proof))), "; ".join(dict.fromkeys(g.reasons))
        )
        for g in ranked
    )


def counts(groups: Iterable[OriginGroup]) -> tuple[int, int, int]:
    """Known origins, unattributed articles, and unknown (anonymous) sources: three numbers that are never added up."""
    found = list(groups)
    return (
        sum(group.kind in KNOWN for group in found),
        sum(len(group.articles) for group in found if group.kind == "unattributed"),
        sum(group.kind == "anonymous" for group in found),
    )


Groups = dict[tuple[str, str], _Group]


def _cited(claims: Sequence[ClaimFacts], about: Mapping[str, ArticleFacts]) -> Groups:
    """Groups of those who cite one voice in the end: through an agency, a spokesman, or by the same words."""
    ordered = sorted(claims, key=lambda c: (c.article, c.start, c.id))
    called = {voice: name for claim in ordered for voice, name in zip(voices_of(claim), _names(claim), strict=True)}
    called |= {("speaker", normal(name)): name for c in ordered for name in (*c.via, *c.speakers[:-1]) if name}
    one = one_voice(ordered, about)
    groups: Groups = {}
    for claim in ordered:
        for voice, name in zip(voices_of(claim), _names(claim), strict=True):
            passed = claim.via or claim.speakers[:-1]
            cites = f"“{name}”" if voice[0] == "anonymous" else f"cites {name}"
            told = f"{claim.article} {cites}" + (f" through {' and '.join(passed)}" if passed else "")
            for end, why in one.ends(voice).items():
                _add(groups, end[0], called[end], [claim], "; ".join((told, *why)))
    return groups


def _names(claim: ClaimFacts) -> tuple[str, ...]:
    """What the voices of ``voices_of`` are called in the claim."""
    return (claim.speakers[-1], *claim.co_speakers) if claim.speakers else (claim.anonymous,) * bool(claim.anonymous)


def _add(groups: Groups, kind: str, name: str, claims: Iterable[ClaimFacts], reason: str) -> None:
    group = groups.setdefault((kind, normal(name)), _Group(kind, name))
    for claim in claims:
        group.articles.add(claim.article)
        group.proof.append(claim.id)
    group.reasons.append(reason)


def _of(claims: Sequence[ClaimFacts], article: str) -> list[ClaimFacts]:
    return [claim for claim in claims if claim.article == article]


def _own_reports(
    silent: set[str], about: Mapping[str, ArticleFacts], groups: Groups, claims: Sequence[ClaimFacts]
) -> set[str]:
    """An agency's own article is the origin that the others cite."""
    found = set()
    for key in sorted(silent):
        source = about[key].source if key in about else ""
        if source and ("speaker", normal(source)) in groups:
            _add(groups, "speaker", source, _of(claims, key), f"{key} is {source}'s own")
            found.add(key)
    return found


def _copies(silent: set[str], groups: Groups, reuses: Sequence[Reuse], claims: Sequence[ClaimFacts]) -> set[str]:
    """Articles without a source that carry another's wording go with it; copies of each other make a group."""
    found: set[str] = set()
    family = {key: {key} for key in sorted(silent | {a for g in groups.values() for a in g.articles})}
    for reuse in reuses:
        if reuse.left in family and reuse.right in family:
            joined = family[reuse.left] | family[reuse.right]
            for key in joined:
                family[key] = joined
    for members in {frozenset(m) for m in family.values() if len(m) > 1}:
        copies = sorted(members & silent)
        share = ", ".join(
            f"{r.left} and {r.right} share {r.share:.0%} of their wording"
            for r in reuses
            if {r.left, r.right} <= members
        )
        origins_there = [g for g in groups.values() if g.kind == "speaker" and g.articles & members]
        if not copies or (len(copies) == 1 and not origins_there):
            continue
        for group in origins_there or [groups.setdefault(("reuse", copies[0]), _Group("reuse", copies[0]))]:
            group.articles.update(copies)
            group.proof += [c.id for key in copies for c in _of(claims, key)]
            group.reasons.append(share)
        found.update(copies)
    return found


def _families(
    silent: set[str], about: Mapping[str, ArticleFacts], groups: Groups, claims: Sequence[ClaimFacts]
) -> set[str]:
    """Articles of one owner family are one origin: those without a source go with those that have one, else together
    where there are several.
    """
    owned: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(about):
        if owner := about[key].owner or about[key].source:
            owned[owner].append(key)
    found: set[str] = set()
    for owner, keys in sorted(owned.items()):
        copies = [key for key in keys if key in silent]
        theirs = [group for group in groups.values() if group.articles & set(keys)]
        if not copies or (len(copies) == 1 and not theirs):
            continue
        for group in theirs or [groups.setdefault(("owner", normal(owner)), _Group("owner", owner))]:
            group.articles.update(copies)
            group.proof += [c.id for key in copies for c in _of(claims, key)]
            group.reasons.append(f"{' and '.join(copies)}: all of {owner}")
        found.update(copies)
    return found
