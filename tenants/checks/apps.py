from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class ChecksConfig(AppConfig):
    name = "tenants.checks"
    label = "tenants_checks"
    verbose_name = _("Controles bij het starten")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from tenants.checks import models, routes, settings

        register(models.every_model_is_listed, Tags.models)
        register(models.owned_models_are_scoped, Tags.models)
        register(models.keys_stay_inside_the_tenant, Tags.models)
        register(routes.every_address_is_classified, Tags.urls)
        register(settings.settings_are_safe, Tags.security)
        register(settings.middleware_is_in_order, Tags.security)
