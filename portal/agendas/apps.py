from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.agendas.row_security import ROW_SECURITY
from tenants.retention import NOTHING_PERSONAL


class AgendasConfig(AppConfig):
    name = "portal.agendas"
    label = "agendas"
    verbose_name = _("Agenda's")
    model_scopes = {
        "AgendaItem": "owned",
        "AnonymousLink": "owned",
        "ItemAction": "owned",
        "ItemAddition": "owned",
        "ResidentMessage": "owned",
        "AgendaSettings": "owned",
    }
    row_security = ROW_SECURITY
    kept = {
        "AnonymousLink": "Part of an item: it goes in the moment that the item goes.",
        "ItemAction": "Part of an item: it goes in the moment that the item goes.",
        "ItemAddition": "Part of an item: it goes in the moment that the item goes.",
        "ResidentMessage": "Part of an item: it goes in the moment that the item goes.",
        "AgendaSettings": NOTHING_PERSONAL,
    }

    def ready(self) -> None:
        from portal.agendas import audit_actions, for_resident, on_the_meeting, policies, retention  # noqa: F401
        from portal.agendas.watching import watch_everywhere
        from tenants.outbox import register_job

        policies.register()
        for_resident.register()
        on_the_meeting.register()
        register_job("agendas.watch", timedelta(minutes=15), watch_everywhere)
