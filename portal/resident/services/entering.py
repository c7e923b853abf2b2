"""The door: a code and a date of birth. Every wrong answer is the same one, and costs the same."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from portal.cases.models import Case
from portal.cases.selectors import is_birth_date_of
from portal.consent.numbering import plain
from portal.consent.selectors import living_code
from portal.resident import audit_actions
from tenants.access import resident
from tenants.audit import record
from tenants.models import Tenant
from tenants.throttling import tries

# A library has one address for all its visitors; one receipt is in the hands of one person.
MOST_OF_ADDRESS, MOST_OF_CODE = 20, 8


@dataclass(frozen=True)
class Entry:
    """What the session keeps of who came in."""

    subject: UUID
    code: UUID


@sensitive_variables("code")
def may_try(tenant: Tenant, *, code: str, address: str) -> bool:
    """Count this try for the address and for the code, and tell whether both are within an hour's number.

    Both are counted each time, so that the one cannot be tried out by the other.
    """
    of_address, of_code = tries(tenant, "resident.address", address), tries(tenant, "resident.code", plain(code))
    return of_address <= MOST_OF_ADDRESS and (of_code <= MOST_OF_CODE or not plain(code))


@sensitive_variables("code", "birth_date", "found")
@transaction.atomic
def come_in(tenant: Tenant, *, code: str, birth_date: str) -> Entry | None:
    """Whose page this code and this date of birth open.

    The work is the same whatever is wrong: three queries and one value unsealed. A code that nobody has is held
    against somebody's date of birth all the same, and then refused. The caller throttles.

    Args:
        birth_date: as ISO 8601.

    Returns:
        Who came in; None for a wrong, an old and a revoked code and for a wrong date alike.
    """
    found = living_code(code)
    somebody = Case.objects.order_by("pk").values_list("uid", flat=True).first()
    subject = found.subject if found is not None else somebody or uuid4()
    fits = is_birth_date_of(subject, birth_date)
    if found is None or not fits:
        return None
    record(resident(tenant, found.subject), audit_actions.CAME_IN, found)
    return Entry(found.subject, found.uid)
