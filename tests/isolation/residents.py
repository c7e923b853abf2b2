"""Two residents of our portal with canaries in their cases: one knocks with the code of her receipt, one never does."""

import time
from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

from portal.cases.access import lead_from
from portal.cases.models import Case
from portal.cases.words import WORK_WITH_CASES
from portal.consent.models import ReceiptCode
from portal.resident.models import CorrectionRequest
from tenants.access import Actor, Role, resident
from tenants.context import activate
from tenants.middleware.by_code import RESIDENT
from tenants.models import Team, Tenant
from tests.isolation.canaries import Aviary, KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting, Visitor

TEXTS = ("first_name", "last_name", "telephone", "address", "safe_contact", "situation", "district")
Objects = dict[str, dict[Standing, Any]]


def residents(casting: Casting) -> tuple[Objects, Visitor]:
    """What one of them asked to correct, which our team answers; and that one, who knocks."""
    tenant, team = casting.tenant, casting.teams["ours"]
    with activate(tenant):
        own, theirs = (_case(casting, casting.teams[name]) for name in ("ours", "theirs"))
        asked = {
            Standing.OWN: _asked(casting.aviary, own, team),
            Standing.OTHER_ORGANISATION: _asked(casting.aviary, theirs, casting.teams["theirs"]),
        }
        return {"resident.CorrectionRequest": asked}, _knocks(tenant, own)


def _case(casting: Casting, team: Team) -> Case:
    uid = uuid4()
    # Ours is named to the resident, who knows their contact person.
    lead = casting.person(Role.PARTNER, "ours", also_known_to=lambda actor: uid in actor.subjects)
    known_to = _works_or_is(uid, team)
    texts = {name: casting.aviary.word(f"{name} of a resident of {team}", known_to) for name in TEXTS}
    made = Case(uid=uid, code=f"R-{uid.hex[:5].upper()}", lead=lead, lead_team=team, opened_at=timezone.now(),
                birth_date="1980-12-31", **texts)  # fmt: skip
    made.save()
    lead_from(made, team)
    return made


def _asked(aviary: Aviary, case: Case, team: Team) -> CorrectionRequest:
    now = timezone.now()
    wrong = aviary.word(f"what a resident of {team} says is wrong", _works_or_is(case.uid, team))
    made = CorrectionRequest(case=case, wrong=wrong, asked_at=now, answer_by=timezone.localdate(now))
    made.save()
    return made


def _works_or_is(uid: UUID, team: Team) -> KnownTo:
    def known_to(actor: Actor) -> bool:
        works = team.pk in actor.teams and team.organisation_id in actor.organisations_as(*WORK_WITH_CASES)
        return uid in actor.subjects or works

    return known_to


def _knocks(tenant: Tenant, case: Case) -> Visitor:
    now = timezone.now()
    code = ReceiptCode.objects.create(
        subject=case.uid, digest=uuid4().hex, made_at=now, expires_at=now + timedelta(days=1)
    )
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    told = {"tenant": str(tenant.uid), "subject": str(case.uid), "code": str(code.uid)}
    session[RESIDENT] = {**told, "seen": time.time() + 600}
    session.save()
    return Visitor("resident with a code", resident(tenant, case.uid), str(session.session_key))
