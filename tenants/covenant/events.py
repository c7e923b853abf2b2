"""What higher rooms may want to know of the covenant."""

from typing import TYPE_CHECKING

from tenants.events import emit

if TYPE_CHECKING:
    from tenants.covenant.models import CovenantAcceptance, CovenantVersion

PUBLISHED = "covenant.published"
ACCEPTED = "covenant.accepted"


def published(version: "CovenantVersion") -> None:
    """A version was published: every organisation is to be asked (again)."""
    emit(PUBLISHED, version=version)


def accepted(acceptance: "CovenantAcceptance") -> None:
    """An organisation accepted a version."""
    emit(ACCEPTED, acceptance=acceptance)
