"""The token in the link of an outsider: worked out from a secret of the server, so that it is kept nowhere.

Who reads the database finds a digest, and opens nothing with it. A mail that is sent again carries the same link.
"""

from base64 import urlsafe_b64encode

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from portal.accounts.links import absolute
from portal.polls.models import Voter


def token_of(voter: Voter) -> str:
    """What stands in the address: 256 bits that fit this voter of this portal, until they get a new link."""
    bound = f"{voter.tenant_id}:{voter.uid}:{voter.link_number}"
    made = salted_hmac("portal.polls.link", bound, algorithm="sha256").digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(token: str, tenant: int) -> str:
    """What is kept of a token, for this tenant alone."""
    return salted_hmac("portal.polls.link.kept", f"{tenant}:{token}", algorithm="sha256").hexdigest()


def address_of(voter: Voter) -> str:
    """The full address for the mail. It carries a token, and no name or number."""
    path = reverse("polls:by_link", kwargs={"token": token_of(voter)}, urlconf=settings.ROOT_URLCONF)
    return absolute(voter.tenant, path)
