"""Drafts of the professional whose button signs in first, and kinds of help with teams that take them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tenants.access import Actor, Role, actor_for
from tenants.models import Tenant

LONG = "Een zin die maar doorgaat omdat er zo veel speelt in dit huishouden. "
CONDITIONS = (
    [{"text": "spreekt Nederlands of Arabisch", "field": "language", "op": "in", "value": ["nl", "ar"]},
     {"text": "kan zelf naar het spreekuur komen"}],
    [{"text": "18 jaar of ouder", "field": "age", "op": "at_least", "value": "18"},
     {"text": "heeft een lopend plan voor schulden"}],
    [{"text": "alleen voor mensen van 65 jaar en ouder", "field": "age", "op": "at_least", "value": "65"}],
)  # fmt: skip


def widen_compose(tenant: Tenant) -> Mapping[str, str]:
    """Fill the active portal, and tell the addresses by name."""
    from portal.cases.services import Told, open_case
    from portal.referrals import services
    from portal.referrals.models import KindReceiver, ReferralKind
    from portal.referrals.providing import provide_for

    provide_for(tenant)
    alice = somebody(tenant, Role.PARTNER)
    assert alice.team is not None
    told = Told(
        first_name="Rana", last_name="Voorbeeld", birth_date="1988-05-04", telephone="06 00 00 00 00",
        safe_contact="Bel alleen overdag. Spreek niets in.", situation=LONG * 6, district="3131 Vlaardingen",
        language="ar",
    )  # fmt: skip
    case = open_case(alice, team_uid=alice.team.uid, told=told)
    kind = ReferralKind.objects.get(code="budget-coach")
    teams = _teams(alice)
    for place, team in enumerate(teams):
        KindReceiver.objects.create(
            kind=kind, team=team, position=place, conditions=CONDITIONS[place % 3], service=_entry(team, place)
        )
    begun = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid)
    accepted = _ground(alice, case, teams[0])
    _ground(alice, case, teams[1], answer="refused")
    written = services.Written(
        question="Overzicht over de rekeningen, en leren rondkomen", explanation=LONG * 3, receiver=teams[0].uid,
        ground=accepted.uid, after=[teams[1].uid], answers={"goal": "Zelf de administratie doen"},
    )  # fmt: skip
    filled = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid, written=written)
    receiver = KindReceiver.objects.filter(kind=kind).first()
    assert receiver is not None
    return {
        "compose_kind": f"/doorverwijzingen/nieuw/?casus={case.uid}",
        "draft_empty": f"/doorverwijzingen/{begun.uid}/opstellen/",
        "draft_filled": f"/doorverwijzingen/{filled.uid}/opstellen/",
        "draft_discard": f"/doorverwijzingen/{begun.uid}/weggooien/",
        "help_kind": f"/instellingen/soorten/{kind.uid}/",
        "help_receiver": f"/instellingen/soorten/team/{receiver.uid}/",
    }


def _teams(actor: Actor) -> list[Any]:
    """Three teams of others, those of organisations that accepted the covenant first."""
    from tenants.covenant import organisations_that_accepted
    from tenants.models import Team

    others = Team.objects.exclude(pk__in=actor.teams).filter(closed_on__isnull=True).select_related("organisation")
    found = list(others.order_by("pk"))
    accepted = organisations_that_accepted(timezone.localdate(), [each.organisation_id for each in found])
    return sorted(found, key=lambda each: each.organisation_id not in accepted)[:3]


def _entry(team: Any, place: int) -> Any:
    """An entry of the map that tells of room: of whichever organisation, for the look of it."""
    from portal.socialmap.capacity import Capacity
    from portal.socialmap.models import Service

    found = Service.objects.order_by("pk")[place]
    state = (Capacity.OPEN, Capacity.WAITING, Capacity.FULL)[place % 3]
    Service.objects.filter(pk=found.pk).update(
        capacity=state, capacity_weeks=4 if state == Capacity.WAITING else None, capacity_on=timezone.localdate()
    )
    return found


def _ground(actor: Actor, case: Any, team: Any, answer: str = "given") -> Any:
    from portal.consent.models import Ground, GroundParty, Purpose
    from portal.consent.notices import compose

    assert actor.team is not None
    purpose = Purpose.objects.get(code="hand-over")
    now, until = timezone.now(), timezone.localdate() + timedelta(days=200)
    notice = compose(purpose, controller=str(actor.team), receivers=[str(team)], until=until, language="nl")
    ground: Any = Ground.objects.create(
        number=f"T-{answer[:4].upper()}", schema="proef", subject=case.subject, purpose=purpose, kind=purpose.ground,
        answer=answer, channel="spoken", evidence="note", language="nl", shown=notice.as_json(),
        text_hash=notice.hash, given_at=now, valid_from=timezone.localdate(), valid_until=until, recorded_at=now,
        recorder="Proef",
    )  # fmt: skip
    for kind, each in (("lead", actor.team), ("receiver", team)):
        GroundParty.objects.create(
            ground=ground, kind=kind, organisation=each.organisation, team=each, name=str(each), covenant=1, since=now
        )
    return ground


def somebody(tenant: Tenant, role: Role) -> Actor:
    """Whom the button of this role signs in: the first one of the example."""
    from portal.accounts.models import User
    from portal.demo.content.reading import read_portals

    people = next(each.people for each in read_portals() if each.slug == tenant.slug)
    email = next(person.email for person in people if person.role == role)
    return actor_for(User.objects.get(email=email), tenant)
