"""Who knocks: every role of the matrix, and the people who should have no role at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client

from portal.notifications.kinds import TAKE_PART
from tenants.access import Actor, Role, actor_for, anonymous, can, matrix
from tenants.context import activate
from tenants.models import Membership, Team, Tenant
from tests.factories.accounts import make_person, sign_in
from tests.isolation.canaries import Aviary, Canary, KnownTo, nobody


@dataclass(frozen=True)
class Visitor:
    """Somebody with a session, or none.

    `actor` is who they are to the policy in the portal that they knock at: an actor without roles for a leaver, a
    stranger, somebody of another portal and somebody whose second factor is not proven.
    """

    name: str
    actor: Actor
    session: str = ""
    person: Any = None

    @property
    def is_signed_in(self) -> bool:
        return bool(self.session)

    def is_told(self, canary: Canary) -> bool:
        """Whether the canary may be shown to them; everybody may read their own name and address."""
        own = (self.person.name, self.person.email) if self.person is not None else ()
        return canary.known_to(self.actor) or any(canary.word in text for text in own)

    def __str__(self) -> str:
        return self.name


# Name, role, whose people: ours are of the organisation that owns our entries.
CAST: tuple[tuple[str, Role, str], ...] = (
    ("resident", Role.RESIDENT, ""),
    ("volunteer", Role.VOLUNTEER, "ours"),
    ("professional", Role.PARTNER, "ours"),
    ("professional of another organisation", Role.PARTNER, "theirs"),
    ("partner administrator", Role.PARTNER_ADMIN, "ours"),
    ("partner administrator of another organisation", Role.PARTNER_ADMIN, "theirs"),
    ("consultant", Role.CONSULTANT, "town hall"),
    ("municipality administrator", Role.MUNICIPALITY_ADMIN, "town hall"),
    ("editor", Role.EDITOR, "town hall"),
    ("organiser", Role.ORGANISER, "town hall"),
    ("operator", Role.OPERATOR, ""),
    ("privacy officer", Role.PRIVACY_OFFICER, "town hall"),
)


# Whoever may be named as the expert of a question.
ADVISE = frozenset(role for role in Role if matrix()["library"].scopes(frozenset({role}), "advise"))


class Casting:
    """Makes the people of a portal; their names and addresses are canaries."""

    def __init__(self, tenant: Tenant, teams: dict[str, Team], aviary: Aviary) -> None:
        self.tenant, self.teams, self.aviary = tenant, teams, aviary
        self.link: Any = None

    def link_receiver(self) -> Visitor:
        """Whoever came in by a signed link, in a world that has one (by_link.py)."""
        from tests.isolation.by_link import knocks

        return knocks(self.link) if self.link is not None else Visitor("receiver of a link", anonymous(self.tenant))

    def everybody(self, elsewhere: "Casting") -> Iterator[Visitor]:
        """All who knock at this portal; `elsewhere` lends people of another one."""
        yield Visitor("visitor", anonymous(self.tenant))
        yield self.link_receiver()
        for name, role, whose in CAST:
            yield self.knocks(name, self.person(role, whose))
        yield self.nobody("leaver", self._leaver())
        yield self.nobody("deactivated", self._deactivated())
        yield self.nobody("second factor not proven", self.person(Role.MUNICIPALITY_ADMIN, "town hall"), proven=False)
        yield self.nobody("second factor never set up", self._without_second_factor(), proven=False)
        stranger = elsewhere.person(Role.PARTNER, "ours")
        yield Visitor("professional of another portal", anonymous(self.tenant), elsewhere.session(stranger))
        yield self.nobody("professional of another portal, session moved here", stranger)
        of_both = self.person(Role.MUNICIPALITY_ADMIN, "town hall")
        elsewhere.also(of_both, Role.PARTNER, "ours")
        yield Visitor(
            "administrator here, session of another portal", anonymous(self.tenant), elsewhere.session(of_both)
        )
        operator = elsewhere.person(Role.MUNICIPALITY_ADMIN, "town hall")
        yield Visitor("administrator of another portal", anonymous(self.tenant), elsewhere.session(operator))

    def person(self, role: Role, whose: str, *, second_factor: bool = True, also_known_to: KnownTo = nobody) -> Any:
        """Somebody with this role, whose name only they and those who administer people may read."""
        person = make_person(
            self.tenant, role, organisation=self.teams.get(whose), name=_placeholder(), second_factor=second_factor
        )
        register = people_known_to(person, self.tenant, self.teams.get(whose))

        def known_to(actor: Actor) -> bool:
            return register(actor) or (actor.tenant.pk == self.tenant.pk and also_known_to(actor))

        def named_to(actor: Actor) -> bool:
            here = actor.tenant.pk == self.tenant.pk
            asks = role in TAKE_PART and plans_meetings(actor)
            return known_to(actor) or (here and (asks or (role in ADVISE and names_experts(actor))))

        person.name = self.aviary.word(f"the name of a {role.label} of {self.tenant.slug}", named_to)
        address = self.aviary.word(f"the address of a {role.label} of {self.tenant.slug}", known_to)
        person.email = f"{address}@leden.invalid"
        person.save()
        return person

    def also(self, person: Any, role: Role, whose: str) -> None:
        """The same person works here too."""
        with activate(self.tenant):
            Membership.objects.create(person=person, team=self.teams[whose], role=role, starts_on="2020-01-01")

    def session(self, person: Any, *, proven: bool = True) -> str:
        client = sign_in(Client(), person, self.tenant, second_factor=proven)
        return str(client.cookies[settings.SESSION_COOKIE_NAME].value)

    def knocks(self, name: str, person: Any) -> Visitor:
        with activate(self.tenant):
            actor = actor_for(person, self.tenant)
        return Visitor(name, actor, self.session(person), person)

    def nobody(self, name: str, person: Any, *, proven: bool = True) -> Visitor:
        """Has a session of this portal, and no right in it."""
        return Visitor(name, anonymous(self.tenant), self.session(person, proven=proven), person)

    def _leaver(self) -> Any:
        person = self.person(Role.EDITOR, "town hall")
        with activate(self.tenant):
            Membership.objects.filter(person=person).update(ends_on="2021-01-01")
        return person

    def _deactivated(self) -> Any:
        person = self.person(Role.MUNICIPALITY_ADMIN, "town hall")
        person.is_active = False
        person.save()
        return person

    def _without_second_factor(self) -> Any:
        return self.person(Role.EDITOR, "town hall", second_factor=False)


def people_known_to(person: Any, tenant: Tenant, team: Team | None) -> KnownTo:
    """Who may read somebody's name and address: themselves, and whoever the matrix lets read people."""
    from tenants.access import Scope, scopes_of

    def known_to(actor: Actor) -> bool:
        if actor.tenant.pk != tenant.pk:
            return False
        if actor.person is not None and actor.person.pk == person.pk:
            return True
        scopes = scopes_of(actor, "people.read")
        own = team is not None and team.organisation_id in actor.organisations
        return Scope.TENANT in scopes or (Scope.ORGANISATION in scopes and own)

    return known_to


def names_experts(actor: Actor) -> bool:
    """An editor names an expert, so an editor reads the names of those who may be one."""
    return can(actor, "library.change").allowed


def plans_meetings(actor: Actor) -> bool:
    """Who plans a meeting reads the names of everybody who can be asked to it."""
    return can(actor, "meeting.change").allowed


_counter = iter(range(10**6))


def _placeholder() -> str:
    return f"mens{next(_counter)}"
