from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class CovenantConfig(AppConfig):
    name = "tenants.covenant"
    label = "covenant"
    verbose_name = _("Convenant")
    model_scopes = {"CovenantDraft": "owned", "CovenantVersion": "owned", "CovenantAcceptance": "owned"}
    kept = {
        "CovenantDraft": NOTHING_PERSONAL,
        "CovenantVersion": "What was agreed, and which editor published it, is proof as long as the portal stands.",
        "CovenantAcceptance": "Who signed for an organisation is proof as long as the portal stands.",
    }
    # What was published and what was signed: the database itself refuses to change or remove a row.
    append_only: dict[str, tuple[str, ...]] = {"CovenantVersion": (), "CovenantAcceptance": ()}

    def ready(self) -> None:
        from tenants.covenant import audit_actions, policies  # noqa: F401  the actions register themselves

        policies.register()
