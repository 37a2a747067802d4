"""The forms of page debris: lines that content systems, share bars, comment forms and advertisers print around texts.

Gathered from the default wording of WordPress and its common themes and plug-ins, of share and consent bars, and of
news sites' own frames. Each form has to match a whole line (``re.fullmatch``, any case). Where a word of the list could
stand in a sentence as well, the form asks for more of the line.
"""

from __future__ import annotations

_COUNT = r"\d+(?:[.,]\d+)*[km]?"
_SHARE = (
    r"(?:facebook|twitter|x|whats ?app|linked ?in|telegram|reddit|pinterest|e-?mail|print|tumblr|vk|viber|messenger"
    r"|copy link|copy|link|tweet|pin|share|flipboard|threads|bluesky|mastodon|instagram|youtube|rss|pocket"
    r"|line|sms|more)"
)
_SECTION = (
    r"(?:home|world news|world|breaking news|news|politics|business|economy|current affairs|international|national"
    r"|local|sports?|opinion|culture|entertainment|lifestyle|technology|tech|science|health|asia|europe|africa|americas?"
    r"|middle east|us|uk|top stories|latest|videos?|search|menu|about us|about|contact us|contact)"
)
_AGENCY = (
    r"(?:reuters|ap photo|ap|associated press|afp|getty images|getty|epa-efe|epa|efe|tass|xinhua|ansa|dpa|shutterstock"
    r"|istock|unsplash|alamy|bloomberg|anadolu agency|anadolu|yonhap|kyodo|kcna)"
)
_NAME = r"[\w.'’ -]{2,40}"

LINK_LIST = "list of other articles"
AUTHOR_BOX = "author box"

