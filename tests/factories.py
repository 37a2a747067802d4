"""Rows for tests, small and valid."""

from __future__ import annotations

import hashlib
from typing import Any

import factory
from django.contrib.auth import get_user_model

from events.models import Annotation, Article, Claim, Entity, Original, Source, Story, TimelineEvent


class UserFactory(factory.django.DjangoModelFactory[Any]):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"analyst{n}")
    password = factory.django.Password("correct horse battery")


class StoryFactory(factory.django.DjangoModelFactory[Story]):
    class Meta:
        model = Story

    slug = factory.Sequence(lambda n: f"story-{n}")
    title = factory.Sequence(lambda n: f"Story {n}")
    code = factory.Sequence(lambda n: f"S{n % 10_000}")


class SourceFactory(factory.django.DjangoModelFactory[Source]):
    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"The Gazette {n}")
    domain = factory.Sequence(lambda n: f"gazette{n}.example")


class OriginalFactory(factory.django.DjangoModelFactory[Original]):
    class Meta:
        model = Original
        django_get_or_create = ("sha256",)

    data = b"The ferry left at noon."
    kind = "text"
    sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(o.data).hexdigest())


class ArticleFactory(factory.django.DjangoModelFactory[Article]):
    """``text`` may be given; blocks, digests and the original follow from it."""

    class Meta:
        model = Article

    story = factory.SubFactory(StoryFactory)
    number = factory.Sequence(lambda n: n + 1)
    name = factory.LazyAttribute(lambda o: f"pile/{o.number}.txt")
    headline = "Ferry leaves"
    text = factory.Sequence(lambda n: f"The ferry left Port {n} at noon.")
    text_sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(o.text.encode()).hexdigest())
    blocks = factory.LazyAttribute(lambda o: [["paragraph", 0, len(o.text)]])
    original = factory.LazyAttribute(lambda o: OriginalFactory(data=o.text.encode()))


class EntityFactory(factory.django.DjangoModelFactory[Entity]):
    class Meta:
        model = Entity

    story = factory.SubFactory(StoryFactory)
    name = factory.Sequence(lambda n: f"Person {n}")
    kind = "person"


class EventFactory(factory.django.DjangoModelFactory[TimelineEvent]):
    class Meta:
        model = TimelineEvent

    story = factory.SubFactory(StoryFactory)
    number = factory.Sequence(lambda n: n + 1)
    key = factory.LazyAttribute(lambda o: f"key-{o.number}")
    title = factory.LazyAttribute(lambda o: f"Event {o.number}")
    article_count = 1


class ClaimFactory(factory.django.DjangoModelFactory[Claim]):
    """Asserts the first ``length`` characters of its article, or the whole of it."""

    class Meta:
        model = Claim
        exclude = ("length",)

    article = factory.SubFactory(ArticleFactory)
    story = factory.LazyAttribute(lambda o: o.article.story)
    length = factory.LazyAttribute(lambda o: len(o.article.text))
    start = 0
    end = factory.LazyAttribute(lambda o: o.start + o.length)
    quote = factory.LazyAttribute(lambda o: o.article.text[o.start : o.end])
    head = factory.Sequence(lambda n: f"head{n}")
    status = "happened"


class AnnotationFactory(factory.django.DjangoModelFactory[Annotation]):
    class Meta:
        model = Annotation

    story = factory.SubFactory(StoryFactory)
    author = factory.SubFactory(UserFactory)
    body = "Check this."
