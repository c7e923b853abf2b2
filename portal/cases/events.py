"""What higher rooms may want to know of a case, in the same transaction."""

from typing import TYPE_CHECKING

from tenants.events import emit

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.cases.models import BreakGlass, Case, CaseDocument

LEAD_CHANGED = "cases.lead_changed"
CLOSED = "cases.closed"
GLASS_BROKEN = "cases.glass_broken"
FILE_SHARED = "cases.file_shared"


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
