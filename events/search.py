"""Full-text search over a story's events, claims, articles, notes and entities: one interface, two databases.

Entries are kept in step by explicit calls (``index``, ``forget``) from ingest and services, inside their transactions.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from events.models import Annotation, Article, Claim, Entity, SearchEntry, Story, TimelineEvent

Kind = SearchEntry.Kind

# PostgreSQL refuses a tsvector of 1 MB; half as many characters never reach it. No article we know is longer.
TEXT_LENGTH = 500_000
# A query is typed by a person; beyond these it is a paste, and its first words serve as well.
QUERY_LENGTH = 300
QUERY_TERMS = 16
FOUND_AT_MOST = 100
# A snippet is a line or two: the match with some words on either side.
WORDS_BEFORE, WORDS_SHOWN, SNIPPET_LENGTH = 8, 24, 400
# Characters that no cleaned text holds, around the words that matched.
_OPEN, _CLOSE = "\x02", "\x03"
# Letters with accents to plain ones, one for one (FTS5 folds them itself), and "<", ">" to spaces: PostgreSQL's parser
# takes what stands between them for a tag and drops it.
_FOLDED = {
    chr(code): plain
    for code in range(0xC0, 0x250)
    if len(plain := unicodedata.normalize("NFKD", chr(code))[:1]) and plain.isascii() and plain.isalpha()
}
_FOLD = str.maketrans(_FOLDED | {"<": " ", ">": " "})
# The indexed words. The index is made with this very expression (migration 0003): change both or none.
POSTGRESQL_WORDS = (
    "to_tsvector('english', translate({text}, '<>" + "".join(_FOLDED) + "', '  " + "".join(_FOLDED.values()) + "'))"
)
_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``parts`` is its snippet as ``(words, matched)`` in order: plain text, no markup."""

    kind: str
    object_id: int
    parts: tuple[tuple[str, bool], ...]

    @property
    def snippet(self) -> str:
        return "".join(words for words, _ in self.parts)


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]
    wanted: bool
    prefix: bool


def search(story: Story, query: str, kinds: Sequence[str] = (), limit: int = FOUND_AT_MOST) -> list[Hit]:
    """What holds all words of ``query``, best first; any input is safe.

    Words match in their inflections; ``"..."`` is a phrase, ``-word`` excludes, the last word may be unfinished. An
    empty query, or one of exclusions alone, finds nothing. ``kinds`` empty means all.
    """
    terms = _terms(query)
    if not any(term.wanted for term in terms):
        return []
    kinds = [kind for kind in kinds if kind in Kind.values] or Kind.values
    sql, match = (_SQLITE, _fts5(terms)) if connection.vendor == "sqlite" else (_POSTGRESQL, _tsquery(terms))
    with connection.cursor() as cursor:
        cursor.execute(
            sql.format(kinds=", ".join(["%s"] * len(kinds))), [_OPEN, _CLOSE, match, story.pk, *kinds, limit]
        )
        return [Hit(kind, object_id, _parts(snippet)) for kind, object_id, snippet in cursor.fetchall()]


def matching(story: Story, words: str, kind: str) -> QuerySet[SearchEntry, int]:
    """Keys of a story's rows of one kind that hold all these words, the last of which may be unfinished."""
    terms = _terms(words)
    if not any(term.wanted for term in terms):
        return SearchEntry.objects.none().values_list("object_id", flat=True)
    sql, match = (_ENTRIES_SQLITE, _fts5(terms)) if connection.vendor == "sqlite" else (_ENTRIES, _tsquery(terms))
    found = SearchEntry.objects.filter(story=story, kind=kind, pk__in=RawSQL(sql, [match]))  # noqa: S611 - constants
    return found.values_list("object_id", flat=True)


def index(rows: Iterable[Model]) -> None:
    """Bring the entries of rows up to date: written where they are in sight, removed where they are not."""
    wanted, gone = [], []
    for row in rows:
        text = _text(row)
        if text:
            wanted.append(
                SearchEntry(story_id=row.story_id, kind=_kind(row), object_id=row.pk, text=text[:TEXT_LENGTH])  # type: ignore[attr-defined]
            )
        else:
            gone.append(row)
    forget(gone)
    known = _known(wanted)
    changed = [entry for entry in wanted if known.get((entry.kind, entry.object_id)) != entry.text]
    SearchEntry.objects.bulk_create(
        changed,
        batch_size=500,
        update_conflicts=True,
        unique_fields=("kind", "object_id"),
        update_fields=("story", "text"),
    )


def forget(rows: Iterable[Model]) -> None:
    """Take rows out of what is searched. Call it before they are deleted."""
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_kind[_kind(row)].append(row.pk)
    for kind, keys in by_kind.items():
        SearchEntry.objects.filter(kind=kind, object_id__in=keys).delete()


