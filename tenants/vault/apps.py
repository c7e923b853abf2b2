from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    name = "tenants.vault"
    label = "vault"
    verbose_name = _("Kluis")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from tenants.vault import audit_actions, checks  # noqa: F401  the actions register themselves

        register(Tags.security)(checks.keys_are_fit)
        register(Tags.security)(checks.personal_data_is_not_on_sqlite)
