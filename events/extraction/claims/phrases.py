"""A clause's own words, shortened until a title can hold them: who or what acts, what is acted on, how or where."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from events.extraction.claims.arguments import Arguments, is_passive
from events.extraction.claims.frames import BE, Frame
from events.extraction.claims.people import People
from events.extraction.words import Words, word_set
from events.values import EntityKind

# Words of a phrase at most: a headline's noun phrases hardly ever have more.
LONGEST = 5
# Adjectives kept beside compounds and numbers: the two next to the noun, which classify ("exclusive economic zone");
# those before them describe.
_KEPT_ADJECTIVES = 2
_QUANTITIES = word_set("several many few more most dozens hundreds thousands another other no any all both")
# Nouns that say nothing without their "of".
_COUNTING = word_set("number pair series part dozen hundred thousand group handful lot couple rest majority million")
_AMOUNTS = frozenset({"CD", "$"})
# Relations of what stands with a modifier before a noun.
_WITHIN = frozenset({"compound", "nmod", "case", "punct", "advmod", "quantmod", "npadvmod", "amod", "nummod", "poss"})
# Prepositional phrases that carry what happened; "in", "on", "at" do where no place is known by name.
_TELLING = word_set(
    "by with to into outside inside from over across near against for through under via aboard toward towards off "
    "in on at onto beyond around past"
)
# Phrases that only frame the clause ("in addition", "in the wake of", "at the time", "on behalf of").
_EMPTY_PHRASES = word_set(
    "addition fact case wake time way order light face course moment end event light part regard response result terms "
    "view spite behalf basis condition background context it them him her this that which whom who what one"
)
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "DT", "WP$", "WRB", "IN"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """As in ``values.Claim``; each empty where the clause has none."""

    verb: str = ""
    subject: str = ""
    object: str = ""
    complement: str = ""


def of_clause(words: Words, people: People, frame: Frame, roles: Arguments, own: Set[int], dated: Set[int]) -> Phrases:
    """The phrases of a verb's clause. ``own`` are the clause's tokens, ``dated`` those of times."""
    verb = frame.verb
    particle = words.child(verb, "prt")
    base = "be" if words.lemma[verb] in BE else words.lemma[verb]
    base = f"{base} {words.lower[particle]}" if particle >= 0 else base
    if words.lower[verb] == "missing":  # the model takes it for a form of "miss"
        base = "be missing"
    passive = roles.subject >= 0 and is_passive(words, frame, roles.subject)
    subject = _subject(words, people, roles.subject, roles.patient if passive else roles.agent)
    if passive:
        by = words.child(verb, "agent")
        doer = _subject(words, people, words.child(by, "pobj"), roles.agent) if by >= 0 else ""
        if not doer and not roles.agent:
            base = " ".join(["be", words.lower[verb], *base.split()[1:]])  # nobody is known of whom it could be told
        return Phrases(base, doer, subject, _complement(words, people, verb, roles, own, dated))
    object_ = words.child(verb, "dobj", "attr", "acomp", "oprd")
    if object_ < 0 and _is_bare_object(words, verb):
        object_ = verb + 1
    thing = "" if object_ < 0 or object_ in dated else _subject(words, people, object_, roles.patient)
    if object_ >= 0 and words.pos[object_] in ("ADJ", "VERB", "ADV"):
        thing = words.lower[object_]
    if thing and roles.place and object_ in people.at and people.at[object_].entity == roles.place:
        thing = ""
    return Phrases(base, subject, thing, _complement(words, people, verb, roles, own, dated))


def _is_bare_object(words: Words, verb: int) -> bool:
    """ "Changed course": the model takes a bare noun after its verb for an adverb."""
    after = verb + 1
    return after < len(words) and words.head[after] == verb and words.tag[after] in ("NN", "NNS")


def of_noun(words: Words, people: People, frame: Frame, roles: Arguments, own: Set[int], dated: Set[int]) -> Phrases:
    """The phrases of an event noun: the noun itself as ``object``, whose it is as ``subject``."""
    noun = frame.head
    owner = words.child(noun, "poss")
    subject = _subject(words, people, owner, roles.agent) if owner >= 0 else ""
    return Phrases(
        "", subject, phrase(words, people, noun, owned=False), _complement(words, people, noun, roles, own, dated)
    )


def _subject(words: Words, people: People, head: int, entity: str) -> str:
    """The phrase headed by ``head``, unless it is a pronoun, or stands for the entity that is known already."""
    if head < 0 or words.tag[head] in _PRONOUNS:
        return ""
    if entity and entity in people.named(head):
        return ""
    return phrase(words, people, head)


def _complement(words: Words, people: People, verb: int, roles: Arguments, own: Set[int], dated: Set[int]) -> str:
    """The first telling prepositional phrase of the verb, without those that give times, places or known names."""
    for c in words.children[verb]:
        if c < verb or words.dep[c] != "prep" or c not in own or c in dated or words.lower[c] not in _TELLING:
            continue
        thing = words.child(c, "pobj")
        if thing < 0 or thing in dated or words.lemma[thing] in _EMPTY_PHRASES or words.tag[thing] in _PRONOUNS:
            continue
        known = people.at.get(thing)
        if known and known.entity in (roles.agent, roles.patient, roles.place):
            continue
        if known and known.kind in (EntityKind.PLACE, EntityKind.COUNTRY) and roles.place:
            continue
        if text := phrase(words, people, thing, articles=True):
            return f"{words.lower[c]} {text}"
    return ""


def phrase(words: Words, people: People, head: int, articles: bool = False, owned: bool = True) -> str:
    """The noun phrase headed by ``head``, of ``LONGEST`` words at most, without relative clauses and appositions.

    Without its determiner too, unless ``articles``; a possessor stays where ``owned``. One "of" phrase is kept where it
    fits, and is all there is where the head only counts ("dozens of houses").
    """
    kept = _before(words, people, head, articles, owned)
    of = next((c for c in words.children[head] if c == head + 1 and words.lower[c] == "of"), -1)
    inner = words.child(of, "pobj") if of >= 0 else -1
    if inner >= 0 and words.tag[inner] not in _PRONOUNS:
        more = _before(words, people, inner, articles=True, owned=True)
        if _size(words, [*kept, of, *more]) <= LONGEST:
            kept = [*kept, of, *more]
        elif words.lemma[head] in _COUNTING:
            kept = more
    return _written(words, people, kept)


def _before(words: Words, people: People, head: int, articles: bool, owned: bool) -> list[int]:
    """The head and what is kept of the words before it, the nearest first to be kept."""
    kept = _amount(words, head) if words.tag[head] in _AMOUNTS else _name(people, head)
    adjectives = 0
    for c in reversed(words.children[head]):
        if c >= kept[0]:
            continue
        dep, lower = words.dep[c], words.lower[c]
        if dep == "nummod" or words.tag[c] in _AMOUNTS:
            part = _amount(words, c)
        elif dep in ("compound", "nmod") or lower in _QUANTITIES:
            part = _subtree(words, people, c)
        elif dep == "poss" and owned:
            part = [c] if words.tag[c] == "PRP$" else [i for i in _subtree(words, people, c) if words.tag[i] != "DT"]
        elif dep == "amod" and adjectives < _KEPT_ADJECTIVES:
            part, adjectives = _subtree(words, people, c), adjectives + 1
        elif dep == "det" and articles and words.tag[c] == "DT":
            part = [c]
        else:
            continue
        if part[-1] < kept[0] and _size(words, [*part, *kept]) <= LONGEST:
            kept = [*part, *kept]
    return kept


def _amount(words: Words, i: int) -> list[int]:
    """A number with all that stands before it: "more than $1 million", "at least two"."""
    first, todo = i, [i]
    while todo and i - first <= LONGEST:
        for c in words.children[todo.pop()]:
            if c < i and words.dep[c] != "det":
                first = min(first, c)
                todo.append(c)
    return list(range(first, i + 1))


def _name(people: People, head: int) -> list[int]:
    """The tokens of the name that ends with ``head``, or this token alone."""
    mention, first = people.at.get(head), head
    while mention is not None and first and people.at.get(first - 1) is mention:
        first -= 1
    return list(range(first, head + 1))


def _subtree(words: Words, people: People, i: int) -> list[int]:
    """A modifier with the words that stand with it before the noun: "long-range", "at least two", "Ms. Berg's"."""
    found = set(_name(people, i))
    todo = [i]
    while todo and len(found) <= LONGEST * 2:
        for c in words.children[todo.pop()]:
            if words.dep[c] in _WITHIN and abs(c - i) <= LONGEST:
                found.add(c)
                todo.append(c)
    return sorted(found)


def _size(words: Words, tokens: Sequence[int]) -> int:
    """Words as a reader counts them: what stands without a blank before it counts with the word before."""
    return 1 + sum(1 for a, b in pairwise(tokens) if b != a + 1 or words.start[b] > words.end[a])


def _written(words: Words, people: People, tokens: Sequence[int]) -> str:
    """The tokens as the text has them; a capital that only opens a sentence or stands in title case is lowered."""
    out = ""
    for n, i in enumerate(tokens):
        word = words.text[i]
        if n and (tokens[n - 1] != i - 1 or words.start[i] > words.end[i - 1]):
            out += " "
        opens = words.sentences[words.sentence[i]][0] == i and words.pos[i] != "PROPN"
        if i not in people.at and (opens or words.title_case[i]) and not word.isupper():
            word = word.lower()
        out += word
    return out if any(ch.isalpha() for ch in out) and "\n" not in out else ""
