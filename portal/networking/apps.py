from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class NetworkingConfig(AppConfig):
    name = "portal.networking"
    label = "networking"
    verbose_name = _("Netwerkbijeenkomsten")
    model_scopes = {
        "Guest": "owned",
        "ProgrammePart": "owned",
        "Choice": "owned",
        "Exchange": "owned",
        "ExchangeAnswer": "owned",
    }
    kept = {
        "ProgrammePart": NOTHING_PERSONAL,
        "Choice": "Goes with the guest or the invitation.",
        "ExchangeAnswer": "Goes with what it answers.",
    }

    def ready(self) -> None:
        from portal.meetings.seats import register_seats
        from portal.meetings.topics import topics_from
        from portal.meetings.views.parts import register_part
        from portal.networking import audit_actions, mails, policies, retention  # noqa: F401  they register themselves
        from portal.networking.listening import meeting_cancelled, meeting_changed
        from portal.networking.places import GUESTS
        from portal.networking.reminding import EVERY, remind_everywhere
        from portal.networking.selectors.topics import topics
        from portal.networking.views.parts import EXCHANGE_PART, GUEST_PART, PROGRAMME_PART
        from tenants.events import subscribe
        from tenants.outbox import register_job

        policies.register()
        register_seats(GUESTS)
        register_part(PROGRAMME_PART)
        register_part(GUEST_PART)
        register_part(EXCHANGE_PART)
        topics_from(topics)
        subscribe("meetings.changed", meeting_changed)
        subscribe("meetings.cancelled", meeting_cancelled)
        register_job("networking.remind", EVERY, remind_everywhere)
