"""Who is asked in a poll and who has answered, as far as somebody may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from portal.polls.models import Vote, Voter
from portal.polls.words import OF_OTHERS, Can


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked."""

    uid: UUID
    organisation: str
    person: str  # empty for a team, and for an outsider in the eyes of another outsider
    team: bool
    outsider: bool
    email: str  # for organisers alone
    revoked: bool
    answered: bool
    remark: str  # for organisers alone
    says: tuple[tuple[str, str], ...]  # for each day that stands: code and word


def answered(voters: Sequence[Voter]) -> set[int]:
    """Of whom we know enough: who answered, and teams of which somebody did. No query."""
    teams = {voter.team_id for voter in voters if voter.person_id is not None and voter.answered_at is not None}
    return {voter.pk for voter in voters if voter.answered_at is not None or (voter.is_team and voter.team_id in teams)}


def awaited(voters: Sequence[Voter]) -> list[Voter]:
    """Whose answer is missing. A link that was taken back is not waited for. No query."""
    known = answered(voters)
    return [voter for voter in voters if voter.pk not in known and voter.revoked_at is None]


def asked(
    voters: Sequence[Voter], votes: Sequence[Vote], days: Sequence[int], *, organiser: bool, names: bool, shown: bool
) -> list[Asked]:
    """The people of a poll by organisation; a team stands there until somebody of it answered. No query.

    Args:
        days: keys of the days that stand, in order.
        organiser: reads addresses and remarks.
        names: reads names of people, and not of organisations alone.
        shown: reads who answered what.
    """
    known = answered(voters)
    said = {(vote.voter_id, vote.option_id): vote.can for vote in votes}
    rows = [
        Asked(
            uid=voter.uid,
            organisation=organisation_of(voter),
            person=name_of(voter) if names else "",
            team=voter.is_team,
            outsider=voter.is_outsider,
            email=(voter.email or "") if organiser else "",
            revoked=voter.revoked_at is not None,
            answered=voter.pk in known,
            remark=voter.remark if organiser else "",
            says=tuple(_says(said.get((voter.pk, day), "")) for day in days) if shown else (),
        )
        for voter in voters
        if not (voter.is_team and voter.pk in known)
    ]
    return sorted(rows, key=lambda row: (row.organisation.casefold(), not row.team, row.person.casefold()))


def organisation_of(voter: Voter) -> str:
    return str(voter.team.organisation.name) if voter.team is not None else voter.organisation


def name_of(voter: Voter) -> str:
    """Who it is, for colleagues."""
    if voter.person is not None:
        return str(voter.person)
    if voter.team is not None:
        return str(voter.team.name)
    return voter.name or str(_("gewist"))


def _says(can: str) -> tuple[str, str]:
    return (can, str(OF_OTHERS[Can(can)])) if can else ("", "–")
