"""Text with marked spans as HTML: claims, times, names, voices and notes over one another, everything escaped.

Pure: text and spans in, HTML out. The characters between the tags are exactly the text's, in order, so that a
selection in the browser counts back to the offsets of ``Article.text``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from events.values import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to mark. ``kind`` becomes the class ``m-<kind>``, ``key`` ("claim-12") the id of its first piece.

    With ``href`` the mark leads to its explanation: a ``handle`` mark through a small numbered link before its words
    (long marks, so that their words stay selectable), any other by being a link. ``label`` says what it is, for those
    who do not see it.
    """

    span: Span
    kind: str
    key: str = ""
    href: str = ""
    label: str = ""
    handle: str = ""
    extra: str = ""  # further classes
    row: bool = False  # an item of j and k
    further: bool = False  # another span of a thing that is marked already: same key, no id of its own


def render(text: str, span: Span, marks: Iterable[Mark]) -> SafeString:
    """HTML of ``text`` within ``span``. Marks may nest and cross; one that is cut by another or by the edge is
    drawn in pieces, the first of which carries its id.
    """
    inside = sorted((mark for mark in marks if mark.span.overlaps(span)), key=_outermost_first)
    edges = {span.start, span.end}
    for mark in inside:
        edges.update((max(mark.span.start, span.start), min(mark.span.end, span.end)))
    out: list[str] = []
    stack: list[tuple[Mark, str]] = []
    begun: set[int] = set()
    for start, end in pairwise(sorted(edges)):
        covering = [mark for mark in inside if mark.span.start <= start and end <= mark.span.end]
        shared = _shared(stack, covering)
        out.extend(closing for _, closing in reversed(stack[shared:]))
        del stack[shared:]
        for mark in covering[shared:]:
            first = id(mark) not in begun and mark.span.start >= span.start
            begun.add(id(mark))
            opening, closing = _tags(mark, first=first, in_link=any(tag == "</a>" for _, tag in stack))
            out.append(opening)
            stack.append((mark, closing))
        out.append(_escape(text[start:end]))
    out.extend(closing for _, closing in reversed(stack))
    return mark_safe("".join(out))  # noqa: S308 - every part is escaped above


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return (mark.span.start, -mark.span.end, mark.key)


def _shared(stack: Sequence[tuple[Mark, str]], covering: Sequence[Mark]) -> int:
    """How many of the open marks stay open: the common beginning of both lists."""
    count = 0
    for (left, _), right in zip(stack, covering, strict=False):
        if left is not right:
            break
        count += 1
    return count


def _tags(mark: Mark, *, first: bool, in_link: bool) -> tuple[str, str]:
    classes = f"m m-{mark.kind} {mark.extra}".strip()
    key = format_html(' data-mark="{}"', mark.key) if mark.key else ""
    named = first and mark.key and not mark.further
    if mark.href and not mark.handle and not in_link:
        place = format_html(' id="{}"', mark.key) if named else mark_safe(' tabindex="-1"')
        return format_html('<a class="{}"{}{} href="{}" draggable="false">', classes, key, place, mark.href), "</a>"
    anchor = format_html(' id="{}" tabindex="-1"', mark.key) if named else ""
    row = mark_safe(" data-row") if mark.row and first else ""
    opening = format_html('<span class="{}"{}{}{}>', classes, key, anchor, row)
    if first and mark.handle and not in_link:
        # Empty on purpose: the number is drawn by the style sheet, so that it is neither copied nor counted.
        opening += format_html(
            '<a class="handle" href="{}" data-n="{}" data-open aria-label="{}"></a>', mark.href, mark.handle, mark.label
        )
    return opening, "</span>"


def _escape(text: str) -> str:
    # A bare carriage return would become a line feed on the way, and the browser's count would differ from ours.
    return escape(text).replace("\r", "&#13;")
