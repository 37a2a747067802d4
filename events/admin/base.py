"""What all pages of the admin share: changes go through services, with a reason; nothing the machine read
is typed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from auditlog.mixins import AuditlogHistoryAdminMixin
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from events.services import Refused

REASON_HELP = "Shown in the history to everyone who comes after you."

# (actor, row, new value, reason)
Correction = Callable[[Any, Any, Any, str], object]


class ReasonForm(forms.ModelForm):
    """A correction's form: whatever changes, a reason is asked for."""

    reason = forms.CharField(
        required=False, label="Why", help_text=REASON_HELP, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        corrected = [name for name in self.changed_data if name != "reason"]
        if corrected and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say why: a correction without a reason cannot be judged later.")
        return cleaned


class NounAdmin(AuditlogHistoryAdminMixin, admin.ModelAdmin):
    """Lists, filters and search for one noun. ``corrections`` maps a form field to the service that changes it."""

    form = ReasonForm
    corrections: ClassVar[dict[str, Correction]] = {}
    show_full_result_count = False
    list_per_page = 50
    show_auditlog_history_link = True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # nothing is thrown away: hide it instead

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Everything but what a service can correct."""
        named = [field.name for field in self.model._meta.fields]
        extra = [name for name in super().get_readonly_fields(request, obj) if name not in named]
        return [*(name for name in named if name not in self.corrections), *extra]

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Sequence[Any]:
        fields = [*self.corrections, *(["reason"] if self.corrections else [])]
        return [*fields, *(name for name in self.get_readonly_fields(request, obj) if name != "id")]

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Hand each changed field to its service, on a row fresh from the database."""
        for name in form.changed_data:
            if name == "reason":
                continue
            row = self.model._default_manager.get(pk=obj.pk)
            try:
                self.corrections[name](request.user, row, form.cleaned_data[name], form.cleaned_data["reason"])
            except Refused as refused:
                self.message_user(request, str(refused), messages.ERROR)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Services have written everything; there is nothing left to save beside the row."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The history is auditlog's alone; a second log would tell half of it."""


def ask(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    rows: QuerySet[Any],
    form: forms.Form,
    *,
    title: str,
    action: str,
) -> HttpResponse:
    """The page between choosing rows and acting on them: what will happen, to which rows, and why."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.model._meta,
        "rows": rows,
        "form": form,
        "action": action,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/events/ask.html", context)


class WhyForm(forms.Form):
    """The reason alone, for acts on several rows."""

    reason = forms.CharField(label="Why", help_text=REASON_HELP, widget=forms.Textarea(attrs={"rows": 2, "cols": 70}))


def acting_on_each(verb: str, service: Callable[[Any, Any, str], object]) -> Callable[..., HttpResponse | None]:
    """An admin action that asks why, then calls ``service(actor, row, reason)`` for each chosen row."""

    @admin.action(description=f"{verb} the chosen", permissions=["change"])
    def act(model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        form = WhyForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            return ask(model_admin, request, rows, form, title=f"{verb} these?", action=act.__name__)
        run_for_each(model_admin, request, rows, lambda row: service(request.user, row, form.cleaned_data["reason"]))
        return None

    act.__name__ = verb.lower().replace(" ", "_")
    return act


def run_for_each(
    model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet[Any], act: Callable[[Any], object]
) -> None:
    """Do it row by row; what is refused is said, and stops nothing else."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    done = 0
    for row in rows:
        try:
            act(row)
        except Refused as refused:
            model_admin.message_user(request, f"{row}: {refused}", messages.WARNING)
        else:
            done += 1
    model_admin.message_user(request, f"{done} done.", messages.SUCCESS if done else messages.WARNING)
