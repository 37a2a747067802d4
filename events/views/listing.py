"""What stands above a list: a field for words and choices that narrow it, all of them in the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Field:
    """One name of the address. ``options`` are (value, label), the empty value among them; none: words are typed."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str]] = ()


def words(request: HttpRequest, label: str) -> Field:
    """The words that are looked for."""
    return Field("q", label, request.GET.get("q", ""))


def choice(
    request: HttpRequest, name: str, label: str, options: Iterable[tuple[object, object]], anything: str = ""
) -> Field:
    """One of some values, or (``anything``) all of them."""
    listed = [(str(value), str(said)) for value, said in options]
    return Field(name, label, request.GET.get(name, ""), [("", anything), *listed] if anything else listed)
