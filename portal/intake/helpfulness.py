"""The question whether people found what they looked for: a figure per page and month. Nobody knows who answered.

One number goes up. There is no row per answer, no time, no address, so nothing to forget; and nothing in the log,
which would keep the moment of each answer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.models import Helpfulness
from tenants.access import Actor, can, require
from tenants.errors import Invalid

ABOUT = frozenset({"page", "service"})
# What somebody may choose who did not find it, and the column that counts it.
REASONS = {
    "onduidelijk": gettext_lazy("Ik begrijp het niet goed"),
    "mist": gettext_lazy("Ik mis iets"),
    "klopt-niet": gettext_lazy("Het klopt niet"),
    "iets-anders": gettext_lazy("Ik zocht iets anders"),
}
COLUMNS = {"onduidelijk": "unclear", "mist": "missing", "klopt-niet": "wrong", "iets-anders": "other"}


@dataclass(frozen=True)
class Figure:
    """The answers about one thing over some months. `reasons` by the words of REASONS."""

    about: str
    uid: UUID
    yes: int
    no: int
    reasons: dict[str, int]


def count_answer(actor: Actor, *, about: str, uid: UUID, found: bool) -> None:
    """Count one answer of this month. Two queries.

    Args:
        actor: anybody.
        about: "page" or "service".
        uid: of what; the caller has seen that this portal asked about it.
        found: yes, or no.

    Raises:
        Refused: the actor may tell nothing.
        Invalid: nothing is asked about such a thing.
    """
    _add(actor, about, uid, "yes" if found else "no")


def count_reason(actor: Actor, *, about: str, uid: UUID, reason: str) -> None:
    """Count why somebody did not find it; they said no before. Two queries.

    Raises:
        Refused, Invalid: as `count_answer`; Invalid too for a reason that is no choice.
    """
    if reason not in COLUMNS:
        raise Invalid(_("Kies een van de redenen."))
    _add(actor, about, uid, COLUMNS[reason])


def helpfulness(actor: Actor, *, since: date, uids: Collection[UUID] | None = None) -> list[Figure]:
    """The figures of each page and service since a month, those with most "no" first. One query.

    Args:
        actor: an editor; for others there are no figures.
        since: the month of this day is the first.
        uids: of these alone.
    """
    if not can(actor, "page_published.change"):
        return []
    rows = Helpfulness.objects.filter(month__gte=since.replace(day=1))
    if uids is not None:
        rows = rows.filter(about_uid__in=uids)
    columns = ("yes", "no", *COLUMNS.values())
    summed = rows.order_by().values("about", "about_uid").annotate(**{f"all_{name}": Sum(name) for name in columns})
    figures = (
        Figure(
            row["about"],
            row["about_uid"],
            row["all_yes"],
            row["all_no"],
            {reason: row[f"all_{column}"] for reason, column in COLUMNS.items()},
        )
        for row in summed
    )
    return sorted(figures, key=lambda figure: (-figure.no, -figure.yes, str(figure.uid)))


@transaction.atomic
def _add(actor: Actor, about: str, uid: UUID, column: str) -> None:
    require(can(actor, "map_report.create"))
    if about not in ABOUT:
        raise Invalid(_("Hierover vragen wij niets."))
    month = timezone.localdate().replace(day=1)
    row, _made = Helpfulness.objects.get_or_create(about=about, about_uid=uid, month=month)
    # In the database, so that two answers at once are two.
    Helpfulness.objects.filter(pk=row.pk).update(**{column: F(column) + 1})
