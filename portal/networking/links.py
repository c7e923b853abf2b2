"""Links in mails to guests: signed over portal, guest and purpose, so nothing of them is kept.

A link to say off works as long as the mail that holds it, also when the guest was wiped: the signature alone proves
that we gave it, and then the answer is that they are off the list.
"""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.accounts.links import absolute
from tenants.models import Tenant

CONFIRM, LEAVE = "confirm", "leave"


def proof_of(tenant: Tenant, uid: UUID, purpose: str) -> str:
    """The signature over portal, guest and purpose: any of them other, and it no longer fits."""
    return salted_hmac(f"portal.networking.{purpose}", f"{tenant.uid}:{uid}", algorithm="sha256").hexdigest()


def is_proof_of(tenant: Tenant, uid: UUID, purpose: str, proof: str) -> bool:
    return constant_time_compare(proof_of(tenant, uid, purpose), proof)


def link_to(tenant: Tenant, uid: UUID, purpose: str) -> str:
    """The full address on the portal's own host, in the language of the moment. One query."""
    values = {"uid": uid, "proof": proof_of(tenant, uid, purpose)}
    return absolute(tenant, reverse(f"activities:{purpose}", kwargs=values, urlconf=settings.ROOT_URLCONF))


def page_of(tenant: Tenant, meeting: UUID) -> str:
    """The full address of the public page of a meeting, in the language of the moment. One query."""
    return absolute(tenant, path_of(meeting))


def path_of(meeting: UUID) -> str:
    """The same within the portal. No query."""
    return reverse("activities:activity", kwargs={"uid": meeting}, urlconf=settings.ROOT_URLCONF)
