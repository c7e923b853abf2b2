"""security.txt (RFC 9116): whom to tell about a weakness."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from portal.web.languages import offered
from tenants.models import Tenant

# More than the thirty days that checks ask for, less than the year that the standard advises; always far ahead,
# because the portal that answers is a portal that somebody runs.
VALID = timedelta(days=180)


def security_txt(tenant: Tenant, site: str) -> str | None:
    """The text, or None as long as nobody said whom to tell."""
    contact = tenant.setting("security_contact") or settings.SECURITY_CONTACT
    if not contact:
        return None
    policy = tenant.setting("security_policy") or settings.SECURITY_POLICY
    fields = [
        ("Contact", contact if ":" in contact else f"mailto:{contact}"),
        ("Expires", _midnight(timezone.now() + VALID)),
        ("Preferred-Languages", ", ".join(dict.fromkeys(["nl", "en", *offered(tenant)]))),
        ("Canonical", f"{site}{reverse('papers:security')}"),
        *([("Policy", policy)] if policy else []),
    ]
    return "".join(f"{name}: {value}\n" for name, value in fields)


def _midnight(moment: datetime) -> str:
    """Of that day, so that the text stays the same for a day and can be compared."""
    return moment.strftime("%Y-%m-%dT00:00:00Z")
