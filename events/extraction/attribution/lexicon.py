"""Cues: the general English verbs, nouns, adjectives and adverbs that put something to a source.

The lists are our own, written class by class after the classes of reporting and attitude words in English grammar and
verb semantics: factual and suasive verbs (Quirk et al. 1985, 16.30-34), and the groups that Levin (1993) calls say,
tell, manner of speaking, declare, conjecture, judgement, desire, intend and indicate verbs. They hold no name and no
wording of any corpus. Which complements a class opens was checked by counting on public development data.

Frames: ``c`` a clause or a quotation, ``o`` an object, ``i`` an infinitive or gerund.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ASSERTS, DENIES, DOUBTS = "asserts", "denies", "doubts"


def words(text: str) -> frozenset[str]:
    """A set of words written with blanks between them."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word: its class (says, mentions, asks, thinks, wants, judges, shows), and its frames."""

    act: str
    stance: str = ASSERTS
    frames: str = ""
    prepositions: frozenset[str] = frozenset()


_VERBS = (
    (
        "says",
        ASSERTS,
        "c",
        "add answer argue assure bark blog boast boom brag chime chirp chuckle complain concede contend continue "
        "counter "
        "crow cry deadpan emphasise emphasize exclaim fume gloat gripe groan growl grumble hiss insist interject "
        "interrupt intone joke laugh marvel moan mumble murmur mutter object opine plead point post preach "
        "protest quip rant rave reason rejoin remark reply respond retort riposte roar say scream shout shriek "
        "sigh snap sneer sniff snipe vent speculate suggest swear testify warn whine whisper write yell confide fret "
        "gush vow wager attest convince remind inform tell notify quiz reflect maintain posit postulate reiterate "
        "elaborate figure",
    ),
    (
        "says",
        ASSERTS,
        "co",
        "acknowledge admit affirm allege announce articulate assert avow caution certify chant characterise "
        "characterize claim clarify comment confess confirm convey declare delineate depict describe detail "
        "disclose divulge e-mail email emphasise emphasize espouse explain express hint imply indicate insinuate "
        "lament narrate note observe outline pitch portend portray preach proclaim profess promulgate pronounce "
        "recall recite recount reiterate relate relay repeat report restate retell retweet reveal signal specify "
        "state stipulate stress summarise summarize text tout tweet underline underscore utter voice highlight "
        "trumpet suggest argue quote recant publicise publicize",
    ),
    ("says", ASSERTS, "o", "put"),
    ("mentions", ASSERTS, "co", "discuss mention"),
    ("mentions", ASSERTS, "o", "address reference list enumerate"),
    (
        "says",
        ASSERTS,
        "o",
        "brand caricature cite dub echo frame invoke issue label liken paint post publish term title "
        "unveil write mischaracterize exaggerate",
    ),
    (
        "says",
        ASSERTS,
        "coi",
        "advise advocate beg beseech command demand exhort implore instruct order petition pledge promise propose "
        "recommend request threaten urge vow",
    ),
    ("says", ASSERTS, "ci", "tell warn claim swear offer profess call remind guarantee"),
    ("says", ASSERTS, "o", "offer call"),
    ("says", DENIES, "coi", "deny"),
    ("says", DENIES, "co", "contradict debunk disavow disclaim dismiss disown dispute rebut refute reject repudiate"),
    ("says", DOUBTS, "co", "doubt question challenge"),
    ("asks", ASSERTS, "coi", "ask"),
    ("asks", ASSERTS, "c", "enquire inquire ponder query wonder"),
    (
        "thinks",
        ASSERTS,
        "co",
        "anticipate believe consider deem envisage envision fear foresee forecast perceive predict recognise "
        "recognize regard remember suspect understand view interpret misinterpret conceive prefer estimate",
    ),
    (
        "thinks",
        ASSERTS,
        "c",
        "agree assume calculate conclude conjecture determine disagree doubt dream expect feel figure gather "
        "guess hypothesise hypothesize imagine infer judge know learn presume project realise realize reckon rule "
        "suppose surmise theorise theorize think trust worry see hear notice gather",
    ),
    ("thinks", ASSERTS, "i", "expect consider"),
    (
        "wants",
        ASSERTS,
        "ci",
        "agree decide decline desire hope intend like love hate plan prefer refuse resolve vow want wish aspire opt",
    ),
    ("wants", ASSERTS, "o", "crave desire favor favour want oppose support resist loathe hate love like fear dislike"),
    ("wants", ASSERTS, "io", "seek"),
    (
        "judges",
        ASSERTS,
        "co",
        "accuse admire admonish applaud assail attack back bash belittle bemoan berate blame blast castigate "
        "chastise chide commend compliment condemn congratulate criticise criticize decry defend demonise "
        "demonize denigrate denounce deplore deride disparage endorse eulogise excoriate extol fault hail hammer "
        "impugn insult knock lambast lambaste lampoon laud lament malign mock oppose pan praise rap rebuke "
        "reprimand reproach resent revile ridicule rip salute savage scold scorn skewer slam slander slate smear "
        "taunt thank trash upbraid vilify welcome respect embrace compare contrast regret credit warn appreciate "
        "bristle nominate",
    ),
    (
        "shows",
        ASSERTS,
        "co",
        "confirm corroborate demonstrate illustrate indicate reveal show substantiate suggest expose verify",
    ),
    ("shows", ASSERTS, "c", "find establish prove reflect read discover"),
    ("shows", ASSERTS, "ci", "seem appear"),
)

