"""Two portals full of canaries, and everybody who could knock at one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from django.apps import apps

from portal.socialmap.models import Audience, PublicationState, Service
from search.indexing.building import rebuild
from tenants.access import Role
from tenants.context import activate
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.tenants import make_organisation, make_tenant
from tests.isolation.agendas import agendas
from tests.isolation.by_link import referrals_by_link
from tests.isolation.canaries import Aviary, nobody
from tests.isolation.case_files import case_files
from tests.isolation.cases import cases
from tests.isolation.drafts import drafts
from tests.isolation.entries import Entries, edits, edits_drafts, publish, publishes, reads_partners, reads_public
from tests.isolation.grounds import grounds
from tests.isolation.letters import letters, views
from tests.isolation.library import library
from tests.isolation.meetings import meetings
from tests.isolation.networking import networking
from tests.isolation.newsletter import readers
from tests.isolation.pages import plant_pages
from tests.isolation.people import people
from tests.isolation.planting import Planter
from tests.isolation.polls import polls
from tests.isolation.requests import requests
from tests.isolation.residents import residents
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting, Visitor


@dataclass(frozen=True)
class World:
    """What a run of the suite knows. Nothing in it changes: every request is rolled back."""

    here: Tenant
    there: Tenant
    visitors: tuple[Visitor, ...]
    aviary: Aviary
    objects: Mapping[str, Mapping[Standing, Any]]

    def visitor(self, name: str) -> Visitor:
        return next(each for each in self.visitors if each.name == name)


def build(seed: int) -> World:
    """Make both portals in the empty test database. Costs about a second."""
    aviary = Aviary(Random(seed))
    here = make_tenant("waterkant", "Hulpwijzer Waterkant", municipality_codes=["GM0622"])
    there = make_tenant("heidedorp", "Samen in Heidedorp", municipality_codes=["GM0228"], theme="heidedorp")
    casting, elsewhere = Casting(here, _teams(here, ""), aviary), Casting(there, _teams(there, " Heide"), aviary)
    objects = {
        **_entries(here, there, casting, elsewhere),
        **people(casting, elsewhere),
        **library(casting, elsewhere),
        **case_files(casting, elsewhere),
        **cases(casting, elsewhere),  # after the files, which plant cases of their own
        **drafts(casting, elsewhere),
        **readers(here, there, aviary),
        **grounds(casting, elsewhere),
        **requests(casting, elsewhere),
        **referrals_by_link(casting, elsewhere),
        **letters(casting, elsewhere),
        **views(casting, elsewhere),
        **meetings(casting, elsewhere),
        **polls(casting, elsewhere),
        **agendas(casting, elsewhere),
        **networking(casting, elsewhere),
    }
    objects["cms_pages.BasePage"] = plant_pages(here, there, aviary)
    objects |= _planted_there(there)
    asked, by_code = residents(casting)
    objects |= _beside(objects, asked)
    visitors = (*casting.everybody(elsewhere), by_code)
    for tenant in (here, there):
        with activate(tenant):
            rebuild()
    return World(here, there, visitors, aviary, objects)


# Work of editors and administrators: what the planter made of it in the other portal. One's own is seen in
# tests/cms/admin and tests/portal/web/keeping.
PLANTED_THERE = (
    *("cms_mending.Finding", "socialmap.BulkRun", "socialmap.SpreadsheetUpload"),
    *("retention.RetentionSetting", "retention.LegalHold", "retention.Erasure"),
    *("resident.CorrectionRequest", "meetings.CalendarFeed", "referrals.VolunteerMatch"),
)


def _beside(objects: Mapping[str, dict[Standing, Any]], more: Mapping[str, dict[Standing, Any]]) -> dict[str, Any]:
    """More objects of kinds that have some already."""
    return {label: {**objects.get(label, {}), **found} for label, found in more.items()}


def _planted_there(there: Tenant) -> dict[str, dict[Standing, Any]]:
    with activate(there):
        return {label: {Standing.FOREIGN: _first(label)} for label in PLANTED_THERE}


def _first(label: str) -> Any:
    found = apps.get_model(label)._default_manager.first()
    assert found is not None, f"{label}: the planter made none."
    return found


def _teams(tenant: Tenant, suffix: str) -> dict[str, Team]:
    return {
        "ours": make_organisation(tenant, f"Welzijn De Brug{suffix}", OrganisationKind.WELFARE),
        "theirs": make_organisation(tenant, f"Kredietbank De Vliet{suffix}", OrganisationKind.CREDIT_BANK),
        "town hall": make_organisation(tenant, f"Gemeente{suffix}", OrganisationKind.MUNICIPALITY),
    }


def _entries(here: Tenant, there: Tenant, casting: Casting, elsewhere: Casting) -> dict[str, dict[Standing, Any]]:
    aviary = casting.aviary
    ours, theirs = casting.teams["ours"].organisation, casting.teams["theirs"].organisation
    # Who proposes a change is named to whoever decides on it.
    local = Entries(here, aviary, casting.person(Role.EDITOR, "town hall", also_known_to=edits))
    far = Entries(there, aviary, elsewhere.person(Role.EDITOR, "town hall"))
    Planter(there, aviary, far.person).everything()
    services = {
        Standing.OWN: local.tree(reads_public, owner=ours),
        Standing.OTHER_ORGANISATION: local.tree(reads_public, owner=theirs),
        Standing.PARTNERS_ONLY: local.tree(reads_partners, owner=ours, audience=Audience.PARTNERS),
        Standing.SECRET_PLACE: local.tree(reads_public, owner=ours, secret=True),
        Standing.HIDDEN: local.tree(edits_drafts, owner=ours, live=False),
        Standing.FOREIGN: far.tree(nobody),
        Standing.OFFERED: far.tree(publishes),
    }
    third = make_tenant("derde", "Derde portaal")
    publications = {
        Standing.OWN: publish(services[Standing.OFFERED], here, state=PublicationState.PROPOSED),
        Standing.OTHER_ORGANISATION: publish(services[Standing.OTHER_ORGANISATION], there),
        Standing.FOREIGN: publish(services[Standing.FOREIGN], third, state=PublicationState.PROPOSED),
    }
    publish(far.tree(nobody), here, state=PublicationState.WITHDRAWN)
    publish(far.tree(reads_public), here)
    publish(far.tree(reads_public, secret=True), here)
    publish(far.tree(reads_partners, audience=Audience.PARTNERS), here)
    proposals = {
        standing: local_or_far.proposal(services[standing])
        for standing, local_or_far in (
            (Standing.OWN, local),
            (Standing.OTHER_ORGANISATION, local),
            (Standing.FOREIGN, far),
        )
    }
    asks = {
        Standing.OWN: local.ask(services[Standing.OWN]),
        Standing.OTHER_ORGANISATION: local.ask(services[Standing.OTHER_ORGANISATION]),
        Standing.SECRET_PLACE: local.ask(services[Standing.SECRET_PLACE]),
        Standing.FOREIGN: far.ask(services[Standing.FOREIGN]),
    }
    reports = {
        Standing.OWN: local.report(services[Standing.OWN], ours),
        Standing.OTHER_ORGANISATION: local.report(services[Standing.OTHER_ORGANISATION], theirs),
        Standing.FOREIGN: far.report(services[Standing.FOREIGN], ours),
    }
    return {
        **_with_parents(services),
        "socialmap.Publication": publications,
        "socialmap.Proposal": proposals,
        "socialmap.FreshnessAsk": asks,
        "intake.Report": reports,
    }


def _with_parents(services: dict[Standing, Service]) -> dict[str, dict[Standing, Any]]:
    """The services, and what stands in an address of its own beside them."""
    objects: dict[str, dict[Standing, Any]] = {"socialmap.Service": dict(services)}
    for standing, service in services.items():
        with activate(service.tenant):
            objects.setdefault("socialmap.Organization", {})[standing] = service.organization
            place = service.service_at_locations.first()
            objects.setdefault("socialmap.Location", {})[standing] = place.location if place else None
            objects.setdefault("socialmap.ServiceAtLocation", {})[standing] = place
            word = service.attributes.first().taxonomy_term
            objects.setdefault("socialmap.TaxonomyTerm", {})[standing] = word
            objects.setdefault("socialmap.Taxonomy", {})[standing] = word.taxonomy
    return objects