def _known(entries: Iterable[SearchEntry]) -> dict[tuple[str, int], str]:
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry.object_id)
    return {
        (kind, key): text
        for kind, keys in by_kind.items()
        for key, text in SearchEntry.objects.filter(kind=kind, object_id__in=keys).values_list("object_id", "text")
    }


def _kind(row: Model) -> str:
    kinds: dict[type[Model], str] = {
        TimelineEvent: Kind.EVENT,
        Claim: Kind.CLAIM,
        Article: Kind.ARTICLE,
        Annotation: Kind.NOTE,
        Entity: Kind.ENTITY,
    }
    return kinds[type(row)]


def _text(row: Model) -> str:
    """The words a row is found by; empty where it is out of sight."""
    match row:
        case TimelineEvent():
            return "" if row.hidden or row.merged_into_id else row.title
        case Claim():
            gone = row.article.hidden or row.article.superseded_by_id
            return "" if row.hidden or row.background or gone else row.quote
        case Article():
            return "" if row.hidden or row.superseded_by_id else f"{row.headline}\n{row.text}"
        case Annotation():
            return "" if row.deleted_at else "\n".join([row.body, *(tag.name for tag in row.tags.all()), row.exact])
        case Entity():
            return "" if row.hidden or row.merged_into_id else "\n".join([row.name, *row.aliases, *row.titles])
    raise TypeError(f"{type(row).__name__} is not searched")


# --- the query, read once and written for each database; words are letters, digits and underscores only ---


def _terms(query: str) -> list[_Term]:
    found = []
    for minus, phrase, word in _PIECE.findall(query[:QUERY_LENGTH]):
        if words := tuple(re.findall(r"\w+", phrase or word)):
            found.append(_Term(words, not minus, prefix=bool(word)))
    return [
        _Term(term.words, term.wanted, term.prefix and term.wanted and term is found[-1])
        for term in found[:QUERY_TERMS]
    ]


def _fts5(terms: Sequence[_Term]) -> str:
    wanted = [f'"{" ".join(term.words)}"' + ("*" if term.prefix else "") for term in terms if term.wanted]
    return " AND ".join(wanted) + "".join(f' NOT "{" ".join(term.words)}"' for term in terms if not term.wanted)


def _tsquery(terms: Sequence[_Term]) -> str:
    def written(term: _Term) -> str:
        words = " <-> ".join(f"'{word.translate(_FOLD)}'" for word in term.words)
        return ("" if term.wanted else "!") + f"({words}{':*' if term.prefix else ''})"

    return " & ".join(written(term) for term in terms)


def _parts(marked: str) -> tuple[tuple[str, bool], ...]:
    """Some words around the first match, the matches told apart. The same for both databases, whose own differ."""
    words = marked.split()
    first = next((number for number, word in enumerate(words) if _OPEN in word), 0)
    start = max(0, first - WORDS_BEFORE)
    end = start + WORDS_SHOWN
    shown = ("… " if start else "") + " ".join(words[start:end]) + (" …" if end < len(words) else "")
    pieces = re.split(f"[{_OPEN}{_CLOSE}]", shown[:SNIPPET_LENGTH])
    return tuple((text, bool(number % 2)) for number, text in enumerate(pieces) if text)


_SQLITE = """
    SELECT entry.kind, entry.object_id, highlight(events_search_fts, 0, %s, %s)
    FROM events_search_fts JOIN events_searchentry entry ON entry.id = events_search_fts.rowid
    WHERE events_search_fts MATCH %s AND entry.story_id = %s AND entry.kind IN ({kinds})
    ORDER BY events_search_fts.rank, entry.id LIMIT %s
"""
_ENTRIES_SQLITE = "SELECT rowid FROM events_search_fts WHERE events_search_fts MATCH %s"
_WORDS = POSTGRESQL_WORDS.format(text="entry.text")
_ENTRIES = f"SELECT entry.id FROM events_searchentry entry WHERE {_WORDS} @@ to_tsquery('english', %s)"  # noqa: S608
_POSTGRESQL = f"""
    SELECT entry.kind, entry.object_id, translate(
           ts_headline('english', translate(entry.text, '<>', '\x04\x05'), wanted.query,
           'HighlightAll=true, StartSel=' || %s || ', StopSel=' || %s), '\x04\x05', '<>')
    FROM events_searchentry entry, to_tsquery('english', %s) AS wanted(query)
    WHERE {_WORDS} @@ wanted.query AND entry.story_id = %s AND entry.kind IN ({{kinds}})
    ORDER BY ts_rank_cd({_WORDS}, wanted.query) DESC, entry.id LIMIT %s
"""  # noqa: S608 - made of constants
