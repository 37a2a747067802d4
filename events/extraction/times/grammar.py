"""What time expressions look like: each rule a name, a pattern over classes of pieces, and its reader.

Sources of the shapes: the TIMEX3 guidelines (Saurí et al. 2006) for what counts as one expression and how far it
reaches, and the news styles of AP, Reuters and the BBC for dates.
"""

from __future__ import annotations

from . import meanings as m
from . import relative as r
from .patterns import Grammar, Reader

# "early", "the end of", "mid-": a part of a period, which never narrows its bounds.
PRE = "(?:THE? PARTNOUN OF | SOMETIME | THE? [PART EARLIER LATER] DASH?)?"
YEAR = "(?:COMMA? y=YEAR)?"
DAY = "d=[DAY ORDINAL ORDNUM]"
# "this year", "last week": a unit by its distance.
BY = "t=[THIS LAST NEXT] u=UNIT"
NUM = "LIMIT? n=[NUMBER DAY VAGUE FRACTION] (?:FRACTION | AND A HALF)?"
TWO_NUMS = "(?:LIMIT? [NUMBER DAY A] [TO AND DASH] [NUMBER DAY])"
UNITS = "u=[UNIT UNITS QUARTER]"
BEFORE_UNITS = "[LAST PAST NEXT COMING PREVIOUS FOLLOWING ORDINAL RECENT FUTURE]"

_DATES: list[tuple[str, str, Reader]] = [
    ("month and day", f"(?:w=DAYNAME STOP? COMMA?)? AROUND? m=MONTH {DAY} {YEAR}", m.month_day),
    ("day and month", f"(?:w=DAYNAME STOP? COMMA?)? AROUND? THE? {DAY} OF? m=MONTH {YEAR}", m.day_month),
    ("days of a month", f"m=MONTH d=DAY DASH e=DAY {YEAR}", m.month_days),
    ("days of a month", f"d=DAY DASH e=DAY OF? m=MONTH {YEAR}", m.month_days),
    ("numeric date", "a=[DAY NUMBER] [SLASH DASH] b=[DAY NUMBER] [SLASH DASH] y=[YEAR NUMBER DAY]", m.numeric_date),
    ("numeric date", "x=DOTDATE", m.dotted_date),
    ("ISO date", "[YEAR NUMBER] DASH [DAY NUMBER] DASH [DAY NUMBER]", m.iso_date),
    ("month and year", f"{PRE} m=MONTH (?:COMMA | OF)? y=YEAR", m.month_year),
    ("month of a year by its distance", f"{PRE} m=MONTH (?:COMMA | OF)? {BY}", m.month_of_year),
    ("next or last month by name", f"{PRE} t=[THIS LAST NEXT] z=PAST? m=MONTH", m.near_month),
    ("month", f"{PRE} m=MONTH", m.plain_month),
    ("year", f"{PRE} AROUND? (?:THE w=UNIT)? y=YEAR", m.plain_year),
    ("year", "THE w=UNIT y=NUMBER", m.plain_year),
    ("years", "y=YEAR [DASH SLASH] z=[YEAR NUMBER DAY]", m.year_range),
    ("fiscal year", "[THE LATEST LAST NEXT THIS]? LATEST? FISCAL u=UNIT? y=YEAR?", m.fiscal_year),
    ("decade", f"{PRE} THE? QUOTE? QUOTE? d=DECADE", m.decade),
    ("century", f"{PRE} THE? DASH? n=[ORDINAL ORDNUM] DASH? u=UNIT", m.century),
    ("season", f"{PRE} THE? t=[THIS LAST NEXT]? z=[PAST COMING]? s=SEASON (?:OF? y=YEAR)?", m.season),
    ("season of a year by its distance", f"THE? s=SEASON OF? {BY}", m.season_of_year),
    ("feast", "t=[THIS LAST NEXT]? x=FEAST u=UNIT? (?:COMMA? y=YEAR)?", m.feast),
    ("year-end", "u=UNIT [DASH S]? p=PARTNOUN", m.year_end),
    ("quarter", f"{PRE} THE? FISCAL? DASH? n=[ORDINAL ORDNUM] FISCAL? QUARTER (?:OF? y=YEAR)?", m.quarter),
    ("quarter", "FISCAL? DASH? n=[ORDINAL ORDNUM] DASH QUARTER", m.quarter),
    ("quarter", "q=QNAME y=YEAR?", m.quarter),
    ("quarter of a year by its distance", f"THE? n=[ORDINAL ORDNUM] DASH? QUARTER OF? {BY}", m.quarter),
    ("quarter of a year", f"{BY} S FISCAL? n=[ORDINAL ORDNUM] DASH? QUARTER", m.quarter),
    ("quarter of a year", "THE? y=YEAR S? FISCAL? n=[ORDINAL ORDNUM] DASH? QUARTER", m.quarter),
    ("half of a year", "THE? n=[ORDINAL ORDNUM] DASH? HALF OF? y=YEAR", m.half),
    ("half of a year", "THE? n=[ORDINAL ORDNUM] DASH? HALF OF? t=[THE THIS LAST NEXT] u=UNIT", m.half),
]

