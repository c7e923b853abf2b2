"""Cases of the demo, opened by the people who lead them, with all that happens around them. Safe to repeat."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.utils import timezone

from portal.accounts.models import User
from portal.cases.models import Case
from portal.cases.services import Told, break_glass, close_case, join_household, open_case
from portal.consent.models import ReceiptCode
from portal.consent.numbering import digest
from portal.consent.services import make_code
from portal.demo.content.cases import Case as Written
from portal.demo.content.cases import Receiver, read_cases
from portal.demo.content.reading import number_of
from portal.demo.content.shapes import Portal
from portal.demo.filling.referrals import refer
from portal.demo.filling.socialmap import uid_of
from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.providing import provide_for
from portal.referrals.services.links import set_receiver
from portal.referrals.services.saved_views import save_view
from portal.resident.models import CorrectionRequest, Result
from portal.resident.services import answer_correction, ask_correction
from portal.socialmap.models import Service
from tenants.access import Actor, Role, actor_for, resident
from tenants.models import Organisation, Team, Tenant

AREAS = {"waterkant": "010", "vechtgooi": "035", "heidedorp": "0318"}
FindTeam = Callable[[str], Team]


def fill_cases(portal: Portal, tenant: Tenant, organisations: Mapping[str, Organisation], today: date) -> int:
    """Open the cases of the active portal and take them where the content says. The covenant stands already.

    Returns:
        How many cases are new; 0 when some stand.
    """
    if Case.objects.exists():
        return 0
    provide_for(tenant)
    told = read_cases(portal.slug)
    find = _teams(organisations)
    actors = {email: actor_for(User.objects.get(email=email), tenant) for email in _people(portal)}
    for receiver in told.receivers:
        _takes(portal, receiver, find(receiver.team), today)
    for link in told.by_link:
        set_receiver(actors[_first(portal, Role.MUNICIPALITY_ADMIN)], team_uid=find(link.team).uid, email=link.email)
    cases = {each.id: _open(actors[each.lead], each, AREAS[portal.slug]) for each in told.cases}
    for referral in told.referrals:
        by = actors[referral.by] if referral.by else _lead(actors, cases[referral.case])
        refer(by, cases[referral.case], referral, actors=actors, find=find)
    for view in told.views:
        save_view(actors[view.by], name=view.name, filters=view.filters)
    for each in told.cases:
        _around(actors, each, cases, officer=actors[_first(portal, Role.PRIVACY_OFFICER)])
    return len(cases)


def _people(portal: Portal) -> set[str]:
    """Who has a part in it: all of the portal, and who works in it from another one."""
    told = read_cases(portal.slug)
    named = {step.by for referral in told.referrals for step in referral.steps} | {each.lead for each in told.cases}
    return named | {_first(portal, Role.PRIVACY_OFFICER), _first(portal, Role.MUNICIPALITY_ADMIN)}


def _first(portal: Portal, role: Role) -> str:
    return next(each.email for each in portal.people if each.role == role)


def _lead(actors: Mapping[str, Actor], case: Case) -> Actor:
    return actors[case.lead.email]


def _teams(organisations: Mapping[str, Organisation]) -> FindTeam:
    """Teams as the content writes them: "organisation/team", or the organisation when it has one team."""
    by_name = {each.name: each for each in Organisation.objects.all()}

    def find(written: str) -> Team:
        name, _slash, team = written.partition("/")
        organisation = organisations.get(name) or by_name[ELSEWHERE[name]]
        rows = Team.objects.filter(organisation=organisation)
        found: Team | None = rows.get(name=team) if team else rows.order_by("pk").first()
        assert found is not None
        return found

    return find


# Organisations that another portal brought, by the id that they have there.
ELSEWHERE = {"vaste-grond": "Kredietbank De Vaste Grond"}


def _takes(portal: Portal, told: Receiver, team: Team, today: date) -> None:
    service = Service.objects.filter(uid=uid_of(portal.slug, "service", told.service)).first() if told.service else None
    if service is not None and told.capacity:
        service.capacity, service.capacity_weeks = told.capacity, told.weeks
        service.capacity_on = today - timedelta(days=told.told)
        service.save(update_fields=["capacity", "capacity_weeks", "capacity_on"])
    kind = ReferralKind.objects.get(code=told.kind)
    position = KindReceiver.objects.filter(kind=kind).count()
    KindReceiver.objects.create(
        kind=kind, team=team, service=service, conditions=[dict(each) for each in told.conditions], position=position
    )


def _open(lead: Actor, told: Written, area: str) -> Case:
    assert lead.team is not None
    case = open_case(
        lead,
        team_uid=lead.team.uid,
        told=Told(
            first_name=told.first_name,
            last_name=told.last_name,
            birth_date=told.birth_date,
            telephone=number_of(area, told.phone) if told.phone is not None else "",
            email=told.email,
            safe_contact=told.safe_contact,
            situation=told.situation,
            district=told.district,
            language=told.language,
        ),
    )
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=told.ago))
    return case


def _around(actors: Mapping[str, Actor], told: Written, cases: Mapping[str, Case], *, officer: Actor) -> None:
    """What happens to a case besides referrals."""
    lead, case = actors[told.lead], cases[told.id]
    if told.household:
        join_household(lead, uid=case.uid, with_uid=cases[told.household].uid)
    if told.code:
        _give(lead, case, told.code)
    if told.wrong:
        asked = ask_correction(resident(case.tenant, case.subject), subject=case.uid, wrong=told.wrong)
        _answer(lead, asked, told.answer)
    if told.emergency:
        break_glass(officer, code=case.code, reason=told.emergency)
    if told.closed:
        close_case(lead, uid=case.uid, version=case.version)


def _give(lead: Actor, case: Case, code: str) -> None:
    """A receipt whose code is known: it is printed, and opens the page of somebody invented in the demo alone."""
    make_code(lead, subject=case.subject)
    living = ReceiptCode.objects.filter(subject=case.subject, revoked_at__isnull=True)
    living.update(digest=digest(code, case.tenant.uid))


def _answer(lead: Actor, asked: CorrectionRequest, text: str) -> None:
    if text:
        answer_correction(lead, uid=asked.uid, result=Result.CORRECTED, answer=text)
