"""The session of a receiver without an account, who came in by a signed link and a code: one referral, nothing else.

The room that makes links tells at every request whether one still stands, and what it opens. While nobody tells, no
session of this kind opens anything.
"""

import time
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest

from tenants.access import Actor, Role
from tenants.models import Tenant

LINK = "link"
IDLE_SECONDS = 20 * 60
SEEN_EVERY = 30  # seconds between two writes of the session

# Who the link of this uid makes of somebody, in the active portal; None when it stands no more.
Opener = Callable[[Tenant, UUID], Actor | None]
_openers: list[Opener] = []


def register_links(opener: Opener) -> None:
    """Tell what links open: asked at every request. Saying it twice counts once."""
    if opener not in _openers:
        _openers.append(opener)


def begin(request: HttpRequest, tenant: Tenant, *, link: UUID) -> None:
    """Open a session of this portal alone. Whatever session there was ends, and its key is never used again."""
    request.session.flush()
    request.session[LINK] = {"tenant": str(tenant.uid), "link": str(link), "seen": time.time()}


def link_of(request: HttpRequest) -> UUID | None:
    """The link by which this session came in; None for every other session."""
    kept = request.session.get(LINK)
    return UUID(kept["link"]) if kept is not None else None


def by_link(actor: Actor) -> bool:
    """Whether this is somebody who came in by a link."""
    return Role.LINK_RECEIVER in actor.roles


def actor_by_link(request: HttpRequest, tenant: Tenant) -> Actor | None:
    """The receiver whose session this is; None when there is none, or when it just ended. One query of the room."""
    kept = request.session.get(LINK)
    if kept is None:
        return None
    now = time.time()
    fresh = kept["tenant"] == str(tenant.uid) and now - kept["seen"] <= IDLE_SECONDS
    made = (opener(tenant, UUID(kept["link"])) for opener in _openers) if fresh else ()
    found = next((actor for actor in made if actor is not None), None)
    if found is None:
        request.session.flush()
        return None
    if now - kept["seen"] > SEEN_EVERY:
        request.session[LINK] = {**kept, "seen": now}
    return found
