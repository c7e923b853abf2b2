"""Meetings that come back. Each meeting is a row of its own from the start; here stands the rule that made them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.models import TenantOwned


class Series(TenantOwned):
    """What its meetings have in common is copied into each of them, so that one can differ without a second truth."""

    title = models.CharField(_("Naam"), max_length=120)
    rule = models.JSONField(default=dict, help_text="A rule of portal/planning, part by part; it always has an end.")
    starts_at = models.DateTimeField(help_text="The first one: the rule counts from here.")
    minutes = models.PositiveIntegerField()

    class Meta(TenantOwned.Meta):
        ordering = ["title", "pk"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title
