"""The admin for corrections: every noun, and every change through the services, with its reason in the history."""

from django.contrib import admin

from events.admin import annotation, article, claim, entity, runs, source, story, timeline_event

admin.site.site_header = "Newsdesk: corrections"
admin.site.site_title = "Newsdesk"
admin.site.index_title = "Every noun"

__all__ = ["annotation", "article", "claim", "entity", "runs", "source", "story", "timeline_event"]
