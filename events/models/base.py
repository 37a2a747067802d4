"""What several nouns share: a date with its basis, and fields that an analyst has locked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from events.values import Basis, DateReading

BASIS_CHOICES = [(basis.value, basis.value) for basis in Basis]
# EDTF intervals of our own making stay well under this; a person's typed one is refused beyond it.
EDTF_LENGTH = 64


class Dated(models.Model):
    """An EDTF date with its bounds and basis: all of them, or none and then it is undated."""

    edtf = models.CharField("date (EDTF)", max_length=EDTF_LENGTH, blank=True, default="")
    lower = models.DateField("earliest day", null=True, blank=True)
    upper = models.DateField("latest day", null=True, blank=True)
    basis = models.CharField(max_length=10, blank=True, default="", choices=BASIS_CHOICES)
    date_reason = models.TextField("why this date", blank=True, default="")

    class Meta:
        abstract = True

    @property
    def reading(self) -> DateReading | None:
        """The date as a value, or ``None`` where it is undated."""
        if self.lower is None or self.upper is None:
            return None
        return DateReading(self.edtf, self.lower, self.upper, Basis(self.basis), self.date_reason)

    @reading.setter
    def reading(self, value: DateReading | None) -> None:
        self.edtf = value.edtf if value else ""
        self.lower = value.lower if value else None
        self.upper = value.upper if value else None
        self.basis = value.basis.value if value else ""
        self.date_reason = value.reason if value else ""


def dated_whole(name: str) -> models.CheckConstraint:
    """A constraint: date, bounds and basis are there together and in order, or not at all."""
    undated = Q(edtf="", lower__isnull=True, upper__isnull=True, basis="")
    dated = ~Q(edtf="") & ~Q(basis="") & Q(lower__isnull=False, upper__gte=models.F("lower"))
    return models.CheckConstraint(condition=undated | dated, name=name)


class Lockable(models.Model):
    """A row whose fields an analyst may have decided.

    ``locked`` lists the names of decided fields: no machine writes them again. ``machine`` keeps, for each locked
    field, what the machine last read, so that the analyst sees both.
    """

    locked = models.JSONField(default=list, blank=True)
    machine = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    def is_locked(self, field: str) -> bool:
        return field in self.locked

    def lock(self, fields: Iterable[str]) -> None:
        """Mark fields as decided by an analyst. Order is kept sorted, so that histories read alike."""
        self.locked = sorted({*self.locked, *fields})

    def set_by_machine(self, values: dict[str, Any]) -> list[str]:
        """Set the fields that no analyst has decided; remember the machine's word for the others.

        Returns the names of fields that changed, ``machine`` among them.
        """
        changed = []
        remembered = dict(self.machine)
        for name, value in values.items():
            if self.is_locked(name):
                remembered[name] = _plain(value)
            elif getattr(self, name) != value:
                setattr(self, name, value)
                changed.append(name)
        if remembered != self.machine:
            self.machine = remembered
            changed.append("machine")
        return changed


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, models.Model):
        return str(value)
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)
