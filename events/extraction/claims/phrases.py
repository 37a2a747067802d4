"""A clause's own words, shortened until a title can hold them: who or what acts, what is acted on, how or where."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from events.extraction.claims.arguments import Arguments, is_passive
from events.extraction.claims.frames import BE, Frame
from events.extraction.claims.noun_phrases import LONGEST, PRONOUNS, phrase
from events.extraction.claims.people import People
from events.extraction.words import Words, word_set
from events.values import EntityKind

# Prepositional phrases that carry what happened; "in", "on", "at" do where no place is known by name.
_TELLING = word_set(
    "by with to into outside inside from over across near against for through under via aboard toward towards off "
    "in on at onto beyond around past about of as without between"
)
# Prepositions behind an object that are its "of", or more often say where than what: "opened a shop in the harbour".
_SETTINGS = frozenset({"of", "in", "on"})
# Adverbs that belong to a verb of moving as its particle does: "brought ashore".
_WHITHER = frozenset({"ashore", "aboard", "home", "back", "abroad", "away", "ahead", "apart"})
# Endings of participles that are no past tense: "sworn", "shown", "taken", "given", "beaten", "hidden", "chosen".
_PARTICIPLES = ("orn", "own", "ken", "ven", "ten", "den", "sen", "zen")
# Particles that the model takes for adverbs, next to their verb only: "stepped down".
_PARTICLES = frozenset({"down", "up", "out", "off", "aside"})
# Phrases that only frame the clause ("in addition", "in the wake of", "at the time", "on behalf of").
_EMPTY_PHRASES = word_set(
    "addition fact case wake time way order light face course moment end event light part regard response result terms "
    "view spite behalf basis condition background context it them him her this that which whom who what one"
)


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
    if particle < 0:
        adverbs = (c for c in words.children[verb] if c > verb and words.dep[c] == "advmod")
        near = _WHITHER | _PARTICLES
        particle = next((c for c in adverbs if words.lower[c] in (near if c == verb + 1 else _WHITHER)), -1)
    base = f"{base} {words.lower[particle]}" if particle >= 0 else base
    if words.lower[verb] == "missing":  # the model takes it for a form of "miss"
        base = "be missing"
    if _is_headline_passive(words, frame):
        base = " ".join(["be", words.lower[verb], *base.split()[1:]])
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
    if object_ < 0:
        object_ = _measure(words, verb)
    object_ = _antecedent(words, verb, object_)
    thing = "" if object_ < 0 or object_ in dated else _subject(words, people, object_, roles.patient)
    if object_ >= 0 and words.pos[object_] in ("ADJ", "VERB", "ADV") and words.dep[object_] != "dobj":
        thing = words.lower[object_]
    if thing and roles.place and object_ in people.at and people.at[object_].entity == roles.place:
        thing = ""
    return Phrases(base, subject, thing, _complement(words, people, verb, roles, own, dated))


def _is_headline_passive(words: Words, frame: Frame) -> bool:
    """ "Mayor sworn in": a bare participle that cannot be a past tense, as "elected" could."""
    verb = frame.verb
    return (
        words.lower[verb].endswith(_PARTICIPLES)
        and words.child(frame.head, "nsubj") >= 0
        and words.child(verb, "aux", "auxpass", "dobj") < 0
    )


def _measure(words: Words, verb: int) -> int:
    """The amount by or to which something happens: "fell 3 percent"; -1 for none."""
    amounts = (c for c in words.children[verb] if c > verb and words.dep[c] == "npadvmod")
    return next((c for c in amounts if words.child(c, "nummod") >= 0), -1)


def _antecedent(words: Words, verb: int, i: int) -> int:
    """What a relative pronoun stands for: of "the offer which the board rejected" the offer.

    Behind a comma it may stand for all that was said before, and only the text can tell.
    """
    if i <= 0 or words.tag[i] not in ("WDT", "WP") or words.dep[verb] != "relcl" or words.text[i - 1] == ",":
        return i
    return words.head[verb]


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
    if head < 0 or words.tag[head] in PRONOUNS:
        return ""
    if entity and entity in people.named(head):
        return ""
    first, other = phrase(words, people, head), words.child(head, "conj")
    if other < 0 or words.tag[other] in PRONOUNS or words.child(other, "conj") >= 0 or words.child(head, "cc") < 0:
        return first
    both = f"{first} {words.lower[words.child(head, 'cc')]} {phrase(words, people, other)}"
    return both if first and words.pos[other] == "NOUN" and len(both.split()) <= LONGEST else first


def _complement(words: Words, people: People, verb: int, roles: Arguments, own: Set[int], dated: Set[int]) -> str:
    """What the verb needs beside its object, else its first telling phrase, else that of its object."""
    object_ = words.child(verb, "dobj")
    unknown = object_ >= 0 and words.tag[object_] in PRONOUNS and not people.named(object_)
    if unknown and _antecedent(words, verb, object_) == object_:
        return ""  # "urged them to stay": without "them" the rest says something else
    if predicate := _predicate(words, people, verb, dated):
        return predicate
    if found := _prepositional(words, people, verb, roles, own, dated):
        return found
    thing = words.child(verb, "dobj")
    return _prepositional(words, people, thing, roles, own, dated, _SETTINGS) if thing >= 0 else ""


def _predicate(words: Words, people: People, verb: int, dated: Set[int]) -> str:
    """ "Called the figure invented", "put him 20 votes ahead", "asked the banks to lend money"; empty for none."""
    thing = words.child(verb, "dobj", "nsubjpass")
    if thing < 0:
        return ""
    for c in words.children[verb]:
        if c <= max(thing, verb) or c in dated:
            continue
        if words.dep[c] == "oprd":
            return phrase(words, people, c, articles=True) if words.pos[c] in ("NOUN", "PROPN") else words.lower[c]
        if words.dep[c] in ("dobj", "npadvmod") and (adverb := words.child(c, "advmod")) > c:
            return f"{phrase(words, people, c)} {words.lower[adverb]}".strip()
        if words.dep[c] == "xcomp" and words.tag[c] == "VB" and words.tag[c - 1] == "TO":
            return _infinitive(words, people, c)
    return ""


def _infinitive(words: Words, people: People, verb: int) -> str:
    """The infinitive with its particle and object; empty where the object is a pronoun or there is none."""
    object_, particle = words.child(verb, "dobj"), words.child(verb, "prt")
    if object_ < 0 or words.tag[object_] in PRONOUNS:
        return ""
    parts = ["to", words.lower[verb], words.lower[particle] if particle >= 0 else "", phrase(words, people, object_)]
    return " ".join(part for part in parts if part)


def _prepositional(
    words: Words,
    people: People,
    top: int,
    roles: Arguments,
    own: Set[int],
    dated: Set[int],
    skipped: Set[str] = frozenset(),
) -> str:
    """The first telling prepositional phrase of ``top``, without those that give times, places or known names."""
    for c in words.children[top]:
        if (
            c < top
            or words.lower[c] in skipped
            or words.dep[c] != "prep"
            or c not in own
            or c in dated
            or words.lower[c] not in _TELLING
        ):
            continue
        thing = _antecedent(words, top, words.child(c, "pobj"))
        if thing < 0 or thing in dated or words.lemma[thing] in _EMPTY_PHRASES or words.tag[thing] in PRONOUNS:
            continue
        known = people.at.get(thing)
        if known and known.entity in (roles.agent, roles.patient, roles.place):
            continue
        if known and known.kind in (EntityKind.PLACE, EntityKind.COUNTRY) and roles.place:
            continue
        if text := phrase(words, people, thing, articles=True):
            return f"{words.lower[c]} {text}"
    return ""
