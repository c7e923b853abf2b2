from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class ChecksConfig(AppConfig):
    name = "tenants.checks"
    label = "tenants_checks"
    verbose_name = _("Controles bij het starten")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from tenants.checks import keeping, models, routes, row_security, settings

        register(Tags.models)(models.every_model_is_listed)
        register(Tags.models)(models.owned_models_are_scoped)
        register(Tags.models)(models.keys_stay_inside_the_tenant)
        register(Tags.models)(keeping.every_model_says_how_long)
        register(Tags.models)(keeping.every_rule_can_be_carried_out)
        register(Tags.models)(row_security.every_table_about_a_case_is_guarded)
        register(Tags.urls)(routes.every_address_is_classified)
        register(Tags.security)(settings.settings_are_safe)
        register(Tags.security)(settings.middleware_is_in_order)
