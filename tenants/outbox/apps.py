from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class OutboxConfig(AppConfig):
    name = "tenants.outbox"
    label = "outbox"
    verbose_name = _("Uitgaande berichten")
    model_scopes = {"OutboxMessage": "owned", "WorkerBeat": "global", "PeriodicRun": "global"}
    kept = dict.fromkeys(("WorkerBeat", "PeriodicRun"), NOTHING_PERSONAL)

    def ready(self) -> None:
        from tenants.audit import guarding, sealing
        from tenants.outbox.jobs import register_job

        register_job("audit.seal", sealing.EVERY, sealing.seal_everything)
        register_job("audit.guard", guarding.EVERY, guarding.guard)
