"""The neighbourhood of a new article: the part of its story that it is linked with. The rest is neither read nor
written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from django.db.models import Count, Exists, OuterRef

from events.ingest.pile import Pile, pile_of
from events.linking.near import clues, name_keys, nearest
from events.models import Article, Claim, Clue, Entity, NameKey, Story
from events.values import ArticleFacts, Decisions, Status

# Claims that a new article is linked with, its own among them. Twice the time that a story of 200 claims takes is the
# most that linking may take: with 600 it took 2.2 times that, with 400 between 1.5 and 2.2, with 320 about 1.4.
BUDGET = 320
# What more articles than this have in common tells no two of them apart; looking further costs without end.
WIDEST = 500
# Clues looked up for one article, the rarest first: some 150 articles are met often enough to be told apart.
LOOKED_UP = 4000
# Of the nearest, this many are weighed against the budget: ten claims an article fill it with 60.
CANDIDATES = 100
# Articles that only show what is usual in the story: among its nearest alone, everything would be alike. With none of
# them the events of a mixed pile found one by one shared half as many pairs of claims with those found at once.
BACKGROUND = 60


def fits(story: Story, new: int) -> bool:
    """Whether linking the story as a whole costs no more than the neighbourhoods of so many new articles would."""
    return not Claim.objects.filter(story=story).standing()[new * BUDGET :].exists()


def is_known(story: Story, new: Iterable[Article] = ()) -> bool:
    """Whether all articles but the new can be found by what they tell; those of an imported story cannot, until it is
    linked.
    """
    older = Article.objects.current().filter(story=story).exclude(pk__in=[article.pk for article in new])
    return not older.exclude(Exists(Clue.objects.filter(article=OuterRef("pk"), text=""))).exists()


def know_names_of_all(story: Story) -> None:
    """Before anything is stored in a story that was imported: what an analyst renamed is found by its old name."""
    if not is_known(story):
        know_names(story, Entity.objects.filter(story=story))


def know_all(story: Story, pile: Pile) -> None:
    """Keep what a whole story is found by, given all that it tells."""
    told = {pile.rows[facts.id].pk: facts for facts in pile.articles}
    silent = Article.objects.current().filter(story=story).exclude(pk__in=told)
    know(story, told | {row.pk: ArticleFacts(row.ref, None, ()) for row in silent.only("pk", "number", "story")})
    know_names(story, Entity.objects.filter(story=story))


def know(story: Story, articles: Mapping[int, ArticleFacts]) -> None:
    """Keep what articles are found by, given by their rows' keys; only what changed is written."""
    known: defaultdict[int, set[str]] = defaultdict(set)
    for article, text in Clue.objects.filter(article__in=list(articles)).values_list("article", "text"):
        known[article].add(text)
    wanted = {key: clues(facts) | {""} for key, facts in articles.items()}
    for key, its in known.items():
        if gone := its - wanted[key]:
            Clue.objects.filter(article=key, text__in=gone).delete()
    Clue.objects.bulk_create(
        (
            Clue(story=story, article_id=key, text=text)
            for key, its in wanted.items()
            for text in sorted(its - known[key])
        ),
        batch_size=500,
    )


def forget(article: Article) -> None:
    """An article that a new version replaced is nobody's neighbour."""
    Clue.objects.filter(article=article).delete()


def know_names(story: Story, entities: Iterable[Entity]) -> None:
    """Keep what entities are found by: their names as read, and their aliases."""
    wanted = {row.pk: name_keys([str(row.machine.get("name", row.name)), row.name, *row.aliases]) for row in entities}
    known: defaultdict[int, set[str]] = defaultdict(set)
    for entity, text in NameKey.objects.filter(entity__in=list(wanted)).values_list("entity", "text"):
        known[entity].add(text)
    NameKey.objects.bulk_create(
        (
            NameKey(story=story, entity_id=key, text=text)
            for key, its in wanted.items()
            for text in sorted({text[:200] for text in its} - known[key])
        ),
        batch_size=500,
    )


