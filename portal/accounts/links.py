"""Links in mails: signed over everything that they are bound to, so nothing of them needs to be kept."""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.accounts.models import Invitation
from tenants.models import Tenant


def proof_of(invitation: Invitation) -> str:
    """The signature over portal, invitation, nonce and address: any of them other, and it no longer fits."""
    bound = f"{invitation.tenant.uid}:{invitation.uid}:{invitation.nonce}:{invitation.email}:{invitation.role}"
    return salted_hmac("portal.accounts.invitation", bound, algorithm="sha256").hexdigest()


def is_proof_of(invitation: Invitation, proof: str) -> bool:
    return constant_time_compare(proof_of(invitation), proof)


def invitation_link(invitation: Invitation) -> str:
    """The address with which the invitation is accepted, on its own portal."""
    return absolute(invitation.tenant, _path(invitation.uid, proof_of(invitation)))


def absolute(tenant: Tenant, path: str) -> str:
    """A full address on the main host of a portal. One query.

    Scheme and port follow BASE_URL; where cookies are secure it is always https.
    """
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    scheme = "https" if settings.SESSION_COOKIE_SECURE else base.scheme or "http"
    port = f":{base.port}" if base.port else ""
    return f"{scheme}://{tenant.primary_host}{port}{path}"


def _path(uid: UUID, proof: str) -> str:
    return reverse("accounts:accept_invitation", kwargs={"uid": uid, "proof": proof}, urlconf=settings.ROOT_URLCONF)
