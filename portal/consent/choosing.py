"""What a professional can choose from when they record a ground: purposes, teams, kinds of data; and why not others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.consent.models import DataCategory, Purpose
from portal.consent.notices import DUTCH
from portal.consent.selectors import purposes
from portal.consent.words import EXPLAINED, GroundKind
from tenants.access import Actor
from tenants.covenant import organisations_that_accepted
from tenants.models import Partnership, Team


@dataclass(frozen=True)
class TeamChoice:
    """A team that could get data. `reason` says why it cannot; empty when it can."""

    team: Team
    reason: str = ""

    @property
    def name(self) -> str:
        organisation = str(self.team.organisation)
        return organisation if self.team.name == organisation else f"{organisation}, {self.team.name}"

    @property
    def kind(self) -> str:
        return self.team.organisation.get_kind_display()


@dataclass(frozen=True)
class PurposeChoice:
    """A purpose in the words of the reader, with its ground explained. `reason` says why it cannot be chosen."""

    purpose: Purpose
    title: str
    why: str
    language: str
    kind: str
    explained: str
    reason: str = ""


@dataclass(frozen=True)
class KindChoice:
    """A kind of data. A special one (GDPR article 9 and 10) is asked apart, and off until somebody chooses it."""

    code: str
    name: str
    special: bool


def teams_of_portal(actor: Actor) -> list[TeamChoice]:
    """Every open team of a partner, the own ones too, each with what bars it whatever the purpose. Two queries."""
    today = timezone.localdate()
    partners = Partnership.objects.standing(today).values("organisation")
    found = (
        Team.objects.select_related("organisation")
        .filter(closed_on__isnull=True, organisation__in=partners)
        .order_by("organisation__name", "name")
    )
    accepted = organisations_that_accepted(today)
    return [TeamChoice(team, _barred(actor, team, accepted)) for team in found]


def own_teams(teams: Iterable[TeamChoice], actor: Actor) -> list[TeamChoice]:
    """The actor's own teams that can ask: those whose organisation accepted the covenant, the acting one first."""
    accepted = organisations_that_accepted(timezone.localdate())
    own = [each for each in teams if each.team.pk in actor.teams and each.team.organisation_id in accepted]
    acting = actor.team.pk if actor.team is not None else None
    return sorted(own, key=lambda each: each.team.pk != acting)


def receivers_of(purpose: Purpose, teams: Iterable[TeamChoice]) -> list[TeamChoice]:
    """The same teams, as far as this purpose lets each of them get data."""
    return [each if each.reason else TeamChoice(each.team, _not_of_kind(purpose, each.team)) for each in teams]


def purpose_choices(actor: Actor, teams: Sequence[TeamChoice], wanted: Iterable[UUID] = ()) -> list[PurposeChoice]:
    """Every purpose in use, with the reason when it cannot be chosen. One query.

    Args:
        teams: of `teams_of_portal`.
        wanted: teams that were named beforehand; a purpose that does not let them have data cannot be chosen.
    """
    named = [each for each in teams if each.team.uid in set(wanted)]
    return [_choice(purpose, teams, named) for purpose in purposes(actor)]


def kinds_of(purpose: Purpose) -> list[KindChoice]:
    """The purpose's kinds of data in its order, in the words of the reader. One query."""
    known = {each.code: each for each in DataCategory.objects.filter(code__in=purpose.categories)}
    return [
        KindChoice(code, known[code].names.get(get_language() or DUTCH) or known[code].names.get(DUTCH, code), special)
        for code in purpose.categories
        if code in known
        for special in [known[code].special]
    ]


def _choice(purpose: Purpose, teams: Sequence[TeamChoice], named: Sequence[TeamChoice]) -> PurposeChoice:
    language = get_language() or DUTCH
    language = language if language in purpose.texts else DUTCH
    texts = purpose.texts.get(language, {})
    kind = GroundKind(purpose.ground)
    return PurposeChoice(
        purpose=purpose,
        title=texts.get("title", purpose.code),
        why=texts.get("why", ""),
        language=language,
        kind=str(kind.label),
        explained=str(EXPLAINED[kind]),
        reason=_no_purpose(purpose, teams, named),
    )


def _no_purpose(purpose: Purpose, teams: Sequence[TeamChoice], named: Sequence[TeamChoice]) -> str:
    if DUTCH not in purpose.texts:
        return _("Dit doel heeft nog geen uitleg. Vraag de beheerder om die te schrijven.")
    barred = next((each.reason for each in receivers_of(purpose, named) if each.reason), "")
    if barred:
        return barred
    if all(each.reason for each in receivers_of(purpose, teams)):
        return _("Nog geen organisatie die dit mag krijgen, heeft het convenant geaccepteerd.")
    return ""


def _barred(actor: Actor, team: Team, accepted: frozenset[int]) -> str:
    if team.pk in actor.teams:
        return _("Dit is uw eigen team.")
    if team.organisation_id not in accepted:
        return _("Deze organisatie heeft het convenant nog niet geaccepteerd.")
    return ""


def _not_of_kind(purpose: Purpose, team: Team) -> str:
    if team.organisation.kind in purpose.receivers:
        return ""
    return _("%(organisation)s mag voor dit doel geen gegevens krijgen.") % {"organisation": team.organisation}
