from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class LettersConfig(AppConfig):
    name = "portal.letters"
    label = "letters"
    verbose_name = _("Brieven")
    model_scopes = {"LetterTemplate": "owned"}
    kept = {"LetterTemplate": NOTHING_PERSONAL}

    def ready(self) -> None:
        from portal.cases.sections import Section, register_section
        from portal.cases.telling import register_look
        from portal.letters import audit_actions
        from portal.letters.providing import provide_for
        from portal.letters.selectors import of_case
        from tenants.events import subscribe

        subscribe("tenants.tenant_opened", provide_for)
        register_section(Section("brieven", _("Brieven en kaartjes"), "letters/of_case.html", of_case, order=70))
        register_look(audit_actions.PRINTED, _("maakte een brief of kaartje voor u."))
