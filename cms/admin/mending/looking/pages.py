"""Looks at the published pages: links, content, who cares for them, when somebody read them last."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from cms.admin.mending.looking.links import links_of
from cms.admin.mending.looking.registry import Looker, Seen
from cms.admin.mending.looking.targets import targets_here
from cms.admin.mending.models import PageLook
from cms.admin.mending.troubles import Trouble
from cms.pages.models import (
    BasePage,
    ConsultationHoursPage,
    HomePage,
    NewsIndexPage,
    NewsletterIndexPage,
    NewsletterPage,
    NewsPage,
    ProjectIndexPage,
)
from cms.pages.segments import ALWAYS, segments
from tenants.models import Membership, Tenant

BATCH = 200
DEFAULT_MONTHS, DAYS_IN_MONTH = 6, 30.44
# They show what stands elsewhere, so nothing of their own is no trouble.
MAY_BE_EMPTY = (HomePage, NewsIndexPage, ProjectIndexPage, NewsletterIndexPage, NewsletterPage, ConsultationHoursPage)
# News tells of one day: nobody has to say twice a year that it still holds.
KEEP_FOR_EVER = (NewsPage, NewsletterPage)


def live_pages(tenant: Tenant) -> Iterator[Any]:
    """The published pages as their own types, 200 at a time: one query a batch, and one for each type in it."""
    published: Any = BasePage.objects.filter(tenant=tenant, live=True, depth__gt=1).order_by("pk")
    ids = list(published.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        yield from published.filter(pk__in=ids[start : start + BATCH]).specific()


def check_months(tenant: Tenant) -> int:
    """After how many months somebody should read a page again: the portal's setting `page_check_months`, or six."""
    months = tenant.setting("page_check_months", DEFAULT_MONTHS)
    return months if isinstance(months, int) and 1 <= months <= 60 else DEFAULT_MONTHS


def _look(tenant: Tenant, now: datetime) -> Iterator[Seen]:
    targets, looks = targets_here(tenant), dict(PageLook.objects.values_list("page_id", "at"))
    keepers = people_here()
    old = now - timedelta(days=check_months(tenant) * DAYS_IN_MONTH)
    for page in live_pages(tenant):
        for link in dict.fromkeys(links_of(page)):
            if not targets.is_there(link.kind, link.to):
                yield _seen(Trouble.LINK_INSIDE, page, link.words or link.to)
        if is_empty(page):
            yield _seen(Trouble.EMPTY, page)
        if page.owner_id not in keepers and not isinstance(page, HomePage):
            yield _seen(Trouble.NO_OWNER, page)
        if not isinstance(page, KEEP_FOR_EVER) and last_looked(page, looks.get(page.pk)) <= old:
            yield _seen(Trouble.NOT_LOOKED_AT, page)


def people_here(on: date | None = None) -> frozenset[int]:
    """Who works in the active portal today. One query."""
    standing = Membership.objects.standing(on or timezone.localdate()).filter(person__is_active=True)
    return frozenset(standing.values_list("person", flat=True))


def is_empty(page: Any) -> bool:
    """Whether a page holds no words beside its title and summary, and no block either."""
    if isinstance(page, MAY_BE_EMPTY):
        return False
    if any(each.path not in ALWAYS for each in segments(page)):
        return False
    return not any(len(getattr(page, name)) for name in getattr(page, "words", ()))


def last_looked(page: Any, looked: datetime | None) -> datetime:
    """When somebody last changed, published or read a page. A page without any of these counts as never."""
    moments = (looked, page.latest_revision_created_at, page.last_published_at, page.first_published_at)
    return max((moment for moment in moments if moment is not None), default=NEVER)


NEVER = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _seen(trouble: str, page: Any, detail: str = "") -> Seen:
    return Seen(trouble, "page", page.pk, page.title, detail)


LOOKER = Looker(
    "pages",
    frozenset({Trouble.LINK_INSIDE, Trouble.EMPTY, Trouble.NO_OWNER, Trouble.NOT_LOOKED_AT}),
    frozenset({"page"}),
    _look,
)
