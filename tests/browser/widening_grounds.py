"""Grounds about an invented resident of the example: nothing asked yet, given, told, objected to, refused."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tenants.models import Tenant


def widen_grounds(tenant: Tenant) -> Mapping[str, str]:
    """Record them in the active portal, and tell the addresses of their screens by name."""
    from portal.cases.services import Told, open_case
    from portal.consent.models import DataCategory, Purpose
    from portal.consent.providing import provide_for
    from portal.consent.services import object_to
    from tenants.access import Role
    from tenants.models import OrganisationKind

    provide_for(tenant)
    alice = _first_with(tenant, Role.PARTNER)
    told = Told(first_name="Rana", last_name="Voorbeeld", birth_date="1980-12-31", telephone="06 00 00 00 00")
    subject = open_case(alice, team_uid=alice.team.uid, told=told).uid
    housing, town, bank = (
        _team(kind)
        for kind in (OrganisationKind.HOUSING_CORPORATION, OrganisationKind.MUNICIPALITY, OrganisationKind.FOOD_BANK)
    )
    given = _record(alice, subject, "hand-over", housing)
    _record(alice, subject, "hand-over", housing, answer="refused", language="ar")
    _record(alice, subject, "food", bank)
    objected = _record(alice, subject, "debt-help", town)
    object_to(alice, ground_uid=objected.uid)
    base, chosen = f"/grondslagen/{subject}", f"?doel=hand-over&team={housing.uid}"
    return {
        "ground_new": f"{base}/nieuw/",
        "ground_choices": f"{base}/nieuw/?doel=hand-over",
        "ground_wrong": f"{base}/nieuw/?doel=hand-over&gekozen=1&tot=2020-01-01",
        "ground_answer": f"{base}/nieuw/{chosen}&terug=/overzicht/",
        "ground_answer_arabic": f"{base}/nieuw/{chosen}&language=ar",
        "ground_text": f"{base}/tekst/{chosen}&language=ar",
        "ground": f"/grondslagen/{given.uid}/",
        "ground_objected": f"/grondslagen/{objected.uid}/",
        "receipt": f"{base}/bewijs/",
        "purpose": f"/instellingen/doelen/{Purpose.objects.get(code='debt-help').uid}/",
        "kind_of_data": f"/instellingen/soorten-gegevens/{DataCategory.objects.get(code='health').uid}/",
    }


def _record(actor: Any, subject: Any, code: str, team: Any, *, answer: str = "", language: str = "nl") -> Any:
    from portal.consent.models import Purpose
    from portal.consent.services import Answered, record_ground
    from portal.consent.services.recording import notice_for
    from portal.consent.words import ANSWERS, Channel, Evidence, GroundKind

    purpose, until = Purpose.objects.get(code=code), timezone.localdate() + timedelta(days=180)
    answered = Answered(
        answer=answer or ANSWERS[GroundKind(purpose.ground)][0],
        channel=Channel.SPOKEN,
        evidence=Evidence.NOTE,
        language=language,
        shown_hash=notice_for(purpose, actor.team, [team], until, language).hash,
        given_at=timezone.now(),
        until=until,
    )
    return record_ground(
        actor,
        subject=subject,
        purpose_uid=purpose.uid,
        controller=actor.team.uid,
        receivers=[team.uid],
        answered=answered,
    )


def _team(kind: str) -> Any:
    """The first team of this kind whose organisation accepted the covenant."""
    from tenants.covenant import organisations_that_accepted
    from tenants.models import Team

    accepted = organisations_that_accepted()
    return Team.objects.filter(organisation__kind=kind, organisation__in=accepted).order_by("pk").first()


def _first_with(tenant: Tenant, role: str) -> Any:
    """The person of the example who signs in with the button of this role."""
    from portal.accounts.models import User
    from portal.demo.content.reading import read_portals
    from tenants.access import actor_for

    people = next(each.people for each in read_portals() if each.slug == tenant.slug)
    email = next(each.email for each in people if each.role == role)
    return actor_for(User.objects.get(email=email), tenant)
