"""A referral of each standing that went by link to a team without accounts, and somebody who came in by ours."""

import time
from datetime import timedelta
from importlib import import_module
from random import Random
from typing import Any

from django.conf import settings
from django.utils import timezone

from portal.cases.access import lead_from
from portal.cases.models import Case, CaseAccess
from portal.cases.words import WORK_WITH_CASES, Level, Source
from portal.consent.models import Ground, Purpose
from portal.referrals.models import LinkReceiver, Referral, ReferralKind, ReferralLink, TalkTime
from portal.referrals.proofs import digest_of, token_of
from portal.referrals.services.by_link import opens
from portal.referrals.terms import terms
from tenants.access import Actor, Role, can
from tenants.context import activate
from tenants.middleware.by_link import LINK
from tenants.models import OrganisationKind, Team
from tests.factories.tenants import make_organisation
from tests.isolation.planting import Planter
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting, Visitor

Objects = dict[str, dict[Standing, Any]]
# What stands in the minimum set, which the receiver reads before the answer.
MINIMUM = {"Referral.question", "Case.district", "TalkTime.by_whom"}


def referrals_by_link(here: Casting, there: Casting) -> Objects:
    """Ours, those of another organisation, and those of the other portal."""
    whose = {
        Standing.OWN: (here, "ours"),
        Standing.OTHER_ORGANISATION: (here, "theirs"),
        Standing.FOREIGN: (there, "ours"),
    }
    links = {standing: _link(casting, name) for standing, (casting, name) in whose.items()}
    here.link = links[Standing.OWN]
    receivers = {standing: _receiver(link) for standing, link in links.items()}
    referrals = {standing: link.referral for standing, link in links.items()}
    return {"referrals.ReferralLink": links, "referrals.LinkReceiver": receivers, "referrals.Referral": referrals}


def knocks(link: ReferralLink) -> Visitor:
    """Somebody who came in by this link and accepted the terms."""
    with activate(link.tenant):
        actor = opens(link.tenant, link.uid)
    assert actor is not None
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    # Every request is rolled back, so the clock of the session stands: it must outlast the suite.
    session[LINK] = {"tenant": str(link.tenant.uid), "link": str(link.uid), "seen": time.time() + 24 * 3600}
    session.create()
    return Visitor("receiver of a link", actor, session.session_key)


# Words of the portal, which hold nothing of anybody: whoever records grounds or reads settings reads them.
OF_THE_PORTAL = (Purpose, ReferralKind)


def token(link: ReferralLink) -> str:
    """As it stands in the mail."""
    return token_of(link)


def random_token(random: Random) -> str:
    return "".join(random.choices("ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz0123456789-_", k=43))


def _receiver(link: ReferralLink) -> LinkReceiver:
    with activate(link.tenant):
        return LinkReceiver.objects.get(team=link.team)


def _link(casting: Casting, whose: str) -> ReferralLink:
    team, tenant = casting.teams[whose], casting.tenant
    church = make_organisation(tenant, f"Kerk voor {whose} in {tenant.slug}", OrganisationKind.VOLUNTEERS)
    opened: list[Referral] = []

    def works(actor: Actor) -> bool:
        held = team.organisation_id in actor.organisations_as(*WORK_WITH_CASES) and team.pk in actor.teams
        return actor.tenant.pk == tenant.pk and held

    def receives(actor: Actor) -> bool:
        return works(actor) or any(each.uid in actor.referrals for each in opened)

    def reads_settings(actor: Actor) -> bool:
        able = any(can(actor, each) for each in ("ground.create", "ground.read", "settings.read"))
        return actor.tenant.pk == tenant.pk and able

    def whom(model: Any, field: str) -> Any:
        if model in OF_THE_PORTAL:
            return reads_settings
        if model is LinkReceiver:
            return lambda actor: actor.tenant.pk == tenant.pk and can(actor, "settings.read").allowed
        return receives if f"{model.__name__}.{field}" in MINIMUM else works

    person = casting.person(Role.PARTNER, whose, also_known_to=receives)
    with activate(tenant):
        planter = Planter(tenant, casting.aviary, person, whom)
        opened.append(_sent(planter, casting, team, church))
        return _its_link(opened[0], church)


def _sent(planter: Planter, casting: Casting, team: Team, church: Team) -> Referral:
    number, now = Referral.objects.count(), timezone.now()
    case = planter.one(
        Case, code=f"C-LINK{number:02}", state="open", closed_at=None, birth_date="1980-12-31", language="nl",
        lead=planter.person, lead_team=team,
    )  # fmt: skip
    lead_from(case, team)
    title = casting.aviary.word("the name of a kind of help", lambda actor: actor.tenant.pk == casting.tenant.pk)
    kind = planter.one(
        ReferralKind, code=f"link-{number}", titles={"nl": title}, fields=[], norms={}, clocks=[], municipalities={}
    )
    ground = planter.one(
        Ground, number=f"2026-LIN{number:03}", subject=case.uid, valid_until=timezone.localdate() + timedelta(days=60)
    )
    planter.one(LinkReceiver, team=church)
    sent: Referral = planter.one(
        Referral, number=f"D-LINK{number:02}", case=case, kind=kind, ground=ground, state="sent", sender=planter.person,
        sender_team=team, receiver_team=church, sent_at=now, made_at=now, assignee=None, contact_person=None,
        part_of=None, follows=None, batch=None, helped="", contact_name=None, hand_over="three_way",
    )  # fmt: skip
    planter.one(TalkTime, referral=sent, party="sender", starts_at=now + timedelta(days=3), minutes=60, way="place")
    CaseAccess.objects.create(
        case=case, team=church, source=Source.REFERRAL, source_uid=sent.uid, level=Level.MINIMUM, ground_uid=ground.uid,
        until=ground.valid_until,
    )  # fmt: skip
    return sent


def _its_link(sent: Referral, church: Team) -> ReferralLink:
    now, shown = timezone.now(), terms()
    made = ReferralLink(
        tenant=sent.tenant, referral=sent, team=church, made_at=now, expires_at=now + timedelta(days=30),
        opened_at=now, terms_at=now, terms_version=shown.version, terms_hash=shown.hash, accepted_by="Mens van de kerk",
    )  # fmt: skip
    made.digest = digest_of(token_of(made), sent.tenant.pk)
    made.save()
    return made
