"""Headlines and leading sentences without a verb that the reader knows ("Major Fire at Market Hall") still assert.

News puts what happened first (the inverted pyramid); a headline has its own grammar, which the parser often misses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.words import Words
from events.values import Attribution, BlockKind, Claim, Mention, Status

# How many sentences of an article count as its head: the headline, a line below it, and the lead.
HEAD_SENTENCES = 3
# A line of fewer content words is a rubric or a place ("WORLD NEWS"), no assertion.
FEWEST_CONTENT_WORDS = 3
# A date line ("PORT MARROW, Calder Islands —") ends so.
_DASHES = frozenset({"-", "–", "—", "--"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def complete(
    words: Words, mentions: Sequence[Mention], attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> tuple[Claim, ...]:
    """The claims, with one more for each sentence at the head that has none; sorted by span.

    It is told by its words, names and place in the article alone, as happened; it has no action and no roles.
    """
    told = {claim.sentence for claim in claims}
    found = (c for number in _silent(words, told) for c in _line(words, mentions, attributions, number))
    return tuple(sorted((*claims, *found), key=lambda claim: (claim.start, claim.end)))


def _silent(words: Words, told: set[int]) -> Iterator[int]:
    """Sentences of headlines, and the first sentences of the article, that have no claim."""
    telling = 0
    for number, (first, _) in enumerate(words.sentences):
        kind = words.block[first]
        telling += kind is not BlockKind.DEBRIS
        at_head = kind is BlockKind.HEADLINE or (telling <= HEAD_SENTENCES and kind is BlockKind.PARAGRAPH)
        if at_head and number not in told:
            yield number


def _line(
    words: Words, mentions: Sequence[Mention], attributions: Sequence[Attribution], number: int
) -> Iterator[Claim]:
    first, end = words.sentences[number]
    while first < end and not words.text[first].strip():
        first += 1
    while end > first and not words.text[end - 1].strip():
        end -= 1
    lemmas = tuple(words.lemma[i] for i in range(first, end) if words.pos[i] in _CONTENT and words.text[i].isalnum())
    if len(lemmas) < FEWEST_CONTENT_WORDS or words.text[end - 1] in _DASHES:
        return
    start, stop = words.start[first], words.end[end - 1]
    named = dict.fromkeys(m.entity for m in mentions if start <= m.start and m.end <= stop)
    said = next(
        (n for n, a in enumerate(attributions) if any(s.start < stop and start < s.end for s in a.content)), None
    )
    yield Claim(
        start=start,
        end=stop,
        status=Status.HAPPENED,
        sentence=number,
        head=words.text[first],
        participants=tuple(named),
        attribution=said,
        lemmas=lemmas,
    )
