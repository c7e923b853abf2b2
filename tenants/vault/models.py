"""What every model with personal data inherits from."""

from collections.abc import Iterable
from typing import Any

from tenants.models import TenantOwned
from tenants.vault.blind_index import indexes_of


class PersonalData(TenantOwned):
    """A row about a person: sealed fields are tied to its tenant and `uid`, and its blind indexes follow them."""

    class Meta(TenantOwned.Meta):
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        # An index that stayed behind would find people by the name they had.
        super().save(*args, update_fields=self._with_indexes(update_fields), **kwargs)

    def _with_indexes(self, update_fields: Iterable[str] | None) -> Iterable[str] | None:
        indexes = indexes_of(type(self))
        if update_fields is not None:
            names = set(update_fields)
            return names | {index.name for index in indexes if names & set(index.sources)}
        deferred = self.get_deferred_fields()
        for index in indexes:
            if index.attname in deferred and set(index.sources) - deferred:
                setattr(self, index.attname, None)  # no longer deferred, so Django's save writes it
        return None