FORMS: dict[str, tuple[str, ...]] = {
    "stray punctuation": (r"[^\w]+",),
    "share or view counter": (
        rf"{_COUNT}(?:\s+{_COUNT})+",
        rf"(?!(?:1[5-9]|20)\d\d$){_COUNT}",  # a lone number, but not a year: that may be a heading
        rf"(?:{_COUNT}\s*(?:shares?|views?|reads|comments?|likes?|tweets?|reactions?|claps|followers)[\s|·•,]*)+",
        rf"(?:shares?|views?|likes?)\s*:?\s*{_COUNT}",
    ),
    "reading time": (
        r"(?:estimated\s+)?reading time:?\s*(?:less than |about )?(?:\d+|a|one)[\s-]*min(?:ute)?s?",
        r"(?:\d+|one)[\s-]*min(?:ute)?s?\s+read",
    ),
    AUTHOR_BOX: (
        r"(?:about|more (?:from|by)|posts? by|written by|view all posts by)\s+(?:the |this )?authors?:?",
        r"view all posts by .{1,60}",
        r"see author['’]s posts",
    ),
    "comment form": (
        r"(?:leave|post|write|add)\s+(?:a|your)\s+(?:reply|comment|response)s?(?:\s+cancel reply)?\.?",
        r"cancel reply|(?:post|submit) comment|join the (?:conversation|discussion)",
        r"(?:show|view|load|read|hide)\s+(?:all\s+|more\s+)?(?:\d+\s+)?comments?(?:\s*\(\d+\))?",
        r"(?:no |\d+ )?comments?(?:\s*\(\d+\))?",
        r"comments (?:are|have been) (?:closed|disabled)\.?(?: on .*)?",
        r"your e-?mail address will not be (?:published|shared|made public)\.?"
        r"(?:\s+required fields are marked\s*\*?\.?)?",
        r"required fields are marked\s*\*?\.?",
        r"(?:name|e-?mail|website|comment|url)\s*(?:\*|:|\(required\)|\(optional\))+",
        r"save my name,? e-?mail,? and (?:web)?site in this browser.*",
        r"notify me of (?:new|follow-?up) (?:comments|posts) by e-?mail\.?",
        r"this site uses akismet to reduce spam\..*|learn how your comment data is processed\.?",
        r"you must be (?:logged|signed) in to (?:post|leave|write) a (?:comment|reply)\.?",
        r"log ?in to (?:leave|post) a comment\.?",
    ),
    "copyright line": (
        r"(?:copyright\s*)?(?:©|\(c\)\s*(?:copyright\s*)?(?=\d{4})).*",
        r"copyright\s+(?:by\s+)?(?:\d{4}.*|.*all rights reserved.*)",
        r".*\ball rights reserved\.?",
        r"this material may not be published, broadcast.*",
    ),
    "link to other articles": (
        r"(?:(?:read|see|find out|learn|view|load|show)\s+more|(?:read|see)\s+also|also\s+read)\s*(?:\.{3}|[…»>→:])?",
        r"(?:(?:read|see)\s+(?:the\s+)?full\s+(?:story|article)|continue reading|click here)\s*(?:\.{3}|[…»>→:])?",
        r"(?:read more|also read|read also|related(?: (?:story|article|news))?|see also|more on this|must read"
        r"|don['’]t miss)\s*[:»→>|]\s*.+",
    ),
    LINK_LIST: (
        r"(?:latest|related|recent|popular|trending|other|more|top|recommended|similar|featured)\s+"
        r"(?:news|articles?|stor(?:y|ies)|posts?|topics?|content|reading|headlines|videos|coverage|links)\s*:?",
        r"(?:most|editors?['’]?s?)\s+(?:read|popular|viewed|shared|commented|picks?|choice)\s*:?",
        r"(?:trending(?: now| today)?|recommended(?: for you)?|up next|related|what to read next)\s*:?",
        r"you (?:may|might)(?: also)? (?:like|be interested in)\s*:?",
        r"more on this (?:story|topic)\s*:?|more from .{1,40}",
        r"(?:previous|next)\s+(?:article|post|story)(?:\s*[:»«>←→].*)?",
    ),
    "share bar": (
        rf"(?:share|print|save|send|e-?mail|tweet|forward|like)\s+(?:this|it|now|the)"
        rf"(?:\s+(?:article|story|post|page|news|on|via|:))*(?:\s+(?:{_SHARE}|friends))*\s*:?",
        rf"share\s*(?::|(?:on|via|to|with)\s+{_SHARE}(?!\w))(?>[\s,|/•·]+(?:and\s+)?{_SHARE}(?!\w))*",
        rf"(?>{_SHARE}(?!\w)[\s,|/•·]*)+",
        r"click to (?:share|print|e-?mail).{0,80}",
        rf"(?:follow|like|find|join) us on {_SHARE}(?!\w).{{0,60}}|follow us:?",
        r"join our (?:whats ?app|telegram) (?:channel|group).{0,40}",
    ),
    "subscription": (
        r"(?:subscribe|sign up|register|become a member|support us|donate)(?:\s+(?:now|today|here|for free))?[!.]?",
        r"(?:subscribe|sign up)\s+(?:to|for)\s+(?:our|my|free|daily|weekly)\b.{1,140}",
        r"(?:subscribe|sign up)\s+(?:to|for)\s+.{0,80}\b(?:newsletters?|updates|alerts|briefings?)\b.{0,80}",
        r"(?:get|receive|have)\s+(?:the|our|all|daily|breaking)\s.{1,80}\s(?:to|in)\s+your\s+inbox.{0,40}",
        r"by (?:signing up|subscribing|clicking|continuing),? you (?:agree|accept|consent).*",
        r"enter your e-?mail(?: address)?.{0,80}|(?:log|sign)[ -]?(?:in|out)|newsletters?",
        r"already (?:a subscriber|have an account|a member)\?.{0,40}|thank you for (?:subscribing|signing up)[!.]?",
    ),
    "cookie or privacy notice": (
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\s+(?:and our partners\s+)?uses?\s+cookies\b.*",
        r"by (?:continuing|using|browsing|clicking)\b.*\bcookies\b.*",
        r"(?:accept|reject|manage|allow)(?: all)?(?: cookies)?",
        r"(?:cookies?|privacy|terms)(?:\s+(?:and|&)\s+(?:cookies?|privacy|conditions|terms))?\s+"
        r"(?:policy|notice|settings|preferences|statement|of (?:use|service)|(?:&|and) conditions)",
    ),
    "advertisement": (
        r"(?:-\s*)?(?:advertisements?|advertising|sponsored(?: content| post| by .{1,40})?|ads?|ad feedback)(?:\s*-)?",
        r"promoted(?: content)?|paid content|remove ads|report this ad|skip ad(?:vertisement)?",
        r"(?:story|article|content)\s+continues\s+(?:below|after)(?:\s+(?:this\s+)?(?:advertisement|ad))?",
        r"scroll to continue.{0,40}",
    ),
    "photo credit": (
        r"[(\[]?\s*(?:file |ap )?(?:photos?|photograph|images?|picture|illustration|graphic|featured image)\s*"
        r"(?:credits?|courtesy(?: of)?|sources?|by)?\s*(?:[:/©|]|(?<=by)|(?<=courtesy)|(?<=of))[^.!?]{1,120}\.?[)\]]?",
        r"[(\[]?\s*(?:credits?|photographer|image source)\s*:[^.!?]{1,120}\.?[)\]]?",
        rf"[(\[]?(?:{_NAME}[/|,]\s*)?(?>{_AGENCY}(?!\w))(?:\s*(?:/|via|,)\s*{_NAME})?[)\]]?",
    ),
    "navigation": (
        r"(?:skip|jump|go|back)\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation|top|menu|search|footer|home(?:page)?)",
        rf"(?>{_SECTION}(?!\w)[\s,]*){{3,}}|(?>{_SECTION}(?!\w)\s*[|/>»›·•]\s*)+{_SECTION}?",
        r"home|menu|search|toggle navigation|(?:open|close) menu|page \d+ of \d+|previous|next",
        r"load(?:ing)?\s*(?:\.{3}|…)",
        r"(?:tags?|filed under|categor(?:y|ies)|topics?|posted in|tagged(?: with| in)?)\s*:.+",
    ),
    "player or script notice": (
        r"(?:please\s+)?enable javascript.{0,120}|your browser does not support.{1,80}",
        r"(?:listen to|play)\s+(?:this\s+)?(?:article|story|audio|video)|watch(?: live| now)?\s*:?",
    ),
}
