"""Forms of notes, publication dates, entities, sources and uploads. What a date or a grade may be, services decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from events.models import Annotation, Article, Entity, Reliability
from events.models.entity import KIND_CHOICES
from events.values import Span

# A note is a remark, not an essay; longer ones belong into a document of their own.
BODY_LENGTH = 10_000
# Five times the longest paragraph of the sample articles.
QUOTE_LENGTH = 5_000

REASON_HELP = "Everyone who comes after you reads this in the history."


class ReasonForm(forms.Form):
    """Only why: for verbs that need nothing else."""

    reason = forms.CharField(
        label="Why", max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}), help_text=REASON_HELP
    )


class NoteForm(forms.Form):
    """A note, question or verdict with its tags."""

    kind = forms.ChoiceField(
        label="Kind", choices=Annotation.Kind.choices, initial=Annotation.Kind.NOTE, widget=forms.RadioSelect
    )
    body = forms.CharField(
        label="What do you note?",
        required=False,
        max_length=BODY_LENGTH,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    tags = forms.CharField(
        label="Tags",
        required=False,
        max_length=400,
        help_text="Separated by commas.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "list": "tag-names"}),
    )

    def clean_tags(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["tags"].split(",") if name.strip()]


class NewNoteForm(NoteForm):
    """A note on an article's words, on a claim or on an event.

    With JavaScript the words come as ``start`` and ``end`` (code points of the article's text) and ``exact``; without
    it only as ``exact``, and the words are looked for. ``span`` is set by ``clean`` where the note is on words.
    """

    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    at = forms.RegexField(r"^\d+-\d+$", required=False)  # the place chosen among several: "120-144"
    exact = forms.CharField(
        label="The words it is about",
        required=False,
        max_length=QUOTE_LENGTH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Copied from the article; leave empty for a note on the whole article.",
    )

    field_order = ("exact", "start", "end", "kind", "body", "tags")

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        self.span: Span | None = None
        self.places: list[tuple[int, int]] = []  # where ambiguous words stand, for the person to choose
        if article is None:
            for name in ("start", "end", "exact", "at"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.article is not None and not self.errors:
            start, end, exact = cleaned.get("start"), cleaned.get("end"), cleaned.get("exact", "")
            if cleaned.get("at"):
                start, end = (int(part) for part in cleaned["at"].split("-"))
            if start is not None and end is not None:
                self.span = self._at(self.article.text, start, end, exact)
            elif exact.strip():
                self.span = self._find(self.article.text, exact)
        return cleaned

    def _at(self, text: str, start: int, end: int, exact: str) -> Span | None:
        """The span as given, if the text has these very words there; white space between blocks may differ."""
        if end > start and end <= len(text) and text[start:end].split() == exact.split() and text[start:end].strip():
            return Span(start, end)
        self.add_error("exact", "These are not the words at that place: the article may have changed. Select again.")
        return None

    def _find(self, text: str, exact: str) -> Span | None:
        """The one place where the words stand."""
        self.places = find_words(text, exact)
        if len(self.places) == 1:
            return Span(*self.places[0])
        if self.places:
            self.add_error("exact", f"These words stand in {len(self.places)} places: choose one below.")
        else:
            self.add_error("exact", "The article does not have these words. Copy them exactly.")
        return None


def find_words(text: str, exact: str) -> list[tuple[int, int]]:
    """Every place where words stand in a text, whatever white space is between them; non-overlapping, in order."""
    words = exact.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [found.span() for found in pattern.finditer(text)]


class EditNoteForm(NoteForm):
    """Changing a note; ``revision`` is the one that was read, so that two writers see a conflict."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReplyForm(forms.Form):
    body = forms.CharField(label="Reply", max_length=BODY_LENGTH, widget=forms.Textarea(attrs={"rows": 2}))


class PublishForm(ReasonForm):
    edtf = forms.CharField(
        label="Published",
        required=False,
        max_length=64,
        help_text="2023-09-13, 2023-09, 2023-09-12/2023-09-13, or 13 September 2023. Empty: not known.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    field_order = ("edtf", "reason")


class GradeSourceForm(ReasonForm):
    reliability = forms.ChoiceField(label="Reliability", choices=Reliability.choices, widget=forms.RadioSelect)

    field_order = ("reliability", "reason")


class RenameEntityForm(ReasonForm):
    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=KIND_CHOICES)

    field_order = ("name", "kind", "reason")


class MergeEntityForm(ReasonForm):
    """``other`` is typed as a name (completed from the story's), so that no list of 100,000 is ever sent."""

    other = forms.CharField(
        label="Is the same as",
        max_length=220,
        help_text="This entry will count as the one you name.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "entity-names"}),
    )

    field_order = ("other", "reason")

    def __init__(self, *args: Any, entity: Entity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entity = entity

    def clean_other(self) -> Entity:
        """By name, or "name (kind)" where two share one."""
        typed = " ".join(self.cleaned_data["other"].split())
        others = Entity.objects.standing().filter(story_id=self.entity.story_id).exclude(pk=self.entity.pk)
        name, _, kind = typed.rpartition(" (")
        found = list(others.filter(name__iexact=typed)[:2])
        if not found and name:
            found = list(others.filter(name__iexact=name, kind=kind.rstrip(")"))[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError("Two entries have this name: add the kind, as in “Georgia (country)”.")
        raise forms.ValidationError("No other entry of this story has this name.")


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files, each checked as a file of its own. An empty one is let through: its run tells that it failed,
    and the files beside it are read.
    """

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        files: Sequence[Any] = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise forms.ValidationError("Choose at least one file.")
        return [super(ManyFilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    documents = ManyFilesField(
        label="Files",
        allow_empty_file=True,
        help_text="Plain text, HTML, JSON Lines, .zip or .tar.gz of these.",
        widget=ManyFilesInput(attrs={"multiple": True}),
    )
