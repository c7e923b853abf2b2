"""A short text that is another one as soon as anything public changed: by it a download need not be made again."""

import hashlib

from django.db.models import Count, Max
from django.utils import timezone

from portal.opendata.licences import licence_of
from portal.opendata.models import PublicEntry
from tenants.context import current_tenant


def stamp(form: str) -> str:
    """The stamp of the directory in this form today; empty while nothing was noted yet. One query.

    The day is in it, because entries begin and cease to show by date. A weak one: it speaks of what is told, not of
    each byte.
    """
    noted = PublicEntry.objects.aggregate(last=Max("changed_at"), rows=Count("pk"))
    if noted["last"] is None:
        return ""
    tenant = current_tenant()
    told = (form, tenant.pk, tenant.name, licence_of(tenant).code, timezone.localdate(), noted["last"], noted["rows"])
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]
