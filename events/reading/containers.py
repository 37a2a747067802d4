"""The members of zip and tar archives, within limits.

The limits keep a hostile archive from filling memory: they are counted while unpacking, never taken from the archive's
own table of contents.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from events.values import Failure

# A year of a large outlet as JSON Lines is under this; a single article never.
MEMBER_BYTES = 200 * 2**20
# All members of an archive together.
TOTAL_BYTES = 2**30
# Members of an archive; a pile for one story has some thousands.
MEMBERS = 100_000
# News text shrinks 3 to 10 times, repetitive HTML up to 100; zip bombs by 1,000. Held against large members only.
RATIO = 200
RATIO_FROM = 10 * 2**20

_CORRUPT = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


class TooLarge(Exception):
    """An archive that unpacks to more than the limits allow."""


def zip_members(name: str, data: bytes) -> Iterator[tuple[str, bytes] | Failure]:
    """Path and bytes of each file of a zip archive; hidden files are passed over, unreadable ones are failures."""
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
            if len(files) > MEMBERS:
                raise TooLarge(f"more than {MEMBERS:,} members")
            for info in files:
                member = _zip_member(archive, info)
                if isinstance(member, str):
                    yield Failure(f"{name}!/{info.filename}", "unpack", member)
                    continue
                total += len(member)
                if total > TOTAL_BYTES:
                    raise TooLarge(f"more than {TOTAL_BYTES // 2**20} MB unpacked")
                yield info.filename, member
    except TooLarge as error:
        yield Failure(name, "unpack", f"stopped unpacking: {error}")
    except (*_CORRUPT, NotImplementedError) as error:
        yield Failure(name, "unpack", f"no readable zip archive: {error}")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | str:
    """The member's bytes, or why there are none. Raises ``TooLarge``."""
    if info.flag_bits & 1:
        return "the member is encrypted"
    try:
        with archive.open(info) as file:
            return _limited(file, info.compress_size)
    except (*_CORRUPT, NotImplementedError) as error:
        return f"the member is corrupt: {error}"


def tar_members(name: str, data: bytes) -> Iterator[tuple[str, bytes] | Failure]:
    """Path and bytes of each regular file of a tar archive, plain or packed with gzip, bzip2 or xz."""
    count = 0
    try:
        with tarfile.open(fileobj=_Counted(_unpacked(data)), mode="r|") as archive:
            for info in archive:
                if not info.isreg() or _is_hidden(info.name):
                    continue
                count += 1
                if count > MEMBERS:
                    raise TooLarge(f"more than {MEMBERS:,} members")
                if (file := archive.extractfile(info)) is not None:
                    yield info.name, _limited(file, len(data))
    except TooLarge as error:
        yield Failure(name, "unpack", f"stopped unpacking: {error}")
    except _CORRUPT as error:
        yield Failure(name, "unpack", f"no readable tar archive: {error}")


def _unpacked(data: bytes) -> IO[bytes]:
    packed = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        return io.BufferedReader(gzip.GzipFile(fileobj=packed))
    if data.startswith(b"BZh"):
        return bz2.open(packed)
    return lzma.open(packed) if data.startswith(b"\xfd7zXZ") else packed


def _is_hidden(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def _limited(file: IO[bytes], packed: int) -> bytes:
    content = file.read(MEMBER_BYTES + 1)
    if len(content) > MEMBER_BYTES:
        raise TooLarge(f"a member of more than {MEMBER_BYTES // 2**20} MB")
    if len(content) > RATIO_FROM and len(content) > RATIO * max(packed, 1):
        raise TooLarge(f"a member that grows more than {RATIO} times")
    return content


class _Counted(io.RawIOBase):
    """A stream that refuses to give more than ``TOTAL_BYTES``, so that skipped members count as well."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._left = stream, TOTAL_BYTES

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(self._left + 1 if size < 0 else min(size, self._left + 1))
        self._left -= len(chunk)
        if self._left < 0:
            raise TooLarge(f"more than {TOTAL_BYTES // 2**20} MB unpacked")
        return chunk
