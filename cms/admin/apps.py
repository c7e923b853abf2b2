from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorsConfig(AppConfig):
    name = "cms.admin"
    label = "cms_admin"
    verbose_name = _("Het redactiedeel")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from cms.admin import addresses
        from cms.admin.entries import audit_actions, routes, telling  # noqa: F401

        addresses.register()
        routes.register()
        telling.listen()
