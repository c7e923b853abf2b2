"""How long a case is kept, and what a resident may have erased or told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.cases.words import CaseState
from tenants.retention import (
    Condition,
    Delete,
    Rule,
    months,
    register_eraser,
    register_reporter,
    register_rule,
    years,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

CASE = register_rule(
    Rule(
        code="cases.case",
        model="cases.Case",
        what=_("Casus van een inwoner"),
        why=_("Na afloop kan iemand nog vragen wat er is gedaan. Daarna is de casus niet meer nodig."),
        source=_("Selectielijst gemeenten; de gemeente stelt de termijn zelf vast"),
        since="closed_at",
        since_words=_("nadat de casus is afgesloten"),
        when=Condition("closed", Q(state=CaseState.CLOSED)),
        term=years(5),
        shortest=months(6),
        longest=years(10),
        then=Delete(),
    )
)
GLASS = register_rule(
    Rule(
        code="cases.glass",
        model="cases.BreakGlass",
        what=_("Waarom iemand in nood een casus opende"),
        why=_("Zo lang moet na te kijken zijn of dat terecht was."),
        source=_("NEN 7513, en de Baseline Informatiebeveiliging Overheid (BIO2)"),
        since="at",
        since_words=_("nadat het gebeurde"),
        term=years(5),
        shortest=years(1),
        longest=years(10),
        then=Delete(),
    )
)


def _cases_of(subject: UUID) -> "Sequence[QuerySet[Any]]":
    from portal.cases.models import Case

    return [Case.objects.filter(uid=subject)]


def _told(subject: UUID) -> Iterable[tuple[str, ...]]:
    """Everything that the case holds of the resident, opened for themselves. One query."""
    from portal.cases.models import Case
    from portal.cases.services import Told

    for case in Case.objects.filter(uid=subject):
        for name in ("code", *(field.name for field in fields(Told))):
            yield str(Case._meta.get_field(name).verbose_name), str(getattr(case, name))  # type: ignore[union-attr]


register_eraser("cases.case", _("Casus"), find=_cases_of)
register_reporter("cases.case", _("Casus"), columns=(_("Wat"), _("Wat wij weten")), collect=_told)
