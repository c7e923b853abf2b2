"""A portal in which much happens at once: who refers to whom, and browsers in which they are signed in."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from portal.cases.models import CaseDocument
from portal.cases.services import Told as CaseTold
from portal.cases.services import add_documents, open_case
from portal.consent.models import Ground, Purpose
from portal.consent.services import Answered, record_ground
from portal.consent.services.recording import notice_for
from portal.referrals import services
from portal.referrals.models import KindReceiver, LinkReceiver, Referral, ReferralKind, ReferralLink
from portal.referrals.services import Told, Written
from portal.referrals.terms import terms
from tenants.access import Actor, Role
from tenants.context import activate
from tenants.middleware import by_link
from tenants.models import OrganisationKind, Team, Tenant
from tenants.sight import seen_by
from tests.factories.accounts import give_second_factor, sign_in
from tests.factories.tenants import make_member, make_organisation
from tests.portal.referrals.stateful import World, build
from tests.portal.uploads import good_files

MAIL_BOX = "diaconie@kerk.example"
BIRTHS = count()  # nobody's case is taken for a double of another


@dataclass
class Scene:
    """The world of the stateful steps, with a church without accounts, a colleague, and a file on the case."""

    world: World
    church: Team
    kind: ReferralKind
    document: CaseDocument
    colleague: Any

    @property
    def tenant(self) -> Tenant:
        return self.world.tenant

    def actor(self, name: str) -> Actor:
        return self.world.actors[name]

    def team(self, name: str) -> Team:
        return self.church if name == "church" else self.world.teams[name]

    def ground(self, *names: str) -> Ground:
        """Consent of the resident that names these teams, told to Alice's welfare team."""
        welfare, receivers = self.world.teams["welfare"], [self.team(name) for name in names]
        purpose = Purpose.objects.get(code="hand-over")
        until = timezone.localdate() + timedelta(days=30)
        sender = self.actor("welfare")
        with seen_by(sender):
            return record_ground(
                sender,
                subject=self.world.case.subject,
                purpose_uid=purpose.uid,
                controller=welfare.uid,
                receivers=[team.uid for team in receivers],
                answered=Answered(
                    answer="given", channel="spoken", evidence="note", language="nl", given_at=timezone.now(),
                    until=until, shown_hash=notice_for(purpose, welfare, receivers, until, "nl").hash,
                ),
            )  # fmt: skip

    def draft(self, ground: Ground, to: str, *, after: Sequence[str] = (), beside: Sequence[str] = ()) -> Referral:
        sender = self.actor("welfare")
        written = Written(
            question="Hoe verder?",
            explanation="De huur is twee maanden niet betaald.",
            receiver=self.team(to).uid,
            ground=ground.uid,
            after=[self.team(name).uid for name in after],
            beside=[self.team(name).uid for name in beside],
        )
        with seen_by(sender):
            return services.draft(sender, case_uid=self.world.case.uid, kind_uid=self.kind.uid, written=written)

    def sent(self, ground: Ground, to: str, **more: Sequence[str]) -> Referral:
        return self.step("welfare", self.draft(ground, to, **more), "send")

    def accepted(self, ground: Ground, to: str) -> Referral:
        return self.step(to, self.sent(ground, to), "accept", contact_person=self.person(to))

    def step(self, name: str, referral: Referral, move: str, **told: Any) -> Referral:
        actor = self.actor(name)
        version = Referral.objects.get(pk=referral.pk).version
        with seen_by(actor):
            return services.move(
                actor, uid=referral.uid, name=move, version=version, told=Told(**told), key=uuid4()
            )  # fmt: skip

    def another_case(self) -> None:
        """Of another resident: the pages of one with hundreds of referrals would be all that is measured."""
        world, sender = self.world, self.actor("welfare")
        with seen_by(sender):
            told = CaseTold(
                first_name="Rana", last_name="Voorbeeld", telephone="06",
                birth_date=f"{1930 + next(BIRTHS) % 70}-{1 + next(BIRTHS) % 12:02}-{1 + next(BIRTHS) % 28:02}",
            )  # fmt: skip
            world.case = open_case(sender, team_uid=world.teams["welfare"].uid, told=told)
        self.document = _document(world)

    def person(self, name: str) -> UUID:
        return self.actor(name).person.uid  # type: ignore[union-attr]

    def browser(self, name: str) -> Client:
        """Signed in, with the second factor proven."""
        actor = self.actor(name)
        return sign_in(_client(), actor.person, self.tenant)

    def by_link(self, referral: Referral) -> Client:
        """The receiver without an account, who came in by the link of this referral and accepted the terms."""
        accepted = terms()
        link = ReferralLink.objects.get(referral=referral)
        link.opened_at = link.terms_at = timezone.now()
        link.terms_version, link.terms_hash, link.accepted_by = accepted.version, accepted.hash, "Joke de Wit"
        link.save()
        client = _client()
        client.defaults["HTTP_HOST"] = self.tenant.primary_host
        session = client.session
        session[by_link.LINK] = {
            "tenant": str(self.tenant.uid), "link": str(link.uid), "seen": timezone.now().timestamp(),
        }  # fmt: skip
        session.save()
        return client


@contextmanager
def staged(seed: int) -> Iterator[Scene]:
    """The scene, committed, with the scope of its tenant open and a private shelf of its own for files."""
    folder = TemporaryDirectory(prefix="ketenwijzer-at-once-")
    with folder as shelf, override_settings(PRIVATE_FILES_ROOT=f"{shelf}/private"):
        world = build(seed)
        with activate(world.tenant):
            yield _scene(world, seed)


def as_actor(scene: Scene, name: str, command: Callable[[Actor], Any]) -> Any:
    """A command as in a request of this actor."""
    actor = scene.actor(name)
    with activate(scene.tenant), seen_by(actor):
        return command(actor)


def _client() -> Client:
    return Client(raise_request_exception=False)


def _scene(world: World, seed: int) -> Scene:
    with transaction.atomic():
        church = make_organisation(world.tenant, f"Kerk {seed}", OrganisationKind.VOLUNTEERS)
        LinkReceiver(team=church, email=MAIL_BOX, since=timezone.now()).save()
        kind = next(each for each in world.kinds if each.code == "budget-coach")
        KindReceiver.objects.create(kind=kind, team=church)
        colleague = make_member(world.tenant, f"collega{seed}", Role.PARTNER, world.teams["welfare"])
        for actor in world.actors.values():
            if actor.person is not None:
                give_second_factor(actor.person)
    return Scene(world, church, kind, _document(world), colleague)


def _document(world: World) -> CaseDocument:
    sender = world.actors["welfare"]
    with seen_by(sender):
        return add_documents(
            sender,
            uid=world.case.uid,
            team_uid=world.teams["welfare"].uid,
            description="Aanmaning",
            files=[ContentFile(good_files.pdf(b"4 0 obj\n(brief)\nendobj\n"), name="Brief.pdf")],
        )[0]
