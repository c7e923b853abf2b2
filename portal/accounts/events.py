"""What other rooms may want to know of people."""

from portal.accounts.models import User
from tenants.events import emit
from tenants.models import Tenant

PERSON_LEFT = "accounts.person_left"
ROLE_ENDED = "accounts.role_ended"


def person_left(person: User, tenant: Tenant) -> None:
    """Somebody lost all roles in a tenant; whoever keeps tokens, feeds or queues for them ends these now."""
    emit(PERSON_LEFT, person=person, tenant=tenant)


def role_ended(person: User, tenant: Tenant) -> None:
    """Somebody lost a role, and keeps another one."""
    emit(ROLE_ENDED, person=person, tenant=tenant)
