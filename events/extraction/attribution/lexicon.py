"""Cues: the general English verbs, nouns, adjectives and adverbs that put something to a source.

The lists are our own, written class by class after the classes of reporting and attitude verbs in English grammar and
verb semantics: factual and suasive verbs (Quirk et al. 1985, 16.31-32), and the groups that Levin (1993) calls say,
tell, manner of speaking, declare, conjecture, judgement, desire, intend and indicate verbs. They hold no name and no
wording of any corpus. Which frames a class opens was checked by counting on public development data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ASSERTS, DENIES, DOUBTS = "asserts", "denies", "doubts"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word.

    ``act`` is its class (says, asks, thinks, wants, judges, shows). ``clause``, ``object`` and ``infinitive`` say which
    complements can be what is attributed; ``prepositions`` those whose object can be.
    """

    act: str
    stance: str = ASSERTS
    clause: bool = False
    object: bool = False
    infinitive: bool = False
    prepositions: frozenset[str] = frozenset()


# act, stance, frames (c clause or quotation, o object, i infinitive), lemmas
_VERBS = (
    (
        "says",
        ASSERTS,
        "c",
        "say opine quip muse gush quote snap retort riposte rejoin blurt chime interject sigh laugh "
        "joke crow fume intone deadpan boom bark chuckle grumble gripe whine add reply respond counter continue chirp "
        "remark exclaim contend opine reason marvel wonder worry fret boast brag gloat cry scream yell shout shriek "
        "whisper mutter murmur growl",
    ),
    (
        "says",
        ASSERTS,
        "co",
        "state declare announce acknowledge admit affirm allege assert assure attest aver avow "
        "certify claim clarify concede confess confirm convey disclose divulge elaborate emphasise emphasize explain "
        "hint imply indicate inform insinuate insist lament maintain mention note notify observe opine point portend "
        "proclaim profess pronounce recall recount reiterate relate remind repeat report reveal state stipulate stress "
        "suggest testify tweet retweet underline underscore highlight underline utter voice vouch write blog post "
        "e-mail email text caution warn charge argue protest narrate detail describe outline articulate tout chant "
        "specify signal spell summarise summarize restate posit postulate preach recite rehash",
    ),
    ("says", ASSERTS, "coi", "tell"),
    (
        "says",
        ASSERTS,
        "o",
        "discuss address cite reference characterise characterize label dub brand portray depict "
        "paint frame express echo invoke quote issue circulate unveil read retell list",
    ),
    (
        "says",
        ASSERTS,
        "coi",
        "promise pledge vow swear threaten guarantee offer propose recommend advise advocate "
        "demand urge beg implore request plead call petition exhort instruct order command direct appeal",
    ),
    ("says", DENIES, "coi", "deny"),
    (
        "says",
        DENIES,
        "co",
        "dispute refute contradict rebut rebuff reject dismiss disavow disclaim repudiate retract "
        "withdraw gainsay debunk disown",
    ),
    ("says", DOUBTS, "co", "question doubt challenge contest"),
    ("asks", ASSERTS, "coi", "ask"),
    ("asks", ASSERTS, "co", "inquire enquire query wonder ponder"),
    (
        "thinks",
        ASSERTS,
        "co",
        "believe think assume presume suppose suspect imagine guess reckon figure feel fear "
        "conclude deem consider regard view expect anticipate predict forecast foresee project estimate calculate "
        "envision envisage speculate surmise theorise theorize hypothesise hypothesize infer gather judge know "
        "understand realise realize recognise recognize remember forget learn perceive interpret see doubt trust "
        "conceive hold",
    ),
    ("thinks", ASSERTS, "i", "expect consider believe"),
    (
        "wants",
        ASSERTS,
        "coi",
        "want wish hope desire prefer intend plan mean aim seek decide agree choose resolve "
        "refuse decline like love hate loathe dread favour favor dislike",
    ),
    (
        "judges",
        ASSERTS,
        "co",
        "accuse applaud attack assail back bash belittle berate blame blast castigate celebrate "
        "champion chide commend compliment condemn congratulate credit criticise criticize decry defend denigrate "
        "denounce deplore deride disparage eulogise excoriate extol fault hail hammer impugn insult knock lambast "
        "lambaste laud lampoon liken malign mock oppose praise rap rebuke reprimand reproach resent ridicule savage "
        "scold scorn slam slander support thank trash vilify welcome endorse embrace hate admire respect revile rip "
        "rebut skewer bemoan cheer salute slate upbraid shun resist object compare anger",
    ),
    (
        "shows",
        ASSERTS,
        "co",
        "show find demonstrate prove illustrate reveal confirm indicate suggest determine document expose establish",
    ),
    ("shows", ASSERTS, "ci", "seem appear"),
    ("says", ASSERTS, "o", "accept"),
)

