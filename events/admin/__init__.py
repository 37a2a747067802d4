"""The admin for corrections: every noun, and every change through the services, with its reason in the history."""

from events.admin import annotation, article, claim, entity, runs, source, timeline_event

__all__ = ["annotation", "article", "claim", "entity", "runs", "source", "timeline_event"]
