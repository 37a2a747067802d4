"""Independent origins: who an event's articles have it from, counted once however many repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from events.linking.names import normal
from events.linking.reuse import Reuse, reused
from events.linking.voices import names_of_voices, one_voice, voices_of
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
    silent -= _unsourced(silent, about, groups, reuses, claims)
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
    called = {
        voice: name for claim in ordered for voice, name in zip(voices_of(claim), names_of_voices(claim), strict=True)
    }
    called |= {("speaker", normal(name)): name for c in ordered for name in (*c.via, *c.speakers[:-1]) if name}
    one = one_voice(ordered, about)
    groups: Groups = {}
    for claim in ordered:
        for voice, name in zip(voices_of(claim), names_of_voices(claim), strict=True):
            passed = claim.via or claim.speakers[:-1]
            cites = f"“{name}”" if voice[0] == "anonymous" else f"cites {name}"
            told = f"{claim.article} {cites}" + (f" through {' and '.join(passed)}" if passed else "")
            for end, why in one.ends(voice).items():
                _add(groups, end[0], called[end], [claim], "; ".join((told, *why)))
    return groups


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


def _unsourced(
    silent: set[str],
    about: Mapping[str, ArticleFacts],
    groups: Groups,
    reuses: Sequence[Reuse],
    claims: Sequence[ClaimFacts],
) -> set[str]:
    """Put articles that name nobody to an origin: those found one for.

    Copies stay together. They go with whose wording they carry; else with whom their owner's other articles cite; else
    with the nameless source of one of them; and copies or articles of one owner that have nobody at all make a group.
    """
    nameless = {a for group in groups.values() if group.kind == "anonymous" for a in group.articles}
    left: list[_Copies] = []
    found = set(nameless & silent)
    for copies in _copies(silent, about, groups, reuses):
        if copies.articles <= nameless:
            continue
        theirs, reason = _theirs(copies, about, groups)
        for group in theirs:
            _join(group, copies.articles, claims, reason)
        if theirs:
            found |= copies.articles
        else:
            left.append(copies)
    for copies in _by_owner(left):
        if len(copies.articles) > 1:
            first = min(copies.articles)
            kind, name = ("reuse", first) if copies.shared else ("owner", min(copies.owners))
            _join(groups.setdefault((kind, normal(name)), _Group(kind, name)), copies.articles, claims, copies.reason)
            found |= copies.articles
    return found


@dataclass(slots=True)
class _Copies:
    """Articles without a source that carry one wording, ``like`` those that have a source; often a single one."""

    articles: set[str]
    like: set[str]
    owners: set[str]
    shared: list[str]

    @property
    def reason(self) -> str:
        family = f"{' and '.join(sorted(self.articles))}: all of {' and '.join(sorted(self.owners))}"
        return ", ".join(self.shared) or family


def _copies(
    silent: set[str], about: Mapping[str, ArticleFacts], groups: Groups, reuses: Sequence[Reuse]
) -> list[_Copies]:
    family = {key: {key} for key in sorted(silent | {a for g in groups.values() for a in g.articles})}
    for reuse in reuses:
        if reuse.left in family and reuse.right in family:
            joined = family[reuse.left] | family[reuse.right]
            for key in joined:
                family[key] = joined
    found = []
    for members in sorted({tuple(sorted(m)) for m in family.values()}):
        copies = silent.intersection(members)
        shared = [
            f"{r.left} and {r.right} share {r.share:.0%} of their wording"
            for r in reuses
            if {r.left, r.right} <= {*members}
        ]
        if copies:
            found.append(
                _Copies(copies, {*members} - copies, {o for key in copies if (o := _owner(about, key))}, shared)
            )
    return found


def _theirs(copies: _Copies, about: Mapping[str, ArticleFacts], groups: Groups) -> tuple[list[_Group], str]:
    """The groups that copies without a source belong to, and why."""
    kin = {key for key in about if _owner(about, key) in copies.owners} - copies.articles
    share = ", ".join(copies.shared)
    for kind, articles in (
        ("speaker", copies.like),
        ("speaker", kin),
        ("anonymous", copies.articles | copies.like),
        ("anonymous", kin),
    ):
        theirs = [group for group in groups.values() if group.kind == kind and group.articles & articles]
        if theirs:
            owners = {_owner(about, key) for group in theirs for key in group.articles & kin} if articles is kin else ()
            family = (
                f"{' and '.join(sorted(copies.articles))}: of {' and '.join(sorted(owners))}, too" if owners else ""
            )
            return theirs, "; ".join(filter(None, (share, family)))
    return [], ""


def _by_owner(left: Sequence[_Copies]) -> list[_Copies]:
    """What is of one owner together."""
    found: list[_Copies] = []
    for each in left:
        same = [other for other in found if other.owners & each.owners]
        found = [other for other in found if other not in same]
        for other in same:
            each = _Copies(
                each.articles | other.articles, each.like, each.owners | other.owners, [*other.shared, *each.shared]
            )
        found.append(each)
    return found


def _owner(about: Mapping[str, ArticleFacts], article: str) -> str:
    return (about[article].owner or about[article].source) if article in about else ""


def _join(group: _Group, articles: set[str], claims: Sequence[ClaimFacts], reason: str) -> None:
    group.articles |= articles
    group.proof += [claim.id for claim in claims if claim.article in articles]
    group.reasons.append(reason)
