"""The session of a resident who came in by a code: their own matter, for as long as the code lives and is used.

The room that makes codes tells whether one still lives. While nobody tells, no session of this kind opens anything.
An account that a municipality ties to a resident (its DigiD broker, say) would stand here too: whatever sets the same
three things in the session, after proof of who somebody is, makes the same actor.
"""

import time
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest

from tenants.access import Actor, resident
from tenants.models import Tenant

RESIDENT = "resident"
IDLE_SECONDS = 20 * 60
SEEN_EVERY = 30  # seconds between two writes of the session

# Whether the code of this uid still opens the matter of this subject, in the active portal.
_lives: list[Callable[[UUID, UUID], bool]] = []


def register_codes(rule: Callable[[UUID, UUID], bool]) -> None:
    """Tell which codes live: asked at every request. Saying it twice counts once."""
    if rule not in _lives:
        _lives.append(rule)


def begin(request: HttpRequest, tenant: Tenant, *, subject: UUID, code: UUID) -> None:
    """Open a session of this portal alone. Whatever session there was ends, and its key is never used again."""
    request.session.flush()
    now = time.time()
    request.session[RESIDENT] = {"tenant": str(tenant.uid), "subject": str(subject), "code": str(code), "seen": now}


def actor_by_code(request: HttpRequest, tenant: Tenant) -> Actor | None:
    """The resident whose session this is; None when there is none, or when it just ended. One query of the room."""
    kept = request.session.get(RESIDENT)
    if kept is None:
        return None
    subject, code, now = UUID(kept["subject"]), UUID(kept["code"]), time.time()
    here = kept["tenant"] == str(tenant.uid)
    if not here or now - kept["seen"] > IDLE_SECONDS or not any(rule(code, subject) for rule in _lives):
        request.session.flush()
        return None
    if now - kept["seen"] > SEEN_EVERY:
        request.session[RESIDENT] = {**kept, "seen": now}
    return resident(tenant, subject)
