"""The pages of the editors: every address that no other room of the portal answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.pages.models import CampaignPage, TopicPage
from cms.serving import page as pages
from cms.serving.addresses import address_of
from cms.serving.reading import find, reachable
from cms.translating.reading import names_of
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

GONE = 410
READING = frozenset({"GET", "HEAD"})


@guarded("page_published.read")
def serve(request: PortalRequest, path: str) -> HttpResponse:
    """The page at this path. Whatever is sent to a path that nobody answers is sent to nothing: 404, not 405."""
    if request.method not in READING:
        raise NotFound()
    road = find(request.actor, path)
    if isinstance(road.page, TopicPage):
        return redirect("web:topic", road.page.topic)
    if isinstance(road.page, CampaignPage):
        today = timezone.localdate()
        if today < road.page.starts_on:
            raise NotFound()
        if today > road.page.ends_on:
            return _ended(request, road.page)
    return pages.answer(request, road)


@require_safe
@guarded("page_published.read")
def by_uid(request: PortalRequest, uid: UUID) -> HttpResponse:
    """The lasting address of a page: it stays the same when the page moves."""
    found = reachable(request.actor).filter(translation_key=uid).values_list("url_path", flat=True).first()
    if found is None:
        raise NotFound()
    return redirect(address_of(found))


def _ended(request: PortalRequest, page: Any) -> HttpResponse:
    title = names_of([page.translation_key]).of(page.translation_key, page.title)
    breadcrumb = [(_("Home"), reverse("web:home")), (title, "")]
    return render(request, "pages/ended.html", {"title": title, "breadcrumb": breadcrumb}, status=GONE)
