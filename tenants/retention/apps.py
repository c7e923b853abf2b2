from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    name = "tenants.retention"
    label = "retention"
    verbose_name = _("Bewaren en wissen")
    model_scopes = {
        "RetentionSetting": "owned",
        "RetentionRun": "owned",
        "LegalHold": "owned",
        "ErasedSubject": "owned",
        "Erasure": "owned",
    }
    kept = {
        "RetentionSetting": "Who chose how long things are kept is accounted for as long as the portal stands.",
        "Erasure": "The receipt of an erasure: a pseudonym, counts, and who decided; the portal accounts for it.",
        "ErasedSubject": "A pseudonym alone, needed as long as there may be a backup from before the erasure.",
    }
    # The list must outlive what it erases: the database itself refuses to change or remove a row.
    append_only: dict[str, tuple[str, ...]] = {"ErasedSubject": ()}

    def ready(self) -> None:
        from tenants.outbox import register_job
        from tenants.retention import audit_actions, erasing, of_kernel, policies  # noqa: F401  they register themselves
        from tenants.retention.running import run_everywhere

        policies.register()
        register_job("retention.run", timedelta(days=1), run_everywhere)
