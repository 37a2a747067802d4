"""Claims as JSON Lines: each with its exact words, where they stand, who says so, and the event it tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from events.models import Claim
from events.models.claim import ClaimQuerySet

ROWS_AT_ONCE = 500


def claims_jsonl(claims: ClaimQuerySet) -> Iterator[str]:
    """One object a line, with line ends, in the order given."""
    rows = claims.with_voices().select_related("event__story")
    for claim in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield json.dumps(claim_object(claim), ensure_ascii=False) + "\n"


def claim_object(claim: Claim) -> dict[str, Any]:
    """``start`` and ``end`` are code points of the article's text as shown; ``event`` a reference or null."""
    article, said = claim.article, claim.attribution
    return {
        "article": article.ref,
        "headline": article.headline,
        "source": article.source.name if article.source else None,
        "url": article.url or None,
        "published": article.published_edtf or None,
        "version": article.version,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "status": claim.status,
        "times": [{"words": t.wording, "date": t.edtf or None, "basis": t.basis or None} for t in claim.times.all()],
        "roles": [{"role": r.role, "name": r.entity.standing.name} for r in claim.roles.all()],
        "attribution": {"who": said.who, "stance": said.stance, "cue": said.cue_spans} if said else None,
        "event": claim.event.ref if claim.event else None,
        "link_reasons": claim.link_reasons,
        "credibility": claim.credibility,
    }
