"""Tenants, organisations, teams and people with a role: what almost every test begins with."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from tenants.access import Role
from tenants.context import activate
from tenants.models import Membership, Organisation, OrganisationKind, Partnership, Team, Tenant, TenantHost

LONG_AGO = date(2020, 1, 1)


def make_tenant(slug: str, name: str = "", **fields: Any) -> Tenant:
    """A tenant on SLUG.localhost."""
    fields.setdefault("languages", ["nl", "en", "ar"])
    fields.setdefault("settings", {"demo": True})
    tenant = Tenant.objects.create(slug=slug, name=name or slug.capitalize(), **fields)
    TenantHost.objects.create(tenant=tenant, host=f"{slug}.localhost", primary=True)
    return tenant


def make_organisation(
    tenant: Tenant, name: str, kind: OrganisationKind = OrganisationKind.WELFARE, team: str = ""
) -> Team:
    """An organisation that takes part in the tenant; returns its (first) team."""
    organisation, _new = Organisation.objects.get_or_create(name=name, defaults={"kind": kind})
    with activate(tenant):
        Partnership.objects.get_or_create(organisation=organisation, starts_on=LONG_AGO)
        made, _new = Team.objects.get_or_create(organisation=organisation, name=team or name)
    return made


def make_member(tenant: Tenant, name: str, role: Role, team: Team | None = None) -> Any:
    """A person with one role in the tenant. Called twice with one name, the same person gets a second role."""
    person, _new = get_user_model().objects.get_or_create(
        email=f"{name.lower()}@leden.example", defaults={"name": name}
    )
    with activate(tenant):
        Membership.objects.get_or_create(person=person, team=team, role=role, starts_on=LONG_AGO)
    return person
