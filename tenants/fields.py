"""Foreign keys between tenant-owned models: choices per form, and both ends in one tenant.

A plain foreign key keeps the choices of the tenant in whose request the form class was first made (Wagtail makes
form classes once), so the queryset is taken when a form is made, not when its class is.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from tenants.context import current_tenant_or_none, platform_reason


class PerFormModelChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Takes its choices anew for each form instance: Django copies the field for each form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._model: type[models.Model] = kwargs.pop("choices_of")
        kwargs["queryset"] = None
        super().__init__(*args, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> "PerFormModelChoiceField":
        copied: PerFormModelChoiceField = super().__deepcopy__(memo)
        copied.queryset = self._model._default_manager.all()
        return copied


class _InsideTenant:
    """What the tenant foreign keys share."""

    inside_tenant = True

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("queryset", None)
        defaults: dict[str, Any] = {"form_class": PerFormModelChoiceField, "choices_of": self.remote_field.model}  # type: ignore[attr-defined]
        defaults.update(kwargs)
        return super(models.ForeignKey, self).formfield(  # type: ignore[misc]
            to_field_name=self.remote_field.field_name,  # type: ignore[attr-defined]
            blank=self.blank,  # type: ignore[attr-defined]
            **defaults,
        )

    def validate(self, value: Any, model_instance: Any) -> None:
        """The other end must be of the tenant of this row; a foreign id reads like one that does not exist."""
        if value is None:
            super().validate(value, model_instance)  # type: ignore[misc]
            return
        owner = getattr(model_instance, "tenant_id", None)
        tenant = current_tenant_or_none()
        if owner is None and tenant is not None:
            owner = tenant.pk
        if owner is None and platform_reason() is None:
            raise ValidationError(_("Er is geen portaal actief."), code="no_tenant")
        found = self.remote_field.model._base_manager.filter(  # type: ignore[attr-defined]
            **{self.remote_field.field_name: value, "tenant_id": owner}  # type: ignore[attr-defined]
        )
        if not found.exists():
            raise ValidationError(_("Deze keuze bestaat niet (meer). Kies iets anders."), code="invalid")


class TenantForeignKey(_InsideTenant, models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key whose two ends belong to one tenant."""


class TenantParentalKey(_InsideTenant, ParentalKey):  # type: ignore[misc]
    """A ParentalKey (child edited with its parent) whose two ends belong to one tenant."""
