"""Grounds with canaries in every text, about a resident that our organisation works for, and about others."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.cases.models import Case
from portal.cases.services import Told, open_case
from portal.consent.models import DataCategory, Ground, GroundEvent, GroundParty, Purpose
from tenants.access import Actor, Role, Scope, actor_for, can, scopes_of
from tenants.context import activate
from tenants.models import Team
from tests.isolation.canaries import KnownTo, nobody
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]


def grounds(here: Casting, there: Casting) -> Objects:
    """Ours names our team alone, about a resident of ours; the others name another team, and another portal."""
    objects: Objects = {}
    for standing, casting, whose in (
        (Standing.OWN, here, "ours"),
        (Standing.OTHER_ORGANISATION, here, "theirs"),
        (Standing.FOREIGN, there, "ours"),
    ):
        for label, made in _of(casting, whose, standing).items():
            objects.setdefault(label, {})[standing] = made
    return objects


def _of(casting: Casting, whose: str, standing: Standing) -> dict[str, Any]:
    team = casting.teams[whose]
    with activate(casting.tenant):
        purpose, kind = _settings(casting, standing)
        ground = _ground(casting, team, purpose, _case(casting, whose))
    return {"consent.Ground": ground, "consent.Purpose": purpose, "consent.DataCategory": kind}


def _settings(casting: Casting, standing: Standing) -> tuple[Purpose, DataCategory]:
    def word(what: str) -> str:
        return _word(casting, what, _reads_settings)

    code = standing.value.replace(" ", "-")
    kind = DataCategory.objects.create(code=f"soort-{code}", names={"nl": word("the name of a kind of data")})
    purpose = Purpose.objects.create(
        code=f"doel-{code}",
        ground="consent",
        categories=[kind.code],
        receivers=["credit_bank", "welfare"],
        texts={"nl": {"title": word("the title of a purpose"), "why": word("why something is shared")}},
    )
    return purpose, kind


def _case(casting: Casting, whose: str) -> Case:
    """The case that makes the team work for the resident; nothing of it stands on a screen of grounds."""
    lead = actor_for(casting.person(Role.PARTNER, whose), casting.tenant)
    assert lead.team is not None
    names = {name: _word(casting, f"the {name} of a resident", nobody) for name in ("first_name", "last_name")}
    told = Told(**names, birth_date="1980-12-31", telephone="06 00 00 00 00")
    return open_case(lead, team_uid=lead.team.uid, told=told)


def _ground(casting: Casting, team: Team, purpose: Purpose, case: Case) -> Ground:
    def known_to(actor: Actor) -> bool:
        scopes = scopes_of(actor, "ground.read")
        return Scope.TENANT in scopes or (Scope.INVOLVED in scopes and team.pk in actor.teams)

    def word(what: str) -> str:
        return _word(casting, what, known_to)

    now, today = timezone.now(), timezone.localdate()
    made = Ground.objects.create(
        number=f"2026-{case.code[-6:]}",
        schema="k",
        subject=case.uid,
        purpose=purpose,
        kind="consent",
        categories=purpose.categories,
        answer="given",
        channel="spoken",
        evidence="note",
        language="nl",
        shown={part: word(f"the {part} of a notice") for part in ("title", "why", "ground", "controller", "until")}
        | {part: [word(f"the {part} of a notice")] for part in ("receivers", "categories", "rights")},
        text_hash="k",
        given_at=now,
        valid_from=today,
        valid_until=today + timedelta(days=90),
        recorded_at=now,
        recorder=word("who recorded a ground"),
    )
    for kind in ("controller", "receiver"):
        GroundParty.objects.create(
            ground=made,
            kind=kind,
            organisation=team.organisation,
            team=team,
            name=word("the name of a party"),
            covenant=1,
            since=now,
        )
    GroundEvent.objects.create(ground=made, kind="objected", at=now, by_whom=word("who objected"), answer_by=today)
    return made


def _reads_settings(actor: Actor) -> bool:
    return any(can(actor, action) for action in ("ground.create", "ground.read", "settings.read"))


def _word(casting: Casting, what: str, known_to: KnownTo) -> str:
    here = casting.tenant.pk
    named = f"{what} in {casting.tenant.slug}"
    if known_to is nobody:
        return casting.aviary.word(named)
    return casting.aviary.word(named, lambda actor: actor.tenant.pk == here and known_to(actor))
