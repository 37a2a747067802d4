"""People, bodies and places: rename, change kind, merge, separate, hide."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from events.admin.acts import acting_on_each, merging
from events.admin.base import NounAdmin, is_list, long_of
from events.admin.filters import MostUsed
from events.models import Entity, EntityMergeSuggestion, Mention
from events.services import correct, merge, triage


@admin.register(Entity)
class EntityAdmin(NounAdmin):
    corrections: ClassVar = {
        "name": lambda actor, row, name, reason: correct.rename_entity(actor, row, name, row.kind, reason),
        "kind": lambda actor, row, kind, reason: correct.rename_entity(actor, row, row.name, kind, reason),
    }
    list_display = ("name", "kind", "other_names", "mention_count", "merged_into", "hidden")
    list_filter = (("story", MostUsed), "kind", "hidden", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("merged_into",)
    search_fields = ("name", "aliases")
    actions = (
        merging("entity", Entity._meta.get_field("merged_into"), Entity.objects.all().standing(), merge.merge_entities),
        acting_on_each("Separate", merge.separate_entity),
        acting_on_each("Hide", correct.hide),
        acting_on_each("Show again", correct.show),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entity]:
        found: QuerySet[Entity] = super().get_queryset(request)
        if not is_list(request):
            return found
        mentions = Mention.objects.filter(entity=OuterRef("pk")).order_by().values("entity").annotate(n=Count("pk"))
        return found.annotate(mention_total=Coalesce(Subquery(mentions.values("n")), 0))

    def offered(self, rows: QuerySet[Entity], field: str) -> QuerySet[Entity]:
        standing = rows.filter(merged_into__isnull=True, hidden=False)
        return standing.filter(kind__in=correct.PLACE_KINDS) if field == "place" else standing

    @admin.display(description="also")
    def other_names(self, entity: Entity) -> str:
        return ", ".join(entity.aliases)

    @admin.display(description="mentions", ordering="mention_total")
    def mention_count(self, entity: Any) -> int:
        return int(entity.mention_total)


@admin.register(EntityMergeSuggestion)
class EntityMergeSuggestionAdmin(NounAdmin):
    list_display = ("__str__", "reason", "state", "decided_by", "decided_at")
    list_filter = (("story", MostUsed), "state")
    list_select_related = ("left", "right", "decided_by")
    search_fields = ("left__name", "right__name", "reason")
    actions = (
        acting_on_each("Accept", triage.accept_merge),
        acting_on_each("Refuse", triage.refuse_merge),
        acting_on_each("Reopen", triage.reopen_merge),
    )


@admin.register(Mention)
class MentionAdmin(NounAdmin):
    list_display = ("entity", "article", "start", "end", "reading")
    list_filter = (("story", MostUsed), "entity__kind")
    list_select_related = ("entity", "article")
    heavy = long_of("article")
    search_fields = ("entity__name", "article__headline")
