from django.apps import AppConfig

from tenants.retention import NOTHING_PERSONAL


class IntakeConfig(AppConfig):
    name = "portal.intake"
    label = "intake"
    verbose_name = "Meldingen en aanmeldingen"
    model_scopes = {
        "Report": "owned",
        "Helpfulness": "owned",
        "IntakeSubject": "owned",
        "IntakeDraft": "owned",
        "IntakeRequest": "owned",
        "IntakeEvent": "owned",
    }
    kept = {
        "Helpfulness": NOTHING_PERSONAL,
        "IntakeSubject": NOTHING_PERSONAL,
        "IntakeEvent": "Goes with its request.",
    }

    def ready(self) -> None:
        from datetime import timedelta

        from portal.intake import audit_actions, mails, policies, retention  # noqa: F401  they register themselves
        from portal.intake.providing import provide_for
        from portal.intake.reminding import remind_everywhere
        from portal.intake.services.drafts import forget_expired
        from tenants.events import subscribe
        from tenants.outbox import register_job

        policies.register()
        subscribe("tenants.tenant_opened", provide_for)
        register_job("intake.drafts", timedelta(minutes=10), forget_expired)
        register_job("intake.remind", timedelta(hours=1), remind_everywhere)
