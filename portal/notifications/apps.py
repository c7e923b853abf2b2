from datetime import timedelta

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    label = "notifications"
    verbose_name = "Berichten"
    model_scopes = {"Notification": "owned", "Preference": "owned"}
    kept = {"Preference": "What a worker chose, until they choose again; it goes with the account."}

    def ready(self) -> None:
        from portal.notifications import audit_actions, mails, policies, retention  # noqa: F401  they register themselves
        from portal.notifications.digest import send_digests
        from tenants.outbox import register_job

        policies.register()
        register_job("notifications.digest", timedelta(days=1), send_digests)
