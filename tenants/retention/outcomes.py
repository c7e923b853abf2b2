"""What happens to rows when their term is over: gone, some fields emptied, or what the room itself does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
ALL_GOES: Words = _("Het portaal wist alles.")
TEXTS_GO: Words = _("Het portaal wist de teksten. Dat er iets was, blijft te tellen.")
EVERY_ROW = Q()
Model = type[models.Model]


@dataclass(frozen=True)
class Delete:
    """The row goes, with what belongs to it."""

    words: Words = ALL_GOES
    acts: bool = True

    def undone(self, model: Model) -> Q:
        """Rows to which this has not happened yet."""
        return Q()

    def apply(self, model: Model, rows: Sequence[Any], now: datetime) -> int:
        """Do it, and tell to how many. A row on which something else still stands is left for a later day."""
        keys = [row.pk for row in rows]
        try:
            with transaction.atomic():
                model._base_manager.filter(pk__in=keys).delete()
        except ProtectedError:
            return sum(_goes(model, key) for key in keys)
        return len(keys)


def _goes(model: Model, key: Any) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=key).delete()
    except ProtectedError:
        return False
    return True


@dataclass(frozen=True)
class Blank:
    """These fields are emptied and the row stays, to be counted. `stamp` is the moment field that tells so."""

    fields: tuple[str, ...]
    stamp: str = ""
    words: Words = TEXTS_GO
    acts: bool = True

    def undone(self, model: Model) -> Q:
        if self.stamp:
            return Q(**{f"{self.stamp}__isnull": True})
        filled = Q()
        for name in self.fields:
            filled |= ~Q(**{name: _empty(model, name)})
        return filled

    def apply(self, model: Model, rows: Sequence[Any], now: datetime) -> int:
        values: dict[str, Any] = {name: _empty(model, name) for name in self.fields}
        if self.stamp:
            values[self.stamp] = now
        return model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**values)


def _empty(model: Model, name: str) -> Any:
    field: Any = model._meta.get_field(name)
    if isinstance(field, models.CharField | models.TextField):
        return ""
    return None if field.null else field.get_default()


@dataclass(frozen=True)
class Call:
    """A function of the room does it. It gets rows of the active tenant, inside the transaction of the batch."""

    by: Callable[[Sequence[Any], datetime], None]
    words: Words
    undone_yet: Q = EVERY_ROW
    acts: bool = True

    def undone(self, model: Model) -> Q:
        return self.undone_yet

    def apply(self, model: Model, rows: Sequence[Any], now: datetime) -> int:
        self.by(rows, now)
        return len(rows)


@dataclass(frozen=True)
class Stay:
    """Nothing happens yet: the term is a shortest one, and `words` says why the rows stay. They are counted."""

    words: Words
    acts: bool = False

    def undone(self, model: Model) -> Q:
        return Q()

    def apply(self, model: Model, rows: Sequence[Any], now: datetime) -> int:
        return 0


Outcome = Delete | Blank | Call | Stay
