"""What an index says of its words: one row per tenant, one per word. Kept exactly, in the transaction of each change.

Counted twice, for the public and for partners: a word of a partners' entry must not show in the public's
corrections or order.
"""

from typing import Any
from uuid import uuid4

from django.db import models

from tenants.managers import TenantManager
from tenants.models import TenantOwned


class IndexState(TenantOwned):
    """The size of a tenant's index, and a mark that changes with every change."""

    analysis_version = models.PositiveIntegerField()
    mark = models.UUIDField(default=uuid4)
    public_documents = models.PositiveIntegerField(default=0)
    public_lengths = models.JSONField(default=list, help_text="Sum of the lengths of the fields.")
    all_documents = models.PositiveIntegerField(default=0)
    all_lengths = models.JSONField(default=list)

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant"], name="search_state_once")]

    def __str__(self) -> str:
        return f"{self.tenant}: {self.all_documents}"


class WordForm(models.TextChoices):
    """A token of the index, or a word as people read it."""

    TOKEN = "t", "token"
    WORD = "w", "word"


class IndexedWord(TenantOwned):
    """In how many documents of a tenant a word is."""

    uid = None  # type: ignore[assignment]
    form = models.CharField(max_length=1, choices=WordForm.choices)
    text = models.TextField()
    public_count = models.IntegerField(default=0)
    all_count = models.IntegerField(default=0)

    objects: TenantManager[Any] = TenantManager()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "form", "text"], name="search_word_once"),
        ]

    def __str__(self) -> str:
        return self.text