# Prepositions whose object is what is attributed.
_PREPOSITIONAL = {
    "about": "ask argue boast brag care comment complain dream feel fret gripe grumble inquire joke know lie moan "
    "question rant rave remind reminisce respond sing speak speculate talk testify think tweet warn wonder worry write",
    "of": "accuse approve boast complain conceive convict disapprove dream remind speak talk think warn despair",
    "on": "agree comment disagree dwell elaborate expand expound harp insist opine remark speculate",
    "for": "advocate apologise apologize appeal argue ask blame call campaign hope lobby plead plump press push thank "
    "vote vouch wish root",
    "against": "advise argue campaign caution inveigh lobby protest rail speak vote warn",
    "to": "acquiesce admit agree allude apologise apologize attest confess consent object plead point react refer "
    "reply respond swear testify",
    "at": "balk bristle hint marvel rail scoff sneer",
    "with": "agree concur disagree empathise empathize side sympathise sympathize",
    "in": "believe",
    "over": "spar clash",
}

# These take the person spoken to as their object, so that the object is never what is attributed beside a clause.
ADDRESSING = words(
    "advise ask assure beg beseech caution command convince exhort implore inform instruct notify order persuade "
    "petition remind request tell urge warn"
)

# The model's lemmatiser cuts an "e" too many or leaves one too many here.
_SLIPS = {"hop": "hope", "retweete": "retweet", "decrie": "decry", "oppos": "oppose", "blam": "blame", "e": "email"}


def _verbs() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for act, stance, frames, words in _VERBS:
        for word in words.split():
            old = table.get(word, Cue(act, stance))
            table[word] = replace(old, frames="".join(sorted(set(old.frames + frames))))
    for preposition, words in _PREPOSITIONAL.items():
        for word in words.split():
            old = table.get(word, Cue("says"))
            table[word] = replace(old, prepositions=old.prepositions | {preposition})
    return table


VERBS = _verbs()


# With its particle a verb may say something else than without: "ruled out talks".
_PHRASAL = {
    "rule out": Cue("says", DENIES, "co"),
    "point out": Cue("says", ASSERTS, "co"),
    "spell out": Cue("says", ASSERTS, "co"),
    "play down": Cue("says", DOUBTS, "o"),
}


def verb(lemma: str, particle: str = "") -> Cue | None:
    """The cue for a verb's lemma, with its particle if it has one, or ``None``."""
    lemma = lemma.lower()
    if phrasal := _PHRASAL.get(f"{lemma} {particle}"):
        return phrasal
    return VERBS.get(_SLIPS.get(lemma, lemma))


# Adverbs that put a clause to a source without a name.
HEARSAY = frozenset(("allegedly", "purportedly", "reportedly", "supposedly"))

# "In the ministry's view", "by the agency's count", "in a poll": nouns after such a preposition.
VIEWS = {
    "in": words("account assessment estimation judgement judgment opinion poll polling survey view words"),
    "by": words("account admission calculation count estimate reckoning tally"),
}
