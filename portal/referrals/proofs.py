"""The token in a link and the code behind it: worked out from secrets of the server, so that none of them is kept.

Who reads the database finds a digest and a nonce, and opens nothing with them. A mail that is sent again, because the
worker was cut off, carries the same link and the same code.
"""

from base64 import urlsafe_b64encode

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.accounts.links import absolute
from portal.referrals.models import ReferralLink

CODE_DIGITS = 6


def token_of(link: ReferralLink) -> str:
    """What stands in the address: 256 bits that fit this link of this portal alone."""
    made = salted_hmac("portal.referrals.link", f"{link.tenant_id}:{link.uid}", algorithm="sha256").digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(token: str, tenant: int) -> str:
    """What is kept of a token, for this tenant alone."""
    return salted_hmac("portal.referrals.link.kept", f"{tenant}:{token}", algorithm="sha256").hexdigest()


def code_of(link: ReferralLink) -> str:
    """The six digits of this moment. Without a nonce there are none."""
    if link.code_nonce is None:
        return ""
    made = salted_hmac("portal.referrals.code", f"{link.uid}:{link.code_nonce}", algorithm="sha256").hexdigest()
    return f"{int(made, 16) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def is_code_of(link: ReferralLink, code: str) -> bool:
    """Whether these are the digits, however they were grouped, in the digits of any script."""
    typed = "".join(str(int(each)) for each in code if each.isdecimal())
    made = code_of(link)
    return bool(made) and constant_time_compare(made, typed)


def address_of(link: ReferralLink) -> str:
    """The full address for the mail. It carries a token, and no name or number."""
    path = reverse("by_link:door", kwargs={"token": token_of(link)}, urlconf=settings.ROOT_URLCONF)
    return absolute(link.tenant, path)
