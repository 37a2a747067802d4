"""Publication dates by what other articles tell of the same events."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from events.linking import link, suggest_publication
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, Decisions, Status, TimeFacts
from tests.unit.linking.build import article, claim, day

PRINCESS = "Princess Alma"


def resolve(formula: str, published: DateReading) -> DateReading | None:
    """The formulas these stories use: a weekday up to publication or after it, the week before, the month."""
    base = published.lower
    if formula == "weekday 5 future":
        base += dt.timedelta((5 - base.isoweekday()) % 7 or 7)
        return DateReading(base.isoformat(), base, base, Basis.RELATIVE)
    if formula == "week -1":
        base -= dt.timedelta(base.weekday() + 7)
        return DateReading("", base, base + dt.timedelta(6), Basis.RELATIVE)
    if formula.startswith("weekday"):
        back = (base.isoweekday() - int(formula.split()[1])) % 7
        base -= dt.timedelta(back)
        return DateReading(base.isoformat(), base, base, Basis.RELATIVE)
    first = base.replace(day=1)
    last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    return DateReading(f"{base:%Y-%m}", first, last, Basis.RELATIVE)


def landing(key: str, published: str | None, number: int = 0) -> ClaimFacts:
    """ "Arrived on Tuesday", read from the publication date where there is one."""
    formula = "weekday 2 past"
    reading = resolve(formula, day(published)) if published else None
    return claim(
        key,
        number,
        "princess arrive port yacht",
        action="arrive",
        head="arrived",
        agent=PRINCESS,
        place="Korsholm",
        participants=(PRINCESS,),
        times=(TimeFacts("Tuesday", reading, formula),),
    )


def dinner(key: str) -> ClaimFacts:
    return claim(
        key,
        1,
        "king host princess dinner palace",
        action="host",
        head="host",
        agent="King Olaf",
        patient=PRINCESS,
        participants=("King Olaf", PRINCESS),
        status=Status.EXPECTED,
    )


def pile(*dates: str | None) -> list[ArticleFacts]:
    keys = "abcdef"
    return [article(keys[n], [landing(keys[n], date), dinner(keys[n])], date) for n, date in enumerate(dates)]


def suggested(articles: list[ArticleFacts]) -> dict[str, tuple[str, bool]]:
    events = link(articles, Decisions())
    return {s.article: (s.reading.edtf, s.suspect) for s in suggest_publication(articles, events, resolve)}


def test_an_undated_article_gets_the_days_that_fit_its_weekday() -> None:
    # 7 May 2024 is a Tuesday; the dated article was printed the day after.
    articles = pile("2024-05-08", None)
    assert suggested(articles) == {"b": ("2024-05-07/2024-05-08", False)}
    (only,) = suggest_publication(articles, link(articles, Decisions()), resolve)
    assert only.reading.basis is Basis.INFERRED
    assert "“Tuesday”" in only.reasons[0]
    assert "7 May 2024" in only.reasons[0]


def test_a_day_after_its_own_article_is_no_witness_of_what_happened() -> None:
    # "Have until Tuesday" misread as done: the article of Sunday 5 May cannot tell the Tuesday after it.
    ahead = DateReading("2024-05-07", dt.date(2024, 5, 7), dt.date(2024, 5, 7), Basis.RELATIVE)
    misread = replace(landing("a", None), times=(TimeFacts("Tuesday", ahead, "weekday 2 future"),))
    assert suggested([article("a", [misread], "2024-05-05"), article("b", [landing("b", None)])]) == {}
    assert suggested([article("a", [misread], "2024-05-08"), article("b", [landing("b", None)])]) != {}


def test_without_a_dated_article_there_is_silence() -> None:
    assert suggested(pile(None, None)) == {}


def test_an_event_in_common_without_words_of_time_is_not_enough() -> None:
    articles = [*pile("2024-05-08"), article("x", [dinner("x")])]
    assert suggested(articles) == {}


def test_a_header_weeks_away_from_what_several_others_tell_is_suspect() -> None:
    # 9 July 2024 is a Tuesday, too: by its header the third article's arrival is nine weeks later.
    found = suggested(pile("2024-05-08", "2024-05-07", "2024-07-09"))
    assert found == {"c": ("2024-05-07/2024-05-08", True)}


def test_one_against_one_doubts_nobody() -> None:
    assert suggested(pile("2024-05-08", "2024-07-09")) == {}


def test_who_is_still_expected_is_printed_before_the_arrival() -> None:
    plan = claim(
        "p",
        0,
        "princess plan sail",
        action="travel",
        head="sail",
        agent=PRINCESS,
        place="Korsholm",
        participants=(PRINCESS,),
        status=Status.EXPECTED,
        times=(TimeFacts("this month", None, "month +0"),),
    )
    articles = [*pile("2024-05-08"), article("p", [plan])]
    assert suggested(articles) == {"p": ("2024-05-01/2024-05-07", False)}


def test_nothing_is_told_as_past_before_its_day() -> None:
    # The landing was on Tuesday 7 May; who tells of Wednesday, too, wrote on that Wednesday or later.
    wednesday = claim(
        "b",
        1,
        "king greet",
        action="welcome",
        agent="King Olaf",
        times=(TimeFacts("Wednesday", None, "weekday 3 past"),),
    )
    articles = [*pile("2024-05-08"), article("b", [landing("b", None), wednesday])]
    assert suggested(articles) == {"b": ("2024-05-08/2024-05-09", False)}


def test_a_day_that_is_stated_as_coming_is_the_last() -> None:
    dance = claim(
        "b", 1, "king dance", action="dance", agent="King Olaf", status=Status.EXPECTED,
        times=(TimeFacts("7 May 2024", day("2024-05-07")),),
    )  # fmt: skip
    articles = [*pile("2024-05-08"), article("b", [landing("b", None), dance])]
    assert suggested(articles) == {"b": ("2024-05-07", False)}


def test_a_weekday_some_days_on_may_be_of_the_week_before() -> None:
    friday = claim("b", 1, "king greet", agent="King Olaf", times=(TimeFacts("Friday", None, "weekday 5 past"),))
    articles = [*pile("2024-05-08"), article("b", [landing("b", None), friday])]
    assert suggested(articles) == {"b": ("2024-05-07/2024-05-08", False)}


def test_the_last_happening_is_the_news_and_those_before_it_are_told_again() -> None:
    # A coronation of Thursday 9 May is the news; the landing of Tuesday is two days old, and told as "Tuesday" still.
    def crown(key: str, published: str | None) -> ClaimFacts:
        formula = "weekday 4 past"
        reading = resolve(formula, day(published)) if published else None
        times = (TimeFacts("Thursday", reading, formula),)
        return claim(key, 2, "bishop crown heir abbey", action="crown", agent="Bishop Ude", patient="Prince Ib",
                     participants=("Bishop Ude", "Prince Ib"), times=times)  # fmt: skip

    articles = [*pile("2024-05-08"), article("c", [crown("c", "2024-05-09")], "2024-05-09")]
    articles.append(article("d", [landing("d", None), crown("d", None)]))
    assert suggested(articles) == {"d": ("2024-05-09/2024-05-10", False)}


def test_what_both_tell_as_done_is_no_second_anchor() -> None:
    # A match or a rate is told again in the same words every month.
    def praise(key: str) -> ClaimFacts:
        return replace(dinner(key), status=Status.HAPPENED)

    dates = {"a": "2024-05-08", "b": "2024-05-07", "c": "2024-07-09"}
    assert suggested([article(key, [landing(key, date), praise(key)], date) for key, date in dates.items()]) == {}


def test_last_week_is_told_in_the_week_after() -> None:
    # The landing was on Tuesday 7 May; who tells of Wednesday 15 May, too, has it as of last week.
    week = replace(landing("b", None), times=(TimeFacts("last week", None, "week -1"),))
    articles = [*pile("2024-05-08"), article("b", [week, landing_of_the_king("b", None)])]
    articles.append(article("c", [landing_of_the_king("c", "2024-05-15")], "2024-05-15"))
    assert suggested(articles) == {"b": ("2024-05-15/2024-05-16", False)}


def test_windows_that_touch_at_their_ends_do_not_agree() -> None:
    # Told as news by Thursday 9 May, and a Friday ahead: that of the same week, not the 17th, which fits from the 11th.
    vote = {"action": "vote", "agent": "Assembly", "participants": ("Assembly",)}
    done = claim("c", 3, "assembly vote harbour bill", **vote, times=(TimeFacts("17 May", day("2024-05-17")),))
    plan = TimeFacts("Friday", None, "weekday 5 future")
    ahead = claim("b", 3, "assembly vote harbour bill", **vote, status=Status.EXPECTED, times=(plan,))
    articles = [*pile("2024-05-11"), article("b", [landing("b", None), ahead]), article("c", [done], "2024-05-18")]
    assert suggested(articles) == {}


def landing_of_the_king(key: str, published: str | None) -> ClaimFacts:
    formula = "weekday 3 past"
    reading = resolve(formula, day(published)) if published else None
    return claim(key, 2, "king olaf land airport plane", action="land", agent="King Olaf", place="Vasby",
                 participants=("King Olaf",), times=(TimeFacts("Wednesday", reading, formula),))  # fmt: skip


def test_who_did_the_same_again_on_that_weekday_dates_nothing() -> None:
    def match(key: str, published: str | None) -> ClaimFacts:
        formula = "weekday 2 past"
        reading = resolve(formula, day(published)) if published else None
        return claim(key, 0, "rovers beat united", action="beat", agent="Rovers", patient="United",
                     participants=("Rovers", "United"), times=(TimeFacts("Tuesday", reading, formula),))  # fmt: skip

    told = [article("a", [match("a", "2024-05-08")], "2024-05-08"), article("b", [match("b", None)])]
    assert suggested(told) == {"b": ("2024-05-07/2024-05-08", False)}
    assert suggested([*told, article("c", [match("c", "2024-06-05")], "2024-06-05")]) == {}
