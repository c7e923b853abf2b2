from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResidentConfig(AppConfig):
    name = "portal.resident"
    label = "resident"
    verbose_name = _("Wie weet wat van mij?")
    model_scopes = {"CorrectionRequest": "owned"}

    def ready(self) -> None:
        from portal.resident import audit_actions, policies, retention  # noqa: F401  they register themselves

        policies.register()
