from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    name = "portal.polls"
    label = "polls"
    verbose_name = _("Datumprikkers")
    model_scopes = {"Poll": "owned", "Option": "owned", "Voter": "owned", "Vote": "owned"}
    kept = {"Option": "Goes with its poll.", "Vote": "Goes with its poll."}

    def ready(self) -> None:
        from portal.polls import audit_actions, mails, policies, retention  # noqa: F401  they register themselves
        from portal.polls.watching import EVERY, watch_everywhere
        from tenants.outbox import register_job

        policies.register()
        register_job("polls.watch", EVERY, watch_everywhere)
