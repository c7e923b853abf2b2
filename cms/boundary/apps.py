from datetime import timedelta

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class BoundaryConfig(AppConfig):
    name = "cms.boundary"
    label = "cms_boundary"
    verbose_name = _("De muur om het redactiedeel")
    model_scopes = {"Provision": "owned", "SecondReader": "global"}
    kept = dict.fromkeys(("Provision", "SecondReader"), NOTHING_PERSONAL)

    def ready(self) -> None:
        from cms import provisioning
        from cms.boundary import checks, references, telling, timing
        from tenants import events
        from tenants.outbox import register_job

        register(Tags.urls)(checks.every_admin_address_has_a_class)
        register(Tags.models)(checks.no_case_data_in_wagtail)
        register_job("cms.references", timedelta(days=1), references.check_all_portals)
        register_job("cms.planned_pages", timedelta(minutes=5), timing.follow_the_clock)
        telling.listen()
        events.subscribe("tenants.tenant_opened", provisioning.provide_for)
