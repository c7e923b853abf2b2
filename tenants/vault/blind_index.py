"""Finding a row by what is encrypted in it: a keyed hash of the normalised value, beside the value."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.views.decorators.debug import sensitive_variables

from tenants.context import current_tenant
from tenants.vault.columns import MarkedField
from tenants.vault.envelope import Digest
from tenants.vault.fields import SealedField
from tenants.vault.keys import Key, keyring
from tenants.vault.normalising import plain_text
from tenants.vault.rows import tenant_of
from tenants.vault.sealing import digest

M = TypeVar("M", bound=models.Model)


class BlindIndexField(MarkedField):
    """The index of one or more fields of the same row, written whenever the row is.

    Equal values of one portal and field have one digest: it shows who has the same name, not which. 128 bits, so that
    two values never share one. While keys rotate, equal values may have two; so it cannot be unique.

    Args:
        source: the field that it is made of, or several.
        normalise: from their values to the text that is hashed; an empty text is not indexed.
    """

    marked = Digest
    how_to_find: ClassVar[str] = "Use find()."

    def __init__(
        self,
        *args: Any,
        source: str | Sequence[str] = (),
        normalise: Callable[..., str] = plain_text,
        db_index: bool = True,
        **kwargs: Any,
    ) -> None:
        self.sources: tuple[str, ...] = (source,) if isinstance(source, str) else tuple(source)
        self.normalise = normalise
        super().__init__(*args, **{**kwargs, "null": True, "editable": False, "db_index": db_index})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("null", "editable"):
            del kwargs[fixed]
        kwargs |= {"source": list(self.sources), "normalise": self.normalise, "db_index": self.db_index}
        return name, path, args, kwargs

    @sensitive_variables("values", "text")
    def pre_save(self, model_instance: models.Model, add: bool) -> Digest | None:
        values = [getattr(model_instance, name) for name in self.sources]
        made = None
        if all(value not in (None, "") for value in values):
            made = self.digest_of(values, tenant_of(model_instance), keyring().active)
        setattr(model_instance, self.attname, made)
        return made

    @sensitive_variables("values", "text")
    def digest_of(self, values: Sequence[Any], tenant: Any, key: Key) -> Digest | None:
        """The digest of these values of the sources under this key; None when nothing is left of them."""
        text = self.normalise(*values)
        if not text:
            return None
        return digest(text, tenant=tenant, model=self.model._meta.label_lower, field=self.name, key=key)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        problems = super().check(**kwargs)
        if not any(isinstance(each, SealedField) for each in self._source_fields()):
            hint = "Name the encrypted fields of the same model that it is made of."
            problems.append(
                checks.Error(f"{self} is an index of nothing that is encrypted.", hint=hint, obj=self, id="vault.E012")
            )
        return problems

    def _source_fields(self) -> list[Any]:
        try:
            return [self.model._meta.get_field(name) for name in self.sources]
        except FieldDoesNotExist:
            return []


def indexes_of(model: type[models.Model]) -> list[BlindIndexField]:
    """The blind indexes of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, BlindIndexField)]


@sensitive_variables("values")
def find(rows: models.QuerySet[M], index: str, *values: Any) -> models.QuerySet[M]:
    """The rows whose indexed value is this one, in the active tenant. No query of its own.

    Looks under every key that is given, so rows are found before, during and after a rotation.

    Args:
        rows: where to look; begin at `visible_to(actor)`.
        index: the name of a BlindIndexField.
        values: one for each of its sources, written in any way that it normalises.

    Raises:
        NoTenant: no tenant is active.
        ValueError: a value cannot be what is looked for (no day, for instance).
        TypeError: the field is no blind index.
    """
    field = rows.model._meta.get_field(index)
    if not isinstance(field, BlindIndexField):
        raise TypeError(f"{field} is not a BlindIndexField.")
    tenant = current_tenant().uid
    digests = [field.digest_of(values, tenant, key) for key in keyring().keys]
    wanted = [each for each in digests if each is not None]
    return rows.filter(**{f"{index}__in": wanted}) if wanted else rows.none()
