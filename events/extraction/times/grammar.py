"""What time expressions look like: each rule a name, a pattern over classes of pieces, and its reader in ``meanings``.

Sources of the shapes: the TIMEX3 guidelines (Sauri et al. 2006) for what counts as one expression and how far it reaches,
and the news styles of AP, Reuters and BBC for dates.
"""

from __future__ import annotations

from . import meanings as m
from .patterns import Grammar

# "early", "the end of", "mid-": a part of a period, which never narrows its bounds.
PRE = "(?:(?:THE? PARTNOUN OF | THE? [PART EARLIER LATER] DASH?) THE?)?"
NUM = "(?:n=[NUMBER DAY A VAGUE SMALLISH] f=FRACTION?)"
QTY = f"(?:LIMIT? {NUM} MORE?)"

GRAMMAR = Grammar(
    [
        # --- calendar dates ---
        (
            "month and day",
            "(?:THE?w=DAYNAME COMMA?)? (?:THE)? m=MONTH d=[DAY ORDINAL ORDNUM] (?:COMMA? y=YEAR)?",
            m.month_day,
        ),
        (
            "day and month",
            "(?:w=DAYNAME COMMA?)? THE? d=[DAY ORDINAL ORDNUM] OF? m=MONTH (?:COMMA? y=YEAR)?",
            m.day_month,
        ),
        ("days of a month", "m=MONTH d=DAY [DASH] e=DAY (?:COMMA? y=YEAR)?", m.month_days),
        ("numeric date", "a=[DAY NUMBER] [SLASH DASH] b=[DAY NUMBER] [SLASH DASH] y=[YEAR NUMBER DAY]", m.numeric_date),
        ("numeric date", "x=DOTDATE", m.dotted_date),
        ("ISO date", "y=[YEAR NUMBER] DASH a=[DAY NUMBER] DASH b=[DAY NUMBER]", m.iso_date),
        ("month and year", f"{PRE} m=MONTH (?:COMMA | OF)? y=YEAR", m.month_year),
        ("month of a year told by its distance", f"{PRE} m=MONTH OF? t=[THIS LAST NEXT] u=UNIT", m.month_of_year),
        ("next or last month by name", f"{PRE} t=[THIS LAST NEXT PAST] m=MONTH", m.near_month),
        ("month", f"{PRE} m=MONTH", m.plain_month),
        ("year", f"{PRE} (?:THE w=UNIT)? y=YEAR", m.plain_year),
        ("years", "y=YEAR [DASH SLASH] z=[YEAR NUMBER DAY]", m.year_range),
        ("fiscal year", "THE? [FISCAL CALENDAR] UNIT? y=YEAR?", m.fiscal_year),
        ("decade", f"{PRE} THE? QUOTE? QUOTE? d=DECADE", m.decade),
        ("century", f"{PRE} THE? DASH? n=[ORDINAL ORDNUM] DASH? u=UNIT", m.century),
        ("season", f"{PRE} THE? t=[THIS LAST NEXT PAST]? s=SEASON (?:OF? y=YEAR)?", m.season),
        ("season of a year told by its distance", "s=SEASON OF? t=[THIS LAST NEXT] u=UNIT", m.season_of_year),
        ("feast", "t=[THIS LAST NEXT]? x=FEAST (?:COMMA? y=YEAR)?", m.feast),
        # --- weekdays and days seen from today ---
        ("weekday", "p=[PART EARLIER LATER]? w=DAYNAME x=[DAYPART NOON]?", m.weekday),
        ("next or last weekday", "THE? t=[THIS LAST NEXT PAST] COMING? w=DAYNAME x=DAYPART?", m.near_weekday),
        ("coming weekday and date", "THE? t=THIS COMING? DAYNAME COMMA? m=MONTH d=[DAY ORDINAL ORDNUM]", m.month_day),
        ("day seen from today", "p=[PART EARLIER LATER]? d=DEICTIC x=[DAYPART NOON]?", m.deictic),
        ("part of this day", "p=[PART EARLIER LATER]? t=[THIS LAST] x=DAYPART", m.day_part),
        ("tonight", "TONIGHT", m.tonight),
        ("clock time", "h=[DAY CLOCK] a=[AMPM OCLOCK] ZONE?", m.clock),
        ("clock time", "h=CLOCK ZONE?", m.clock),
        ("noon or midnight", "NOON", m.noon),
        # --- quarters, halves ---
        ("quarter", f"{PRE} THE? FISCAL? n=[ORDINAL ORDNUM] DASH? q=QUARTER (?:OF? y=YEAR)?", m.quarter),
        ("quarter", "q=QNAME y=YEAR?", m.quarter),
        (
            "quarter of a year told by its distance",
            "THE? n=[ORDINAL ORDNUM] DASH? q=QUARTER OF? t=[THIS LAST NEXT] u=UNIT",
            m.quarter,
        ),
        (
            "quarter of a year",
            "(?:t=[THIS LAST NEXT] u=UNIT | y=YEAR) S FISCAL? n=[ORDINAL ORDNUM] DASH? q=QUARTER",
            m.quarter,
        ),
        (
            "half of a year",
            "THE? n=[ORDINAL ORDNUM] DASH? q=HALF OF? (?:y=YEAR | t=[THE THIS LAST NEXT] u=UNIT)",
            m.half,
        ),
        ("quarter told before", "THE (?:LATEST)? q=[QUARTER]", m.the_quarter),
        ("period told before", "THE LATEST q=[PERIOD QUARTER]", m.the_quarter),
        ("period of a year", "THE y=YEAR [PERIOD QUARTER]", m.the_quarter),
        (
            "period a year before",
            "(?:THE)? [UNIT A] DASH? UNIT? DASH? [AGO EARLIER] [PERIOD QUARTER]?",
            m.year_ago_period,
        ),
        # --- relative to today ---
        (
            "this, last, next",
            f"{PRE} THE? t=[THIS CURRENT LAST NEXT COMING PREVIOUS FOLLOWING PAST] u=[UNIT QUARTER WEEKEND]",
            m.near_unit,
        ),
        ("the weekend", f"{PRE} THE u=WEEKEND", m.the_weekend),
        ("some units ago", f"{QTY} u=[UNIT UNITS QUARTER] AGO", m.ago),
        ("a unit ago", "LIMIT? A u=[UNIT QUARTER] AGO", m.ago),
        ("some units earlier or later", f"{QTY} u=[UNIT UNITS QUARTER] t=[EARLIER LATER]", m.earlier_later),
        ("the same unit", "THE SAME u=[UNIT QUARTER WEEKEND]", m.same_unit),
        ("that unit", "[EARLIER LATER]? THAT SAME? u=[UNIT QUARTER WEEKEND]", m.same_unit),
        ("the unit before or after", "THE u=UNIT t=[BEFORE AFTER]", m.day_before),
        ("the day after tomorrow", "THE u=UNIT t=[BEFORE AFTER] d=DEICTIC", m.day_from_deictic),
        ("the week of a date", "THE? u=UNIT OF m=MONTH d=DAY (?:COMMA? y=YEAR)?", m.week_of),
        # --- durations ---
        ("duration", f"{QTY} DASH? u=[UNIT UNITS QUARTER] (?:DASH [OLD LONG])?", m.duration),
        (
            "duration up to now",
            f"(?:EVERY OF)? THE? [LAST PAST NEXT COMING PREVIOUS FOLLOWING ORDINAL RECENT] {QTY}? u=[UNITS]",
            m.duration,
        ),
        ("bare units", "[RECENT COMING THESE]? u=UNITS (?:DASH [OLD LONG])?", m.duration),
        ("the unit", "THE FULL? u=UNIT", m.the_unit),
        ("a unit", "LIMIT? A u=[UNIT]", m.duration),
        # --- sets and vague times ---
        (
            "every",
            "EVERY (?:[OTHER ORDINAL NUMBER DAY])? [UNIT UNITS DAYNAME MONTH SEASON WEEKEND DAYPART QUARTER] DAYPART?",
            m.repeated,
        ),
        ("plural weekdays", "[DAYNAMES] | DAYNAME [DAYPARTS]", m.repeated),
        ("how often", "OFTEN", m.repeated),
        ("vague", "NOW", m.vague),
        ("vague", "THE? f=FUTURE", m.future),
        ("vague", "c=CURRENT", m.vague),
        ("vague", "THE PAST", m.vague),
        ("vague", "c=RECENT", m.vague),
    ]
)