_FROM_TODAY: list[tuple[str, str, Reader]] = [
    ("weekday", "PART? w=DAYNAME (?:STOP? x=[DAYPART NOON])?", r.weekday),
    ("next or last weekday", "THE? t=[THIS LAST NEXT] z=[PAST COMING]? w=DAYNAME x=DAYPART?", r.near_weekday),
    ("weekday and date", f"THIS COMING? DAYNAME COMMA? m=MONTH {DAY}", m.month_day),
    ("weekday seen from a time told before", "THE t=[FOLLOWING PREVIOUS] w=DAYNAME DAYPART?", r.weekday_told),
    ("weekday seen from a time told before", "THE w=DAYNAME t=[BEFORE AFTER]", r.weekday_told),
    ("weekday of a week by its distance", f"w=DAYNAME OF? {BY}", r.weekday_of_week),
    ("day seen from today", "PART? d=DEICTIC x=[DAYPART NOON]?", r.deictic),
    ("part of this day", "[PART EARLIER LATER]? t=[THIS LAST] DAYPART", r.day_part),
    ("part of a day told before", "THE? t=[NEXT FOLLOWING PREVIOUS THAT SAME] DAYPART", r.day_part_told),
    ("tonight", "TONIGHT", r.tonight),
    ("clock time", "AROUND? h=[DAY CLOCK] a=[AMPM OCLOCK] ZONE?", r.clock),
    ("clock time", "AROUND? h=CLOCK ZONE?", r.clock),
    ("clock time", "h=DAY IN THE a=DAYPART", r.clock),
    ("noon or midnight", "h=NOON ZONE?", r.clock),
    ("this, last, next", f"{PRE} t=[THIS LAST NEXT] z=[PAST COMING]? u=[UNIT QUARTER WEEKEND]", r.near_unit),
    ("the last, the next", f"{PRE} THE t=[LAST NEXT PAST COMING CURRENT] u=[UNIT QUARTER WEEKEND]", r.the_near_unit),
    ("the previous, the following", f"{PRE} THE t=[PREVIOUS FOLLOWING] u=[UNIT QUARTER WEEKEND]", r.near_unit),
    ("the weekend", f"{PRE} THE WEEKEND", r.the_weekend),
    ("the unit", "THE FULL? u=UNIT (?!DASH)", r.the_unit),
    ("the unit", "p=[PARTNOUN] OF THE u=UNIT", r.the_unit),
    ("the unit", "THE p=[PARTNOUN] OF THE u=UNIT", r.the_unit),
    ("the unit", "p=[PART EARLIER LATER] IN THE u=UNIT", r.the_unit),
    ("some units ago", f"{NUM} {UNITS} AGO", r.ago),
    ("some units ago", f"{TWO_NUMS} n=VAGUE? {UNITS} AGO", r.vaguely_ago),
    ("some units ago", f"A {UNITS} (?:AND NUMBER | AND SO | AND A HALF) AGO", r.vaguely_ago),
    ("a unit ago", f"LIMIT? A {UNITS} AGO", r.ago),
    ("some units from now", f"(?:{NUM} | A) {UNITS} FROM [NOW]", r.from_now),
    ("some units earlier or later", f"(?:{NUM} | LIMIT? A) {UNITS} t=[EARLIER LATER]", r.earlier_later),
    ("some units before or after", f"(?:{NUM} | LIMIT? A | THE) {UNITS} t=[BEFORE AFTER FROM]", r.before_after),
    ("the same unit", "THE SAME u=[UNIT QUARTER WEEKEND]", r.same_unit),
    ("that unit", "[EARLIER LATER]? THAT SAME? u=[UNIT QUARTER WEEKEND]", r.same_unit),
    ("the week of a date", "THE? u=[UNIT WEEKEND] OF", r.week_of),
    ("quarter told before", "THE LATEST? QUARTER (?!DASH)", r.the_quarter),
    ("quarter told before", "THE LATEST PERIOD", r.the_quarter),
    ("period of a year", "THE y=YEAR [PERIOD QUARTER]", r.period_of_year),
    ("period a year before", "THE? UNIT DASH? [AGO EARLIER] [PERIOD QUARTER]", r.year_ago_period),
    ("period a year before", "UNIT DASH [AGO EARLIER]", r.year_ago_period),
    ("quarter a year before", "THE? u=UNIT DASH? [AGO EARLIER] n=[ORDINAL ORDNUM] DASH? QUARTER", r.year_ago_quarter),
]

