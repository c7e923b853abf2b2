"""Files whose row was never committed: a request broke off after the file was written. Nobody can reach them."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from portal.library.models import DocumentVersion
from tenants.context import activate
from tenants.models import Tenant

# Longer than any request, so that a file that is being written is left alone.
AFTER = timedelta(days=1)


def sweep_files(now: datetime | None = None) -> int:
    """Remove the files of the library that no row knows, and tell how many. One query for each portal that has files.

    Safe to cut off and to repeat.
    """
    before = (now or timezone.now()) - AFTER
    return sum(_sweep(tenant, before) for tenant in Tenant.objects.all())


def _sweep(tenant: Tenant, before: datetime) -> int:
    folder = f"library/{tenant.uid}"
    try:
        _folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return 0
    with activate(tenant):
        known = set(DocumentVersion.objects.values_list("file", flat=True))
    left = [
        place
        for place in (f"{folder}/{name}" for name in names)
        if place not in known and default_storage.get_modified_time(place) < before
    ]
    for place in left:
        default_storage.delete(place)
    return len(left)
