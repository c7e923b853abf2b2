"""Which case a command is about, locked, at the version that the actor looked at."""

from uuid import UUID

from django.utils.translation import gettext as _

from portal.cases.models import Case
from tenants.access import Actor
from tenants.errors import Stale


def case_to_write(actor: Actor, uid: UUID, version: int | None = None) -> Case:
    """A case that a team of the actor may open as a whole.

    Raises:
        NotFound: there is no such case for this actor: a foreign, a closed-off and a random id alike.
        Stale: somebody changed it meanwhile.
    """
    found: Case = Case.objects.whole_to(actor).locked().get_or_not_found(uid=uid)
    return at_version(found, version)


def at_version(case: Case, version: int | None) -> Case:
    """The case, when it still stands as the actor saw it.

    Raises:
        Stale: it does not.
    """
    if version is not None and case.version != version:
        raise Stale(_("Iemand anders heeft deze casus net gewijzigd. Bekijk hem opnieuw."))
    return case


def kept(case: Case, *fields: str) -> Case:
    """Save these fields as the next version."""
    case.version += 1
    case.save(update_fields=[*fields, "version"])
    return case
