"""Links in mails of the newsletter: signed over portal, subscriber and purpose, so nothing of them is kept.

A link to leave works as long as the mail that holds it, also when the address was forgotten long ago: the signature
alone proves that we gave it, and then the answer is that somebody has left.
"""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.accounts.links import absolute
from tenants.models import Tenant

CONFIRM, LEAVE = "confirm", "unsubscribe"


def proof_of(tenant: Tenant, uid: UUID, purpose: str) -> str:
    """The signature over portal, subscriber and purpose: any of them other, and it no longer fits."""
    return salted_hmac(f"portal.newsletter.{purpose}", f"{tenant.uid}:{uid}", algorithm="sha256").hexdigest()


def is_proof_of(tenant: Tenant, uid: UUID, purpose: str, proof: str) -> bool:
    return constant_time_compare(proof_of(tenant, uid, purpose), proof)


def link_to(tenant: Tenant, uid: UUID, purpose: str) -> str:
    """The full address on the portal's own host, in the language of the moment. One query."""
    values = {"uid": uid, "proof": proof_of(tenant, uid, purpose)}
    return absolute(tenant, reverse(f"newsletter:{purpose}", kwargs=values, urlconf=settings.ROOT_URLCONF))


def headers_for(tenant: Tenant, link: str) -> dict[str, str]:
    """How a mail program leaves the list without opening the mail (RFC 2369; RFC 8058, section 3.1, asks https)."""
    headers = {
        "List-Id": f"<nieuwsbrief.{tenant.primary_host}>",
        "List-Unsubscribe": f"<{link}>",
    }
    if urlsplit(link).scheme == "https":
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
