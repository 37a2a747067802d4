"""Who says a thing, out of one attribution; and which of an event's voices are one voice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from events.linking.names import is_company, normal
from events.linking.offices import body_of, in_its_office, in_office
from events.values import ArticleFacts, ClaimFacts

# How writers call the company that they named last.
_COMPANY = frozenset(("company", "firm"))


@dataclass(frozen=True, slots=True)
class Voices:
    """One attribution for linking, as ``ClaimFacts`` holds it. ``via``: who passed on what a nameless source says."""

    speakers: tuple[str, ...] = ()
    co_speakers: tuple[str, ...] = ()
    anonymous: str = ""
    via: tuple[str, ...] = ()


def voices(
    together: Sequence[str], chain: Sequence[str], anonymous: str, story_name: Callable[[str], str | None]
) -> Voices:
    """``together`` says it, nearest first, and has it from ``chain``; ``story_name`` is ``None`` for what is no entity.

    A chain that ends with words that name nobody ("citing officials") is that source's word, whoever passed it on.
    With a chain all of them have it from its end, and nobody stands beside it.
    """
    spoken = tuple(dict.fromkeys(story_name(name) or name for name in together))
    passed = tuple(dict.fromkeys([*spoken[:1], *(story_name(name) or name for name in chain)]))
    if chain and story_name(chain[-1]) is None:
        return Voices(anonymous=chain[-1], via=passed[:-1])
    return Voices(passed, () if chain else spoken[1:], anonymous)


Voice = tuple[str, str]  # kind (speaker or anonymous) and normalised name or words


@dataclass
class OneVoice:
    """Whose word a voice passes on in the end, with the reasons. Asked by ``ends``."""

    _onto: defaultdict[Voice, dict[Voice, str]] = field(default_factory=lambda: defaultdict(dict))

    def passes(self, voice: Voice, onto: Voice, reason: str) -> None:
        if voice != onto:
            self._onto[voice].setdefault(onto, reason)

    def ends(self, voice: Voice) -> dict[Voice, tuple[str, ...]]:
        """The voices at the end, each with why, step by step. A voice that passes nothing on is its own end; of those
        that pass on each other's word the first in the alphabet stands for all.
        """
        found: dict[Voice, tuple[str, ...]] = {}
        seen: dict[Voice, tuple[str, ...]] = {voice: ()}
        waiting = [voice]
        while waiting:
            each = waiting.pop()
            if not self._onto[each]:
                found[each] = seen[each]
            for onto, reason in sorted(self._onto[each].items()):
                if onto not in seen:
                    seen[onto] = (*seen[each], reason)
                    waiting.append(onto)
        first = min(seen)
        return found or {first: seen[first]}


def one_voice(claims: Sequence[ClaimFacts], articles: Mapping[str, ArticleFacts]) -> OneVoice:
    """Which voices of an event's claims have it from each other.

    An agency passes on whom its own article in the event cites, and whom others cite it citing. Whoever speaks for a
    body by office passes on the body's word. Nameless sources that one outlet passed on are one; and so is "the coast
    guard" with the body of that name, "the returning officer" with who has that title, "the official" with "a senior
    council official" before it.
    """
    claims = [claim for claim in claims if voices_of(claim)]
    found = OneVoice()
    _by_chains(found, claims)
    _by_own_articles(found, claims, articles)
    _by_office(found, claims, articles)
    _by_description(found, claims, articles)
    return found


def voices_of(claim: ClaimFacts) -> tuple[Voice, ...]:
    """At whose word the claim's chain ends."""
    kind = "speaker" if claim.speakers else "anonymous"
    return tuple((kind, normal(name)) for name in names_of_voices(claim))


def names_of_voices(claim: ClaimFacts) -> tuple[str, ...]:
    """What the voices of ``voices_of`` are called in the claim. Who "has not confirmed" it or "would not say" gives
    nobody's word for it, nor against it.
    """
    if claim.stance == "doubts":
        return ()
    return (claim.speakers[-1], *claim.co_speakers) if claim.speakers else (claim.anonymous,) * bool(claim.anonymous)


def _by_chains(found: OneVoice, claims: Iterable[ClaimFacts]) -> None:
    for claim in claims:
        for end in voices_of(claim):
            for name in claim.via or claim.speakers[:-1]:
                found.passes(("speaker", normal(name)), end, f"{claim.article} says that {name} has it from there")


