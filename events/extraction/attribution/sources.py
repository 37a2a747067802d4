"""Common nouns that can be whom something is put to: people, bodies, texts; and those that cannot.

Our own lists of general English nouns, like those of ``lexicon``.
"""

from __future__ import annotations

from .lexicon import words

# Texts and pictures: who made them speaks ("Kyodo's report"), unlike who employs a spokesman.
TEXTS = words(
    "account ad advertisement analysis announcement article assertion blog book broadcast bulletin claim clip "
    "column comment complaint count data declaration dispatch document editorial email e-mail essay estimate "
    "figure filing finding footage headline image indictment interview lawsuit letter memo message news note "
    "op-ed paper photo photograph picture poll post record release remark report reporting ruling speech "
    "statement story study survey tally testimony text transcript tweet video view website word"
)
# Bodies: a common noun that may follow the body's own name ("the Kyodo news agency").
BODIES = words(
    "agency broadcaster channel company daily firm group institute magazine network news newspaper outlet paper "
    "party service station weekly website wire"
)
# People who are cited though they have no name ("citing officials").
PEOPLE = words(
    "activist adviser advisor aide analyst chair chairman chairwoman chief commander critic deputy diplomat doctor "
    "economist envoy expert "
    "eyewitness historian insider investigator judge lawmaker lawyer leader mayor minister negotiator officer "
    "official opponent people person police president prosecutor researcher resident scientist senator soldier "
    "source spokesman spokesperson spokeswoman supporter survivor villager voter witness"
)
# Nouns that look abstract by their ending, but speak.
GROUPS = words(
    "administration agency airline alliance army association bank audience coalition commission congregation "
    "corporation council court department delegation embassy federation force foundation government guard "
    "institution intelligence leadership majority military ministry minority navy office operator opposition "
    "organisation organization parliament police population regulator union university"
)
# Endings of nouns that tell of happenings and qualities; those do not speak ("the visit's implications highlight ...").
ABSTRACT = ("tion", "ment", "ity", "ness", "ance", "ence", "ship", "ism", "ure", "ing", "al")
_HAPPENINGS = words(
    "attack campaign case change crisis deal death debate decision defeat delay effort event fact failure growth idea "
    "issue loss meeting move plan policy program programme project protest result rise role sign step strategy strike "
    "success summit talk tie trend trip victory visit vote war way"
)


def speaks(lemma: str) -> bool:
    """Whether a common noun can be whom something is put to; texts can."""
    lemma = lemma.lower()
    if lemma in TEXTS or lemma in GROUPS or lemma in PEOPLE:
        return True
    return lemma not in _HAPPENINGS and not (len(lemma) > 5 and lemma.endswith(ABSTRACT))
