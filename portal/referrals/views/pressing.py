"""What the pages of a step share, with an account and by link."""

from uuid import UUID

from portal.referrals import services
from tenants.http import PortalRequest


def pressed_twice(request: PortalRequest, uid: UUID, name: str) -> bool:
    """The same button of the same page, pressed again: the step was taken, and is not taken again."""
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        return False
    return services.already(request.actor, uid, name, key) is not None
