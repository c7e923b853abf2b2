from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "tenants.outbox"
    label = "outbox"
    verbose_name = _("Uitgaande berichten")
    model_scopes = {"OutboxMessage": "owned", "WorkerBeat": "global", "PeriodicRun": "global"}

    def ready(self) -> None:
        from tenants.audit.sealing import EVERY, seal_everything
        from tenants.outbox.jobs import register_job
        from tenants.outbox.letters import forget_settled

        register_job("audit.seal", EVERY, seal_everything)
        register_job("outbox.forget", timedelta(days=1), forget_settled)
