"""The views of the API. Each asks what is open, narrows it as the question says, and answers with documents."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from portal.opendata.api.answering import STEP, Documents, all_of, as_json, page_of
from portal.opendata.api.asked import (
    MOST_MINIMAL,
    MOST_PER_PAGE,
    OrganizationAsked,
    OrganizationsAsked,
    Paged,
    PlacesAsked,
    ServicesAsked,
    TermsAsked,
    moment_of,
)
from portal.opendata.api.misasked import as_problem
from portal.opendata.api.serving import API_VERSION, changed_at
from portal.opendata.ledger.moments import moments
from portal.opendata.problems import Problem
from portal.opendata.selectors import documents, visible, words
from portal.opendata.selectors.coverage import near
from portal.opendata.selectors.documents import MOST_SERVICES, Found
from portal.opendata.selectors.filtering import OF_AN_ORGANIZATION, bearing, services_asked, uid_of, with_words
from tenants.errors import NotFound
from tenants.http import PortalRequest

HSDS_VERSION = "3.1"
TOO_MANY = "Er zijn te veel diensten voor een antwoord. Vraag ze per pagina met /services?organization_id=."
api = NinjaAPI(title="HSDS", version=API_VERSION, docs_url=None, openapi_url=None, urls_namespace="hsds")


@api.exception_handler(ValidationError)
def _misasked(request: HttpRequest, error: ValidationError) -> HttpResponseBase:
    raise as_problem(error)


@api.exception_handler(Exception)
def _let_through(request: HttpRequest, error: Exception) -> HttpResponseBase:
    """What goes wrong is told around the view (api/serving.py), in one place for all of open data."""
    raise error


@api.get("/", operation_id="getAPIMetaInformation", url_name="about", summary=_("Wat deze API is."))
def about(request: PortalRequest) -> Any:
    return as_json(
        {
            "version": HSDS_VERSION,
            "profile": request.build_absolute_uri(reverse("opendata:home")),
            "openapi_url": request.build_absolute_uri(reverse("hsds:openapi")),
        }
    )


@api.get(
    "/services", operation_id="getPaginatedListOfServices", url_name="services", summary=_("Diensten, per pagina.")
)
def services(request: PortalRequest, asked: Query[ServicesAsked]) -> Any:
    found = services_asked(
        visible.services(),
        search=asked.search,
        taxonomy_term_id=asked.taxonomy_term_id,
        taxonomy_id=asked.taxonomy_id,
        organization_id=asked.organization_id,
        modified_after=moment_of(asked.modified_after),
    ).order_by("pk")
    if asked.minimal:
        asked.per_page = asked.per_page if "per_page" in request.GET else MOST_MINIMAL
        return _answer(found.only("pk", "uid", "changed_at"), _minimal, asked, most=MOST_MINIMAL, step=MOST_MINIMAL)
    rows = found.select_related("organization", "program")
    return _answer(rows, lambda cut: documents.of_services(cut, whole=asked.full).documents, asked)


@api.get("/services/{id}", operation_id="getFullyNestedServiceById", url_name="service", summary=_("Een hele dienst."))
def service(request: PortalRequest, id: str) -> Any:  # noqa: A002  the specification calls it so
    rows = _the_one(visible.services(), id).select_related("organization", "program")
    return _one(documents.of_services(rows, whole=True))


@api.get(
    "/service_at_locations",
    operation_id="getPaginatedListOfServiceAtLocation",
    url_name="service_at_locations",
    summary=_("Diensten op plekken, per pagina."),
)
def service_at_locations(request: PortalRequest, asked: Query[PlacesAsked]) -> Any:
    found = services_asked(
        visible.at_locations(),
        prefix="service__",
        search=asked.search,
        taxonomy_term_id=asked.taxonomy_term_id,
        taxonomy_id=asked.taxonomy_id,
        organization_id=asked.organization_id,
        modified_after=moment_of(asked.modified_after),
    )
    if asked.proximity is not None and not asked.postcode:
        raise Problem(422, "Zeg ook waar.", {"postcode": "Met proximity hoort een postcode."})
    if asked.postcode:
        found = near(found, asked.postcode, asked.proximity)
    rows = found.select_related("location", "service__organization", "service__program").order_by("pk")
    return _answer(rows, lambda cut: documents.of_places(cut, whole=asked.full).documents, asked)


@api.get(
    "/service_at_locations/{id}",
    operation_id="getServiceAtLocationWithNestedDataById",
    url_name="service_at_location",
    summary=_("Een dienst op een plek, heel."),
)
def service_at_location(request: PortalRequest, id: str) -> Any:  # noqa: A002
    rows = _the_one(visible.at_locations(), id)
    return _one(
        documents.of_places(rows.select_related("location", "service__organization", "service__program"), whole=True)
    )


@api.get(
    "/organizations",
    operation_id="getPaginatedListOfOrganizations",
    url_name="organizations",
    summary=_("Organisaties, per pagina."),
)
def organizations(request: PortalRequest, asked: Query[OrganizationsAsked]) -> Any:
    found = with_words(visible.organizations(), asked.search, OF_AN_ORGANIZATION)
    borne = bearing(asked.taxonomy_term_id, asked.taxonomy_id)
    if borne is not None:
        found = found.filter(pk__in=visible.services().filter(pk__in=borne).order_by().values("organization"))

    def whole(cut: Any) -> list[dict[str, Any]]:
        return _organizations(cut, asked.full or asked.full_service, asked.full_service).documents

    return _answer(found.order_by("pk"), whole, asked)


@api.get(
    "/organizations/{id}",
    operation_id="getOrganizationById",
    url_name="organization",
    summary=_("Een hele organisatie."),
)
def organization(request: PortalRequest, id: str, asked: Query[OrganizationAsked]) -> Any:  # noqa: A002
    rows = _the_one(visible.organizations(), id)
    return _one(_organizations(rows, True, asked.full_service))


@api.get(
    "/taxonomies",
    operation_id="getPaginatedListOfTaxonomies",
    url_name="taxonomies",
    summary=_("Lijsten van woorden, per pagina."),
)
def taxonomies(request: PortalRequest, asked: Query[Paged]) -> Any:
    return _answer(words.lists(asked.search), list, asked)


@api.get("/taxonomies/{id}", operation_id="getTaxonomyById", url_name="taxonomy", summary=_("Een lijst van woorden."))
def taxonomy(request: PortalRequest, id: str) -> Any:  # noqa: A002
    return _one(Found(words.lists(uid=_uid(id))[:1]))


@api.get(
    "/taxonomy_terms",
    operation_id="getPaginatedListOfTaxonomyTerms",
    url_name="taxonomy_terms",
    summary=_("Woorden uit lijsten, per pagina."),
)
def taxonomy_terms(request: PortalRequest, asked: Query[TermsAsked]) -> Any:
    found = words.terms(asked.search, taxonomy=asked.taxonomy_id, parent=asked.parent_id, top_only=asked.top_only)
    return _answer(found, list, asked)


@api.get("/taxonomy_terms/{id}", operation_id="getTaxonomyTermById", url_name="taxonomy_term", summary=_("Een woord."))
def taxonomy_term(request: PortalRequest, id: str) -> Any:  # noqa: A002
    return _one(Found(words.terms(uid=_uid(id))[:1]))


def _answer(found: Any, made: Documents, asked: Paged, most: int = MOST_PER_PAGE, step: int = STEP) -> HttpResponseBase:
    """A page, or with ndjson everything."""
    if asked.format == "ndjson":
        return all_of(found, made, step=step)
    if asked.per_page > most:
        raise Problem(422, "Vraag minder per keer.", {"per_page": f"Ten hoogste {most}."})
    return page_of(found, made, page=asked.page, per_page=asked.per_page)


def _one(found: Found) -> HttpResponseBase:
    if not found.documents:
        raise NotFound()
    response = as_json(found.documents[0])
    changed_at(response, found.changed_at)
    return response


def _uid(given: str) -> UUID:
    uid = uid_of(given)
    if uid is None:
        raise NotFound()
    return uid


def _the_one(found: Any, given: str) -> Any:
    return found.filter(uid=_uid(given))


def _minimal(rows: Any) -> list[dict[str, Any]]:
    cut = list(rows)
    changed = moments("service", cut)
    return [{"id": str(row.uid), "modified_date": changed[row.uid].isoformat()} for row in cut]


def _organizations(rows: Any, whole: bool, full_service: bool) -> Found:
    found = list(rows)
    if full_service and visible.services().filter(organization__in=[row.pk for row in found]).count() > MOST_SERVICES:
        raise Problem(422, TOO_MANY, {"full_service": "Laat dit weg."})
    return documents.of_organizations(found, whole=whole, full_service=full_service)