def neighbourhood(story: Story, article: Article) -> Pile:
    """The article with those nearest to it, as far as the budget of claims goes, each as it tells alone."""
    own = pile_of(story, articles=[article.pk], alone=True)
    know(story, {article.pk: next(iter(own.articles), ArticleFacts(article.ref, None, ()))})
    order = nearest(_holders(story, article), story.articles.count())[:CANDIDATES]
    sizes = dict(
        Claim.objects.filter(article__in=order).standing().values_list("article").annotate(count=Count("pk")).order_by()
    )
    left = BUDGET - len(own.claims)
    chosen = [article.pk]
    for near in order:
        if near != article.pk and 0 < sizes.get(near, 0) <= left:
            chosen.append(near)
            left -= sizes[near]
    return pile_of(story, articles=chosen, alone=True)


def _holders(story: Story, article: Article) -> dict[str, list[int]]:
    """For each clue of the article the others that have it, as far as that tells them apart."""
    same = Clue.objects.filter(story=story, text=OuterRef("text"))
    telling = Clue.objects.filter(article=article).exclude(text="").exclude(Exists(same[WIDEST : WIDEST + 1]))
    texts = list(telling.values_list("text", flat=True))
    counted = Clue.objects.filter(story=story, text__in=texts).values_list("text").annotate(count=Count("pk"))
    wanted, left = [], LOOKED_UP
    for text, count in counted.order_by("count", "text"):
        if count > left:
            break
        wanted.append(text)
        left -= count
    found: defaultdict[str, list[int]] = defaultdict(list)
    rows = Clue.objects.filter(story=story, text__in=wanted).exclude(article=article)
    for text, other in rows.values_list("text", "article"):
        found[text].append(other)
    return dict(found)


def background(story: Story, pile: Pile) -> list[ArticleFacts]:
    """Texts of the story without claims, the same ones each time, beside which the pile shows what is usual.

    In order of their digests, so that they are no choice of ours, nor of the order in which they came.
    """
    inside = [row.pk for row in pile.rows.values()]
    rows = Article.objects.current().filter(story=story).exclude(pk__in=inside).order_by("text_sha256", "pk")
    return [
        ArticleFacts(id=f"beside {digest} {key}", published=None, claims=(), text=text)
        for key, digest, text in rows.values_list("pk", "text_sha256", "text")[:BACKGROUND]
    ]


def split_events(pile: Pile) -> set[int]:
    """Events of the pile that have claims outside of it, too."""
    inside: defaultdict[int, int] = defaultdict(int)
    for row in pile.claims.values():
        if row.event_id:
            inside[row.event_id] += 1
    counts = Claim.objects.filter(event__in=list(inside)).standing().values_list("event").annotate(count=Count("pk"))
    return {event for event, count in counts.order_by() if count > inside[event]}


def held(pile: Pile, decisions: Decisions, split: set[int]) -> Decisions:
    """Decisions with those events held as they are of which only a part can be seen: what speaks for or against them
    may lie outside. New claims join them; they neither fall apart nor become one with each other.
    """
    members: defaultdict[int, list[str]] = defaultdict(list)
    for key, row in pile.claims.items():
        if row.event_id in split and row.status != Status.OPINION:
            members[row.event_id].append(key)
    for event, keys in members.items():
        members[event] = sorted(keys, key=lambda key: pile.claims[key].background)
    firsts = [keys[0] for keys in members.values()]
    together = {frozenset(pair) for keys in members.values() for pair in _chain(pile, keys)}
    apart = {frozenset((a, b)) for n, a in enumerate(firsts) for b in firsts[:n]}
    return replace(
        decisions,
        together=decisions.together | together,
        apart=decisions.apart | apart,
        placed=decisions.placed | set(firsts),
    )


def _chain(pile: Pile, keys: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Pairs that hold the foreground together, and each background claim, which linking may pass over, with it."""
    foreground = [key for key in keys if not pile.claims[key].background]
    yield from pairwise(foreground)
    yield from ((keys[0], key) for key in keys[len(foreground) :] if key != keys[0])
