"""What all pages of the admin share: changes go through services, with a reason; nothing the machine read
is typed in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from auditlog.mixins import AuditlogHistoryAdminMixin
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from events.services import Refused

if TYPE_CHECKING:
    AnyAdmin = admin.ModelAdmin[Any]
    AnyForm = forms.ModelForm[Any]
else:
    AnyAdmin, AnyForm = admin.ModelAdmin, forms.ModelForm

REASON_HELP = "Shown in the history to everyone who comes after you."
# Columns of long text, on whatever way a list meets an article; a list shows headlines.
LONG = ("text", "blocks", "set_aside")

# (actor, row, new value, reason)
Correction = Callable[[Any, Any, Any, str], object]


class ReasonForm(AnyForm):
    """A correction's form: whatever changes, a reason is asked for."""

    # Not "reason": some nouns have a field of that name.
    why = forms.CharField(required=False, label="Why", help_text=REASON_HELP, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        corrected = [name for name in self.changed_data if name != "why"]
        if corrected and not cleaned.get("why", "").strip():
            self.add_error("why", "Say why: a correction without a reason cannot be judged later.")
        return cleaned


def checked(check: Callable[..., Any], *values: Any) -> Any:
    """What a service's check says, as a form's error."""
    try:
        return check(*values)
    except Refused as refused:
        raise ValidationError(str(refused)) from refused


class NounAdmin(AuditlogHistoryAdminMixin, AnyAdmin):  # type: ignore[misc]
    """Lists, filters and search for one noun. ``corrections`` maps a form field to the service that changes it;
    ``heavy`` names fields that no list shows.
    """

    form = ReasonForm
    corrections: ClassVar[dict[str, Correction]] = {}
    heavy: ClassVar[tuple[str, ...]] = ()
    show_full_result_count = False
    list_per_page = 50
    auditlog_history_template = "admin/events/history.html"

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # nothing is thrown away: hide it instead

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = super().get_queryset(request)
        return found.defer(*self.heavy) if self.heavy and is_list(request) else found

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Everything but what a service can correct."""
        named = [field.name for field in self.model._meta.fields]
        extra = [name for name in super().get_readonly_fields(request, obj) if name not in named]
        return [*(name for name in named if name not in self.corrections), *extra]

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        fields = [*self.corrections, *(["why"] if self.corrections else [])]
        return [*fields, *(name for name in self.get_readonly_fields(request, obj) if name != "id")]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer rows of the same story only."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = OfStory(db_field, self.admin_site, story=self._story(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _story(self, request: HttpRequest) -> int | None:
        """The story of the row that the page is about; ``None`` for what belongs to none."""
        match = request.resolver_match
        key = match.kwargs.get("object_id") if match else None
        if not key or not any(field.name == "story" for field in self.model._meta.fields):
            return None
        rows: QuerySet[Any, int] = self.model._default_manager.filter(pk=unquote(key)).values_list("story", flat=True)
        return rows.first()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if is_autocomplete(request):
            queryset = self.offered(queryset, request.GET.get("field_name", ""))
            if (story := request.GET.get("story", "")).isdecimal():
                queryset = queryset.filter(story=int(story))
        return super().get_search_results(request, queryset, search_term)

    def offered(self, rows: QuerySet[Any], field: str) -> QuerySet[Any]:
        """What can be chosen where ``field`` asks for one of these."""
        return rows

    def save_model(self, request: HttpRequest, obj: Any, form: AnyForm, change: bool) -> None:
        """Hand each changed field to its service, on a row fresh from the database."""
        for name in form.changed_data:
            if name != "why":
                row = self.model._default_manager.get(pk=obj.pk)
                self.corrections[name](request.user, row, form.cleaned_data[name], form.cleaned_data["why"])

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What a service refuses changes nothing at all: the page's transaction has ended when it is said."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Services have written everything; there is nothing left to save beside the row."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The history is auditlog's alone; a second log would tell half of it."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The button "History" leads to it, too."""
        title = {"title": "History"}
        return self.auditlog_history_view(request, object_id, title | (extra_context or {}))  # type: ignore[no-any-return]


class OfStory(AutocompleteSelect):
    """A choice by typing, among the rows of one story (``None``: of all)."""

    def __init__(self, *args: Any, story: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story = story

    def __deepcopy__(self, memo: Any) -> OfStory:
        made: OfStory = super().__deepcopy__(memo)
        made.story = self.story
        return made

    def get_url(self) -> str:
        return f"{super().get_url()}?{urlencode({'story': self.story or ''})}"


def is_list(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.url_name and match.url_name.endswith("_changelist"))


def is_autocomplete(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.url_name == "autocomplete")


def long_of(path: str) -> tuple[str, ...]:
    """The long columns of an article that is met by ``path``."""
    return tuple(f"{path}__{name}" for name in LONG)
