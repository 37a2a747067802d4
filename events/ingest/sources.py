"""Who published an article: the site it names, or the host of its address."""

from __future__ import annotations

from urllib.parse import urlsplit

from events.models import Source
from events.values import Document


def source_of(document: Document) -> Source | None:
    """The publisher's row, made where it is new; ``None`` where the article names no site and has no address.

    Known by its domain first: site names change their spelling. One name under several domains is one publisher.
    """
    domain = _domain(document.url)
    name = document.site.strip()[:200]
    if not domain and not name:
        return None
    if domain and (known := Source.objects.filter(domain=domain).first()):
        return known
    known = Source.objects.filter(name__iexact=name or domain).first()
    if known is None:
        return Source.objects.create(name=name or domain, domain=domain)
    if domain and not known.domain:
        known.domain = domain
        known.save(update_fields=["domain"])
    return known


def _domain(url: str) -> str:
    """The host without "www.", lower case; empty for what is no web address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")[:200] if parts.scheme in ("http", "https") else ""