_NO_DAYS: list[tuple[str, str, Reader]] = [
    ("duration", f"THE? {NUM} MORE? {UNITS} (?:DASH? [OLD LONG])?", r.duration),
    ("duration", f"{NUM} DASH {UNITS} (?:DASH? [OLD LONG])?", r.duration),
    ("duration", f"THE? {TWO_NUMS} MORE? {UNITS} (?:DASH? [OLD LONG])?", r.duration),
    ("duration", f"{TWO_NUMS} DASH {UNITS} (?:DASH? [OLD LONG])?", r.duration),
    ("duration", "LIMIT? A u=[UNIT QUARTER] (?:AND NUMBER | AND A HALF | DASH? LONG)", r.duration),
    ("duration", "LIMIT? A u=[UNIT QUARTER] (?!DASH)", r.duration),
    ("duration", "UNITS DASH [OLD LONG]", r.length),
    ("duration", "UNIT DASH LONG", r.length),
    ("duration", "UNITS AND UNITS", r.duration),
    (
        "duration up to now",
        f"THE? {BEFORE_UNITS} (?:{NUM} | {TWO_NUMS} | VAGUE)? [UNITS SEASONS] (?:AND SO)?",
        r.duration,
    ),
    ("bare units", "THESE? UNITS (?!YEAR)", r.duration),
    (
        "every",
        "EVERY [OTHERS ORDINAL NUMBER DAY]? [UNIT UNITS DAYNAME MONTH SEASON WEEKEND DAYPART QUARTER] DAYPART?",
        r.repeated,
    ),
    ("plural weekdays", "DAYNAMES DAYPARTS?", r.repeated),
    ("plural weekdays", "DAYNAME DAYPARTS", r.repeated),
    ("how often", "OFTEN", r.repeated),
    ("vague", "MORE? [NOW CURRENT RECENT]", r.vague),
    ("vague", "THE FUTURE", r.vague),
    ("vague", "THE PAST", r.vague),
]

GRAMMAR = Grammar(_DATES + _FROM_TODAY + _NO_DAYS)
