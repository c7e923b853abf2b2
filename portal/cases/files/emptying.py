"""Letting go of a file whose row stays: the key at once, the bytes as soon as that is certain."""

from django.utils import timezone

from portal.cases.files.sweeping import remove_after_commit
from portal.cases.models import CaseDocument
from tenants.vault.rows import tenant_of


def let_go(document: CaseDocument, *emptied: str) -> None:
    """Make a file unreadable for good, in the caller's transaction. When that is rolled back, nothing happened.

    Args:
        emptied: fields whose text goes too.
    """
    remove_after_commit(tenant_of(document), document.stored)
    document.stored, document.file_key = "", ""
    document.shared_with_resident, document.removed_at = False, timezone.now()
    for name in emptied:
        setattr(document, name, "")
    document.save(update_fields=["stored", "file_key", "shared_with_resident", "removed_at", "state", *emptied])
