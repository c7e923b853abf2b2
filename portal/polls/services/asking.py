"""Whom a poll asks: teams, colleagues, and people without an account, by a link of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.meetings.selectors.people import people_named, teams_named
from portal.polls import audit_actions, telling
from portal.polls.models import Poll, Voter
from portal.polls.models.voter import MOST_ADDRESS, MOST_NAME
from portal.polls.proofs import digest_of, token_of
from portal.polls.services.finding import held
from portal.polls.words import PollState
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Invalid, Refused

MOST_VOTERS = 250


@dataclass(frozen=True)
class Outsider:
    """Somebody without an account."""

    name: str
    organisation: str
    email: str


@transaction.atomic
def ask(actor: Actor, *, uid: UUID, teams: Sequence[UUID] = (), people: Sequence[UUID] = ()) -> list[Voter]:
    """Ask teams, of which anybody may answer, and people by name. Who is asked already stays as they are.

    Raises:
        NotFound, Refused: see `held`.
        Invalid: nobody was chosen, or somebody who does not work here.
    """
    poll = held(actor, uid, "ask")
    asked_teams, asked_people = teams_named(actor, teams), people_named(actor, people)
    if len(asked_teams) != len(set(teams)) or len(asked_people) != len(set(people)):
        raise Invalid(_("Kies teams en mensen uit de lijst."))
    if not asked_teams and not asked_people:
        raise Invalid(_("Kies wie u vraagt."), {"teams": _("Kies ten minste één team of iemand bij naam.")})
    there: set[tuple[int, int | None]] = set(poll.voters.filter(team__isnull=False).values_list("team", "person"))
    known = {person for _team, person in there if person is not None}
    made = [Voter(poll=poll, team=team) for team in asked_teams if (team.pk, None) not in there]
    made += [Voter(poll=poll, team=team, person=person) for person, team in asked_people if person.pk not in known]
    return [_put_down(actor, poll, each) for each in made]


@sensitive_variables("outsider", "good")
@transaction.atomic
def ask_outsider(actor: Actor, *, uid: UUID, outsider: Outsider) -> Voter:
    """Ask somebody without an account. The address is sealed, and wiped a month after the poll closed.

    Raises:
        NotFound, Refused: see `held`.
        Invalid: a field is empty or wrong, or this address is asked already.
    """
    poll = held(actor, uid, "ask")
    good = Outsider(outsider.name.strip(), outsider.organisation.strip(), outsider.email.strip().lower())
    wrong = dict(_wrong(good))
    if not wrong and any(each.email == good.email for each in poll.voters.filter(team__isnull=True)):
        wrong["email"] = _("Dit e-mailadres staat er al.")
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    made = Voter(tenant=actor.tenant, poll=poll, name=good.name, organisation=good.organisation, email=good.email)
    made.digest = digest_of(token_of(made), actor.tenant.pk)
    return _put_down(actor, poll, made)


@transaction.atomic
def take_off(actor: Actor, *, uid: UUID, voter: UUID) -> Poll:
    """Take somebody off the list who has not answered. An answer stays: of an outsider the link can be taken back.

    Raises:
        NotFound, Refused: see `held`; or no such voter in it; or there is an answer.
    """
    poll = held(actor, uid, "ask")
    found: Voter = poll.voters.get_or_not_found(uid=voter)
    if found.answered_at is not None:
        raise Refused(_("Hier is al geantwoord. Dat antwoord blijft staan."))
    record(actor, audit_actions.TAKEN_OFF, poll, voter=found.uid)
    telling.taken_off(poll, found)
    found.delete()
    return poll


@transaction.atomic
def revoke_link(actor: Actor, *, uid: UUID, voter: UUID) -> Voter:
    """Take the link of an outsider back: it opens nothing from the next request on. An answer of theirs stays.

    Raises:
        NotFound, Refused: see `held`; or no such outsider in it.
    """
    poll = held(actor, uid, "ask")
    found: Voter = poll.voters.get_or_not_found(uid=voter, team__isnull=True)
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        record(actor, audit_actions.LINK_REVOKED, poll, voter=found.uid)
    return found


@transaction.atomic
def new_link(actor: Actor, *, uid: UUID, voter: UUID) -> Voter:
    """Send an outsider a new link; the one before opens nothing any more.

    Raises:
        NotFound, Refused: see `held`; or no such outsider in it; or nothing was sent yet.
    """
    poll = held(actor, uid, "ask")
    found: Voter = poll.voters.get_or_not_found(uid=voter, team__isnull=True, forgotten_at__isnull=True)
    if poll.state != PollState.OPEN:
        raise Refused(_("De links gaan de deur uit als u de datumprikker verstuurt."))
    found.link_number += 1
    found.revoked_at, found.digest = None, digest_of(token_of(found), actor.tenant.pk)
    found.save(update_fields=["link_number", "revoked_at", "digest"])
    record(actor, audit_actions.LINK_MADE, poll, voter=found.uid)
    telling.asked(actor, poll, [found])
    return found


def _put_down(actor: Actor, poll: Poll, voter: Voter) -> Voter:
    if poll.voters.count() >= MOST_VOTERS:
        raise Invalid(_("Vraag hoogstens 250 mensen en teams."))
    voter.save()
    record(actor, audit_actions.ASKED, poll, voter=voter.uid)
    if poll.state == PollState.OPEN:
        telling.asked(actor, poll, [voter])
    return voter


@sensitive_variables("good")
def _wrong(good: Outsider) -> list[tuple[str, str]]:
    checks = (
        ("name", not good.name, _("Vul een naam in.")),
        ("name", len(good.name) > MOST_NAME, _("De naam is te lang.")),
        ("organisation", not good.organisation, _("Vul een organisatie in.")),
        ("organisation", len(good.organisation) > MOST_NAME, _("De naam is te lang.")),
        ("email", not _is_address(good.email), _("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")),
    )
    return [(name, said) for name, is_wrong, said in checks if is_wrong]


@sensitive_variables("email")
def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= MOST_ADDRESS
