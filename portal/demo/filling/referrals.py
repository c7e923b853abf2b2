"""Referrals of the demo, taken through their steps by the people who would take them, each on a day of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground, Purpose
from portal.consent.services import Answered, record_ground
from portal.consent.services.recording import notice_for
from portal.consent.words import ANSWERS, Channel, Evidence, GroundKind
from portal.demo.content.cases import AskedBack, Step
from portal.demo.content.cases import Referral as Written
from portal.demo.filling.days import DAY, moment, moved_back
from portal.referrals import services
from portal.referrals.models import CheckBack, Referral, ReferralClock, ReferralKind, ReferralMessage, TalkTime
from portal.referrals.services.ending import REMINDERS, expire_due
from portal.referrals.talks import Time
from portal.referrals.words import AssessReason, CheckedHow
from tenants.access import Actor, resident
from tenants.models import Team

FindTeam = Callable[[str], Team]
# How long a ground lasts after the first step that rests on it.
LASTS = timedelta(days=300)


def refer(by: Actor, case: Case, told: Written, *, actors: Mapping[str, Actor], find: FindTeam) -> Referral:
    """Write a referral, record what it rests on, and take its steps."""
    kind = ReferralKind.objects.select_related("purpose").get(code=told.kind)
    teams = [find(each) for each in ((told.to,) if told.to else ()) + told.beside]
    sent = next((step.ago for step in told.steps if step.move == "send"), None)
    ground = _ground(by, case, kind.purpose, teams, sent) if sent is not None else None
    referral = services.draft(
        by,
        case_uid=case.uid,
        kind_uid=kind.uid,
        written=services.Written(
            question=told.question,
            explanation=told.explanation,
            urgency=told.urgency,
            hand_over=told.hand_over,
            receiver=teams[0].uid if teams else None,
            ground=ground.uid if ground else None,
            answers=told.answers,
            times=[_time(each) for each in told.times],
            summary=told.summary,
            checked_on=timezone.localdate() - told.checked * DAY if told.checked is not None else None,
            checked_how=CheckedHow.SPOKEN if told.checked is not None else "",
        ),
        follows=_last_ended(case) if told.after else None,
    )
    Referral.objects.filter(pk=referral.pk).update(made_at=moment(told.made, 0))
    for number, step in enumerate(told.steps):
        _take(actors[step.by], referral, step, moment(step.ago, number), find)
        if told.opened and step.move == "send":
            services.assess(actors[told.opened], uid=referral.uid, reason=AssessReason.CONDITIONS)
    for each in told.said:
        made = services.talk(actors[each.by], uid=referral.uid, text=each.text)
        ReferralMessage.objects.filter(pk=made.pk).update(at=moment(each.ago, 2))
    if told.expires:
        _expire(referral)
    if told.helped:
        services.answer_helped(resident(case.tenant, case.subject), uid=referral.uid, answer=told.helped)
    for asked in told.asked_back:
        _ask_back(actors[case.lead.email], referral, asked)
    return referral


def _last_ended(case: Case) -> UUID | None:
    rows = Referral.objects.filter(case=case, closed_at__isnull=False).order_by("-closed_at")
    found: UUID | None = rows.values_list("uid", flat=True).first()
    return found


def _ask_back(lead: Actor, referral: Referral, told: AskedBack) -> None:
    clock = ReferralClock.objects.get(referral=referral, code="check_back", stopped_at__isnull=True)
    made = services.check_back(lead, uid=referral.uid, clock=clock.uid, how=told.how, note=told.note)
    CheckBack.objects.filter(pk=made.pk).update(at=moment(told.ago, 1))
    ReferralClock.objects.filter(pk=clock.pk).update(stopped_at=moment(told.ago, 1))


def _ground(by: Actor, case: Case, purpose: Purpose, teams: list[Team], ago: int) -> Ground:
    """What the resident was told or agreed to, on the day on which it was sent."""
    assert by.team is not None
    given = moment(ago, 0) - timedelta(minutes=20)
    until = timezone.localdate(given + LASTS)
    return record_ground(
        by,
        subject=case.subject,
        purpose_uid=purpose.uid,
        controller=by.team.uid,
        receivers=[team.uid for team in teams],
        answered=Answered(
            answer=ANSWERS[GroundKind(purpose.ground)][0],
            channel=Channel.SPOKEN,
            evidence=Evidence.NOTE,
            language=case.language,
            shown_hash=notice_for(purpose, by.team, teams, until, case.language).hash,
            given_at=given,
            until=until,
        ),
    )


def _take(actor: Actor, referral: Referral, step: Step, at: datetime, find: FindTeam) -> None:
    began = timezone.now()
    told, appointment = _told(actor, referral, step, at, find)
    version = Referral.objects.get(pk=referral.pk).version
    services.move(actor, uid=referral.uid, name=step.move, version=version, told=told)
    for each in (referral, *Referral.objects.filter(part_of=referral)):
        moved_back(each, began, at)
    if appointment is not None:
        Referral.objects.filter(pk=referral.pk).update(appointment_at=appointment)


def _time(told: Mapping[str, Any]) -> Time:
    """On a working day, so many days ahead."""
    start = moment(-told["in_days"], 0).replace(hour=told["hour"], minute=told.get("minute", 0))
    return Time(start, told.get("minutes", 45), told["way"], told["where"])


def _told(
    actor: Actor, referral: Referral, step: Step, at: datetime, find: FindTeam
) -> tuple[services.Told, datetime | None]:
    """What is told with a step; and the day of an appointment, which the command wants in the future."""
    told: dict[str, Any] = dict(step.told)
    appointment = None
    if step.move == "accept":
        assert actor.person is not None
        told["contact_person"] = actor.person.uid
    if step.move == "choose_time":
        told["talk_time"] = TalkTime.objects.filter(referral=referral)[0].uid
    if "team" in told:
        told["to_team"] = find(told.pop("team")).uid
    if "expected_in" in told:
        told["expected_on"] = timezone.localdate() + timedelta(days=told.pop("expected_in"))
    if "in_days" in told:
        appointment = moment(step.ago - told.pop("in_days"), 2).replace(hour=14, minute=30)
        told["appointment_at"] = max(appointment, timezone.now() + timedelta(hours=1))
    return services.Told(**told), appointment


def _expire(referral: Referral) -> None:
    """As when nobody answered after the reminders: the command of the worker ends it."""
    ReferralClock.objects.filter(referral=referral, stopped_at__isnull=True).update(reminders=REMINDERS)
    began = timezone.now()
    expire_due()
    moved_back(referral, began, moment(1, 0))
