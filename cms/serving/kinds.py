"""What a type of page shows beyond its own fields: one entry per type that needs something."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cms.blocks.choices import name_of_municipality
from cms.pages import models
from cms.serving import lists
from cms.serving.hours import districts
from cms.serving.projects import parties_of, project_list
from cms.translating.reading import names_of
from portal.web.front import Highlight
from tenants.http import PortalRequest

Shown = dict[str, Any]


def _nothing(_request: PortalRequest, _page: Any) -> Shown:
    return {}


def _no_organisations(_page: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Kind:
    """How a type is composed.

    Attributes:
        more: what its template needs beside the page.
        organisations: uids of organisations that stand in plain fields.
    """

    more: Callable[[PortalRequest, Any], Shown] = _nothing
    organisations: Callable[[Any], Iterable[str]] = _no_organisations


def _scheme(_request: PortalRequest, page: Any) -> Shown:
    ended = page.ends_on is not None and page.ends_on < timezone.localdate()
    return {"ended": ended}


def _project(_request: PortalRequest, page: Any) -> Shown:
    return {
        "municipality": name_of_municipality(page.municipality) if page.municipality else "",
        "parties": parties_of(page),
    }


def _newsletter(request: PortalRequest, page: Any) -> Shown:
    return {"items": lists.chosen_news(request.actor, page)}


def _front(_request: PortalRequest, page: Any) -> Shown:
    chosen = [each.value for each in page.highlights if each.value["page"]]
    names = names_of(each["page"].translation_key for each in chosen)
    return {
        "highlights": [
            Highlight(names.of(each["page"].translation_key, each["page"].title), each["page"].get_url(), each["text"])
            for each in chosen
        ]
    }


def _hours(request: PortalRequest, page: Any) -> Shown:
    return {"districts": districts(request.actor, page)}


KINDS: dict[type, Kind] = {
    models.HomePage: Kind(_front),
    models.SchemePage: Kind(_scheme, lambda page: (page.organisation,)),
    models.NewsIndexPage: Kind(lists.news_list),
    models.NewsletterIndexPage: Kind(lists.newsletter_list),
    models.NewsletterPage: Kind(_newsletter),
    models.ProjectIndexPage: Kind(project_list),
    models.ProjectPage: Kind(_project),
    models.ConsultationHoursPage: Kind(_hours),
    models.InformationPage: Kind(lists.pages_below),
    models.TopicPage: Kind(lists.pages_below),
    models.PartnerPage: Kind(lists.pages_below),
}
PLAIN = Kind()


def kind_of(page: Any) -> Kind:
    return KINDS.get(type(page), PLAIN)
