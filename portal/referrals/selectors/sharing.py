"""Under what a referral may be shared: the grounds of this resident that stand, and what they refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from portal.consent.models import Ground, GroundParty, Purpose
from portal.consent.words import Answer, PartyKind
from tenants.access import Actor
from tenants.models import Team

MOST_REFUSALS = 3


@dataclass(frozen=True)
class GroundChoice:
    """A record in the ledger that stands. `lacks` names the teams that were asked and that it does not name."""

    uid: UUID
    number: str
    title: str
    kind: str
    until: date
    receivers: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """The resident said no: so that nobody asks again without reason."""

    title: str
    receivers: tuple[str, ...]
    on: date


@dataclass(frozen=True)
class Sharing:
    grounds: tuple[GroundChoice, ...]
    refusals: tuple[Refusal, ...]


def sharing(actor: Actor, subject: UUID, teams: Sequence[Team]) -> Sharing:
    """What the ledger says about a resident, as far as this actor may read it. Four queries, however much it holds.

    Args:
        subject: the pseudonym of the resident.
        teams: to whom the referral goes; grounds that name them all come first.
    """
    about = Ground.objects.visible_to(actor).about(subject)
    standing = list(about.standing(timezone.localdate()).select_related("purpose").prefetch_related("parties"))
    refused = list(about.filter(answer=Answer.REFUSED).select_related("purpose").prefetch_related("parties"))
    grounds = [_choice(each, teams) for each in standing]
    return Sharing(
        grounds=tuple(sorted(grounds, key=lambda each: bool(each.lacks))),
        refusals=tuple(
            Refusal(title_of(each.purpose), _receivers(each.parties.all()), timezone.localdate(each.given_at))
            for each in refused[:MOST_REFUSALS]
        ),
    )


def title_of(purpose: Purpose) -> str:
    """The title of a purpose in the language of the screen; Dutch where a portal did not translate it."""
    texts = purpose.texts.get(get_language() or "nl") or purpose.texts.get("nl") or {}
    return str(texts.get("title") or purpose.code)


def _choice(found: Ground, teams: Sequence[Team]) -> GroundChoice:
    named = {party.team_id for party in found.parties.all()}
    return GroundChoice(
        uid=found.uid,
        number=found.number,
        title=title_of(found.purpose),
        kind=found.kind_label,
        until=found.valid_until,
        receivers=_receivers(found.parties.all()),
        lacks=tuple(str(team) for team in teams if team.pk not in named),
    )


def _receivers(parties: Iterable[GroundParty]) -> tuple[str, ...]:
    return tuple(sorted(each.name for each in parties if each.kind == PartyKind.RECEIVER))
