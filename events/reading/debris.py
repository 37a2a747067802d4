"""Which lines of a page are no part of the article, each with its reason.

Rules are forms of words that content systems (WordPress and its likes) and share bars print around articles, gathered from
their default templates. Precision comes first: a rule matches a whole line, never a part of one; a line that reports speech
or runs longer than the longest form (``LONGEST``) is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# The longest template sentence in the list below (a comment form's consent line) has about 180 characters; longer lines are text.
LONGEST = 220
# A list of links under "Related news": titles, which seldom run past this and carry no final stop.
LINK_TITLE = 150

_REPORTS = re.compile(r"\b(?:said|says|told|added|according to|reported that|announced)\b", re.IGNORECASE)

_SHARE = r"(?:facebook|twitter|x|whats ?app|linked ?in|telegram|reddit|pinterest|e-?mail|print|tumblr|vk|viber|messenger|copy(?: link)?|link|tweet|pin|share|flipboard|threads|bluesky|mastodon|instagram|youtube|rss|pocket|line|sms|more)"
_SECTION = r"(?:home|world|news|politics|business|economy|current affairs|international|national|local|sports?|opinion|culture|entertainment|lifestyle|technology|tech|science|health|asia|europe|africa|americas?|middle east|us|uk|top stories|latest|videos?|breaking news|world news|search|menu|about(?: us)?|contact(?: us)?)"
_AGENCY = r"(?:reuters|ap|ap photo|associated press|afp|getty(?: images)?|epa(?:-efe)?|efe|tass|xinhua|ansa|dpa|shutterstock|istock|unsplash|alamy|bloomberg|anadolu(?: agency)?|yonhap|kyodo|kcna)"
_COUNT = r"\d[\d.,]*[km]?"

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(form, re.IGNORECASE))
    for reason, form in (
        ("stray punctuation", r"[^\w]+"),
        ("share or view counter", rf"{_COUNT}(?:\s+{_COUNT})+|(?!(?:1[5-9]|20)\d\d$){_COUNT}"),
        (
            "share or view counter",
            rf"(?:{_COUNT}\s*(?:shares?|views?|reads|comments?|likes?|tweets?|reactions?|claps|followers)[\s|·•,]*)+|(?:shares?|views?|likes?)\s*:?\s*{_COUNT}",
        ),
        ("reading time", r"(?:estimated\s+)?reading time:?\s*(?:less than |about )?(?:\d+|a|one)[\s-]*min(?:ute)?s?|(?:\d+|one)[\s-]*min(?:ute)?s?\s+read"),
        ("author box", r"(?:about|more (?:from|by)|posts? by|written by|view all posts by)\s+(?:the |this )?authors?:?"),
        ("author box", r"view all posts by .{1,60}|see author['’]s posts"),
        (
            "comment form",
            r"(?:leave|post|write|add)\s+(?:a|your)\s+(?:reply|comment|response)s?(?:\s+cancel reply)?\.?|cancel reply|post comment|submit comment"
            r"|join the (?:conversation|discussion)|(?:show|view|load|read|hide)\s+(?:all\s+|more\s+)?(?:\d+\s+)?comments?(?:\s*\(\d+\))?|(?:no |\d+ )?comments?(?:\s*\(\d+\))?"
            r"|comments (?:are|have been) (?:closed|disabled)\.?(?: on .*)?",
        ),
        (
            "comment form",
            r"your e-?mail address will not be (?:published|shared|made public)\.?(?:\s+required fields are marked\s*\*?\.?)?|required fields are marked\s*\*?\.?"
            r"|(?:name|e-?mail|website|comment|url)\s*(?:\*|:|\(required\)|\(optional\))+|save my name,? e-?mail,? and (?:web)?site in this browser.*"
            r"|notify me of (?:new|follow-?up) (?:comments|posts) by e-?mail\.?|this site uses akismet to reduce spam\..*|learn how your comment data is processed\.?"
            r"|you must be (?:logged|signed) in to (?:post|leave|write) a (?:comment|reply)\.?|log ?in to (?:leave|post) a comment\.?",
        ),
        (
            "copyright line",
            r"(?:copyright\s*)?(?:©|\(c\)\s*(?:copyright\s*)?(?=\d{4})).{0,180}|copyright\s+(?:by\s+)?(?:\d{4}.{0,160}|.{0,120}all rights reserved.{0,60})|.{0,120}\ball rights reserved\.?"
            r"|this material may not be published, broadcast.*",
        ),
        (
            "link to other articles",
            r"(?:(?:read|see|find out|learn|view|load|show)\s+more|also\s+read|read\s+also|(?:read|see)\s+(?:the\s+)?full\s+(?:story|article)|continue reading|see\s+also|click here)\s*(?:\.{3}|…|»|>|→|:)?"
            r"|(?:read more|also read|read also|related(?: (?:story|article|news))?|see also|more on this|must read|don['’]t miss)\s*(?::|»|→|>|\|)\s*.{1,150}",
        ),
        (
            "list of other articles",
            r"(?:latest|related|recent|popular|trending|other|more|top|recommended|similar|featured)\s+(?:news|articles?|stor(?:y|ies)|posts?|topics?|content|reading|headlines|videos|coverage|links)\s*:?"
            r"|(?:most|editors?['’]?s?)\s+(?:read|popular|viewed|shared|commented|picks?|choice)\s*:?|trending(?: now| today)?\s*:?|recommended(?: for you)?\s*:?"
            r"|you (?:may|might)(?: also)? (?:like|be interested in)\s*:?|what to read next\s*:?|more on this (?:story|topic)\s*:?|up next\s*:?|related\s*:?|more from .{1,40}"
            r"|(?:previous|next)\s+(?:article|post|story)(?:\s*[:»«>←→].{0,150})?",
        ),
        (
            "share bar",
            rf"(?:share|print|save|send|e-?mail|tweet|forward|like)\s+(?:this|it|now|the)(?:\s+(?:article|story|post|page|news|on|via|:))*(?:\s+(?:{_SHARE}|friends))*\s*:?"
            rf"|share\s*(?::|(?:on|via|to|with)\s+{_SHARE})(?:[\s,|/•·]+(?:and\s+)?{_SHARE})*|(?>{_SHARE}(?!\w)[\s,|/•·]*)+"
            rf"|click to (?:share|print|e-?mail).{{0,80}}|(?:follow|like|find|join) us on {_SHARE}(?!\w).{{0,60}}|join our (?:whats ?app|telegram) (?:channel|group).{{0,40}}|follow us:?",
        ),
        (
            "subscription",
            r"(?:subscribe|sign up|register|become a member|support us|donate)(?:\s+(?:now|today|here|free|for free))?[!.]?|(?:subscribe|sign up)\s+(?:to|for)\s+(?:our|the|my|a|free|daily|weekly)\b.{1,140}"
            r"|(?:get|receive|have)\s+(?:the|our|all|daily|breaking)\s.{1,80}\s(?:delivered\s+)?(?:to|in)\s+your\s+inbox.{0,40}|by (?:signing up|subscribing|clicking|continuing),? you (?:agree|accept|consent).*"
            r"|enter your e-?mail(?: address)?.{0,80}|(?:log|sign)[ -]?(?:in|out)|already (?:a subscriber|have an account|a member)\?.{0,40}|newsletters?|thank you for (?:subscribing|signing up)[!.]?",
        ),
        (
            "cookie or privacy notice",
            r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\s+(?:and our partners\s+)?uses?\s+cookies\b.*|by (?:continuing|using|browsing|clicking).{1,80}cookies.*|(?:accept|reject|manage|allow)(?: all)?(?: cookies)?"
            r"|(?:cookies?|privacy|terms)(?:\s+(?:and|&)\s+(?:cookies?|privacy|conditions|terms))?\s+(?:policy|notice|settings|preferences|statement|conditions|of (?:use|service)|& conditions|and conditions)",
        ),
        (
            "advertisement",
            r"(?:-\s*)?(?:advertisements?|advertising|sponsored(?: content| post| by .{1,40})?|promoted(?: content)?|paid content|ads?|ad feedback)(?:\s*-)?"
            r"|(?:story|article|content)\s+continues\s+(?:below|after)(?:\s+(?:this\s+)?(?:advertisement|ad))?|scroll to continue.{0,40}|remove ads|report this ad|skip ad(?:vertisement)?",
        ),
        (
            "photo credit",
            rf"[(\[]?\s*(?:(?:file |ap )?(?:photos?|photograph|images?|picture|pic|illustration|graphic|featured image|cover (?:photo|image))\s*(?:credits?|courtesy(?: of)?|sources?|by)?\s*(?:[:/©|]|(?<=by)|(?<=courtesy)|(?<=of))|(?:credits?|photographer|image source)\s*:)\s*[^.!?]{{1,120}}\.?\s*[)\]]?"
            rf"|[(\[]?(?:[\w.' -]{{2,40}}\s*[/|,]\s*)?(?:{_AGENCY})(?:\s*(?:/|via|,)\s*[\w.' -]{{2,40}})*[)\]]?",
        ),
        (
            "navigation",
            rf"(?:skip|jump|go|back)\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation|top|menu|search|footer|home(?:page)?)|(?>{_SECTION}(?!\w)[\s,]*){{3,}}|(?>{_SECTION}(?!\w)\s*[|/>»›·•]?\s*){{2,}}(?<=[|/>»›·•\s])|home|menu|search|toggle navigation|(?:open|close) menu"
            r"|(?:tags?|filed under|categor(?:y|ies)|topics?|posted in|tagged(?: with| in)?)\s*:.{1,160}|load(?:ing)?\s*(?:\.{3}|…)|page \d+ of \d+|(?:previous|next|«|»)",
        ),
        ("player or script notice", r"(?:please\s+)?enable javascript.{0,120}|(?:listen to|play)\s+(?:this\s+)?(?:article|story|audio|video)|your browser does not support.{1,80}|watch(?: live| now)?\s*:?"),
    )
)  # fmt: skip

_LINK_LIST = "list of other articles"
_AUTHOR_BOX = "author box"
# An author's biography in a box: two or three sentences. Longer is text.
BIOGRAPHY = 400


def debris_reason(line: str) -> str | None:
    """Why a stripped line is no part of an article, or ``None`` where it is or may be."""
    if not line or len(line) > LONGEST or (line[-1] in '.”"' and _REPORTS.search(line)):
        return None
    return next((reason for reason, form in _RULES if form.fullmatch(line)), None)


def reasons(lines: Sequence[str]) -> list[str | None]:
    """The reason for each line, ``None`` for what stays: single lines by form, then what hangs at the article's end.

    After the last line of text, titles under "Latest news" and one short biography under "About the author" go with
    their marker; in the middle of an article nothing but the marker goes.
    """
    found = [debris_reason(line) for line in lines]
    marker: str | None = None
    tail: list[int] = []
    for i, (line, reason) in enumerate(zip(lines, found, strict=True)):
        if not line:
            continue
        if reason is not None:
            if reason in (_LINK_LIST, _AUTHOR_BOX):
                marker = reason
            continue
        if marker is None:
            continue
        if marker == _LINK_LIST and len(line) <= LINK_TITLE and line[-1] not in ".!…:;,":
            tail.append(i)
        elif marker == _AUTHOR_BOX and not tail and len(line) <= BIOGRAPHY:
            tail.append(i)
        else:
            marker, tail = None, []
    for i in tail:
        found[i] = marker
    return found
