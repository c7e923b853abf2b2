"""How many queries each list asks with 1, 10 and 100 rows: a list that grows asks no more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.models import Invitation
from portal.socialmap.models import Proposal
from search.indexing.building import rebuild
from tenants.access import Role
from tenants.context import activate
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.accounts import make_person, sign_in, visit
from tests.factories.socialmap import (
    make_location,
    make_organization,
    make_phone,
    make_schedule,
    make_service,
    publish_in,
)
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.proof.figure import Figure, Size, at_most, told

ROWS = (1, 10, 100)
# Page -> who looks at it; None is a visitor.
LISTS: Mapping[str, Role | None] = {
    "/": None,
    "/onderwerpen/": None,
    "/zoeken/?q=hulp": None,
    "/zoeken/?q=hulp&open=1": Role.PARTNER,
    "/overzicht/": Role.PARTNER,
    "/partners/": Role.PARTNER,
    "/kaart/mijn-vermeldingen/": Role.PARTNER,
    "/beheer/mensen/": Role.MUNICIPALITY_ADMIN,
    "/beheer/uitnodigingen/": Role.MUNICIPALITY_ADMIN,
    "/beheer/teams/": Role.MUNICIPALITY_ADMIN,
    "/kaart/voorstellen/": Role.EDITOR,
    "/kaart/aanbod/": Role.EDITOR,
    "/account/sessies/": Role.PARTNER,
}


@dataclass(frozen=True)
class Portal:
    """A portal with so many rows of everything, and somebody of each role that looks."""

    tenant: Tenant
    people: Mapping[Role, Any]
    organization: str


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Per list: how many queries more with 100 rows than with 1. Nothing is drawn at random."""
    portals = {rows: make_portal(rows) for rows in ROWS}
    pages = {**LISTS, "/organisatie/": None}
    for page, role in pages.items():
        counts = [queries(portals[rows], page, role) for rows in ROWS]
        yield at_most(f"{page}: queries more with 100 rows than with 1", max(counts) - counts[0], 0)
        yield told(f"{page}: queries", max(counts))


def queries(portal: Portal, page: str, role: Role | None) -> int:
    """How many queries the page asks, when it was asked for once before."""
    client = Client()
    if role is None:
        visit(client, portal.tenant)
    else:
        sign_in(client, portal.people[role], portal.tenant)
    path = page if page != "/organisatie/" else portal.organization
    assert client.get(path).status_code == 200, path
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def make_portal(rows: int) -> Portal:
    """A portal with as many rows of each kind as asked."""
    tenant, other = make_tenant(f"lijst{rows}"), make_tenant(f"buur{rows}")
    town_hall = make_organisation(tenant, f"Gemeente {rows}", OrganisationKind.MUNICIPALITY)
    team = make_organisation(tenant, f"Welzijn {rows}")
    people = {
        Role.PARTNER: make_person(tenant, Role.PARTNER, organisation=team, name=f"pp{rows}"),
        Role.MUNICIPALITY_ADMIN: make_person(tenant, Role.MUNICIPALITY_ADMIN, organisation=town_hall, name=f"ma{rows}"),
        Role.EDITOR: make_person(tenant, Role.EDITOR, organisation=town_hall, name=f"ce{rows}"),
    }
    for number in range(rows):
        _people(tenant, team, f"{rows}-{number}")
    address = _entries(tenant, team, rows)
    _offers(other, tenant, rows)
    for each in (tenant, other):
        with activate(each):
            rebuild()
    return Portal(tenant, people, address)


def _people(tenant: Tenant, team: Team, number: str) -> None:
    make_member(tenant, f"lid{number}", Role.VOLUNTEER, team)
    make_organisation(tenant, f"Partner {number}")
    now = timezone.now()
    with activate(tenant):
        Team.objects.create(organisation=team.organisation, name=f"Team {number}")
        Invitation.objects.create(
            email=f"gast{number}@leden.example",
            role=Role.PARTNER,
            team=team,
            sent_at=now,
            expires_at=now + timedelta(days=14),
        )


def _entries(tenant: Tenant, team: Team, rows: int) -> str:
    with activate(tenant):
        organization = make_organization("Hulp in huis", owner=team.organisation)
        for number in range(rows + 1):  # one of either audience at least
            service = make_service(f"Hulp {number}", organization, audience="partners" if number % 2 else "public")
            make_location(service, street=f"Kade {number}")
            make_phone(f"010 123 {number:04}", service=service)
            make_schedule("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59", service=service)
            Proposal.objects.create(service=service, values={"name": f"Hulp {number} anders"})
    return f"/organisatie/{organization.uid}/"


def _offers(other: Tenant, tenant: Tenant, rows: int) -> None:
    with activate(other):
        services = [make_service(f"Aanbod {number}", make_organization(f"Buur {number}")) for number in range(rows)]
    for number, service in enumerate(services):
        publish_in(tenant, service, state="proposed" if number % 2 else "taken_in")
