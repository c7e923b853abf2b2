"""What higher rooms may want to know of a case, in the same transaction."""

from typing import TYPE_CHECKING

from tenants.events import emit

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.cases.models import BreakGlass, Case, CaseAccess, CaseDocument
    from tenants.access import Actor

LEAD_CHANGED = "cases.lead_changed"
CLOSED = "cases.closed"
GLASS_BROKEN = "cases.glass_broken"
FILE_SHARED = "cases.file_shared"
CIRCLE_JOINED = "cases.circle_joined"
CIRCLE_LEFT = "cases.circle_left"


def lead_changed(case: "Case", before: "User") -> None:
    """The resident has another contact person, and is to be told."""
    emit(LEAD_CHANGED, case=case, before=before)


def closed(case: "Case") -> None:
    """The matter ended."""
    emit(CLOSED, case=case)


def glass_broken(opening: "BreakGlass") -> None:
    """Somebody opened a case in an emergency; the organisation of its contact person is to be told."""
    emit(GLASS_BROKEN, opening=opening)


def file_shared(document: "CaseDocument") -> None:
    """The resident may see a file from now on."""
    emit(FILE_SHARED, document=document)


def circle_joined(access: "CaseAccess", by: "Actor") -> None:
    """A team came into the circle; its people are to be told."""
    emit(CIRCLE_JOINED, access=access, by=by)


def circle_left(access: "CaseAccess", by: "Actor") -> None:
    """What one record opened to a team of the circle is closed, by somebody or because the record ended."""
    emit(CIRCLE_LEFT, access=access, by=by)
