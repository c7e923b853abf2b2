"""Fields that read and write plain values and leave only sealed ones in the database.

A row is loaded sealed; a value opens when somebody reads it. It is tied to its row by `uid`, so a copy of a row needs
its values read before it gets another `uid`.
"""

import json
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from django import forms
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.functional import Promise
from django.views.decorators.debug import sensitive_variables

from tenants.vault.columns import MarkedField
from tenants.vault.envelope import Sealed
from tenants.vault.rows import place_of
from tenants.vault.sealing import seal, unseal

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

UNSAID = "•••"


class Opened:
    """A plain value in the hands of its row. Shows itself to nobody and goes into no cache."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "<opened>"

    def __copy__(self) -> "Opened":
        return Opened(self.value)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Opened":
        from copy import deepcopy

        return Opened(deepcopy(self.value, memo))

    def __reduce__(self) -> NoReturn:
        raise TypeError("Personal data that was opened is not pickled: keep the uid of its row instead.")


class SealedAttribute(DeferredAttribute):
    """Opens a value when it is read; a deferred one is loaded first, still sealed."""

    field: "SealedField"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        held = instance.__dict__
        name = self.field.attname
        if name not in held:
            held[name] = self.field.load(instance)
        if isinstance(held[name], Sealed):
            held[name] = Opened(self.field.unseal(held[name], instance))
        return None if held[name] is None else held[name].value

    def __set__(self, instance: models.Model, value: Any) -> None:
        as_it_is = value is None or isinstance(value, Sealed)
        instance.__dict__[self.field.attname] = value if as_it_is else Opened(value)


class SealedField(MarkedField):
    """What the encrypted fields share. `to_bytes` and `from_bytes` say what they hold."""

    descriptor_class = SealedAttribute
    marked = Sealed
    how_to_find: ClassVar[str] = "Give the model a BlindIndexField and use find()."

    def to_bytes(self, value: Any) -> bytes:
        raise NotImplementedError

    def from_bytes(self, plain: bytes) -> Any:
        raise NotImplementedError

    def _meaningless_options(self) -> list[CheckMessage]:
        problems = super()._meaningless_options()
        if self.db_index:
            problems.append(Error(f"{self} is encrypted and cannot have db_index.", obj=self, id="vault.E010"))
        return problems

    def load(self, row: models.Model) -> Sealed | None:
        """The sealed value of a row that was loaded without it. One query."""
        rows = type(row)._base_manager.db_manager(row._state.db)
        found: Sealed | None = rows.filter(pk=row.pk).values_list(self.attname, flat=True).get()
        return found

    @sensitive_variables("plain")
    def unseal(self, sealed: Sealed, row: models.Model) -> Any:
        plain = unseal(sealed, place_of(self, row))
        return self.from_bytes(plain)

    @sensitive_variables("value", "plain")
    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        """The value of the row, sealed with the active key: each save brings a row to it.

        Raises:
            DoesNotOpen: the row holds what was sealed for another one.
            TypeError, ValueError: the value is not what this field holds, or too long; never says what it is.
        """
        value = getattr(model_instance, self.attname)
        if value is None:
            return None
        plain = self.to_bytes(value)
        return seal(plain, place_of(self, model_instance))

    @sensitive_variables("value")
    def run_validators(self, value: Any) -> None:
        """As Django's, but what was refused is not kept in the error: errors end up in logs."""
        try:
            super().run_validators(value)
        except ValidationError as refused:
            for error in refused.error_list:
                error.params = {**(error.params or {}), "value": UNSAID}
            raise


class EncryptedTextField(SealedField):
    """Text. `max_length` counts characters of the plain text, in forms and when it is saved."""

    if TYPE_CHECKING:
        _pyi_private_set_type: "str | Combinable"
        _pyi_private_get_type: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    @sensitive_variables("value", "text")
    def to_bytes(self, value: Any) -> bytes:
        text = str(value) if isinstance(value, Promise) else value
        if not isinstance(text, str):
            raise TypeError(f"{self} holds text, not {type(value).__name__}.")
        if self.max_length is not None and len(text) > self.max_length:
            raise ValueError(f"{self} holds at most {self.max_length} characters; this has {len(text)}.")
        return _encoded(self, text)

    def from_bytes(self, plain: bytes) -> str:
        return plain.decode()

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else str(value)

    def formfield(self, **kwargs: Any) -> Any:
        one_line = self.max_length is not None and self.max_length <= 255
        defaults: dict[str, Any] = {"form_class": forms.CharField, "max_length": self.max_length}
        if self.null:
            defaults["empty_value"] = None
        if not one_line:
            defaults["widget"] = forms.Textarea
        return super().formfield(**{**defaults, **kwargs})


class EncryptedJSONField(SealedField):
    """A JSON value: contact data, for instance. Changes inside it are kept by the next save of the row."""

    empty_strings_allowed = False

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    @sensitive_variables("value")
    def to_bytes(self, value: Any) -> bytes:
        try:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        except (TypeError, ValueError):
            raise TypeError(f"{self} holds what JSON can write: texts, numbers, lists, objects.") from None
        return _encoded(self, text)

    def from_bytes(self, plain: bytes) -> Any:
        return json.loads(plain)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.JSONField, **kwargs})


@sensitive_variables("text")
def _encoded(field: SealedField, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        pass  # the error carries the whole text along
    raise ValueError(f"{field} holds characters that are no text (half of a surrogate pair).")
