"""From a page to the answer that a reader gets. The same for a visitor, a preview and a translation."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.serving import structured
from cms.serving.gathering import gathered
from cms.serving.kinds import kind_of
from cms.serving.reading import Road
from cms.serving.translated import note_of
from cms.translating.reading import PageInLanguage, translation_of
from portal.web.composing.structured import as_script
from tenants.http import PortalRequest, origin_of

Trail = list[tuple[str, str]]


def answer(request: PortalRequest, road: Road) -> HttpResponse:
    """The page for this reader."""
    read = translation_of(road.page, beside=[step.uid for step in road.above])
    above = [(read.names.of(step.uid, step.title), step.url) for step in road.above]
    return _shown(request, read, road.page.title, above)


def draft_answer(request: PortalRequest, page: Any) -> HttpResponse:
    """The page as it would be, for a preview: it may have no place in the tree yet."""
    return _shown(request, translation_of(page), page.title, [])


def _shown(request: PortalRequest, read: PageInLanguage, title: str, above: Trail) -> HttpResponse:
    """The page in its frame.

    Args:
        title: the Dutch one.
        above: what stands between the front page and this one.
    """
    page = read.page
    kind = kind_of(page)
    breadcrumb = [(_("Home"), reverse("web:home")), *above, (read.names.of(page.translation_key, title), "")]
    found = gathered(request.actor, page, *kind.organisations(page))
    context: dict[str, Any] = {
        "page": page,
        "breadcrumb": breadcrumb,
        "page_links": found.page_links,
        "entries": found.entries,
        "organisations": found.organisations,
        "level": 2,
        "preview": getattr(request, "is_preview", False),
        "on_paper": getattr(request, "on_paper", False),
        **kind.more(request, page),
    }
    context["translation"] = note_of(read, context.get("items") or context.get("below") or ())
    if not request.actor.is_somebody:
        things = structured.things(page, context, origin_of(request), breadcrumb)
        context["structured"] = as_script(things)
    return render(request, page.template, context)
