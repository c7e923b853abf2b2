"""What sealed values and blind indexes have in common in the database: bytes that only their own row can make."""

from typing import Any, ClassVar

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.views.decorators.debug import sensitive_variables

from tenants.vault.envelope import Marked
from tenants.vault.on_sqlite import require_word_for

# Each would ask the database to compare what it cannot read, or put a value into a message.
MEANINGLESS = {"primary_key": False, "_unique": False, "choices": None, "unique_for_date": None}


class MarkedField(models.Field):  # type: ignore[type-arg]
    """A column of bytes that begin with the id of their key. Nothing reaches it past its row."""

    # A row cannot take such a value over from another one (TenantQuerySet asks).
    bound_to_row = True
    marked: ClassVar[type[Marked]]
    how_to_find: ClassVar[str]
    db_index: bool

    def get_internal_type(self) -> str:
        return "BinaryField"

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Marked | None:
        return None if value is None else self.marked(bytes(value))

    @sensitive_variables("value")
    def get_prep_value(self, value: Any) -> Marked | None:
        """What may go to the database.

        Raises:
            FieldError: a plain value was given to a filter, or to `update()` or `bulk_update()`, which know no row.
        """
        if value is None or isinstance(value, self.marked):
            return value
        raise FieldError(
            f"{self} is encrypted: plain values never go to the database. {self.how_to_find} "
            "To write, give the row the value and save it; update() and bulk_update() can only empty this field."
        )

    @sensitive_variables("value")
    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        marked = self.get_prep_value(value)
        if marked is None:
            return None
        require_word_for(connection)
        return connection.Database.Binary(marked.raw)  # type: ignore[attr-defined]  # part of the DB-API

    def get_transform(self, lookup_name: str) -> Any:
        raise self._not_searchable(lookup_name)

    def get_lookup(self, lookup_name: str) -> Any:
        """`isnull`, and comparing with bytes that came out of the database.

        Raises:
            FieldError: any other lookup.
        """
        if lookup_name in {"isnull", "exact", "in"}:
            return super().get_lookup(lookup_name)
        raise self._not_searchable(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self} is personal data, which is not written to fixtures.")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._meaningless_options(), *self._not_on_personal_data()]

    def _not_searchable(self, lookup_name: str) -> FieldError:
        return FieldError(f"{self} is encrypted: it has no lookup {lookup_name!r}. {self.how_to_find}")

    def _meaningless_options(self) -> list[checks.CheckMessage]:
        asked = [name.strip("_") for name, without in MEANINGLESS.items() if getattr(self, name) != without]
        if self.has_db_default():
            asked.append("db_default")
        together = [each.fields for each in self.model._meta.constraints if isinstance(each, models.UniqueConstraint)]
        if any(self.name in fields for fields in together):
            asked.append("a unique constraint")
        return [
            checks.Error(f"{self} is encrypted and cannot have {option}.", obj=self, id="vault.E010")
            for option in asked
        ]

    def _not_on_personal_data(self) -> list[checks.CheckMessage]:
        from tenants.vault.models import PersonalData

        if issubclass(self.model, PersonalData):
            return []
        return [
            checks.Error(
                f"{self} is on a model that does not say that it is personal data.",
                hint="Let the model inherit from tenants.vault.models.PersonalData.",
                obj=self,
                id="vault.E011",
            )
        ]
