"""Publication dates by what other articles tell of the same events."""

from __future__ import annotations

import datetime as dt

from events.linking import link, suggest_publication
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, Decisions, Status, TimeFacts
from tests.unit.linking.build import article, claim, day

PRINCESS = "Princess Alma"


def resolve(formula: str, published: DateReading) -> DateReading | None:
    """The two formulas these stories use: a weekday of the week up to publication, and its month."""
    base = published.lower
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
