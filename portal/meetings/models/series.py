"""Meetings that come back. The rule is text after RFC 5545; each meeting is a row of its own from the start."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.models import TenantOwned

MOST_RULE = 300


class Series(TenantOwned):
    """What its meetings have in common is copied into each of them, so that one can differ without a second truth."""

    title = models.CharField(_("Naam"), max_length=120)
    rule = models.CharField(max_length=MOST_RULE, help_text="RRULE of RFC 5545, in Dutch clock time.")
    starts_at = models.DateTimeField(help_text="The first one: the rule counts from here.")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="No more are made from then on.")

    class Meta(TenantOwned.Meta):
        ordering = ["title", "pk"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title
