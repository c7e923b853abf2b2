"""What is public, since when, and since when no more: the memory that feeds and downloads need."""

from django.db import models

from tenants.models import TenantOwned


class PublicEntry(TenantOwned):
    """An own entry that is or was public here.

    Holds no word of the entry: an id and three moments. So a feed can say that something went, and never what it was.
    """

    entity = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    entry_uid = models.UUIDField()
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "entity", "object_id"], name="publicentry_once")]
        indexes = [models.Index(fields=["tenant", "entity", "changed_at"], name="publicentry_changed")]

    def __str__(self) -> str:
        return f"{self.entity} {self.entry_uid}"
