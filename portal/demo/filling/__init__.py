"""Fills the demo through the services of each room. Safe to repeat: what stands is left alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from portal.demo.content.reading import read_portals
from portal.demo.content.shapes import Portal
from portal.demo.filling.agendas import discuss
from portal.demo.filling.cases import fill_cases
from portal.demo.filling.finding import build_index, provide_places
from portal.demo.filling.intake import receive
from portal.demo.filling.library import stock
from portal.demo.filling.meetings import meet
from portal.demo.filling.mending import look_once
from portal.demo.filling.network import network
from portal.demo.filling.pages import write_pages
from portal.demo.filling.people import give_role, make_person
from portal.demo.filling.polls import poll
from portal.demo.filling.portals import BECAUSE, add_teams, let_take_part, open_portal
from portal.demo.filling.proposing import propose
from portal.demo.filling.rights import ask_for_rights, read_the_log_again
from portal.demo.filling.sharing import share
from portal.demo.filling.socialmap import fill_map
from portal.demo.filling.translating import translate
from tenants.access import Role, actor_for, system
from tenants.context import activate
from tenants.models import Organisation, Tenant

Say = Callable[[str], None]


@dataclass
class Filling:
    """What stands so far, by slug of the portal."""

    tenants: Mapping[str, Tenant]
    organisations: dict[str, Mapping[str, Organisation]] = field(default_factory=dict)


def fill(say: Say, today: date | None = None) -> None:
    """Everything, in the order in which it needs each other.

    Args:
        say: told each step, for who waits at a terminal.
        today: what the content counts its days from; the day itself.
    """
    day = today or timezone.localdate()
    portals = read_portals()
    provide_places()
    filling = Filling({portal.slug: open_portal(portal) for portal in portals})
    for portal in portals:
        filling.organisations[portal.slug] = _take_part(portal, filling)
    for portal in portals:
        say(f"{portal.name}: {_people(portal, filling)} people")
    for portal in portals:
        say(f"{portal.name}: {_map(portal, filling, day)}")
    for portal in portals:
        tenant = filling.tenants[portal.slug]
        with activate(tenant):
            new = stock(portal, tenant, filling.organisations[portal.slug], day)
        say(f"{portal.name}: {'the library is filled' if new else 'the library stands'}")
        with activate(tenant):
            say(f"{portal.name}: {receive(tenant, day)} requests for help")
            cases = fill_cases(portal, tenant, filling.organisations[portal.slug], day)
            ask_for_rights(portal, tenant, day)
            met = meet(portal, tenant, day)
            network(portal, tenant, day)
            discuss(portal, tenant)
            poll(portal, tenant, day)
        say(f"{portal.name}: {f'{cases} cases' if cases else 'the cases stand'}")
        say(f"{portal.name}: {f'{met} meetings' if met else 'the meetings stand'}")
    for portal in portals:
        tenant = filling.tenants[portal.slug]
        with activate(tenant):
            written = write_pages(portal, tenant, day)
        say(f"{portal.name}: {f'{written} pages' if written else 'the pages stand'}")
    say(f"{share(portals, filling.tenants)} entries newly shared with or offered to another portal")
    for portal in portals:
        with activate(filling.tenants[portal.slug]):
            say(f"{portal.name}: {build_index()}")
    for portal in portals:
        tenant = filling.tenants[portal.slug]
        with activate(tenant):
            say(f"{portal.name}: {look_once(tenant)}")
    say(f"{read_the_log_again()} lines of the log read again, and the ends of its chains exported")


def _take_part(portal: Portal, filling: Filling) -> Mapping[str, Organisation]:
    """Own organisations, and those of earlier portals that take part here as well."""
    tenant = filling.tenants[portal.slug]
    with activate(tenant):
        actor = system(tenant, BECAUSE)
        found = {each.id: let_take_part(actor, each, None) for each in portal.organisations.values()}
        for other in read_portals():
            for told in other.organisations.values():
                if portal.slug in told.partner_of:
                    let_take_part(actor, told, filling.organisations[other.slug][told.id])
    return found


def _people(portal: Portal, filling: Filling) -> int:
    own, tenant = filling.organisations[portal.slug], filling.tenants[portal.slug]
    users = {person.email: make_person(person) for person in portal.people}
    with activate(tenant):
        actor = system(tenant, BECAUSE)
        # The administrator comes first: teams beyond the first one are an administrator's to add.
        administrator = next(person for person in portal.people if person.role == Role.MUNICIPALITY_ADMIN)
        give_role(actor, administrator, users[administrator.email], own)
        add_teams(actor_for(users[administrator.email], tenant), own, portal)
        for person in portal.people:
            give_role(actor, person, users[person.email], own)
    for person in portal.people:
        for slug in person.also_in:
            with activate(filling.tenants[slug]):
                give_role(system(filling.tenants[slug], BECAUSE), person, users[person.email], own)
    return len(users)


def _map(portal: Portal, filling: Filling, today: date) -> str:
    tenant = filling.tenants[portal.slug]
    with activate(tenant):
        made = fill_map(system(tenant, BECAUSE), portal, filling.organisations[portal.slug], today)
        propose(portal, tenant)
        texts = translate(system(tenant, BECAUSE), portal)
    if not any((made.organizations, made.locations, made.services, texts)):
        return "the map stands"
    new = f"{made.organizations} organizations, {made.locations} places, {made.services} services new on the map"
    return f"{new}, {texts} texts in other languages"
