"""From paths, folders and globs to files with names that stay the same from one ingest to the next."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from events.values import Failure


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is already in memory."""

    name: str
    data: bytes

    def read(self) -> bytes:
        return self.data


@dataclass(frozen=True, slots=True)
class DiscFile:
    """A file of this machine, read when its turn comes."""

    name: str
    path: Path

    def read(self) -> bytes:
        """Raises ``OSError``."""
        return self.path.read_bytes()


File = Upload | DiscFile


def discover(paths: Iterable[str]) -> list[File | Failure]:
    """Files of paths, folders (with all below them) and globs, sorted by name, each once; hidden ones are skipped.

    A name is the last folder's and what is below it ("crawl/a.txt"), whether the folder, a glob or the file itself was
    given, so that the same file is known again. Where two files would share a name, their folders' parents are added.
    A path without a file is a ``Failure`` of stage ``discover``.
    """
    files: dict[Path, Path] = {}
    failures: list[File | Failure] = []
    for given in dict.fromkeys(paths):
        found = list(_files(given))
        if not found:
            failures.append(Failure(printable(given), "discover", _why_none(given)))
        for path, base in found:
            files.setdefault(path, base)
    return [*failures, *_named(files)]


def _files(given: str) -> Iterator[tuple[Path, Path]]:
    """``(file, folder that its name begins with)`` for one path, folder or glob."""
    path = Path(given)
    if path.is_file():
        yield _whole(path), _whole(path).parent
    elif path.is_dir():
        yield from _below(path)
    elif glob.has_magic(given):
        for match in sorted(glob.glob(given, recursive=True)):
            yield from _files(match) if not _is_hidden(Path(match).name) else ()


def _below(folder: Path) -> Iterator[tuple[Path, Path]]:
    base = _whole(folder)
    for root, folders, names in os.walk(base):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(names):
            path = Path(root, name)
            if not _is_hidden(name) and path.is_file():
                yield path, base


def _whole(path: Path) -> Path:
    """An absolute path without "..", links left as they are."""
    return Path(os.path.abspath(path))


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _why_none(given: str) -> str:
    path = Path(given)
    if path.is_dir():
        return "the folder holds no files"
    if path.exists():
        return "not a regular file"
    return "no file matches" if glob.has_magic(given) else "no such file or folder"


def _named(files: dict[Path, Path]) -> Sequence[DiscFile]:
    """Files by name; where names clash, one more folder of the path is told until they do not."""
    depths = {path: len(path.relative_to(base).parts) + 1 for path, base in files.items()}
    while True:
        names = {path: "/".join(path.parts[-min(depth, len(path.parts) - 1) :]) for path, depth in depths.items()}
        count = Counter(names.values())
        clashing = [p for p, name in names.items() if count[name] > 1 and depths[p] < len(p.parts) - 1]
        if not clashing:
            break
        for path in clashing:
            depths[path] += 1
    return sorted((DiscFile(printable(name), path) for path, name in names.items()), key=lambda file: file.name)


def printable(name: str) -> str:
    """A name that a database and a terminal can hold: undecodable bytes and control characters become "?"."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "?" for c in text)
