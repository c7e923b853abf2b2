from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class MeetingsConfig(AppConfig):
    name = "portal.meetings"
    label = "meetings"
    verbose_name = _("Bijeenkomsten")
    model_scopes = {"Meeting": "owned", "Series": "owned", "Invitation": "owned", "CalendarFeed": "owned"}
    kept = {
        "Series": NOTHING_PERSONAL,
        "Invitation": "Goes with its meeting.",
        "CalendarFeed": "The own choice of a worker; goes when they stop it, and with them.",
    }

    def ready(self) -> None:
        from portal.meetings import audit_actions, mails, policies, retention  # noqa: F401  they register themselves
        from portal.meetings.reminding import EVERY, watch_everywhere
        from tenants.outbox import register_job

        policies.register()
        register_job("meetings.watch", EVERY, watch_everywhere)
