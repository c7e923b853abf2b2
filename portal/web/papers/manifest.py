"""The manifest: how the portal looks on the start screen of a phone."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from portal.web.colours import WHITE
from portal.web.theming.own import theme_of
from tenants.models import Tenant

SIZES = (192, 512)


def manifest(tenant: Tenant) -> dict[str, Any]:
    theme = theme_of(tenant)
    home = reverse("web:home")
    return {
        "name": tenant.name,
        "short_name": tenant.name if len(tenant.name) <= 12 else tenant.name.split()[-1],
        "description": tenant.setting("subtitle", ""),
        "lang": get_language(),
        "dir": "auto",
        "id": home,
        "start_url": home,
        "scope": "/",
        "display": "browser",
        "background_color": WHITE,
        "theme_color": theme.bar_colour,
        "icons": [
            {"src": static(f"icons/{theme.slug}.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": static(f"icons/{theme.slug}-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": "any maskable",
                }
                for size in SIZES
            ),
        ],
    }
