"""How long requests for help are kept, and what somebody may have erased or told of theirs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.intake.words import OPEN_STATES, RequestState
from tenants.retention import (
    Condition,
    Delete,
    Rule,
    days,
    months,
    register_eraser,
    register_reporter,
    register_rule,
    years,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

MODEL = "intake.IntakeRequest"
SOURCE = _("AVG, artikel 5, eerste lid, onder e")
TOLD = (
    "code", "first_name", "last_name", "birth_date", "postcode", "language", "telephone", "email", "via", "times",
    "told", "helper",
)  # fmt: skip

DRAFT = register_rule(
    Rule(
        code="intake.draft",
        model="intake.IntakeDraft",
        what=_("Antwoorden van een aanmelding die niet is verstuurd"),
        why=_("Na een uur wist het portaal ze zelf. Deze regel ruimt op wat is blijven staan."),
        source=SOURCE,
        since="expires_at",
        since_words=_("nadat het uur voorbij is"),
        term=days(1),
        shortest=days(1),
        longest=days(1),
        then=Delete(),
    )
)
CLOSED = register_rule(
    Rule(
        code="intake.request",
        model=MODEL,
        what=_("Aanmelding van een inwoner, beantwoord of afgewezen"),
        why=_("Zo lang kan iemand nog vragen wat er met de aanmelding is gedaan."),
        source=SOURCE,
        since="answered_at",
        since_words=_("na het antwoord"),
        when=Condition("closed, no case", Q(state__in=[RequestState.ANSWERED, RequestState.REFUSED])),
        term=months(12),
        shortest=months(3),
        longest=years(2),
        then=Delete(),
    )
)
CASE = register_rule(
    Rule(
        code="intake.request_case",
        model=MODEL,
        what=_("Aanmelding die een casus werd"),
        why=_("De gegevens staan in de casus. Die heeft een eigen termijn."),
        source=SOURCE,
        since="answered_at",
        since_words=_("nadat de casus is gemaakt"),
        when=Condition("became a case", Q(state=RequestState.CASE)),
        term=months(3),
        shortest=months(1),
        longest=months(12),
        then=Delete(),
    )
)
FORGOTTEN = register_rule(
    Rule(
        code="intake.request_open",
        model=MODEL,
        what=_("Aanmelding van een inwoner die niemand afhandelde"),
        why=_("Na twee jaar wacht niemand meer op antwoord."),
        source=SOURCE,
        since="sent_at",
        since_words=_("nadat de aanmelding kwam"),
        when=Condition("open", Q(state__in=OPEN_STATES)),
        term=years(2),
        shortest=months(12),
        longest=years(2),
        then=Delete(),
    )
)


def _requests_of(subject: UUID) -> "Sequence[QuerySet[Any]]":
    """Those that became this case. A request without a case has no pseudonym that the ledger knows."""
    from portal.intake.models import IntakeRequest

    return [IntakeRequest.objects.filter(Q(case_uid=subject) | Q(uid=subject))]


def _told(subject: UUID) -> Iterable[tuple[str, ...]]:
    """Everything that a request holds of somebody, and what they were told. Two queries."""
    from portal.intake.models import IntakeEvent, IntakeRequest

    rows = list(IntakeRequest.objects.filter(Q(case_uid=subject) | Q(uid=subject)))
    for row in rows:
        for name in TOLD:
            label = row._meta.get_field(name)
            yield str(getattr(label, "verbose_name", name)), str(getattr(row, name))
    for event in IntakeEvent.objects.filter(request__in=[row.pk for row in rows]).exclude(channel=""):
        yield str(_("Wat wij u zeiden")), str(event.said)


register_eraser("intake.request", _("Aanmelding"), find=_requests_of)
register_reporter("intake.request", _("Aanmelding"), columns=(_("Wat"), _("Wat wij weten")), collect=_told)
