"""Opens the portals, and lets their organisations take part with their teams."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from portal.accounts.services.organisations import add_partner_organisation, add_team
from portal.demo.content.shapes import Organisation as Told
from portal.demo.content.shapes import Outline, Portal
from tenants.access import Actor
from tenants.models import Organisation, Partnership, Team, Tenant
from tenants.services import TenantPlan, open_tenant

BECAUSE = "demo"


def open_portal(portal: Portal) -> Tenant:
    """The tenant as the content tells it. Its pages say that it is an example (`demo` and `notice` of its settings)."""
    plan = TenantPlan(
        slug=portal.slug,
        name=portal.name,
        hosts=[f"{portal.slug}.localhost"],
        municipality_codes=portal.municipalities,
        theme=portal.theme,
        languages=portal.languages,
        settings={
            "demo": True,
            "notice": portal.notice,
            "subtitle": portal.subtitle,
            "help_phone": portal.help_phone,
            "help_hours": portal.help_hours,
            "in_other_languages": {code: dict(told) for code, told in portal.in_other_languages.items()},
            "outlines": [
                *(_written(each) for each in portal.outlines),
                *({**_written(each), "around": True} for each in portal.around),
            ],
        },
    )
    return open_tenant(plan, because=BECAUSE)


def _written(outline: Outline) -> dict[str, Any]:
    """As `load_outlines` keeps it."""
    return {
        "code": outline.code,
        "name": outline.name,
        "rings": [[list(point) for point in ring] for ring in outline.rings],
    }


def let_take_part(actor: Actor, told: Told, known: Organisation | None) -> Organisation:
    """The organisation as a partner of the active portal, with its first team. One query when it takes part already.

    Args:
        known: the organisation, when another portal of the demo brought it.
    """
    standing = Partnership.objects.standing(timezone.localdate()).filter(organisation__name=told.name)
    partnership = standing.select_related("organisation").first()
    if partnership is None:
        first_team = told.teams[0] if told.teams else ""
        partnership = add_partner_organisation(
            actor, name=told.name, kind=told.kind, team_name=first_team, organisation=known
        )
    organisation: Organisation = partnership.organisation
    return organisation


def add_teams(administrator: Actor, organisations: Mapping[str, Organisation], portal: Portal) -> None:
    """The further teams of organisations that have more than one. An administrator does it: teams are theirs."""
    for told in portal.organisations.values():
        organisation = organisations[told.id]
        for name in told.teams[1:]:
            if not Team.objects.filter(organisation=organisation, name=name).exists():
                add_team(administrator, organisation_uid=organisation.uid, name=name)
