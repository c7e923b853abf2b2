"""Where a page stands: on the host of its own portal, whatever Wagtail's table of sites says."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

from cms.serving.addresses import address_of
from tenants.http import origin_of


class Addressed:
    """Wagtail's properties of addresses, answered by our own addresses. No query."""

    url_path: str

    def get_url(self, request: Any = None, current_site: Any = None) -> str | None:
        """The address on its host; nothing for Wagtail's root."""
        return address_of(self.url_path) if self.url_path not in {"", "/"} else None

    url = property(get_url)

    def relative_url(self, current_site: Any = None, request: Any = None) -> str | None:
        return self.get_url()

    def get_full_url(self, request: Any = None) -> str | None:
        """With the host of the request. Without a request it is not known: then nothing, and who asks uses its own."""
        path = self.get_url()
        return f"{origin_of(request)}{path}" if path and isinstance(request, HttpRequest) else None

    full_url = property(get_full_url)

    def get_site(self) -> Site | None:
        """The row in Wagtail's table under which this tree hangs; its first screen asks for the name. One query."""
        found: Site | None = Site.objects.filter(root_page__url_path=f"/{self.url_path.split('/')[1]}/").first()
        return found

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        path = self.get_url()
        if path is None:
            return None
        return (0, origin_of(request) if isinstance(request, HttpRequest) else "", path)
