"""robots.txt (RFC 9309): what search engines may visit."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from portal.web.languages import offered
from tenants.models import Tenant

# Behind the door, of one browser alone, or endless: each combination of filters is another address.
NOT_VISITED = ("web:my_list", "accounts:account", "account_login", "web:overview", "web:suggestions", "web:search_map")
# A question alone may be visited; with filters, a place or a page number it may not.
SEARCH = "web:search"


def robots(tenant: Tenant, site: str) -> str:
    """The text for this portal. An example portal asks not to be found at all."""
    if tenant.setting("demo"):
        return "User-agent: *\nDisallow: /\n"
    lines = ["User-agent: *"]
    for language in offered(tenant):
        with override(language):
            lines += [f"Disallow: {address}" for name in NOT_VISITED if (address := _address(name))]
            lines += [f"Disallow: {reverse(SEARCH)}?*&"]
    return "\n".join([*lines, "", f"Sitemap: {site}{reverse('papers:sitemap')}", ""])


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