# prepositions whose object is what is attributed: lemma -> prepositions
_PREPOSITIONAL = {
    "about": "talk speak ask complain boast brag think worry joke wonder comment question lie inquire fret write "
    "speculate care know warn gripe grumble",
    "of": "speak talk boast complain warn think accuse dream write approve disapprove convict",
    "on": "comment insist focus expand elaborate dwell agree speak remark reflect opine muse report",
    "for": "call push advocate campaign argue vote apologise apologize plead lobby appeal hope blame wish ask press "
    "thank vouch plump",
    "against": "argue warn rail campaign vote inveigh protest speak caution advise lobby",
    "to": "refer point allude object respond react admit confess appeal agree plead pledge testify swear apologise "
    "apologize acquiesce reply consent attest",
    "at": "hint balk bristle scoff rail marvel",
    "with": "agree disagree side concur empathise empathize sympathise sympathize",
    "as": "describe",
    "in": "believe",
    "out": "call",
}

# The model's rules cut a final "e" too many or too few here.
_SLIPS = {"hop": "hope", "retweete": "retweet", "state": "state", "decrie": "decry", "oppos": "oppose"}


def _verbs() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for act, stance, frames, words in _VERBS:
        for word in words.split():
            old = table.get(word, Cue(act, stance))
            table[word] = replace(
                old,
                clause=old.clause or "c" in frames,
                object=old.object or "o" in frames,
                infinitive=old.infinitive or "i" in frames,
            )
    for preposition, words in _PREPOSITIONAL.items():
        for word in words.split():
            old = table.get(word, Cue("says"))
            table[word] = replace(old, prepositions=old.prepositions | {preposition})
    return table


VERBS = _verbs()


def verb(lemma: str) -> Cue | None:
    """The cue for a verb's lemma, or ``None``."""
    lemma = lemma.lower()
    return VERBS.get(_SLIPS.get(lemma, lemma))


_NOUNS = {
    ("says", ASSERTS): "accusation acknowledgement acknowledgment admission admonition advice allegation announcement "
    "answer argument assertion assurance caution claim comment complaint confession confirmation contention critique "
    "criticism declaration demand disclosure explanation insistence message mention mantra notion offer pledge "
    "prediction proclamation promise pronouncement proposal recommendation reference remark reminder report request "
    "response revelation rumor rumour slogan speculation statement story suggestion testimony threat tweet vow warning "
    "word call endorsement attack",
    ("says", DENIES): "denial refusal rejection repudiation",
    ("asks", ASSERTS): "question query inquiry",
    ("thinks", ASSERTS): "assessment assumption belief conclusion conviction concern doubt expectation fear feeling "
    "guess hope hunch idea impression judgement judgment knowledge opinion perception position sense suspicion theory "
    "thought understanding view worry confidence consensus estimate",
    ("wants", ASSERTS): "aim ambition decision desire determination goal intention plan preference willingness wish "
    "support opposition",
    ("shows", ASSERTS): "evidence finding sign indication proof hint",
}
NOUNS = {word: Cue(act, stance, clause=True) for (act, stance), words in _NOUNS.items() for word in words.split()}

_ADJECTIVES = {
    ("thinks", ASSERTS): "afraid aware certain confident convinced sure unsure worried concerned fearful hopeful "
    "optimistic pessimistic proud glad happy sorry angry skeptical sceptical critical doubtful dismissive supportive "
    "disappointed surprised adamant clear conscious unaware wary",
    ("wants", ASSERTS): "willing unwilling eager reluctant determined keen ready loath hesitant",
}
ADJECTIVES = {w: Cue(act, stance, clause=True) for (act, stance), words in _ADJECTIVES.items() for w in words.split()}

# Adverbs that put a clause to an unnamed source.
HEARSAY = frozenset("allegedly reportedly supposedly purportedly apparently seemingly ostensibly presumably".split())

# Texts: who wrote them speaks ("Kyodo's report"), unlike who employs a spokesman.
TEXTS = frozenset(
    "account ad advertisement analysis announcement answer article blog book broadcast claim column comment complaint "
    "document editorial email e-mail essay estimate figure filing finding headline indictment interview lawsuit letter "
    "memo message note op-ed paper poll post press release remark report resolution reporting rule ruling speech "
    "statement story study survey testimony tweet video website word".split()
)
# Bodies: a common noun that may follow the body's own name ("the Kyodo news agency").
BODIES = frozenset(
    "agency broadcaster channel daily group magazine network newspaper news outlet paper party service station weekly "
    "website wire".split()
)
