"""Cues: nouns and adjectives that put something to a source, chosen as the verbs of ``lexicon`` are."""

from __future__ import annotations

from dataclasses import replace

from .lexicon import ASSERTS, DENIES, DOUBTS, Cue

# Nouns; ``c`` opens a clause ("the claim that"), each may also stand before "about". Then the prepositions of some.
_NOUNS = {
    ("says", ASSERTS): "accusation acknowledgement acknowledgment admission admonition advice allegation announcement "
    "argument assertion assurance boast caution charge claim comment complaint confession confirmation contention "
    "criticism critique declaration demand description disclosure explanation insistence mantra message notion "
    "offer pledge plea prediction proclamation promise pronouncement proposal recommendation remark reminder "
    "request revelation rumor rumour slogan speculation statement story suggestion testimony threat tweet vow "
    "warning talk chant report word",
    ("says", DENIES): "denial refusal rejection repudiation disavowal",
    ("says", DOUBTS): "doubt skepticism scepticism misgiving",
    ("asks", ASSERTS): "question query inquiry",
    (
        "thinks",
        ASSERTS,
    ): "anger anxiety assessment assumption belief concern conclusion confidence consensus conviction "
    "expectation fear feeling frustration guess hope hunch idea impression judgement judgment knowledge opinion "
    "outrage perception position sense sentiment stance suspicion theory thought understanding view worry "
    "disappointment",
    ("wants", ASSERTS): "aim ambition decision desire determination goal intent intention plan preference willingness "
    "unwillingness wish eagerness reluctance commitment",
    ("judges", ASSERTS): "attack criticism critique condemnation denunciation endorsement praise support opposition "
    "objection defense defence contempt admiration apology call disdain respect enthusiasm dislike distaste faith "
    "interest",
    ("shows", ASSERTS): "evidence finding sign indication proof hint",
}
_NOUN_PREPOSITIONS = {
    "of": "acknowledgement acknowledgment admission assessment chant condemnation criticism critique defense defence "
    "denunciation description endorsement opinion perception rejection view mention account announcement "
    "accusation allegation prediction warning fear talk disapproval approval",
    "for": "admiration apology call contempt demand desire disdain enthusiasm hope plan preference praise proposal "
    "request respect support plea",
    "to": "objection opposition reference threat response reaction",
    "on": "attack opinion position stance view comment",
    "against": "accusation allegation attack charge",
    "in": "belief confidence faith interest",
    "at": "anger dig jab swipe frustration",
}


def _nouns() -> dict[str, Cue]:
    table = {w: Cue(a, s, "c", frozenset({"about"})) for (a, s), words in _NOUNS.items() for w in words.split()}
    for preposition, words in _NOUN_PREPOSITIONS.items():
        for word in words.split():
            old = table.get(word, Cue("says"))
            table[word] = replace(old, prepositions=old.prepositions | {preposition})
    return table


NOUNS = _nouns()

_ADJECTIVES = {
    ("thinks", ASSERTS): "adamant afraid angry annoyed aware certain clear concerned confident conscious convinced "
    "critical cynical disappointed dismissive distrustful excited fearful frustrated furious glad grateful happy "
    "hopeful interested mistrustful nervous optimistic outraged pessimistic pleased proud sad shocked sorry "
    "supportive sure surprised suspicious sympathetic tired unapologetic unaware uneasy unhappy unsure upbeat "
    "upset wary worried",
    ("thinks", DOUBTS): "doubtful sceptical skeptical",
    ("wants", ASSERTS): "determined eager hesitant inclined keen loath ready reluctant unwilling willing",
}
ADJECTIVES = {w: Cue(a, s, "c") for (a, s), words in _ADJECTIVES.items() for w in words.split()}
