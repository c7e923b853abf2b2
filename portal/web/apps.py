from django.apps import AppConfig


class WebConfig(AppConfig):
    """The site: base templates, components, styles, and the first pages of a portal."""

    name = "portal.web"
    label = "web"
    model_scopes: dict[str, str] = {}
