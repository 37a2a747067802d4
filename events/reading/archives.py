"""A file's bytes to its articles: by its name and what it looks like; archives and JSON Lines hold several.

The limits keep a hostile archive from filling memory: they are counted while unpacking, never taken from the archive's
own table of contents.
"""

from __future__ import annotations

import gzip
import io
import json
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from events.reading.decoding import decode
from events.reading.errors import ReadError
from events.values import Failure, RawItem

# A year of a large outlet as JSON Lines is under this; a single article never.
MEMBER_BYTES = 200 * 2**20
# All members of an archive together.
TOTAL_BYTES = 2**30
# Members of an archive; a pile for one story has some thousands.
MEMBERS = 100_000
# News text shrinks 3 to 10 times, repetitive HTML up to 100; zip bombs by 1,000. Held against members over RATIO_FROM only.
RATIO = 200
RATIO_FROM = 10 * 2**20

_TEXT = (".txt", ".text", ".md", "")
_HTML = (".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_TAR = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
# The first bytes of what is no article (from each format's specification).
_MAGIC = (
    (b"%PDF-", "a PDF document"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"RIFF", "an audio, video or WebP file"), (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"\x1f\x8b", "a gzip file"), (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"Rar!", "a RAR archive"), (b"{\\rtf", "a Rich Text document"),
    (b"SQLite format 3", "an SQLite database"), (b"\x7fELF", "a program"), (b"MZ", "a Windows program"), (b"II*\0", "a TIFF image"), (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
)  # fmt: skip
_OFFICE = {
    ".docx": "a Word document",
    ".xlsx": "an Excel sheet",
    ".pptx": "a PowerPoint presentation",
    ".odt": "an OpenDocument text",
    ".epub": "an EPUB book",
}
_READS = "text, HTML, JSON Lines, zip and tar.gz are read"
_LOOKS_LIKE_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# Wrappers around a list of articles: NewsAPI, Event Registry, search engines.
_WRAPPERS = ("articles", "results", "items", "data", "docs", "hits", "documents", "news")


class _TooLarge(Exception):
    """An archive that unpacks to more than the limits allow."""


def unpack(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    """The articles in a file, in order, names unique; what cannot be an article is a ``Failure``. Raises nothing."""
    extension = _extension(name)
    if extension == ".zip":
        yield from _members(name, _zip_members(name, data))
    elif extension in _TAR:
        yield from _members(name, _tar_members(name, data))
    else:
        yield from _plain_file(name, data)


def _extension(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/").lower())
    suffixes = "".join(path.suffixes[-2:])
    return suffixes if suffixes in _TAR else path.suffix if re.fullmatch(r"\.[a-z0-9]{1,5}", path.suffix) else ""


def _plain_file(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    extension = _extension(name)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        yield Failure(name, "unpack", "the file is empty")
    elif other := _looks_like(extension, data):
        yield Failure(name, "unpack", f"looks like {other}; {_READS}")
    elif extension in _LINES:
        yield from _json_lines(name, data)
    elif extension == ".json":
        yield from _json(name, data)
    elif extension in _HTML or _LOOKS_LIKE_HTML.match(data[:2048]):
        yield RawItem(name, "html", data)
    elif extension in _TEXT or extension[1:].isdigit():
        yield RawItem(name, "text", data)
    else:
        yield Failure(name, "unpack", f"files of the kind {extension} are not read; {_READS}")


def _looks_like(extension: str, data: bytes) -> str | None:
    if extension in _OFFICE and data.startswith(b"PK"):
        return _OFFICE[extension]
    if data[4:8] == b"ftyp":
        return "a video or image"
    return next((what for magic, what in _MAGIC if data.startswith(magic)), None)


# --- JSON --------------------------------------------------------------------------------------------------------------


def _json_lines(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    """One item a line, counted from 1; a line that is no JSON object is a failure of its own."""
    try:
        # Only line feeds part records: JSON strings may hold U+2028 and the like.
        lines = data.split(b"\n") if b"\0" not in data[:4096] else [x.encode() for x in decode(data).text.split("\n")]
    except ReadError as error:
        yield Failure(name, error.stage, error.reason)
        return
    for number, line in enumerate(lines, 1):
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        member = f"{name}#{number}"
        try:
            record = json.loads(decode(line).text)
        except ReadError as error:
            yield Failure(member, error.stage, error.reason)
        except (ValueError, RecursionError) as error:
            yield Failure(member, "parse", f"the line is not JSON: {error}")
        else:
            yield RawItem(member, "json", line) if isinstance(record, dict) else _no_object(member, record)


def _json(name: str, data: bytes) -> Iterator[RawItem | Failure]:
    """One object, a list of objects, an object around such a list, or JSON Lines under the wrong name."""
    try:
        document = json.loads(decode(data).text)
    except ReadError as error:
        yield Failure(name, error.stage, error.reason)
        return
    except (ValueError, RecursionError) as error:
        if b"}\n" in data.strip().replace(b"\r", b"")[:-1] and str(error).startswith("Extra data"):
            yield from _json_lines(name, data)
        else:
            yield Failure(name, "parse", f"the file is not JSON: {error}")
        return
    records = _records(document)
    if records is None:
        yield RawItem(name, "json", data) if isinstance(document, dict) else _no_object(name, document)
        return
    if not records:
        yield Failure(name, "parse", "an empty list")
    for number, record in enumerate(records, 1):
        member = f"{name}#{number}"
        yield (
            RawItem(member, "json", json.dumps(record).encode())
            if isinstance(record, dict)
            else _no_object(member, record)
        )


def _records(document: object) -> list[object] | None:
    for _ in range(3):
        if isinstance(document, list):
            return document
        if not isinstance(document, dict):
            return None
        document = next((document[key] for key in _WRAPPERS if isinstance(document.get(key), list | dict)), None)
    return None


def _no_object(name: str, value: object) -> Failure:
    return Failure(name, "parse", f"a JSON {type(value).__name__} where an object with an article was expected")


# --- archives ----------------------------------------------------------------------------------------------------------


def _members(name: str, members: Iterator[tuple[str, bytes] | Failure]) -> Iterator[RawItem | Failure]:
    """The articles of an archive's members; a member that is an archive itself is a failure."""
    seen: dict[str, int] = {}
    found = False
    for member in members:
        found = True
        if isinstance(member, Failure):
            yield member
            continue
        path, data = member
        seen[path] = seen.get(path, 0) + 1
        label = f"{name}!/{path}" if seen[path] == 1 else f"{name}!/{path}~{seen[path]}"
        if _extension(path) == ".zip" or _extension(path) in _TAR:
            yield Failure(label, "unpack", "an archive inside an archive is not opened; unpack the outer one first")
        else:
            yield from _plain_file(label, data)
    if not found:
        yield Failure(name, "unpack", "the archive holds no files")


def _is_hidden(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return any(part.startswith(".") and part not in (".", "..") or part == "__MACOSX" for part in parts)


def _zip_members(name: str, data: bytes) -> Iterator[tuple[str, bytes] | Failure]:
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
            if len(files) > MEMBERS:
                raise _TooLarge(f"more than {MEMBERS:,} members")
            for info in files:
                label = f"{name}!/{info.filename}"
                if info.flag_bits & 1:
                    yield Failure(label, "unpack", "the member is encrypted")
                    continue
                try:
                    with archive.open(info) as file:
                        content = _read_limited(file, info.compress_size)
                except (
                    zipfile.BadZipFile,
                    zlib.error,
                    lzma.LZMAError,
                    EOFError,
                    NotImplementedError,
                    OSError,
                    ValueError,
                ) as error:
                    yield Failure(label, "unpack", f"the member is corrupt: {error}")
                    continue
                total += len(content)
                if total > TOTAL_BYTES:
                    raise _TooLarge(f"more than {TOTAL_BYTES // 2**20} MB unpacked")
                yield info.filename, content
    except _TooLarge as error:
        yield Failure(name, "unpack", f"stopped unpacking: {error}")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        yield Failure(name, "unpack", f"no readable zip archive: {error}")


def _read_limited(file: IO[bytes], packed: int) -> bytes:
    content = file.read(MEMBER_BYTES + 1)
    if len(content) > MEMBER_BYTES:
        raise _TooLarge(f"a member of more than {MEMBER_BYTES // 2**20} MB")
    if len(content) > RATIO_FROM and len(content) > RATIO * max(packed, 1):
        raise _TooLarge(f"a member that grows more than {RATIO} times")
    return content


class _Counted(io.RawIOBase):
    """A stream that refuses to give more than ``TOTAL_BYTES``."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._left = stream, TOTAL_BYTES

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(chunk)
        if self._left < 0:
            raise _TooLarge(f"more than {TOTAL_BYTES // 2**20} MB unpacked")
        return chunk


def _tar_members(name: str, data: bytes) -> Iterator[tuple[str, bytes] | Failure]:
    packed = io.BytesIO(data)
    stream: IO[bytes] = gzip.GzipFile(fileobj=packed) if data.startswith(b"\x1f\x8b") else packed  # type: ignore[assignment]
    count = 0
    try:
        with tarfile.open(fileobj=_Counted(stream), mode="r|") as archive:
            for info in archive:
                if not info.isfile() or _is_hidden(info.name):
                    continue
                count += 1
                if count > MEMBERS:
                    raise _TooLarge(f"more than {MEMBERS:,} members")
                file = archive.extractfile(info)
                if file is not None:
                    yield info.name, _read_limited(file, len(data))
    except _TooLarge as error:
        yield Failure(name, "unpack", f"stopped unpacking: {error}")
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        yield Failure(name, "unpack", f"no readable tar archive: {error}")
