"""A draft as if it were live, for as long as one page takes to be made. Written, read, and taken back at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from portal.socialmap.drafting.content import draft_of
from portal.socialmap.drafting.history import own_entry
from portal.socialmap.models import Location
from tenants.access import Actor, Role, anonymous


def readers(actor: Actor) -> Mapping[str, Actor]:
    """Somebody of whom the page knows the role alone."""
    return {
        "resident": anonymous(actor.tenant),
        "partner": Actor(tenant=actor.tenant, roles=frozenset({Role.ANONYMOUS, Role.PARTNER})),
    }


@contextmanager
def draft_shown(actor: Actor, entity: str, uid: UUID) -> Iterator[None]:
    """Inside, the portal is as if the draft of this entry were published; after it, as it was.

    No command runs, so nothing is logged, indexed or sent. The rows are never committed.

    Raises:
        NotFound: there is no such entry of this portal for this actor.
    """
    with transaction.atomic():
        draft = draft_of(own_entry(actor, entity, uid))
        draft.live, draft.visible_from, draft.visible_until = True, None, None
        draft.save()
        if hasattr(draft, "service_at_locations"):
            places = draft.service_at_locations.values_list("location", flat=True)
            Location.objects.filter(pk__in=list(places), first_published_at=None).update(live=True)
        yield
        transaction.set_rollback(True)
