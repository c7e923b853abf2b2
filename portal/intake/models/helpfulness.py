"""Whether people found what they looked for, in numbers."""

from typing import Any

from django.db import models

from tenants.managers import TenantManager
from tenants.models import TenantOwned


class Helpfulness(TenantOwned):
    """How often a page or service was what people looked for, in one month. Numbers alone."""

    about = models.CharField(max_length=10)
    about_uid = models.UUIDField()
    month = models.DateField(help_text="Its first day.")
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)
    unclear = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    other = models.PositiveIntegerField(default=0)

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "about", "about_uid", "month"], name="helpfulness_once_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.about_uid} {self.month:%Y-%m}"
