"""What can be asked for, in the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import get_language

from portal.intake.models import IntakeRequest, IntakeSubject
from portal.intake.words import OPEN_STATES
from tenants.access import Actor, Role, can
from tenants.models import Membership, Team


@dataclass(frozen=True)
class SubjectChoice:
    """One subject on the form."""

    code: str
    title: str
    help: str


@dataclass(frozen=True)
class SubjectSetting:
    """One subject as an administrator sees it. `waiting` counts what nobody closed yet; None for who counts nothing."""

    uid: UUID
    title: str
    team: UUID | None
    team_name: str
    statutory: bool
    norm_days: int
    active: bool
    version: int
    waiting: int | None

    @property
    def on_form(self) -> bool:
        return self.active and self.team is not None


def subjects_on_offer(actor: Actor) -> tuple[SubjectChoice, ...]:
    """What stands on the form: in use, with a team that receives it. One query; nothing when no team was chosen."""
    if not can(actor, "intake.create"):
        return ()
    return tuple(
        SubjectChoice(row.code, words_of(row, "title"), words_of(row, "help"))
        for row in IntakeSubject.objects.on_offer()
    )


def subject_settings(actor: Actor) -> tuple[SubjectSetting, ...]:
    """All subjects of the portal, for who sets them. Two queries."""
    if not can(actor, "settings.read"):
        return ()
    counted = waiting_by_subject() if can(actor, "intake.count") else None
    return tuple(
        SubjectSetting(
            row.uid,
            words_of(row, "title"),
            row.team.uid if row.team else None,
            _named(row.team) if row.team else "",
            row.statutory,
            row.norm_days,
            row.active,
            row.version,
            counted.get(row.pk, 0) if counted is not None else None,
        )
        for row in IntakeSubject.objects.select_related("team__organisation")
    )


def waiting_by_subject() -> Mapping[int, int]:
    """How many requests wait for each subject. Numbers alone."""
    rows = IntakeRequest.objects.order_by().values_list("subject")
    return dict(rows.annotate(number=Count("pk", filter=Q(state__in=OPEN_STATES))))


def words_of(subject: IntakeSubject, part: str) -> str:
    """Its title or explanation in the language of the page; Dutch where nobody translated it."""
    texts: Mapping[str, Mapping[str, str]] = subject.texts
    for language in (get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE):
        if found := _part(texts.get(language), part):
            return found
    return subject.code


def _part(texts: object, part: str) -> str:
    return str(texts.get(part, "")) if isinstance(texts, Mapping) else ""


def teams_that_read(actor: Actor) -> list[tuple[UUID, str]]:
    """The teams in which somebody reads requests today, to choose from. One query."""
    if not can(actor, "settings.read"):
        return []
    readers = Membership.objects.standing(timezone.localdate()).filter(role=Role.CONSULTANT, person__is_active=True)
    rows = Team.objects.filter(closed_on__isnull=True, pk__in=readers.values("team")).select_related("organisation")
    return [(each.uid, _named(each)) for each in rows.order_by("organisation__name", "name", "pk")]


def _named(team: Team) -> str:
    organisation = team.organisation.name
    return organisation if team.name == organisation else f"{organisation}, {team.name}"
