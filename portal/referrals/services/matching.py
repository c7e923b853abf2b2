"""A volunteer helps: chosen by the receiving team, ended, put back, and what the volunteer tells of it."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.accounts.models import User
from portal.cases.services.opening import SERVICE_NUMBER
from portal.consent.services.recording import called
from portal.referrals import audit_actions, events, policies
from portal.referrals.models import Referral, ReferralEvent, ReferralMessage, VolunteerMatch
from portal.referrals.models.matching import MATCHING, MOST_AGREED
from portal.referrals.services.finding import referral_to_move
from tenants.access import Actor, Role, can, require, system
from tenants.audit import record
from tenants.citizen_numbers import holds_citizen_number
from tenants.errors import Invalid, Refused
from tenants.models import Membership
from tenants.sight import looking_past

PUT_BACK = timedelta(hours=1)
MOST_REPORT = 1_000


@sensitive_variables("agreed", "written")
@transaction.atomic
def match_volunteer(actor: Actor, *, uid: UUID, volunteer_uid: UUID, agreed: str, until: date) -> VolunteerMatch:
    """Let a volunteer of the receiving team help a resident: first name and what was agreed open, until that day.

    Args:
        actor: somebody of the receiving team.
        uid: an accepted referral that runs.
        agreed: what the volunteer does, in a few sentences. More than this and the first name they never see.
        until: the last day, within that of the ground.

    Raises:
        NotFound: no such referral for this actor.
        Refused: it does not run, or another team has it.
        Invalid: with a sentence for each field.
    """
    referral = referral_to_move(actor, uid)
    require(policies.may_match(actor, referral))
    written, volunteer = agreed.strip(), _volunteer(referral, volunteer_uid)
    wrong = _wrong(referral, volunteer, written, until)
    if wrong or volunteer is None:
        raise Invalid(_("Kijk de velden na."), wrong)
    assert actor.person is not None
    # What is over by its day is over: its place is free for another agreement.
    referral.matches.filter(volunteer=volunteer, ended_at__isnull=True).update(ended_at=timezone.now())
    made = VolunteerMatch(
        referral=referral, team=referral.receiver_team, volunteer=volunteer, agreed=written, until=until,
        made_at=timezone.now(), made_by=actor.person,
    )  # fmt: skip
    made.save()
    record(actor, audit_actions.MATCHED, referral, match=made.uid, volunteer=volunteer.pk)
    events.matched(made)
    return made


@transaction.atomic
def end_match(actor: Actor, *, uid: UUID) -> VolunteerMatch:
    """Stop it: the volunteer sees nothing of the resident from the next request on. For an hour it can be put back.

    Raises:
        NotFound: no such match for this actor.
        Refused: it ended already, or another team has the referral.
    """
    match = _to_change(actor, uid)
    if match.ended_at is not None:
        raise Refused(_("Deze hulp is al gestopt."))
    _end(actor, match)
    return match


@transaction.atomic
def put_back_match(actor: Actor, *, uid: UUID) -> VolunteerMatch:
    """Undo the end of it, within the hour and while everything that it needs still stands.

    Raises:
        NotFound: no such match for this actor.
        Refused: too late, it runs, or it could not be made today, with the reason.
    """
    match = _to_change(actor, uid)
    if match.ended_at is None or match.ended_at < timezone.now() - PUT_BACK:
        raise Refused(_("Terugzetten kan tot een uur na het stoppen. Maak een nieuwe afspraak."))
    volunteer = _volunteer(match.referral, match.volunteer.uid)
    wrong = _wrong(match.referral, volunteer, match.agreed, match.until)
    if wrong:
        raise Refused(" ".join(wrong.values()))
    match.ended_at, match.version = None, match.version + 1
    match.save(update_fields=["ended_at", "version"])
    record(actor, audit_actions.MATCHED, match.referral, match=match.uid, volunteer=match.volunteer_id)
    events.matched(match)
    return match


@sensitive_variables("text", "written")
@transaction.atomic
@looking_past("referrals.match")
def report_back(actor: Actor, *, uid: UUID, text: str) -> ReferralMessage:
    """The volunteer tells how it goes. It stands in the conversation of the referral; their own team is told.

    Raises:
        NotFound: the actor does not help there, or not any more.
        Refused: the actor is no volunteer.
        Invalid: there is no text, too much, or a citizen service number in it.
    """
    require(can(actor, "volunteer_match.feedback"))
    match: VolunteerMatch = VolunteerMatch.objects.of_volunteer(actor).select_related("team").get_or_not_found(uid=uid)
    written = text.strip()
    if wrong := _wrong_text(written, MOST_REPORT):
        raise Invalid(wrong, {"text": wrong})
    made = ReferralMessage(
        referral_id=match.referral_id, author=actor.person, team=match.team, by_whom=called(actor),
        at=timezone.now(), text=written,
    )  # fmt: skip
    made.save()
    record(actor, audit_actions.MATCH_REPORTED, match, referral=match.referral_id)
    events.volunteer_wrote(made)
    return made


@looking_past("referrals.ending")
def end_with_the_referral(referral: Referral, event: ReferralEvent) -> None:
    """A referral ended or went on to another team: so did what its volunteers do. Listens to `referrals.moved`."""
    if event.before not in MATCHING or event.after in MATCHING:
        return
    actor = system(referral.tenant, "referrals.ended")
    for match in VolunteerMatch.objects.filter(referral=referral, ended_at__isnull=True).select_related("volunteer"):
        _end(actor, match)


def _end(actor: Actor, match: VolunteerMatch) -> None:
    match.ended_at, match.version = timezone.now(), match.version + 1
    match.save(update_fields=["ended_at", "version"])
    record(actor, audit_actions.MATCH_ENDED, match.referral, match=match.uid, volunteer=match.volunteer_id)
    events.match_ended(match)


def _to_change(actor: Actor, uid: UUID) -> VolunteerMatch:
    rows = VolunteerMatch.objects.visible_to(actor).select_related("referral", "volunteer")
    found: VolunteerMatch = rows.get_or_not_found(uid=uid)
    referral = referral_to_move(actor, found.referral.uid)  # locked: two who press at once take turns
    require(policies.may_match(actor, referral))
    found.refresh_from_db(fields=["ended_at", "version"])
    found.referral = referral
    return found


def _volunteer(referral: Referral, uid: UUID) -> User | None:
    """A volunteer of the receiving team today."""
    held = Membership.objects.standing(timezone.localdate()).filter(
        person__uid=uid, person__is_active=True, team=referral.receiver_team_id, role=Role.VOLUNTEER
    )
    found = held.select_related("person").first()
    return found.person if found is not None else None


def _wrong(referral: Referral, volunteer: User | None, agreed: str, until: date) -> dict[str, str]:
    wrong = {}
    today = timezone.localdate()
    if volunteer is None:
        wrong["volunteer"] = _("Kies een vrijwilliger van uw team.")
    elif referral.matches.running().filter(volunteer=volunteer).exists():
        wrong["volunteer"] = _("Deze vrijwilliger helpt hier al. Stop eerst wat nu is afgesproken.")
    if said := _wrong_text(agreed, MOST_AGREED):
        wrong["agreed"] = said
    last = referral.ground.valid_until if referral.ground is not None else today
    if until < today:
        wrong["until"] = _("Deze dag is al geweest.")
    elif until > last:
        wrong["until"] = _("De afspraak met de inwoner loopt tot en met %(day)s. Kies een eerdere dag.") % {
            "day": f"{last:%d-%m-%Y}"
        }
    return wrong


def _wrong_text(written: str, most: int) -> str:
    if not written:
        return _("Vul dit in.")
    if len(written) > most:
        return _("Maak dit korter: hooguit %(most)s tekens.") % {"most": most}
    return _(SERVICE_NUMBER) if holds_citizen_number(written) else ""
