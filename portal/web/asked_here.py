"""Forms on pages that set no cookie: who sends one must come from a page of this portal, and name what that page asked.

Such a form carries no secret (the page may be packed and is the same for everybody), so it is good only for what is
worth nothing in a name: counting. Instead of a cookie two things are asked: the browser says that the form stood on
this very site (Sec-Fetch-Site, or Origin), and the token says about what, signed by this portal.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from tenants.http import origin_of
from tenants.models import Tenant

# What is asked about -> the page where it stands.
PAGES = {"service": "web:service", "page": "cms:found"}
LONGEST = 300


@dataclass(frozen=True)
class Asked:
    """About what a page asked something."""

    about: str
    uid: UUID

    @property
    def address(self) -> str:
        """Where it stands, in the language of the moment."""
        try:
            return reverse(PAGES[self.about], args=[self.uid])
        except NoReverseMatch:
            return reverse("web:home")


def token_of(tenant: Tenant, about: str, uid: UUID) -> str:
    """What the form carries: the same on each visit, and of this portal alone."""
    return _signer(tenant).sign(f"{about}.{uid}")


def read_token(tenant: Tenant, token: str) -> Asked | None:
    """About what a form was; nothing when this portal never asked it."""
    try:
        about, _dot, uid = _signer(tenant).unsign(token[:LONGEST]).partition(".")
        return Asked(about, UUID(uid)) if about in PAGES else None
    except (BadSignature, ValueError):
        return None


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this site. One that says nothing at all is refused."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    if origin:
        return origin == origin_of(request)
    referer = urlsplit(request.headers.get("Referer", ""))
    return f"{referer.scheme}://{referer.netloc}" == origin_of(request)


def _signer(tenant: Tenant) -> Signer:
    return Signer(salt=f"asked here {tenant.uid}")
