"""Cases, so that their screens have something to show: of the professional whose button signs in first, and an
emergency opening that waits for somebody who looks at it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tenants.access import Actor, Role, actor_for
from tenants.models import Tenant

LONG = "Een zin die maar doorgaat omdat er zo veel speelt in dit huishouden. "


def widen_cases(tenant: Tenant) -> Mapping[str, str]:
    """Fill the active portal, and tell the addresses by name."""
    from portal.cases.services import break_glass, close_case, join_household, open_case

    alice = somebody(tenant, Role.PARTNER)
    assert alice.team is not None
    one = open_case(alice, team_uid=alice.team.uid, told=_told("Rana", "Voorbeeld", situation=LONG * 8))
    other = open_case(alice, team_uid=alice.team.uid, told=_told("Sam", "Voorbeeld"))
    join_household(alice, uid=one.uid, with_uid=other.uid)
    done = open_case(alice, team_uid=alice.team.uid, told=_told("Bo", "Afgerond"))
    close_case(alice, uid=done.uid, version=done.version)
    _share(alice, one)
    minimum = _minimum(other, somebody(tenant, Role.CONSULTANT))
    leader = somebody(tenant, Role.PARTNER, of=somebody(tenant, Role.PARTNER_ADMIN))
    assert leader.team is not None
    open_case(leader, team_uid=leader.team.uid, told=_told("Kim", "Elders"))
    officer = somebody(tenant, Role.PRIVACY_OFFICER)
    break_glass(officer, code=other.code, reason="De inwoner is in gevaar en het aanspreekpunt is niet bereikbaar.")
    return {
        "case": f"/casussen/{one.uid}/",
        "case_closed": f"/casussen/{done.uid}/",
        "case_minimum": minimum,
        "case_in_emergency": f"/casussen/{other.uid}/",
        "caseload": f"/casussen/overdragen/{leader.team.uid}/{leader.person.uid}/",  # type: ignore[union-attr]
    }


def _told(first: str, last: str, situation: str = "Achterstand bij de huur.") -> Any:
    from portal.cases.services import Told

    return Told(
        first_name=first,
        last_name=last,
        birth_date="1980-12-31",
        telephone="06 00 00 00 00",
        email=f"{first.lower()}.{'zeer.lang.' * 5}adres@bewoner.example",
        address="Kade 1, 3131 AA Vlaardingen",
        safe_contact="Bel alleen overdag. Spreek niets in.",
        situation=situation,
        district="3131 Vlaardingen",
        language="ar",
    )


def _share(actor: Actor, case: Any) -> None:
    """A ground under which a second team is in the circle."""
    from portal.cases.models import CaseAccess
    from portal.cases.words import Level, Source
    from portal.consent.models import Ground, GroundParty, Purpose
    from portal.consent.notices import compose
    from portal.consent.providing import provide_for
    from tenants.models import Team

    provide_for(actor.tenant)
    purpose = Purpose.objects.filter(ground="consent").first()
    team = Team.objects.exclude(pk__in=actor.teams).select_related("organisation").order_by("pk")[0]
    assert purpose is not None
    assert actor.team is not None
    now, until = timezone.now(), timezone.localdate() + timedelta(days=200)
    names = {"controller": str(actor.team), "receivers": [str(team)]}
    notice = compose(purpose, until=until, language="ar", **names)  # type: ignore[arg-type]
    ground: Any = Ground.objects.create(
        number="T-VOORBEELD",
        schema="proef",
        subject=case.subject,
        purpose=purpose,
        kind=purpose.ground,
        answer="given",
        channel="spoken",
        evidence="note",
        language="ar",
        shown=notice.as_json(),
        text_hash=notice.hash,
        given_at=now,
        valid_from=timezone.localdate(),
        valid_until=until,
        recorded_at=now,
        recorder="Proef",
    )
    for kind, each in (("lead", actor.team), ("receiver", team)):
        GroundParty.objects.create(
            ground=ground, kind=kind, organisation=each.organisation, team=each, name=str(each), covenant=1, since=now
        )
    CaseAccess.objects.create(
        case=case,
        team=team,
        source=Source.CIRCLE,
        source_uid=ground.uid,
        ground_uid=ground.uid,
        level=Level.ALL,
        until=until,
    )


def _minimum(case: Any, reader: Actor) -> str:
    """What a team sees that may open no more than the minimum; `reader` is somebody of it."""
    from portal.cases.models import CaseAccess
    from portal.cases.words import Level, Source

    assert reader.team is not None
    CaseAccess.objects.create(
        case=case,
        team=reader.team,
        source=Source.REFERRAL,
        source_uid=case.uid,
        ground_uid=case.uid,
        level=Level.MINIMUM,
        until=timezone.localdate() + timedelta(days=30),
    )
    return f"/casussen/{case.uid}/"


def somebody(tenant: Tenant, role: Role, of: Actor | None = None) -> Actor:
    """Whom the first button of this role signs in: they stand by name. `of`: somebody of the same organisation."""
    from portal.accounts.models import User
    from portal.demo.content.reading import read_portals

    people = next(each.people for each in read_portals() if each.slug == tenant.slug)
    emails = [person.email for person in sorted(people, key=lambda each: each.name) if person.role == role]
    actors = [actor_for(User.objects.get(email=email), tenant) for email in emails]
    return next(each for each in actors if of is None or each.organisations & of.organisations)
