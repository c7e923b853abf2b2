"""The page for people who want to use the data, made from the OpenAPI document."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.opendata.api.asked import Paged
from portal.opendata.api.openapi import document
from portal.opendata.licences import licence_of
from portal.opendata.places import API
from tenants.access import guarded
from tenants.http import PortalRequest


@dataclass(frozen=True)
class Parameter:
    name: str
    text: str


@dataclass(frozen=True)
class Endpoint:
    """One address of the API."""

    path: str
    text: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True)
class OpenDataPage:
    """What the page shows."""

    base: str
    endpoints: tuple[Endpoint, ...]
    of_each_list: tuple[Parameter, ...]
    licence: str
    licence_url: str
    per_minute: int
    downloads_per_hour: int
    feed: str


@guarded("map_entry_public.read")
def home(request: PortalRequest) -> HttpResponse:
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Open data"), "")]
    return render(request, "opendata/home.html", {"page": page(request), "breadcrumb": breadcrumb})


def page(request: PortalRequest) -> OpenDataPage:
    """The page of this portal. No query."""
    licence, paths = licence_of(request.tenant), document(request)["paths"]
    return OpenDataPage(
        base=request.build_absolute_uri(API),
        endpoints=tuple(_endpoint(path, told["get"]) for path, told in paths.items()),
        of_each_list=_parameters(paths["/taxonomies"]["get"]),
        licence=licence.name,
        licence_url=licence.url,
        per_minute=settings.OPEN_DATA_LIMITS["api"][0],
        downloads_per_hour=settings.OPEN_DATA_LIMITS["download"][0],
        feed=request.build_absolute_uri(reverse("opendata_files:feed")),
    )


def _endpoint(path: str, told: dict[str, Any]) -> Endpoint:
    """What is the same for each list is told once."""
    own = tuple(each for each in _parameters(told) if each.name not in Paged.model_fields)
    return Endpoint(path, _(told["summary"]), own)


def _parameters(told: dict[str, Any]) -> tuple[Parameter, ...]:
    asked = (each for each in told["parameters"] if each["in"] == "query")
    return tuple(Parameter(each["name"], _(each["schema"].get("description", ""))) for each in asked)
