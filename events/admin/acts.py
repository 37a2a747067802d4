"""Acts on several chosen rows: a page between that shows them and asks why, then one service call a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from events.admin.base import REASON_HELP, AnyAdmin, OfStory
from events.services import Refused

# An act on each row is a transaction of its own, some of them with a look at whole events: more would keep a browser
# waiting for minutes. A story in which thousands of rows are wrong needs a better reading, not clicks.
ROWS_AT_MOST = 500


def ask(
    model_admin: AnyAdmin,
    request: HttpRequest,
    rows: QuerySet[Any],
    form: forms.Form,
    *,
    title: str,
    action: str,
) -> HttpResponse | None:
    """The page between choosing rows and acting on them: what will happen, to which rows, and why.

    ``None`` (back to the list, with a word) where they are too many for one act.
    """
    chosen = list(rows[: ROWS_AT_MOST + 1])
    if len(chosen) > ROWS_AT_MOST:
        model_admin.message_user(request, f"At most {ROWS_AT_MOST} rows at once: choose fewer.", messages.WARNING)
        return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.model._meta,
        "rows": chosen,
        "form": form,
        "action": action,
        "checkbox": ACTION_CHECKBOX_NAME,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/events/ask.html", context)


class WhyForm(forms.Form):
    """The reason alone, for acts on several rows."""

    reason = forms.CharField(label="Why", help_text=REASON_HELP, widget=forms.Textarea(attrs={"rows": 2, "cols": 70}))


class IntoForm(WhyForm):
    """A reason, and one row of the same story that the chosen ``rows`` go to. ``field`` is a foreign key to its kind.

    Bound where the reason was sent with the request.
    """

    field_order = ("into", "reason")

    def __init__(self, request: HttpRequest, rows: QuerySet[Any], field: Any, choices: QuerySet[Any]) -> None:
        super().__init__(request.POST if "reason" in request.POST else None)
        first = rows.first()
        self.fields["into"] = forms.ModelChoiceField(
            queryset=choices.filter(story=first.story_id) if first else choices.none(),
            widget=OfStory(field, admin.site, story=first.story_id if first else None),
        )
        self.order_fields(self.field_order)


def merging(
    noun: str, field: Any, choices: QuerySet[Any], service: Callable[[Any, Any, Any, str], object]
) -> Callable[..., HttpResponse | None]:
    """An admin action that asks for the one to keep and why, then calls ``service(actor, keep, row, reason)`` for
    each chosen row but that one. ``field`` is as in ``IntoForm``.
    """

    @admin.action(description=f"Merge the chosen into another {noun}", permissions=["change"])
    def merge_into_one(model_admin: AnyAdmin, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        form = IntoForm(request, rows, field, choices.all())
        form.fields["into"].label = "Merge into"
        if not form.is_valid():
            return ask(model_admin, request, rows, form, title="Merge these into one?", action="merge_into_one")
        keep, why = form.cleaned_data["into"], form.cleaned_data["reason"]
        others = rows.exclude(pk=keep.pk)
        run_for_each(model_admin, request, others, lambda row: service(request.user, keep, row, why))
        return None

    return merge_into_one


def acting_on_each(verb: str, service: Callable[[Any, Any, str], object]) -> Callable[..., HttpResponse | None]:
    """An admin action that asks why, then calls ``service(actor, row, reason)`` for each chosen row."""

    @admin.action(description=f"{verb} the chosen", permissions=["change"])
    def act(model_admin: AnyAdmin, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        form = WhyForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            return ask(model_admin, request, rows, form, title=f"{verb} these?", action=act.__name__)
        run_for_each(model_admin, request, rows, lambda row: service(request.user, row, form.cleaned_data["reason"]))
        return None

    act.__name__ = verb.lower().replace(" ", "_")
    return act


def run_for_each(
    model_admin: AnyAdmin, request: HttpRequest, rows: QuerySet[Any], act: Callable[[Any], object]
) -> None:
    """Do it row by row; what is refused is said, and stops nothing else."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    done = 0
    for row in rows[:ROWS_AT_MOST]:
        try:
            act(row)
        except Refused as refused:
            model_admin.message_user(request, f"{row}: {refused}", messages.WARNING)
        else:
            done += 1
    model_admin.message_user(request, f"{done} done.", messages.SUCCESS if done else messages.WARNING)
