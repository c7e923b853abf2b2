"""Somebody leaves, or is no longer what they were: refused in the very next request, on every road that was open.

Each cause begins from the same world, in which all roads were open a moment ago, and is rolled back after it. There is
no feed of a person yet; what programs read (FHIR) stands for it. `run` gives the figures for docs/proof.md.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.services.leaving import deactivate_person
from portal.consent.services import withdraw
from portal.notifications.models import Notification
from portal.referrals.models import LinkReceiver, Referral, ReferralLink
from portal.referrals.services.links import remove_receiver, revoke_link
from tenants.access import Role, actor_for
from tenants.context import activate
from tenants.models import Membership, OrganisationKind, Partnership, Team
from tenants.outbox.models import OutboxMessage, State
from tenants.outbox.worker import deliver_one
from tenants.sight import seen_by
from tests.factories.tenants import make_member, make_organisation
from tests.portal.referrals.at_once.scene import Scene, as_actor, staged
from tests.proof.figure import Figure, Size, at_least, at_most

YESTERDAY = timedelta(days=1)
# Where who may not is led.
DOORS = {reverse("by_link:closed"), resolve_url(settings.LOGIN_URL)}


@dataclass(frozen=True)
class Road:
    """A request, and what in its answer says that it is open (a status, when it says nothing)."""

    method: str
    path: str
    mark: str = ""
    form: Mapping[str, str] = field(default_factory=dict)

    def open(self, client: Client) -> bool:
        answer = getattr(client, self.method)(self.path, self.form)
        if answer.status_code >= 500:
            raise AssertionError(f"{self.path}: {answer.status_code}")
        if self.method == "post":
            return answer.status_code == 302 and answer["Location"].split("?")[0] not in DOORS
        return answer.status_code == 200 and (not self.mark or self.mark in answer.content.decode())


@dataclass
class World:
    """Bob's bank helps under one referral; another went to a church by link, and a third waits for the bank."""

    scene: Scene
    working: Referral
    by_link: Referral
    ground: Any


@dataclass
class Came:
    asked: Counter[str] = field(default_factory=Counter)
    still_open: list[str] = field(default_factory=list)
    never_open: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Every cause on every road. Nothing is drawn at random, so small and full are alike."""
    came = asked(seed)
    for kind in ("session", "link", "job"):
        yield at_least(f"leaving: next requests of a {kind}", came.asked[kind], 4)
    yield at_most("leaving: of them that were not refused", len(came.still_open), 0)
    yield at_most("leaving: roads that were not open before, so that nothing was proven", len(came.never_open), 0)
    yield at_most("leaving: mails that a job sent to who had left", len(came.sent), 0)
    for line in [*came.still_open, *came.never_open, *came.sent][:8]:
        yield Figure(f"leaving: {line}", 1, "", "", False)


def asked(seed: int) -> Came:
    came = Came()
    with staged(seed) as scene:
        ground = scene.ground("bank", "care", "church")
        working = scene.step("bank", scene.accepted(ground, "bank"), "start")
        world = World(scene, working, scene.sent(ground, "church"), ground)
        scene.sent(ground, "bank")  # tells Bob, by mail
        for name, cause in PEOPLE.items():
            _ask(came, world, f"session: {name}", cause, lambda: scene.browser("bank"), _roads_of_bob(world))
        for name, cause in LINKS.items():
            _ask(came, world, f"link: {name}", cause, lambda: scene.by_link(world.by_link), _roads_of_the_church(world))
    return came


def _ask(
    came: Came, world: World, name: str, cause: Callable[[World], object], who: Callable[[], Client], roads: list[Road]
) -> None:
    """Before: open. Then the cause, and the very next request of each road, each from the same moment."""
    with _undone():
        browser = who()
        for road in roads:
            with _undone():
                if not road.open(browser):
                    came.never_open.append(f"{name}: {road.path}")
        cause(world)
        for road in roads:
            with _undone():
                came.asked[name.split(":")[0]] += 1
                if road.open(browser):
                    came.still_open.append(f"{name}: {road.path}")
        _deliver(came, world, name)


def _deliver(came: Came, world: World, name: str) -> None:
    """The job that sends what waited since before the cause."""
    receivers = Notification.objects.filter(person=world.scene.actor("bank").person).values_list("uid", flat=True)
    topic = OutboxMessage.objects.filter(topic="mail", state=State.WAITING)
    mine = topic.filter(payload__message__in=[str(uid) for uid in receivers])
    by_link = topic.filter(payload__has_key="link")
    waiting = list((mine if name.startswith("session") else by_link).values_list("pk", flat=True))
    assert waiting, name
    while deliver_one("leaving"):
        pass
    came.asked["job"] += 1
    came.sent += [
        f"{name}: a job sent {each}" for each in OutboxMessage.objects.filter(pk__in=waiting, state=State.DONE)
    ]


@contextmanager
def _undone() -> Iterator[None]:
    """What happens inside did not happen. No `atomic`: a refusal is written in a transaction that may stand in none."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


