"""Publication date and text out of real HTML pages: ours beside htmldate and trafilatura alone.

The pages may not be passed on. They are looked for in $NEWSDESK_PAGES, else in var/pages, as their makers publish them:

- ``htmldate/`` (github.com/adbar/htmldate): ``tests/eval_*.json`` with dates set by people, pages in ``tests/cache``
  and ``tests/eval``. Its own measure: the day right, wrong, or silent.
- ``article-extraction-benchmark/`` (github.com/scrapinghub/article-extraction-benchmark): ``ground-truth.json`` with
  texts set by people, pages in ``html``. Its own measure: shingles of four words that text and gold share.

Beside these stand invented pages (`invented_pages`), which are always there.

No reader is told a page's address. Neither set was made by a tool that is measured here, though htmldate's was
collected by its author.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

from htmldate import find_date
from trafilatura import extract

from events.reading import ReadError, read
from events.values import BlockKind, Document, RawItem
from tests.evaluation.invented_pages import PAGES
from tests.evaluation.metrics import Scores
from tests.evaluation.sets import ROOT

_WORD = re.compile(r"\w+")
SHINGLE = 4
DATED, TEXTED = "htmldate", "article-extraction-benchmark"

Dates = Sequence[tuple[bytes, str | None]]
Texts = Sequence[tuple[bytes, str]]


def folder() -> Path:
    return Path(os.environ.get("NEWSDESK_PAGES") or ROOT / "var" / "pages")


def pages() -> tuple[Scores, dict[str, dict[str, Scores]], list[str]]:
    """Our scores, those of the others by set and name, and what is absent, in words."""
    ours: Scores = {}
    others: dict[str, dict[str, Scores]] = {}
    absent = []
    written = [(page.source(), "\n".join(page.text)) for page in PAGES]
    for label, dated, texted in (
        ("invented pages", [(page.source(), page.day) for page in PAGES], written),
        ("real pages", list(dated_pages(folder() / DATED)), list(texts(folder() / TEXTED))),
    ):
        if dated:
            ours |= {f"{label}: {name}": score for name, score in date_scores(dated, our_day).items()}
            others.setdefault(label, {})["htmldate"] = date_scores(dated, htmldate_day)
        else:
            absent.append(f"dates of {label}: there is no {folder() / DATED}")
        if texted:
            ours |= {f"{label}: {name}": score for name, score in text_scores(texted, our_text).items()}
            others.setdefault(label, {})["trafilatura"] = text_scores(texted, trafilatura_text)
        else:
            absent.append(f"texts of {label}: there is no {folder() / TEXTED}")
    return ours, others, absent


# --- the sets -----------------------------------------------------------------------------------------------------


def dated_pages(checkout: Path) -> Iterator[tuple[bytes, str]]:
    """Pages with the day that people read of them."""
    for listing in sorted(checkout.glob("tests/eval_*.json")):
        for entry in json.loads(listing.read_text(encoding="utf8")).values():
            for place in ("cache", "eval"):
                file = checkout / "tests" / place / entry["file"]
                if entry.get("date") and file.is_file():
                    yield file.read_bytes(), entry["date"]
                    break


def texts(checkout: Path) -> Iterator[tuple[bytes, str]]:
    """Pages with the text of their article."""
    truth = checkout / "ground-truth.json"
    if truth.is_file():
        for name, entry in sorted(json.loads(truth.read_text(encoding="utf8")).items()):
            yield gzip.decompress((checkout / "html" / f"{name}.html.gz").read_bytes()), entry["articleBody"]


# --- the readers --------------------------------------------------------------------------------------------------


def _document(page: bytes) -> Document | None:
    try:
        return read(RawItem("page.html", "html", page))
    except ReadError:
        return None


def our_day(page: bytes) -> str | None:
    """The day of publication; a month or a year alone is no day."""
    published = document.published if (document := _document(page)) else None
    return published.lower.isoformat() if published and published.lower == published.upper else None


def our_text(page: bytes) -> str:
    """The text without its headline, which the set does not count as text."""
    document = _document(page)
    kept = [block for block in document.blocks if block.kind != BlockKind.HEADLINE] if document else []
    return "\n".join(document.text[block.start : block.end] for block in kept) if document else ""


def htmldate_day(page: bytes) -> str | None:
    """As its makers measure it: every search allowed, but of the original date."""
    try:
        return find_date(page, original_date=True)
    except Exception:  # a page that it cannot take has no date
        return None


def trafilatura_text(page: bytes) -> str:
    return extract(page, include_comments=False) or ""


# --- the measures -------------------------------------------------------------------------------------------------


def date_scores(dated: Dates, day: Callable[[bytes], str | None]) -> Scores:
    """Percent of pages whose day (or silence, where there is none) is right, and of those with a wrong day.

    The others are silent where the page tells the day, which is less bad than a wrong one.
    """
    answers = [(day(page), wanted) for page, wanted in dated]
    right = sum(answer == wanted for answer, wanted in answers)
    wrong = sum(answer is not None and answer != wanted for answer, wanted in answers)
    return {
        "publication day right, percent": round(100 * right / len(answers), 1),
        "publication day wrong, percent (share)": round(100 * wrong / len(answers), 1),
    }


def text_scores(written: Texts, text: Callable[[bytes], str]) -> Scores:
    """F1 of the mean precision and recall of shingles, as article-extraction-benchmark reckons it."""
    compared = [shared(wanted, text(page)) for page, wanted in written]
    precision = mean(hits / out for hits, out, _ in compared if out) if any(out for _, out, _ in compared) else 0.0
    recall = mean(hits / gold for hits, _, gold in compared if gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"text, shingles F1": round(100 * f1, 1)}


def shared(gold: str, out: str) -> tuple[int, int, int]:
    """Shingles that two texts share, those of the second, and those of the first."""
    wanted, found = shingles(gold), shingles(out)
    return (wanted & found).total(), found.total(), wanted.total()


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Each run of four words with its count; a shorter text is one run."""
    words = _WORD.findall(text)
    runs = (tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)
