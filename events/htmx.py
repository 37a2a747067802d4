"""One page, two sizes: the whole of it, or the part that htmx asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def htmx_of(request: HttpRequest) -> HtmxDetails | None:
    """What htmx says of its request; ``None`` where a browser asks without it."""
    details: HtmxDetails | None = getattr(request, "htmx", None)
    return details if details else None


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part. When it restores a page from history it needs the whole, header and all."""
    details = htmx_of(request)
    return details is not None and not details.history_restore_request


def render_page(
    request: HttpRequest,
    template: str,
    partial: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """``template`` whole, or only its ``{% partialdef partial %}`` for htmx. Waiting messages travel with a fragment.

    The address answers differently by header, so caches are told (``Vary: HX-Request, HX-History-Restore-Request``).
    """
    values = dict(context or {})
    if wants_fragment(request):
        html = render_to_string(f"{template}#{partial}", values, request)
        if len(get_messages(request)):
            html += render_to_string("events/_shared.html#messages", {**values, "oob": True}, request)
    else:
        html = render_to_string(template, values, request)
    response = HttpResponse(html, status=status)
    patch_vary_headers(response, ("HX-Request", "HX-History-Restore-Request"))
    return response
