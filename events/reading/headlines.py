"""Which piece of a text is its headline, where it is repeated, and a headline derived where there is none.

A headline stands first and has no final stop. Pages print it again in the navigation path ("HomeWorld<headline>"), in
the teaser or below the picture, often once with straight and once with typographic quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from events.reading.blocks import ends_sentence, is_bullet
from events.values import BlockKind, SetAside

# Headlines of agencies and papers keep under 130 characters; web headlines with a second part reach 200.
HEADLINE_LENGTH = 200
# A derived headline is cut to what a list shows on one line.
DERIVED_LENGTH = 100
# A clause shorter than this does not say what the article is about.
DERIVED_LEAST = 40
# Between a page's first and second headline stand a path, a date and a byline at most.
REPEATED_WITHIN = 4
# A navigation path ("HomeCurrent affairs") stuck to a headline; longer is a headline of its own.
PATH_LENGTH = 80
# A shorter headline may be the end of any line ("... what comes next" and "Next").
STUCK_LEAST = 15
# " | Name of the site" after a title.
SITE_LENGTH = 40

_QUOTES = str.maketrans({"‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
# "GENEVA, 12 May (Reuters) -" alone on a line says where a report was filed.
_DATELINE = re.compile(r".*(?:\([A-Z][\w ]{1,30}\)\s*[-–—_]*|[-–—_])$")
_FILED = re.compile(r"[A-Z][A-Z .,'’-]{2,40}[^()]{0,40}\([A-Z][^)]{1,40}\)\s*[-–—_]+\s*")
_BREADCRUMB = re.compile(r"(?:home|front ?page)\s*[>»›/|]\s*(?:[^>»›/|]{1,40}[>»›/|]\s*)*(?=\S)", re.IGNORECASE)
_FUSED_PATH = re.compile(
    r"Home(?:World|News|Politics|Business|Economy|Current [Aa]ffairs|International|National|Sports?|Opinion|Culture"
    r"|Technology|Science|Health|Asia|Europe|Africa|Americas?|Middle East|Breaking [Nn]ews|Latest [Nn]ews)+"
    r"(?=[\"“‘A-ZÀ-Þ\d])"
)
_SITE_SUFFIX = re.compile(rf"\s+[|–—»·-]\s+[^|–—»·]{{2,{SITE_LENGTH}}}$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Þ\d])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Adm|Col|Capt|Lt|Cmdr|Maj|Sgt|Sen|Rep|Gov|Rev|St|Jr|Sr|vs|No"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or heading of the source; ``kind`` where the source marks it (HTML), ``None`` where it does not."""

    text: str
    kind: BlockKind | None = None
    line_count: int = 1


def plain(text: str) -> str:
    """For comparing headlines: straight quotes and dashes, single spaces, no case."""
    return " ".join(text.translate(_QUOTES).split()).casefold()


def split_headline(pieces: Sequence[Piece], title: str, site: str) -> tuple[str, list[Piece], list[SetAside]]:
    """The headline (``title`` where it is known, ``""`` where there is none), the other pieces, and its repetitions."""
    rest = list(pieces)
    aside: list[SetAside] = []
    headline = _without_site(title, site, rest) if title else _first_headline(rest, aside)
    if not headline:
        return "", rest, aside
    kept: list[Piece] = []
    for i, piece in enumerate(rest):
        bare = _SITE_SUFFIX.sub("", piece.text)
        if i < REPEATED_WITHIN and {plain(piece.text), plain(bare)} & {plain(headline), plain(title)}:
            aside.append(SetAside(piece.text, "headline given twice"))
        elif i < REPEATED_WITHIN and (path := _path_before(piece.text, headline)):
            aside.append(SetAside(path, "navigation stuck to the headline"))
            aside.append(SetAside(piece.text[len(path) :].strip(), "headline given twice"))
        else:
            kept.append(piece)
    return headline, kept, aside


def _without_site(title: str, site: str, pieces: Sequence[Piece]) -> str:
    """The title without " | Site", where the site is known by name or the text's own headline lacks it."""
    suffix = _SITE_SUFFIX.search(title)
    if suffix is None:
        return title
    bare = title[: suffix.start()]
    named = bool(site) and plain(suffix[0]).endswith(plain(site))
    repeated = any(plain(p.text) == plain(bare) for p in pieces[:REPEATED_WITHIN])
    return bare if named or repeated else title


def _first_headline(rest: list[Piece], aside: list[SetAside]) -> str:
    """Takes the headline off ``rest`` (changed in place), the later printing where the first two pieces repeat it."""
    if len(rest) < 2:
        return ""
    first, second = rest[0].text, rest[1].text
    bare_first = _SITE_SUFFIX.sub("", first)
    if _looks_like_headline(rest[1]) and (
        plain(second) in (plain(first), plain(bare_first)) or _path_before(first, second)
    ):
        return rest.pop(1).text if _has_body(rest[2:]) else ""
    path = _BREADCRUMB.match(first) or _FUSED_PATH.match(first)
    bare = Piece(first[path.end() :], line_count=rest[0].line_count) if path else rest[0]
    if not (_looks_like_headline(bare) and _has_body(rest[1:])):
        return ""
    if path:
        aside.append(SetAside(path[0].strip(), "navigation stuck to the headline"))
    rest.pop(0)
    return bare.text


def _path_before(text: str, headline: str) -> str:
    """The navigation path that a repetition of the headline is stuck to, or ``""``."""
    length = len(text) - len(headline)
    if not 0 < length <= PATH_LENGTH or len(headline) < STUCK_LEAST or plain(text[length:]) != plain(headline):
        return ""
    return text[:length].strip()


def _looks_like_headline(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) <= HEADLINE_LENGTH
        and piece.line_count <= 2
        and (not ends_sentence(text) or text.rstrip("\"'”’")[-1:] in ("?", "!"))
        and not text.endswith(",")
        and any(c.isalpha() for c in text)
        and not is_bullet(text)
        and _DATELINE.fullmatch(text) is None
    )


def _has_body(pieces: Sequence[Piece]) -> bool:
    return any(ends_sentence(p.text) or len(p.text) > HEADLINE_LENGTH for p in pieces)


def first_sentence(text: str) -> str:
    """The first sentence by its final stop; abbreviations and initials do not end one."""
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            return text[: match.end()]
    return text


def derive_headline(text: str) -> str:
    """A headline for a text that has none: its first sentence, or as many of its clauses or words as fit, with "…"."""
    sentence = first_sentence(_FILED.sub("", text[: 20 * DERIVED_LENGTH], count=1))
    if len(sentence) <= DERIVED_LENGTH:
        return sentence.rstrip(".") if not sentence.endswith("...") else sentence
    room = sentence[:DERIVED_LENGTH]
    clauses = [m.start() for m in _CLAUSE.finditer(room) if m.start() >= DERIVED_LEAST]
    words = room.rfind(" ")
    cut = clauses[-1] if clauses else words if words > 0 else DERIVED_LENGTH - 1
    return room[:cut].rstrip(" ,;:–—-") + "…"
