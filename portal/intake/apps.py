from datetime import timedelta

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "portal.intake"
    label = "intake"
    verbose_name = "Meldingen"
    model_scopes = {"Report": "owned"}

    def ready(self) -> None:
        from portal.intake import audit_actions, policies  # noqa: F401  the actions register themselves
        from portal.intake.forgetting import forget_old_reports
        from tenants.outbox import register_job

        policies.register()
        register_job("intake.forget", timedelta(days=1), forget_old_reports)
