"""Readers of the newsletter, whose addresses nobody may ever see."""

from typing import Any

from django.utils import timezone

from portal.newsletter import links
from portal.newsletter.models import Subscriber
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.isolation.canaries import Aviary
from tests.isolation.standing import Standing


def on_no_screen(_actor: Actor) -> bool:
    """Not even an administrator reads an address of the newsletter; only the mail to that address holds it."""
    return False


def readers(here: Tenant, there: Tenant, aviary: Aviary) -> dict[str, dict[Standing, Any]]:
    """One who asked and has not confirmed, in each portal."""
    return {
        "newsletter.Subscriber": {
            Standing.OWN: _reader(here, aviary),
            Standing.FOREIGN: _reader(there, aviary),
        }
    }


def proof_to(purpose: str) -> Any:
    """What stands in the link of the mail to this reader."""
    return lambda found: links.proof_of(found.tenant, found.uid, purpose)


def _reader(tenant: Tenant, aviary: Aviary) -> Subscriber:
    address = aviary.word(f"the address of a reader in {tenant.slug}", on_no_screen)
    with activate(tenant):
        made: Subscriber = Subscriber.objects.create(email=f"{address}@leden.invalid", asked_at=timezone.now())
    return made
