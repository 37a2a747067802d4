"""Words of time and their classes; what a word is worth ("tuesday" 2, "september" 9) stands beside it.

A class is one name of the pattern language of ``patterns``. Words that are often something else ("may", "march", "sun",
"fall", any four digits) keep their class only where ``doubtful`` finds their neighbours and tags in favour.
"""

from __future__ import annotations

from typing import Any

Entry = tuple[str, Any]  # class, worth


def words(text: str) -> frozenset[str]:
    """A set of words written as one line."""
    return frozenset(text.split())


def _all(cls: str, listed: str, worth: Any = None) -> dict[str, Entry]:
    return dict.fromkeys(listed.split(), (cls, worth))


def _counted(cls: str, rows: str, first: int = 0, step: int = 1) -> dict[str, Entry]:
    """Rows of synonyms (one row a word if there is no ``|``), worth ``first``, ``first + step``, ..."""
    listed = rows.split("|") if "|" in rows else rows.split()
    return {word: (cls, first + step * n) for n, row in enumerate(listed) for word in row.split()}


_MONTHS = _counted(
    "MONTH",
    "january jan jan. | february feb feb. | march mar mar. | april apr apr. | may | june jun jun. | july jul jul. |"
    "august aug aug. | september sept sept. sep sep. | october oct oct. | november nov nov. | december dec dec.",
    first=1,
)
_WEEKDAYS = _counted(
    "DAYNAME",
    "monday mon mon. | tuesday tue tue. tues tues. | wednesday wed wed. weds | thursday thu thu. thur thur. thurs "
    "thurs. | friday fri fri. | saturday sat sat. | sunday sun sun.",
    first=1,
)
_SEASONS = _counted("SEASON", "spring | summer | autumn fall | winter", first=1)
_TENS = _counted("TENS", "twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
# Units with days of the calendar, and those of a clock or without end; quarter and weekend have classes of their own.
_UNITS = ("day", "week", "month", "year", "decade", "century", "fortnight", "hour", "minute", "millennium")

WORDS: dict[str, Entry] = {
    **_MONTHS,
    **_WEEKDAYS,
    **_SEASONS,
    **_all("SEASONS", "summers winters autumns"),
    **{f"{name}s": ("DAYNAMES", None) for name in _WEEKDAYS if name.endswith("day")},
    **_all("DAYNAMES", "weekends"),
    # units
    **{unit: ("UNIT", unit) for unit in _UNITS},
    **{f"{unit}s": ("UNITS", unit) for unit in (*_UNITS, "quarter", "second")},
    **{"centuries": ("UNITS", "century"), "millennia": ("UNITS", "millennium")},
    **{"weekend": ("WEEKEND", "weekend"), "quarter": ("QUARTER", "quarter"), "half": ("HALF", "half")},
    **_all("PERIOD", "period"),
    **_all("FISCAL", "fiscal"),
    # numbers
    **_counted(
        "SMALL",
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen",
    ),
    **_TENS,
    **{"hundred": ("MAGNITUDE", 100), "thousand": ("MAGNITUDE", 1000), "dozen": ("MAGNITUDE", 12)},
    **_counted(
        "ORDINAL",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        first=1,
    ),
    **{f"{word[:-1]}ies": ("DECADE", worth) for word, (_, worth) in _TENS.items()},  # "nineties" 90
    **_all("VAGUE", "several few many some"),
    **_all("LIMIT", "nearly almost over"),
    **_all("AROUND", "around circa"),
    # seen from today, or from a time told before
    **{"today": ("DEICTIC", 0), "yesterday": ("DEICTIC", -1), "tomorrow": ("DEICTIC", 1), "tonight": ("TONIGHT", 0)},
    **{"this": ("THIS", "this"), "current": ("CURRENT", "this"), "that": ("THAT", "that"), "same": ("SAME", "same")},
    **{"last": ("LAST", "last"), "past": ("PAST", "last"), **_all("PREVIOUS", "previous preceding prior", "last")},
    **{"next": ("NEXT", "next"), "following": ("FOLLOWING", "next"), **_all("COMING", "coming upcoming", "next")},
    **_all("THESE", "these those"),
    **_all("LATEST", "latest"),
    **_all("RECENT", "recent"),
    **{"ago": ("AGO", None), "earlier": ("EARLIER", -1), "later": ("LATER", 1)},
    **{"before": ("BEFORE", -1), "after": ("AFTER", 1), "from": ("FROM", None)},
    **_all("NOW", "now currently nowadays recently lately formerly"),
    **_all("FUTURE", "future"),
    # parts
    **_all("PART", "early mid late"),
    **_all("PARTNOUN", "beginning start middle end close"),
    **{part: ("DAYPART", part) for part in ("morning", "afternoon", "evening", "night")},
    **_all("DAYPARTS", "mornings afternoons evenings nights"),
    **{"noon": ("NOON", "12:00"), "midday": ("NOON", "12:00"), "midnight": ("NOON", None)},
    **{**_all("AMPM", "a.m. a.m am", 0), **_all("AMPM", "p.m. p.m pm", 12), **_all("OCLOCK", "o'clock o’clock")},
    **_all("ZONE", "est edt cst cdt mst mdt pst pdt gmt utc bst cet cest eet msk jst kst ist"),
    # sets
    **_all("EVERY", "every each"),
    **_all("OFTEN", "daily weekly monthly hourly nightly annually yearly"),
    # words between
    **_all("A", "a an", 1),
    **_all("AND", "and or"),
    **_all("OTHERS", "other"),
    **{
        word: (word.upper(), None)
        for word in ("the", "of", "in", "at", "on", "to", "more", "old", "long", "full", "so")
    },
    **_all("SOMETIME", "sometime"),
    **_all("S", "'s ’s"),
    **_all("COMMA", ","),
    **_all("DASH", "- – —"),
    **_all("SLASH", "/"),
    **_all("QUOTE", "' ’ ‘ `"),
    **_all("STOP", ". ; ) \" ” ''"),
}

# Several words that are read as one.
PHRASES: dict[str, Entry] = {
    **dict.fromkeys(("a couple of", "a couple", "couple of", "a few", "the few", "a number of"), ("VAGUE", None)),
    **dict.fromkeys(("half a", "half an"), ("FRACTION", None)),
    **dict.fromkeys(
        ("more than", "less than", "fewer than", "no more than", "at least", "at most", "up to"), ("LIMIT", None)
    ),
    **dict.fromkeys(("right now", "until now", "these days", "at present", "at the moment"), ("NOW", None)),
    **dict.fromkeys(("the near future", "the foreseeable future", "the immediate future"), ("NOW", None)),
    **dict.fromkeys(("the recent past", "the distant past"), ("NOW", None)),
}

# Spellings that are another word or a name as well.
DOUBTFUL_MONTHS = words("may march august april june jan mar jun dec")
DOUBTFUL_WEEKDAYS = words("mon tue wed thu fri sat sun weds thur")
DOUBTFUL_SEASONS = frozenset(("spring", "fall"))
# After these a bare four-digit number is a year even before a plural ("in 2022 missiles fell").
YEAR_CERTAIN = words("in since during until til till throughout circa early late mid into due")
# After these it is a year unless something counted follows.
YEAR_LIKELY = words(
    "by of from between before after through to for and or around about both years the a an this that 's ’s ( [ "
    "pre post than as versus vs. vs against"
)
