from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The top of the house: it only puts the rooms together."""

    name = "portal.config"
    label = "config"
    model_scopes: dict[str, str] = {}
