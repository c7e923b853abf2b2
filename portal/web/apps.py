from django.apps import AppConfig

from tenants.retention import NOTHING_PERSONAL


class WebConfig(AppConfig):
    """The site: base templates, components, styles, and the first pages of a portal."""

    name = "portal.web"
    label = "web"
    model_scopes: dict[str, str] = {"Logo": "owned"}
    kept = {"Logo": NOTHING_PERSONAL}
