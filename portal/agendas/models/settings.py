"""How long before a meeting its items open to prepare, per portal."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.managers import TenantManager
from tenants.models import TenantOwned

USUAL_DAYS, MOST_DAYS = 2, 10


class AgendaSettings(TenantOwned):
    """One row for each portal that chose; without one the usual number counts."""

    prepare_days = models.PositiveSmallIntegerField(
        _("Werkdagen vooraf"), default=USUAL_DAYS, validators=[MaxValueValidator(MOST_DAYS)]
    )

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant"], name="agenda_settings_once"),
            models.CheckConstraint(name="prepare_days_are_few", condition=models.Q(prepare_days__lte=MOST_DAYS)),
        ]

    def __str__(self) -> str:
        return str(self.prepare_days)
