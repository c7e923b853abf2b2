from datetime import timedelta

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "portal.opendata"
    label = "opendata"
    verbose_name = "Open data"
    model_scopes = {"PublicEntry": "owned"}

    def ready(self) -> None:
        from portal.opendata.ledger import listening, reconciling
        from tenants.outbox import register_job

        listening.listen()
        register_job("opendata.reconcile", timedelta(hours=1), reconciling.reconcile_everywhere)
