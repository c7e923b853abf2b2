"""Many rows at once, for tests that count queries: written straight into the tables."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from portal.cases.models import Case, CaseAccess
from portal.cases.words import Level, Source
from portal.consent.models import Ground, GroundParty, Purpose
from tenants.access import Actor
from tenants.models import Team

UNTIL = timedelta(days=30)


def make_cases(actor: Actor, team: Team, many: int, **fields: Any) -> None:
    """Cases that this team leads and this actor is the contact person of."""
    for number in range(many):
        names = {"first_name": "Rana", "last_name": "Voorbeeld", "birth_date": "1980-12-31"}
        made = Case(
            code=f"C-{number:06}", lead=actor.person, lead_team=team, opened_at=timezone.now(), **names, **fields
        )
        made.save()
        CaseAccess.objects.create(case=made, team=team, source=Source.LEAD, source_uid=made.uid, level=Level.ALL)


def let_in(case: Case, team: Team, level: Level, source: Source = Source.CIRCLE) -> CaseAccess:
    until = timezone.localdate() + UNTIL
    row: CaseAccess = CaseAccess.objects.create(
        case=case, team=team, source=source, source_uid=uuid4(), ground_uid=uuid4(), level=level, until=until
    )
    return row


def record_grounds(case: Case, team: Team, many: int) -> None:
    purpose = Purpose.objects.first()
    assert purpose is not None
    today, now = timezone.localdate(), timezone.now()
    for number in range(many):
        ground = Ground.objects.create(
            number=f"T-{number}",
            schema="proef",
            subject=case.subject,
            purpose=purpose,
            kind=purpose.ground,
            answer="given",
            channel="spoken",
            evidence="note",
            language="nl",
            shown={"title": "Samen werken aan uw vraag"},
            text_hash="0",
            given_at=now,
            valid_from=today,
            valid_until=today + UNTIL,
            recorded_at=now,
            recorder="Proef",
        )
        GroundParty.objects.create(
            ground=ground, kind="lead", organisation=team.organisation, team=team, name=str(team), covenant=1, since=now
        )
