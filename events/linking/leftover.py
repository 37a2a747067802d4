"""What stands behind a claim's verb in its text: what of it a frame has lost, and what of it can stand in a title.

A frame keeps at most an object and one complement. Where a title made of it skips over words that belong to the verb
("spends [the day] at sea", "pays 41 dollars [a share]"), or stops inside a phrase ("copies [of the letter]"), it says
something else than the text, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from events.linking.english import EACH_OTHER, FIRST_PERSON, NUMBER, REFLEXIVE, closed, is_participle, word_set
from events.values import ClaimFacts

# Where a clause's own words end. A comma inside a number does not.
_END = re.compile(
    r",(?!\d)|[;:()–—?!]|(?<!\d)\.(?!\w)|\s-\s"
    r"|(?<=\w\w\w)\sthat\b|\s(?:but|while|when|where|who|whom|whose|which|because|although|though|after|before|since)\b"
    r"|\s(?:until|till|unless|if)\b"
    r"|\s(?:and|or)\s(?=(?:\w+ly\s|still\s|also\s|later\s)?(?:\w+(?:ed|ing)|is|are|was|were|has|have|had|then|will|would"
    r"|may|might|can|could|said|to)\b)"
)
# What may be left off behind a verb and its object: when, where, why, how.
_ADJUNCTS = word_set(
    """
    in on at for with from by to into after before during over under near off against through across outside inside
    since until amid despite without within between among toward towards around along per as about onto upon because
    via following than behind beyond
    """
)
# "At 600", "by 20 percent", "to seven": what a figure came to is what the sentence tells.
_COMES_TO = frozenset({"at", "by", "to", "from"})
_NUMBERS = word_set("one two three four five six seven eight nine ten eleven twelve half")
# Words that a headline drops.
_DROPPED = word_set("a an the his her its their some any every such also again so now just")
_ADVERBS = word_set("first far again once later earlier together too still yet soon here there afterwards instead back")
# Pronouns that a frame leaves out as an object.
_OBJECTS = word_set("it them him us me you")
_ENDING = frozenset({"and", "or", "so", "yet", "as"})
# Complements that the verb governs: "speaks of the weight".
_GOVERNED = ("of ", "about ")
_HOW_LONG = re.compile(
    r"\s(?:shortly|just|soon|long|(?:(?:just|only|\w+)\s)?(?:minutes|hours|days|weeks|months|years))$"
)
_MARKS = "’'.,‘“”\""
# "Some 20 kilometres off": how far from a place.
_DISTANCE = re.compile(
    r"\b(?:(?:some|about|around|nearly)\s)?[\d.,]+\s(?:nautical\s)?\w+\s(?=(?:off|north|south|east|west|outside)\b)"
)
# Verbs whose object is a time: "spent Tuesday at sea".
_OF_TIMES = frozenset({"spend"})
# Verbs that only tell of somebody that he is to do something: without it they say nothing.
MAKING = word_set(
    """
    ask tell urge order call force allow invite persuade press require encourage decide begin try seek beg want help
    warn remind instruct promise let
    """
)
# How far from a word the noun may stand that it goes with: "the senior North Korean official".
_REACH = 3
_NOON = r"\s?[ap]\.?m\b\.?"
_CLOCK = re.compile(
    rf"\s(?:(?:at|about|around|by)\s)?\d{{1,2}}(?:[.:]\s?\d\d(?:{_NOON})?|{_NOON})(?!\d)", re.IGNORECASE
)
_BEFORE_TIMES = (
    r"(?:(?:early|late|shortly|only|just)\s+)?"
    r"(?:(?:in|on|at|by|over|during|until|till|from|since|for)\s+)?(?:(?:this|last|next)\s+)?"
)


def behind(claim: ClaimFacts) -> str:
    """The clause's words behind its verb, without times, up to where another clause or an aside begins."""
    told = re.search(rf"\b{re.escape(claim.head)}\b", claim.quote) if claim.head else None
    if told is None:
        return ""
    rest = " " + " ".join(claim.quote[told.end() :].split())
    rest = _CLOCK.sub("", rest)
    times = () if claim.verb in _OF_TIMES else claim.times
    for time in sorted((time.wording for time in times), key=len, reverse=True):
        rest = re.sub(rf"(?<! of)\s{_BEFORE_TIMES}{re.escape(time)}(?!\w)(?:\s(?=,))?", "", rest, flags=re.IGNORECASE)
    found = _END.search(rest)
    own = rest[: found.start()] if found else rest
    if found and found[0].strip() in ("before", "after"):
        own = _HOW_LONG.sub("", own)
    return own.strip().rstrip(".’'")


def skips(claim: ClaimFacts, text: str) -> bool:
    """Whether a title ``text`` leaves off words behind the verb that it cannot do without.

    An object that stands before its verb ("the boats that he sold"), or under another name, is not judged.
    """
    words = [word.strip(_MARKS) for word in _DISTANCE.sub("", behind(claim).lower()).split()]
    said = {word.strip(_MARKS) for word in text.lower().split()}
    if {*words[:1]} & REFLEXIVE and not said & REFLEXIVE:
        return True
    if any(0 < sum(word in said for word in own) < len(own) for own in _quoted(claim)):
        return True
    thing = claim.patient.lower().split() or claim.object.lower().split()[-1:]
    if thing and not claim.verb.startswith("be ") and not any(word.strip(_MARKS) in words for word in thing):
        return False
    beyond = False  # whether the words of the verb and its object are over
    for n, word in enumerate(words):
        rest = [each for each in words[n + 1 :] if each not in _DROPPED]
        if word == "to" and claim.verb in MAKING:
            return True
        if word == "of" and rest and rest[0] not in said:
            return not beyond or claim.complement.startswith(_GOVERNED)
        if word in _ADJUNCTS and not (word in said and said & {*rest[:_REACH]}):
            return word in _COMES_TO and bool(rest) and (bool(NUMBER.match(rest[0])) or rest[0] in _NUMBERS)
        if word == "or" and rest[:1] in (["more"], ["less"]):
            return True
        if word in _ENDING or word.endswith("ing") or (n and _is_participle(word)):
            return False
        beyond = beyond or word in _ADJUNCTS
        if word in said or word in _DROPPED or word in _ADVERBS or word.endswith("ly"):
            continue
        modified = takewhile(lambda each: each not in _ADJUNCTS, rest[:_REACH])
        if word in _OBJECTS or not said & {*modified}:
            return True
    return False


def _quoted(claim: ClaimFacts) -> Iterator[list[str]]:
    """The words of each quotation behind the verb: one that is cut is no quotation."""
    for quotation in re.findall(r"(?<!\w)[‘“\"]([^”\"]+)", behind(claim).lower()):
        words = (word.strip(_MARKS) for word in quotation.split())
        yield [word for word in words if word not in _DROPPED]


def _is_participle(word: str) -> bool:
    return is_participle(word) or word.endswith(("wn", "ven", "ken", "tten", "meant"))


def whole_behind(claim: ClaimFacts, most: int) -> str:
    """What stands behind the verb, where a title can hold it: ``most`` words, nobody's "we", one doer. A quotation is
    closed.
    """
    rest = behind(claim)
    words = rest.lower().split()
    if not 0 < len(words) <= most or EACH_OTHER & {*words} or words[-1] in _ADJUNCTS | _DROPPED | _ENDING:
        return ""
    if FIRST_PERSON.search(rest):
        return ""
    return closed(rest)
