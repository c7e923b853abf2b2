"""Keeps the list of other sites that pages link to, and tells which of them did not answer."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from cms.admin.mending.looking.links import links_of
from cms.admin.mending.looking.pages import live_pages
from cms.admin.mending.looking.registry import Looker, Seen
from cms.admin.mending.looking.targets import targets_here
from cms.admin.mending.models import Answer, OutsideLink
from cms.admin.mending.troubles import Trouble
from tenants.models import Tenant

SETTING = "check_external_links"
BATCH = 200
LONGEST = 2_000
# A site may be away for a night; what it says is gone, is gone.
FAILURES_BEFORE_TOLD = {Answer.GONE: 1, Answer.SILENT: 3, Answer.UNSAFE: 1}


def is_asked(tenant: Tenant) -> bool:
    """Whether this portal asks other sites. Off by default: the servers of many town halls cannot reach out."""
    return tenant.setting(SETTING, False) is True


def fingerprint_of(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


def _look(tenant: Tenant, _now: datetime) -> Iterator[Seen]:
    """Writes the addresses that are new, takes away those that nobody links to, and tells of the broken ones.

    Where the portal does not ask, the list is empty and so are the findings.
    """
    linked = list(_links_outside(tenant)) if is_asked(tenant) else []
    wanted = {fingerprint_of(address): address for address, _page, _title in linked}
    known = {each.fingerprint: each for each in OutsideLink.objects.all()}
    OutsideLink.objects.filter(pk__in=[row.pk for key, row in known.items() if key not in wanted]).delete()
    OutsideLink.objects.bulk_create(
        [OutsideLink(address=address, fingerprint=key) for key, address in wanted.items() if key not in known],
        batch_size=BATCH,
    )
    for address, key, title in linked:
        row = known.get(fingerprint_of(address))
        if row is not None and is_broken(row):
            yield Seen(Trouble.LINK_OUTSIDE, "page", key, title, address)


def is_broken(row: OutsideLink) -> bool:
    """Whether an editor should be told."""
    return row.failures >= FAILURES_BEFORE_TOLD.get(Answer(row.answer), row.failures + 1)


def _links_outside(tenant: Tenant) -> Iterator[tuple[str, int, str]]:
    targets = targets_here(tenant)
    for page in live_pages(tenant):
        for link in dict.fromkeys(links_of(page)):
            outside = link.kind == "address" and link.to.lower().startswith(("http://", "https://"))
            if outside and len(link.to) <= LONGEST and targets.own_path(link.to) is None:
                yield link.to, page.pk, page.title


LOOKER = Looker("outside", frozenset({Trouble.LINK_OUTSIDE}), frozenset({"page"}), _look)
