"""How long a question about what is wrong is kept. It goes with the case at the latest."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.retention import Condition, Delete, Rule, days, register_eraser, register_reporter, register_rule, years

if TYPE_CHECKING:
    from django.db.models import QuerySet

CORRECTION = register_rule(
    Rule(
        code="resident.correction",
        model="resident.CorrectionRequest",
        what=_("Vraag van een inwoner om iets te verbeteren, met het antwoord"),
        why=_("Zo lang kan iemand nog terugkomen op het antwoord."),
        source=_("AVG, artikel 5, eerste lid, onder e, en artikel 16"),
        since="answered_at",
        since_words=_("nadat de vraag is beantwoord"),
        when=Condition("answered", Q(answered_at__isnull=False)),
        term=years(1),
        shortest=days(90),
        longest=years(5),
        then=Delete(),
    )
)


def _of(subject: UUID) -> "Sequence[QuerySet[Any]]":
    from portal.resident.models import CorrectionRequest

    return [CorrectionRequest.objects.filter(case__uid=subject)]


def _told(subject: UUID) -> Iterable[tuple[str, ...]]:
    for each in _of(subject)[0]:
        yield f"{each.asked_at:%d-%m-%Y}", each.wrong, each.get_result_display(), each.answer


register_eraser("resident.correction", _("Vragen om iets te verbeteren"), find=_of)
register_reporter(
    "resident.correction",
    _("Vragen om iets te verbeteren"),
    columns=(_("Gevraagd op"), _("Wat er niet klopt"), _("Wat ermee gebeurde"), _("Antwoord")),
    collect=_told,
)
