from datetime import timedelta

from django.apps import AppConfig

from tenants.retention import NOTHING_PERSONAL


class OpenDataConfig(AppConfig):
    name = "portal.opendata"
    label = "opendata"
    verbose_name = "Open data"
    model_scopes = {"PublicEntry": "owned"}
    kept = {"PublicEntry": NOTHING_PERSONAL}

    def ready(self) -> None:
        from portal.opendata.ledger import listening, reconciling
        from tenants.outbox import register_job

        listening.listen()
        register_job("opendata.reconcile", timedelta(hours=1), reconciling.reconcile_everywhere)
