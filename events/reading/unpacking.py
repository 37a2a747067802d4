"""A file's bytes to its articles, by its name and by what it looks like; archives and JSON Lines hold several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from events.reading.containers import tar_members, zip_members
from events.reading.decoding import decode
from events.reading.errors import ReadError
from events.values import Failure, RawItem

_TEXT = (".txt", ".text", ".md", "")
_HTML = (".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_TAR = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
# White space, NULs and byte order marks: a file of nothing else is empty.
_BLANK = b" \t\r\n\v\f\0\xef\xbb\xbf\xff\xfe"
_READS = "text, HTML, JSON Lines, zip and tar.gz are read"

# The first bytes of what is no article, from each format's specification.
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\0": "a TIFF image",
    b"RIFF": "an audio, video or WebP file",
    b"ID3": "an MP3 file",
    b"OggS": "an Ogg file",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "a Rich Text document",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
    b"MZ\x90": "a Windows program",
}
_OFFICE = {
    ".docx": "a Word document",
    ".xlsx": "an Excel sheet",
    ".pptx": "a PowerPoint presentation",
    ".odt": "an OpenDocument text",
    ".epub": "an EPUB book",
}
# Where a page shows itself: a doctype or one of its outer elements, after white space and comments.
SNIFFED = 2048
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S)
# Objects around a list of articles, as NewsAPI, Event Registry and search engines give them, up to three deep.
_WRAPPERS = ("articles", "results", "items", "data", "docs", "hits", "documents", "news")
_WRAPPED = 3


def unpack(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    """The articles in a file, in order, names unique; what cannot be an article is a ``Failure``. Raises nothing."""
    extension = _extension(name)
    if not data.strip(_BLANK):
        yield Failure(name, "unpack", "the file is empty")
    elif extension == ".zip":
        yield from _from_archive(name, zip_members(name, data))
    elif extension in _TAR:
        yield from _from_archive(name, tar_members(name, data))
    else:
        yield from _from_file(name, data)


def _extension(name: str) -> str:
    """In lower case, with its dot; ``""`` for none, or for what follows a dot but is no extension."""
    path = PurePosixPath(name.replace("\\", "/").lower())
    if (double := "".join(path.suffixes[-2:])) in _TAR:
        return double
    return path.suffix if re.fullmatch(r"\.(?!\d+$)[a-z0-9]{1,7}", path.suffix) else ""


def _from_archive(name: str, members: Iterator[tuple[str, bytes] | Failure]) -> Iterator[RawItem | Failure]:
    seen: dict[str, int] = {}
    empty = True
    for member in members:
        empty = False
        if isinstance(member, Failure):
            yield member
            continue
        path, data = member
        seen[path] = seen.get(path, 0) + 1
        label = f"{name}!/{path}" if seen[path] == 1 else f"{name}!/{path}~{seen[path]}"
        if _extension(path) == ".zip" or _extension(path) in _TAR:
            yield Failure(label, "unpack", "an archive inside an archive is not opened; unpack the outer one first")
        else:
            yield from _from_file(label, data)
    if empty:
        yield Failure(name, "unpack", "the archive holds no files")


def _from_file(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    extension = _extension(name)
    if not data.strip(_BLANK):
        yield Failure(name, "unpack", "the file is empty")
    elif other := _looks_like(extension, data):
        yield Failure(name, "unpack", f"looks like {other}; {_READS}")
    elif extension in _LINES:
        yield from _json_lines(name, data)
    elif extension == ".json":
        yield from _json(name, data)
    elif extension in _HTML or _PAGE.match(data[:SNIFFED]):
        yield RawItem(name, "html", data)
    elif extension in _TEXT:
        yield RawItem(name, "text", data)
    else:
        yield Failure(name, "unpack", f"files of the kind {extension} are not read; {_READS}")


def _looks_like(extension: str, data: bytes) -> str | None:
    if extension in _OFFICE and data.startswith(b"PK"):
        return _OFFICE[extension]
    if data[4:8] == b"ftyp":
        return "a video or image"
    return next((what for magic, what in _MAGIC.items() if data.startswith(magic)), None)


def _json_lines(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    """One item a line, counted from 1; a line that holds no JSON object is a failure of its own."""
    if b"\0" in data:  # UTF-16, where a line feed has two bytes
        try:
            data = decode(data).text.encode("utf-8", errors="replace")
        except ReadError as error:
            yield Failure(name, error.stage, error.reason)
            return
    # Only line feeds part records: strings in JSON may hold U+2028 and the like.
    for number, line in enumerate(data.split(b"\n"), 1):
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        try:
            yield _item(f"{name}#{number}", json.loads(decode(line).text), line)
        except ReadError as error:
            yield Failure(f"{name}#{number}", error.stage, error.reason)
        except (ValueError, RecursionError) as error:
            yield Failure(f"{name}#{number}", "parse", f"the line is not JSON: {error}")


def _json(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    """One object, a list of objects, an object around such a list, or JSON Lines under the wrong name."""
    try:
        document = json.loads(decode(data).text)
    except ReadError as error:
        yield Failure(name, error.stage, error.reason)
        return
    except (ValueError, RecursionError) as error:
        if str(error).startswith("Extra data"):
            yield from _json_lines(name, data)
        else:
            yield Failure(name, "parse", f"the file is not JSON: {error}")
        return
    records = _records(document)
    if records is None:
        yield _item(name, document, data)
    elif not records:
        yield Failure(name, "parse", "the file holds an empty list")
    for number, record in enumerate(records or (), 1):
        yield _item(f"{name}#{number}", record, json.dumps(record).encode())


def _records(document: object) -> list[object] | None:
    """The list of articles that a document is or wraps, ``None`` where it is an article itself."""
    for _ in range(_WRAPPED):
        if isinstance(document, list):
            return document
        if not isinstance(document, dict):
            return None
        document = next((document[key] for key in _WRAPPERS if isinstance(document.get(key), list | dict)), None)
    return None


def _item(name: str, record: object, data: bytes) -> RawItem | Failure:
    if isinstance(record, dict):
        return RawItem(name, "json", data)
    return Failure(name, "parse", f"a JSON {type(record).__name__} where an object with an article was expected")
