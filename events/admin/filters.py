"""Filters of lists that stay short however many rows there are to filter by."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Field
from django.http import HttpRequest

from events.admin.base import AnyAdmin

# As many as are read at a glance beside a list. The search box of each list finds the others by name.
CHOICES_AT_MOST = 20


class MostUsed(admin.RelatedFieldListFilter):
    """The rows that most of the list points to, and the chosen one; never all of them."""

    def field_choices(
        self, field: Field[Any, Any], request: HttpRequest, model_admin: AnyAdmin
    ) -> list[tuple[Any, Any]]:
        model: Any = field.related_model
        used = (
            model_admin.model._default_manager.order_by()
            .exclude(**{self.field_path: None})
            .values_list(self.field_path)
            .annotate(n=Count("pk"))
            .order_by("-n", self.field_path)
        )
        keys = {key for key, _ in used[:CHOICES_AT_MOST]}
        keys |= {int(key) for key in self.lookup_val or () if str(key).isdecimal()}
        return [(row.pk, str(row)) for row in model._default_manager.filter(pk__in=keys)]


class MostUsedValue(admin.AllValuesFieldListFilter):
    """The same for a field of words."""

    def __init__(
        self, field: Any, request: HttpRequest, params: Any, model: Any, model_admin: Any, field_path: str
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        used = (
            model._default_manager.order_by().values_list(field_path).annotate(n=Count("pk")).order_by("-n", field_path)
        )
        values = {value for value, _ in used[:CHOICES_AT_MOST] if value} | {*(self.lookup_val or ())}
        self.lookup_choices = sorted(values)  # type: ignore[assignment]