def _roads_of_bob(world: World) -> list[Road]:
    page = f"/doorverwijzingen/{world.working.uid}/"
    step = {"version": str(world.working.version), "key": str(uuid4()), "note": "Het gaat goed."}
    return [
        Road("get", "/mijn-werk/", f'{page}"'),
        Road("get", page),
        Road("get", f"{page}samenvatting/"),
        Road("get", f"/casussen/{world.scene.world.case.uid}/"),
        Road("get", f"/casus/bestand/{world.scene.document.uid}/"),
        Road("get", f"/api/fhir/Task/{world.working.uid}"),
        Road("get", f"/api/fhir/ServiceRequest/{world.working.uid}"),
        Road("post", f"{page}stap/interim/", form=step),
        Road("post", f"{page}bericht/", form={"text": "Een bericht."}),
    ]


def _roads_of_the_church(world: World) -> list[Road]:
    step = {"version": str(world.by_link.version), "key": str(uuid4()), "contact_name": "Joke de Wit"}
    return [
        Road("get", "/ontvangen/vraag/"),
        Road("get", "/ontvangen/vraag/stap/accept/"),
        Road("post", "/ontvangen/vraag/stap/accept/", form=step),
        Road("get", "/ontvangen/vraag/stap/reject/"),
    ]


def _memberships(world: World) -> Any:
    return Membership.objects.filter(person=world.scene.actor("bank").person)


def _left(world: World) -> None:
    scene = world.scene
    boss = make_member(scene.tenant, "baas", Role.PARTNER_ADMIN, scene.team("bank"))
    deactivate_person(actor_for(boss, scene.tenant), person_uid=scene.person("bank"))


def _ended_by_date(world: World) -> None:
    _memberships(world).update(ends_on=timezone.localdate() - YESTERDAY)


def _now_a_volunteer(world: World) -> None:
    _ended_by_date(world)
    make_member(world.scene.tenant, _name(world), Role.VOLUNTEER, world.scene.team("bank"))


def _now_an_administrator(world: World) -> None:
    _ended_by_date(world)
    make_member(world.scene.tenant, _name(world), Role.PARTNER_ADMIN, world.scene.team("bank"))


def _account_closed(world: World) -> None:
    person = world.scene.actor("bank").person
    type(person).objects.filter(pk=person.pk).update(is_active=False)  # type: ignore[union-attr]


def _organisation_left(world: World) -> None:
    organisation = world.scene.team("bank").organisation
    Partnership.objects.filter(organisation=organisation).update(ends_on=timezone.localdate() - YESTERDAY)


def _team_closed(world: World) -> None:
    Team.objects.filter(pk=world.scene.team("bank").pk).update(closed_on=timezone.localdate())


def _name(world: World) -> str:
    return str(world.scene.actor("bank").person.email).split("@")[0]  # type: ignore[union-attr]


PEOPLE: Mapping[str, Callable[[World], object]] = {
    "left": _left,
    "the role ended by its date": _ended_by_date,
    "is a volunteer now": _now_a_volunteer,
    "is an administrator now": _now_an_administrator,
    "the account is closed": _account_closed,
    "the organisation left": _organisation_left,
    "the team closed": _team_closed,
}


def _revoked(world: World) -> None:
    as_actor(world.scene, "welfare", lambda actor: revoke_link(actor, uid=world.by_link.uid))


def _mail_box_gone(world: World) -> None:
    scene = world.scene
    town = make_organisation(scene.tenant, "Gemeente", OrganisationKind.MUNICIPALITY)
    marit = actor_for(make_member(scene.tenant, "marit", Role.MUNICIPALITY_ADMIN, town), scene.tenant)
    with activate(scene.tenant), seen_by(marit):
        remove_receiver(marit, uid=LinkReceiver.objects.get(team=scene.church).uid)


def _expired(world: World) -> None:
    ReferralLink.objects.filter(referral=world.by_link).update(expires_at=timezone.now() - YESTERDAY)


def _church_closed(world: World) -> None:
    Team.objects.filter(pk=world.scene.church.pk).update(closed_on=timezone.localdate())


def _consent_gone(world: World) -> None:
    as_actor(world.scene, "welfare", lambda actor: withdraw(actor, ground_uid=world.ground.uid))


def _taken_back(world: World) -> None:
    world.scene.step("welfare", world.by_link, "withdraw")


LINKS: Mapping[str, Callable[[World], object]] = {
    "revoked": _revoked,
    "the mail box was taken away": _mail_box_gone,
    "expired": _expired,
    "the team closed": _church_closed,
    "consent withdrawn": _consent_gone,
    "the referral withdrawn": _taken_back,
}
