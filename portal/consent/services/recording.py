"""Recording what a resident was told and answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.consent import audit_actions, events, policies
from portal.consent.models import Ground, GroundEvent, GroundParty, Purpose
from portal.consent.notices import Notice, compose
from portal.consent.numbering import first_free, record_number
from portal.consent.words import SCHEMA, Answer, Channel, EventKind, Evidence, GroundKind, PartyKind, Representative
from tenants.access import Actor, require
from tenants.audit import record
from tenants.covenant import has_accepted
from tenants.database.turns import wait_for_turn
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Partnership, Team


@dataclass(frozen=True)
class Answered:
    """What the resident answered, how, and on which text.

    Args:
        answer: a value of `words.Answer`.
        channel: how the conversation went.
        evidence: what proves it.
        representative: who spoke for the resident; empty when they did themselves.
        language: in which the notice was shown.
        shown_hash: of the notice that was shown (`Notice.hash`).
        given_at: when they answered.
        until: the last day on which it is to count.
        categories: which of the purpose's kinds of data may be shared, in its order; all of them when left out.
    """

    answer: str
    channel: str
    evidence: str
    language: str
    shown_hash: str
    given_at: datetime
    until: date
    representative: str = ""
    categories: Sequence[str] | None = None


@transaction.atomic
def record_ground(
    actor: Actor, *, subject: UUID, purpose_uid: UUID, controller: UUID, receivers: Sequence[UUID], answered: Answered
) -> Ground:
    """Write down why something about a resident may be shared, or that they said no.

    Args:
        actor: a professional who works for the resident, or the resident.
        subject: the pseudonym of the resident.
        purpose_uid: why.
        controller: the team that is responsible and asks; a professional names a team of their own.
        receivers: the teams that get data. None of them gets more than `Purpose.categories`.
        answered: what was answered, on which text.

    Returns:
        The record, which nobody can change.

    Raises:
        NotFound: no such purpose or team for this actor.
        Refused: the actor does not work for this resident, or an organisation has not accepted the covenant.
        Stale: the text that was shown is not the text of today.
        Invalid: the answer does not fit the ground, a date cannot be, or a receiver is not of the kind that may.
    """
    require(policies.may_record(actor, subject))
    return _write(actor, subject, _purpose(actor, purpose_uid), controller, receivers, answered, renews=None)


@transaction.atomic
def renew(actor: Actor, *, ground_uid: UUID, answered: Answered) -> Ground:
    """Ask again before a ground ends: a new record with the same purpose and parties, and the old one ends with it.

    Raises:
        NotFound: no such ground for this actor.
        Refused: it no longer stands, or as `record_ground`.
        Stale, Invalid: as `record_ground`.
    """
    old: Ground = Ground.objects.visible_to(actor).get_or_not_found(uid=ground_uid)
    wait_for_turn(old)
    require(policies.may_record(actor, old.subject))
    if not Ground.objects.standing(timezone.localdate()).filter(pk=old.pk).exists():
        raise Refused(_("Deze grondslag is al geëindigd. Leg een nieuwe vast."))
    parties = list(old.parties.select_related("team"))
    controller = next(each.team.uid for each in parties if each.kind == PartyKind.CONTROLLER)
    receivers = [each.team.uid for each in parties if each.kind == PartyKind.RECEIVER]
    made = _write(actor, old.subject, old.purpose, controller, receivers, answered, renews=old)
    if made.answer == Answer.REFUSED:
        close(actor, old, EventKind.WITHDRAWN, asked_by_subject=True)
    else:
        happened(actor, old, EventKind.RENEWED)
    return made


@transaction.atomic
def add_lead(actor: Actor, *, ground: Ground, team: Team) -> GroundParty:
    """The resident has a new contact person: their team reads the ground from now on. Called by the room of cases.

    Raises:
        Refused: its organisation has not accepted the covenant in force.
    """
    found: GroundParty | None = ground.parties.filter(kind=PartyKind.LEAD, team=team).first()
    return found or _party(ground, PartyKind.LEAD, team, timezone.now())


def called(actor: Actor) -> str:
    """Who did it, as it stood: name and organisation of a professional; a resident and the system by what they are."""
    if actor.subjects:
        return _("De inwoner")
    if actor.called:
        return actor.called
    if actor.person is None:
        return _("Het systeem")
    return f"{actor.person} ({actor.team.organisation})" if actor.team is not None else str(actor.person)


def close(actor: Actor, ground: Ground, kind: EventKind, *, asked_by_subject: bool = False) -> GroundEvent:
    """End a ground: what rests on it stops first, and the event tells what that was. The caller waited for its turn."""
    return happened(actor, ground, kind, effects=events.ending(ground, kind), asked_by_subject=asked_by_subject)


def happened(actor: Actor, ground: Ground, kind: EventKind, **more: Any) -> GroundEvent:
    """Add to the ledger what happened to a ground, when and by whom; `more` are further fields of the event."""
    made: GroundEvent = GroundEvent.objects.create(
        ground=ground, kind=kind, at=timezone.now(), by=actor.person, by_whom=called(actor), **more
    )
    return made


def _write(
    actor: Actor,
    subject: UUID,
    purpose: Purpose,
    controller: UUID,
    receivers: Sequence[UUID],
    answered: Answered,
    renews: Ground | None,
) -> Ground:
    _require_words(answered)
    asking, getting = _asking_team(actor, controller), _receiving_teams(purpose, receivers)
    now = timezone.now()
    given_on = timezone.localdate(answered.given_at)
    wrong = policies.fits(
        purpose,
        answer=answered.answer,
        evidence=answered.evidence,
        own=subject in actor.subjects,
        given_on=given_on,
        until=answered.until,
        today=timezone.localdate(now),
    )
    if wrong:
        raise Invalid(wrong)
    categories = _kinds(purpose, answered.categories)
    notice = notice_for(purpose, asking, getting, answered.until, answered.language, categories)
    if notice.hash != answered.shown_hash:
        raise Stale(_("De uitleg is net veranderd. Laat de inwoner de nieuwe tekst lezen."))
    made: Ground = Ground.objects.create(
        number=first_free(lambda: record_number(given_on), taken=lambda number: Ground.objects.filter(number=number)),
        schema=SCHEMA,
        subject=subject,
        purpose=purpose,
        kind=purpose.ground,
        article=purpose.article if purpose.ground == GroundKind.STATUTORY else "",
        categories=categories,
        answer=answered.answer,
        channel=answered.channel,
        evidence=answered.evidence,
        representative=answered.representative,
        language=answered.language,
        shown=notice.as_json(),
        text_hash=notice.hash,
        given_at=answered.given_at,
        valid_from=given_on,
        valid_until=answered.until,
        renews=renews,
        recorded_at=now,
        recorded_by=actor.person,
        recorder=called(actor),
    )
    _party(made, PartyKind.CONTROLLER, asking, now)
    for team in getting:
        _party(made, PartyKind.RECEIVER, team, now)
    refused = made.answer == Answer.REFUSED
    record(actor, audit_actions.REFUSED if refused else audit_actions.RECORDED, made, purpose=purpose.pk)
    if not refused:
        events.recorded(made)
    return made


def notice_for(
    purpose: Purpose,
    asking: Team,
    getting: Sequence[Team],
    until: date,
    language: str,
    categories: Sequence[str] | None = None,
) -> Notice:
    """The notice with organisations by name, the receivers in the order of their names."""
    names = sorted({str(team.organisation) for team in getting})
    return compose(
        purpose,
        controller=str(asking.organisation),
        receivers=names,
        until=until,
        language=language,
        categories=categories,
    )


def _kinds(purpose: Purpose, chosen: Sequence[str] | None) -> list[str]:
    """The kinds of data in the order of the purpose: a part of them, never more."""
    if chosen is None:
        return list(purpose.categories)
    if not chosen or not set(chosen) <= set(purpose.categories):
        said = _("Kies welke gegevens worden gedeeld.")
        raise Invalid(said, {"categories": said})
    return [code for code in purpose.categories if code in chosen]


def _purpose(actor: Actor, uid: UUID) -> Purpose:
    found: Purpose = Purpose.objects.visible_to(actor).get_or_not_found(uid=uid)
    return found


def _asking_team(actor: Actor, uid: UUID) -> Team:
    own = Team.objects.select_related("organisation").filter(closed_on__isnull=True)
    if not actor.subjects:
        own = own.filter(pk__in=actor.teams)
    found: Team = own.get_or_not_found(uid=uid)
    return found


def _receiving_teams(purpose: Purpose, uids: Sequence[UUID]) -> list[Team]:
    today = timezone.localdate()
    partners = Partnership.objects.standing(today).values("organisation")
    found = list(
        Team.objects.select_related("organisation")
        .filter(uid__in=uids, closed_on__isnull=True, organisation__in=partners)
        .order_by("pk")
    )
    if len(found) != len(set(uids)):
        raise NotFound()
    if not found:
        raise Invalid(_("Kies wie de gegevens krijgt."), {"receivers": _("Kies wie de gegevens krijgt.")})
    for team in found:
        if team.organisation.kind not in purpose.receivers:
            said = _("%(organisation)s mag voor dit doel geen gegevens krijgen.") % {"organisation": team.organisation}
            raise Invalid(said, {"receivers": said})
    return found


def _party(ground: Ground, kind: PartyKind, team: Team, since: datetime) -> GroundParty:
    accepted = has_accepted(team.organisation)
    version = accepted.version if accepted else None
    if version is None and kind == PartyKind.RECEIVER and policies.has_terms_of_its_own(team):
        version = GroundParty.TERMS_OF_ITS_OWN
    if version is None:
        raise Refused(f"{team.organisation}: {accepted.reason}")
    made: GroundParty = GroundParty.objects.create(
        ground=ground,
        kind=kind,
        organisation=team.organisation,
        team=team,
        name=str(team.organisation),
        covenant=version,
        since=since,
    )
    return made


def _require_words(answered: Answered) -> None:
    """What a form could send that is no word of ours."""
    known = {
        "answer": (answered.answer, Answer.values),
        "channel": (answered.channel, Channel.values),
        "evidence": (answered.evidence, Evidence.values),
        "representative": (answered.representative, ["", *Representative.values]),
        "language": (answered.language, [code for code, _name in settings.LANGUAGES]),
    }
    wrong = {name: _("Kies een van de mogelijkheden.") for name, (given, words) in known.items() if given not in words}
    if wrong:
        raise Invalid(_("Vul alles in."), wrong)
