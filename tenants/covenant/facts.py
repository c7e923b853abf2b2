"""Has an organisation accepted the covenant in force? Public facts, without an actor: rules of other rooms ask them.

An acceptance counts on a day when
- its version is in force on that day,
- no newer version says that older ones count no longer by then (`previous_counts_until`), and
- the organisation takes part without a break since it accepted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from tenants.covenant.models import CovenantAcceptance, CovenantVersion
    from tenants.models import Organisation


@dataclass(frozen=True)
class Acceptance:
    """The answer. True in a condition when the organisation accepted what is in force.

    Args:
        accepted: whether it did.
        version: the number of the version that it accepted and that counts; None when there is none.
        in_force: the number of the version in force; None when this portal has no covenant yet.
        until: the first day on which the acceptance counts no longer, when a newer version says so.
        reason: what the screen says, in plain Dutch.
    """

    accepted: bool
    version: int | None
    in_force: int | None
    until: date | None
    reason: str

    def __bool__(self) -> bool:
        return self.accepted


def has_accepted(organisation: "Organisation", on: date | None = None) -> Acceptance:
    """Whether this organisation accepted the covenant of the active portal that is in force. Two queries.

    Args:
        organisation: any; one that does not take part here has accepted nothing that counts.
        on: the day that is asked about; today when it is left out.
    """
    day = on or timezone.localdate()
    published = _published()
    in_force = next((version for version in published if version.in_force_from <= day), None)
    if in_force is None:
        return Acceptance(False, None, None, None, _("Dit portaal heeft nog geen convenant."))
    counting = _counting(day).filter(organisation=organisation).select_related("covenant")
    found = counting.order_by("-covenant__number").first()
    if found is None:
        said = _("Deze organisatie heeft het convenant nog niet geaccepteerd.")
        return Acceptance(False, None, in_force.number, None, said)
    until = _ends(found.covenant.number, published)
    return Acceptance(True, found.covenant.number, in_force.number, until, _said(until))


def organisations_that_accepted(on: date | None = None, among: Iterable[int] | None = None) -> frozenset[int]:
    """The ids of all organisations whose acceptance counts in the active portal. One query.

    Args:
        on: the day that is asked about; today when it is left out.
        among: look at these organisations alone.
    """
    found = _counting(on or timezone.localdate())
    if among is not None:
        found = found.filter(organisation__in=list(among))
    return frozenset(found.order_by().values_list("organisation", flat=True).distinct())


def _counting(day: date) -> "QuerySet[CovenantAcceptance]":
    from tenants.covenant.models import CovenantAcceptance, CovenantVersion
    from tenants.models import Partnership

    newer = CovenantVersion.objects.filter(number__gt=OuterRef("covenant__number"), previous_counts_until__lte=day)
    without_a_break = Partnership.objects.standing(day).filter(
        organisation=OuterRef("organisation"), starts_on__lte=OuterRef("accepted_on")
    )
    found: QuerySet[CovenantAcceptance] = CovenantAcceptance.objects.filter(
        ~Exists(newer),
        Exists(without_a_break),
        accepted_on__lte=day,
        covenant__in_force_from__lte=day,
        text_hash=F("covenant__text_hash"),
    )
    return found


def _published() -> "list[CovenantVersion]":
    from tenants.covenant.models import CovenantVersion

    return list(CovenantVersion.objects.only("number", "in_force_from", "previous_counts_until").order_by("-number"))


def _ends(number: int, published: "Iterable[CovenantVersion]") -> date | None:
    return min((each.previous_counts_until for each in published if each.number > number), default=None)


def _said(until: date | None) -> str:
    if until is None:
        return _("Deze organisatie heeft het convenant geaccepteerd.")
    day = date_format(until, "j E Y")
    return _("De organisatie accepteerde een oudere versie. Die telt tot %(day)s.") % {"day": day}
