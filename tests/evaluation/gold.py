"""Hold what is read of an article, and linked of a story, against what a person read (`fixtures/gold/`).

The gold's shape: `articles` with `times`, `attributions`, `boilerplate`, `headings`; `entities`; `never_entities`. A
quote is an exact, unique substring of its article, so that gold needs no offsets.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass
class Score:
    """Right, wrong and missing, by subject; the misses in words."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def check(self, subject: str, ok: object, miss: str) -> None:
        if ok:
            self.right[subject] += 1
        else:
            self.wrong[subject] += 1
            self.misses.append(f"{subject}: {miss}")

    def percent(self, subject: str | None = None) -> float:
        right = self.right[subject] if subject else self.right.total()
        wrong = self.wrong[subject] if subject else self.wrong.total()
        return round(100 * right / (right + wrong), 1) if right + wrong else 0.0


def plain(name: str | None) -> str:
    """A name without what writers vary: apostrophes, case, the article."""
    return re.sub(r"[’‘]", "'", name or "").casefold().removeprefix("the ").strip()


def days(value: str | None) -> tuple[str | None, str | None]:
    """First and last day of YYYY, YYYY-MM, YYYY-MM-DD or two of them with a stroke between, as ISO dates."""
    if value is None:
        return None, None
    if "/" in value:
        first, last = value.split("/")
        return days(first)[0], days(last)[1]
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return value, value
    if len(parts) == 2:
        return f"{value}-01", f"{value}-{calendar.monthrange(*parts)[1]:02}"
    return f"{value}-01-01", f"{value}-12-31"


def score_story(gold: Row, read: dict[str, Row]) -> Score:
    """``read`` maps file names (as in the gold) to rows of `manage.py extract`."""
    score = Score()
    names = _Names(gold)
    for wanted in gold["articles"]:
        row = read.get(wanted["file"])
        if row is None:
            score.check("articles", False, f"{wanted['file']}: not read")
            continue
        _score_frame(score, wanted, row)
        _score_times(score, wanted, row)
        _score_attributions(score, wanted, row, names)
    _score_entities(score, gold, read, names)
    return score


class _Names:
    def __init__(self, gold: Row) -> None:
        self.main = {
            plain(name): plain(entity["name"])
            for entity in gold["entities"]
            for name in [entity["name"], *entity.get("also", [])]
        }

    def same(self, one: str | None, other: str | None) -> bool:
        return self.main.get(plain(one), plain(one)) == self.main.get(plain(other), plain(other))


def _score_frame(score: Score, wanted: Row, row: Row) -> None:
    file, text = wanted["file"], row["text"]
    published = (row.get("published") or {}).get("value")
    score.check("published", published == wanted["published"]["value"], f"{file}: {published}")
    if wanted["headline"]["value"]:
        accepted = {plain(wanted["headline"]["value"]), plain(wanted["headline"].get("also"))}
        score.check("headline", plain(row.get("headline")) in accepted, f"{file}: {row.get('headline')!r}")
    for line in wanted.get("boilerplate", []):
        score.check("boilerplate", line not in text, f"{file}: {line!r} stands in the text")


def _score_times(score: Score, wanted: Row, row: Row) -> None:
    file, text = wanted["file"], row["text"]
    matched: set[tuple[int, int]] = set()
    for time in wanted["times"]:
        at = text.find(time["quote"])
        if at < 0:
            score.check("times", False, f"{file}: the text has lost {time['quote']!r}")
            continue
        start = at + time["quote"].find(time["expression"])
        hits = [t for t in row["times"] if t["start"] < start + len(time["expression"]) and start < t["end"]]
        matched.update((t["start"], t["end"]) for t in hits)
        alone = time["value"] if time.get("basis") in ("stated", "relative") else None
        expected = days(time.get("reading_from_header") or alone)
        got = (hits[0]["lower"], hits[0]["upper"]) if hits else "nothing"
        score.check("times", hits and got == expected, f"{file}: {time['expression']!r} read as {got}, gold {expected}")
    for time in row["times"]:
        invented = time["lower"] and (time["start"], time["end"]) not in matched
        score.check("no invented date", not invented, f"{file}: {text[time['start'] : time['end']]!r} {time['edtf']}")


def _score_attributions(score: Score, wanted: Row, row: Row, names: _Names) -> None:
    file, text = wanted["file"], row["text"]
    matched: set[tuple[int, int]] = set()
    for voice in wanted["attributions"]:
        start = text.find(voice["quote"])
        end = start + len(voice["quote"])
        near = [
            a
            for a in row["attributions"]
            if start >= 0 and any(s < end and start < e for s, e in a["cue"] + a["source"])
        ]
        matched.update(map(_place, near))
        if voice.get("optional"):
            continue
        said = [a.get("speaker") or a.get("anonymous") for a in near]
        for name in voice["source"] if isinstance(voice["source"], list) else [voice["source"]]:
            if name:
                ok = any(names.same(a.get("speaker"), name) for a in near)
            else:
                ok = any(a.get("anonymous") and not a.get("speaker") for a in near)
            score.check(
                "attributions", ok, f"{file}: {voice['quote']!r} put to {said}, gold {name or voice['anonymous']}"
            )
        if citing := voice.get("citing"):
            ok = any(names.same(link, citing) for a in near for link in a.get("chain") or [])
            score.check("chains", ok, f"{file}: {voice['quote']!r} does not reach {citing}")
    for voice in row["attributions"]:
        # A wish or a question puts nothing to anybody, and "is expected" names nobody to put it to.
        if voice.get("act", "says") not in ("says", "shows") or not (voice["source"] or voice.get("anonymous")):
            continue
        words = " ".join(text[s:e] for s, e in voice["source"] + voice["cue"])
        score.check("no invented voice", _place(voice) in matched, f"{file}: {words!r}")


def _place(voice: Row) -> tuple[int, int]:
    spans = voice["cue"] + voice["source"]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _score_entities(score: Score, gold: Row, read: dict[str, Row], names: _Names) -> None:
    found = {(plain(m["entity"]), m["kind"]) for row in read.values() for m in row["mentions"] if m.get("entity")}
    # As written: "the union" may stand for a union named before, "Union" is no name.
    surfaces = {row["text"][m["start"] : m["end"]] for row in read.values() for m in row["mentions"]}
    for entity in gold["entities"]:
        kinds = {kind for name, kind in found if names.same(name, entity["name"])}
        places = {"country", "place"}
        ok = entity["kind"] in kinds or (entity["kind"] in places and kinds & places)
        score.check("entities", ok, f"{entity['name']} ({entity['kind']}): {sorted(kinds) or 'nothing'}")
    for name in gold["never_entities"]:
        score.check("no nonsense name", name not in surfaces, f"{name!r} read as a name")
