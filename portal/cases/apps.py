from datetime import timedelta

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from portal.cases.row_security import ROW_SECURITY
from tenants.retention import NOTHING_PERSONAL


class CasesConfig(AppConfig):
    name = "portal.cases"
    label = "cases"
    verbose_name = _("Casussen")
    model_scopes = {
        "Household": "owned",
        "Case": "owned",
        "CaseAccess": "owned",
        "BreakGlass": "owned",
        "CaseDocument": "owned",
    }
    row_security = ROW_SECURITY
    kept = {
        "Household": NOTHING_PERSONAL,
        "CaseAccess": "A row goes with what it came from: the lead, the ground or the case.",
    }

    def ready(self) -> None:
        from portal.cases import audit_actions, grounds, policies, retention, retention_documents, telling  # noqa: F401
        from portal.cases.access import close_what_rested_on
        from portal.cases.events import CIRCLE_JOINED, CIRCLE_LEFT, GLASS_BROKEN
        from portal.cases.files import checks, scanning, sweeping  # noqa: F401  the scanning handles its topic
        from portal.cases.notices import tell_the_invited_team, tell_the_organisation, tell_who_went_out
        from portal.cases.services.circle import rest_on_the_new_one
        from portal.consent.events import ENDED, RECORDED
        from tenants.events import subscribe
        from tenants.outbox import register_job

        policies.register()
        telling.register()
        grounds.register()
        subscribe(ENDED, close_what_rested_on)
        subscribe(RECORDED, rest_on_the_new_one)
        subscribe(GLASS_BROKEN, tell_the_organisation)
        subscribe(CIRCLE_JOINED, tell_the_invited_team)
        subscribe(CIRCLE_LEFT, tell_who_went_out)
        sweeping.listen()
        register_job("cases.sweep_files", timedelta(days=1), sweeping.sweep)
        register(Tags.security)(checks.private_files_lie_apart)
        register(Tags.security)(checks.scanner_can_be_called)
