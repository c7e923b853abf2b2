"""Alice (welfare) opened a case for a resident; Bob's credit bank may be let in on a ground."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.cases.services import Told, open_case
from portal.consent.models import Ground, Purpose
from portal.consent.providing import provide_for
from portal.consent.services import Answered, record_ground
from portal.consent.services.recording import notice_for
from portal.consent.words import Channel, Evidence
from tenants.access import Actor, Role, actor_for
from tenants.models import Team, Tenant
from tests.factories.tenants import make_member
from tests.portal.cases.in_a_request import narrow_to_actor
from tests.tenants.covenant.covenants import published, signed

RANA = Told(
    first_name="Rana",
    last_name="Voorbeeld",
    birth_date="1980-12-31",
    telephone="06 00 00 00 00",
    email="rana@bewoner.example",
    address="Kade 1, 3131 AA Vlaardingen",
    safe_contact="Bel alleen overdag.",
    situation="Achterstand bij de huur.",
    district="Westwijk",
    language="ar",
)
SECRETS = (
    RANA.first_name, RANA.last_name, RANA.birth_date, RANA.telephone, RANA.email, RANA.address, RANA.safe_contact,
    RANA.situation,
)  # fmt: skip

RecordGround = Callable[..., Ground]


@pytest.fixture(autouse=True)
def in_a_request(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL each command shows that it does with the rows of its actor (decision 24)."""
    if "the_first_lock_alone" not in request.fixturenames:
        narrow_to_actor(request.module, monkeypatch)


@pytest.fixture
def the_first_lock_alone() -> None:
    """For sabotage of what the code does: on PostgreSQL the second lock would hold."""


@pytest.fixture
def case(in_waterkant: Tenant, alice: Actor, welfare: Team) -> Case:
    return open_case(alice, team_uid=welfare.uid, told=RANA)


@pytest.fixture
def ground(in_waterkant: Tenant, case: Case, eva: Actor, anna: Actor, alice: Actor, welfare: Team) -> RecordGround:
    """Records a ground about the resident of the case, for these teams."""
    version = published(eva)
    signed(anna, version)
    provide_for(in_waterkant)
    accepted: set[int] = {welfare.organisation_id}

    def make(*teams: Team, actor: Actor = alice, about: Case = case, days: int = 30) -> Ground:
        for team in teams:
            if team.organisation_id not in accepted:
                administrator = make_member(in_waterkant, f"Beheer {team.pk}", Role.PARTNER_ADMIN, team)
                signed(actor_for(administrator, in_waterkant), version)
                accepted.add(team.organisation_id)
        purpose = Purpose.objects.get(code="hand-over")
        until = timezone.localdate() + timedelta(days=days)
        return record_ground(
            actor,
            subject=about.subject,
            purpose_uid=purpose.uid,
            controller=welfare.uid,
            receivers=[team.uid for team in teams],
            answered=Answered(
                answer="given",
                channel=Channel.SPOKEN,
                evidence=Evidence.NOTE,
                language="nl",
                shown_hash=notice_for(purpose, welfare, teams, until, "nl").hash,
                given_at=timezone.now(),
                until=until,
            ),
        )

    return make


def colleague(tenant: Tenant, team: Team, name: str = "Ceciel", role: Role = Role.PARTNER) -> Any:
    """Somebody else of the same team, as an actor."""
    return actor_for(make_member(tenant, name, role, team), tenant)
