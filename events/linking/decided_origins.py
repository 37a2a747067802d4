"""What analysts said of origins, laid over what the machine found: their word is the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from events.linking.origins import DECIDED, KNOWN
from events.values import OriginGroup

# The joined group is called after its strongest part: a cited name says more than a shared wording or owner.
_STRENGTH = ("speaker", "reuse", "owner", DECIDED, "anonymous", "unattributed")


@dataclass(frozen=True, slots=True)
class OriginDecision:
    """One decision. ``together``: what these claims stand for is one origin; otherwise they have one of their own.

    ``by`` and ``reason`` are told with the group.
    """

    together: bool
    claims: frozenset[str]
    by: str = ""
    reason: str = ""


@dataclass(slots=True)
class _Part:
    kind: str
    name: str
    claims: set[str]
    reason: str


def decided(
    groups: Iterable[OriginGroup],
    decisions: Iterable[OriginDecision],
    article_of: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[OriginGroup, ...]:
    """The groups of one event after its decisions, the oldest first, so that the newest wins.

    A group that holds one of the joined claims is joined as a whole: an article that comes later and cites the same
    name is of that origin, too. Articles that name no source are no group: only those meant are joined. ``article_of``
    gives the article of each of the event's claims (others are left aside), ``names`` what an article is called.
    """
    parts = [_Part(g.kind, g.name, set(g.proof), g.reason) for g in groups]
    for decision in decisions:
        meant = {claim for claim in decision.claims if claim in article_of}
        if decision.together:
            parts = _joined(parts, meant, decision, article_of, names)
        else:
            parts = _split(parts, meant, decision, article_of, names)
    ranked = sorted(parts, key=lambda p: (_STRENGTH.index(p.kind), -len(_articles(p.claims, article_of)), p.name))
    return tuple(
        OriginGroup(p.kind, p.name, tuple(_articles(p.claims, article_of)), tuple(sorted(p.claims)), p.reason)
        for p in _named_apart(ranked)
    )


def _joined(
    parts: Sequence[_Part],
    meant: set[str],
    decision: OriginDecision,
    article_of: Mapping[str, str],
    names: Mapping[str, str],
) -> list[_Part]:
    whole = [part for part in parts if part.kind != "unattributed" and part.claims & meant]
    loose = meant - {claim for part in whole for claim in part.claims}
    sides = len(whole) + len({article_of[claim] for claim in loose})
    if sides < 2:
        return list(parts)  # they are one already, or only one side is left
    rest = [part for part in parts if part not in whole]
    claims = {claim for part in whole for claim in part.claims} | _taken(rest, loose, article_of)
    whole.sort(key=lambda part: (_STRENGTH.index(part.kind), -len(part.claims), part.name))
    kind = whole[0].kind if whole else DECIDED
    called = dict.fromkeys(part.name for part in whole if part.kind == kind) or dict.fromkeys(
        names.get(article, article) for article in _articles(claims, article_of)
    )
    return [*(p for p in rest if p.claims), _Part(kind, " and ".join(called), claims, _why(decision, "one origin"))]


def _split(
    parts: Sequence[_Part],
    meant: set[str],
    decision: OriginDecision,
    article_of: Mapping[str, str],
    names: Mapping[str, str],
) -> list[_Part]:
    held = [part for part in parts if part.claims & meant]
    if not meant or (len(held) == 1 and held[0].kind in KNOWN and len(_articles(held[0].claims, article_of)) == 1):
        return list(parts)  # nothing of it is left here, or it is an origin of its own already
    nameless = bool(held) and all(part.kind == "anonymous" for part in held)
    claims = _taken(parts, meant, article_of)
    called = " and ".join(names.get(article, article) for article in _articles(claims, article_of))
    name = f"{held[0].name} ({called})" if nameless else called
    own = _Part("anonymous" if nameless else DECIDED, name, claims, _why(decision, "an origin of its own"))
    return [*(part for part in parts if part.claims), own]


def _taken(parts: Iterable[_Part], meant: set[str], article_of: Mapping[str, str]) -> set[str]:
    """Take claims out of their groups: an article is meant with all that it has of a group, also what came later."""
    articles = {article_of[claim] for claim in meant}
    taken = set(meant)
    for part in parts:
        if part.claims & meant or part.kind == "unattributed":
            taken |= {claim for claim in part.claims if article_of.get(claim) in articles}
    for part in parts:
        part.claims -= taken
    return taken


def _articles(claims: Iterable[str], article_of: Mapping[str, str]) -> list[str]:
    return sorted({article_of[claim] for claim in claims})


def _why(decision: OriginDecision, what: str) -> str:
    said = f"{decision.by or 'an analyst'} said: {what}"
    return f"{said}, because “{decision.reason}”" if decision.reason else said


def _named_apart(parts: Iterable[_Part]) -> list[_Part]:
    """Groups of one kind are known by their names: the second of a name is numbered."""
    seen: dict[tuple[str, str], int] = {}
    found = []
    for part in parts:
        seen[part.kind, part.name] = number = seen.get((part.kind, part.name), 0) + 1
        if number > 1:
            part.name = f"{part.name} ({number})"
        found.append(part)
    return found