def _by_own_articles(found: OneVoice, claims: Sequence[ClaimFacts], articles: Mapping[str, ArticleFacts]) -> None:
    for claim in claims:
        source = articles[claim.article].source if claim.article in articles else ""
        if not source:
            continue
        for end in voices_of(claim):
            found.passes(("speaker", normal(source)), end, f"{source}’s own {claim.article} has it from there")
        for other in claims:
            if claim.anonymous and other.anonymous and normal(source) in map(normal, other.via):
                reason = f"{other.article} has it through {source}, whose own {claim.article} says so"
                found.passes(voices_of(other)[0], voices_of(claim)[0], reason)


def _by_office(found: OneVoice, claims: Sequence[ClaimFacts], articles: Mapping[str, ArticleFacts]) -> None:
    """With its body's name beside it wherever it stands, else by its place behind the body."""
    cited = sorted({name for claim in claims for name in (*claim.speakers[-1:], *claim.co_speakers)})
    texts = [articles[key].text for key in sorted({claim.article for claim in claims}) if key in articles]
    for person in cited:
        for placed in (in_office, in_its_office):
            bodies = {
                body: words
                for body in cited
                if body != person and (words := next((w for text in texts if (w := placed(text, person, body))), ""))
            }
            for body, words in bodies.items():
                reason = f"{person} speaks for {body}: “{words}”"
                found.passes(("speaker", normal(person)), ("speaker", normal(body)), reason)
            if bodies:
                break


def _by_description(found: OneVoice, claims: Sequence[ClaimFacts], articles: Mapping[str, ArticleFacts]) -> None:
    cited = sorted({name for claim in claims for name in (*claim.speakers[-1:], *claim.co_speakers)})
    nameless = [claim for claim in claims if claim.anonymous and not claim.speakers]
    bodies = {normal(claim.anonymous) for claim in nameless}
    for claim in nameless:
        definite, words = _described(claim.anonymous)
        meant = {name for name in cited if definite and _is_called(name, words, articles)}
        if definite and words in _COMPANY and claim.article in articles:
            meant = {name for name in cited if name == _company_before(claim, articles[claim.article], cited)}
        if len(meant) == 1:
            (name,) = meant
            found.passes(voices_of(claim)[0], ("speaker", normal(name)), f"“{claim.anonymous}” is {name}")
        elif (body := body_of(claim.anonymous)) and normal(body) in bodies:
            found.passes(voices_of(claim)[0], ("anonymous", normal(body)), f"“{claim.anonymous}” speaks for {body}")
        for other in nameless if definite and not meant else ():
            before = other.article == claim.article and other.start < claim.start
            if before and not _described(other.anonymous)[0] and _described(other.anonymous)[1].endswith(words):
                reason = f"“{claim.anonymous}” is {claim.article}’s “{other.anonymous}”"
                found.passes(voices_of(claim)[0], voices_of(other)[0], reason)


def _company_before(claim: ClaimFacts, article: ArticleFacts, cited: Iterable[str]) -> str:
    """The company that the article named last before a claim."""
    named = {*cited, *(name for told in article.claims for name in told.participants)}
    before = article.text[: claim.start].casefold()
    last = {name: before.rfind(name.casefold()) for name in named if is_company(name)}
    return max(last, key=lambda name: (last[name], name)) if max(last.values(), default=-1) >= 0 else ""


def _described(words: str) -> tuple[bool, str]:
    """Whether a source's words point to one that the reader knows ("the official"; a spokeswoman stands for her body),
    and the words without their article.
    """
    if body := body_of(words):
        return True, body
    first, _, rest = words.lower().partition(" ")
    return (True, rest) if first == "the" and rest else (False, rest if first in ("a", "an") else words.lower())


def _is_called(name: str, words: str, articles: Mapping[str, ArticleFacts]) -> bool:
    """Whether the words are the end of the name, or stand beside it as a title in any of the articles."""
    if f" {name.lower()}".endswith(f" {words}"):
        return True
    title = rf"\b{re.escape(words)},? {re.escape(name)}\b|\b{re.escape(name)}, (?:the )?{re.escape(words)}\b"
    return any(name in a.text and re.search(title, a.text, re.IGNORECASE) for a in articles.values())
