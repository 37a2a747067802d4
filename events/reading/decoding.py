"""Bytes to text: the encodings that news files come in, and one shape for line ends, spaces, invisible signs."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from events.reading.errors import ReadError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF32_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)

# UTF-16 of a European language has a NUL in nearly every second byte; half of that still rules out any text in one-byte
# encodings, where NUL does not occur. Looked for in the first SAMPLE bytes.
NUL_SHARE = 0.25
SAMPLE = 4096

# Control characters other than white space do not occur in text; two in a hundred allow for a few stray ones.
CONTROL_SHARE = 0.02

_DECLARED = re.compile(
    rb"""<(?:meta[^>]{1,200}?charset\s*=\s*["']?|\?xml[^>]{1,80}?encoding\s*=\s*["'])([\w.:-]{2,40})""", re.I
)

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Zero-width characters, soft hyphens, direction marks, variation selectors, stray BOMs, controls, lone surrogates.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as decoded, the encoding it was read in, and warnings about bytes that had no reading."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, markup: bool = False) -> Decoded:
    """The text of a file by byte order mark, NULs (UTF-16), UTF-8, the declared charset (``markup``), Windows-1252.

    Raises ``ReadError`` (stage ``decode``) for bytes that are no text.
    """
    if data.startswith(_UTF32_BOMS) and data[2:4] == b"\0\0":
        return _strictly(data, "utf-32")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    if by_nul := _utf16_by_nul(data[:SAMPLE]):
        return _strictly(data, by_nul)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        pass
    if markup and (declared := _declared(data[:SAMPLE])):
        return _checked(Decoded(data.decode(declared, errors="replace"), declared))
    return _utf8_or_windows(data)


def _strictly(data: bytes, encoding: str) -> Decoded:
    try:
        return _checked(Decoded(data.decode(encoding), encoding))
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return _checked(Decoded(text, encoding, (_lost(text.count("\ufffd")),)))


def _lost(count: int) -> str:
    return f"{count} character{'s' if count != 1 else ''} could not be decoded"


def _utf16_by_nul(sample: bytes) -> str | None:
    """UTF-16 without a mark shows in its NULs: at odd places for little endian, at even places for big endian."""
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd / half >= 2 * NUL_SHARE and even / half < NUL_SHARE / 2:
        return "utf-16-le"
    if even / half >= 2 * NUL_SHARE and odd / half < NUL_SHARE / 2:
        return "utf-16-be"
    return None


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head)
    if match is None:
        return None
    try:
        info = codecs.lookup(match[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    # Browsers read "latin-1" as Windows-1252 (WHATWG Encoding); codecs that decode no text (hex, zip) are left out.
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(("utf-8", "utf-16", "idna", "punycode")):
        return None
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name


def _utf8_or_windows(data: bytes) -> Decoded:
    """UTF-8 with a few broken bytes, or else Windows-1252: whichever explains more of the non-ASCII bytes."""
    patched = data.decode("utf-8", errors="replace")
    broken = patched.count("\ufffd")
    whole = sum(1 for c in patched if c > "\x7f") - broken
    if whole > broken:
        return _checked(Decoded(patched, "utf-8", (_lost(broken),)))
    try:
        return _checked(Decoded(data.decode("cp1252"), "cp1252"))
    except UnicodeDecodeError:
        raise ReadError("decode", "the bytes are neither UTF-8, UTF-16 nor Windows-1252 text") from None


def _checked(decoded: Decoded) -> Decoded:
    head = decoded.text[:SAMPLE]
    control = sum(1 for c in head if unicodedata.category(c) == "Cc" and not c.isspace())
    if control > max(1, CONTROL_SHARE * len(head)):
        raise ReadError("decode", "the bytes are no text: too many control characters")
    return decoded


def tidy(text: str) -> str:
    """One shape for all texts: ``\\n`` line ends, plain spaces, no invisible characters, Unicode NFC.

    Typographic quotes and dashes stay as they are: quotes from the text are compared character for character.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Tidied, on one line, single spaces: for headlines, names and other short fields."""
    return " ".join(tidy(text).split())
