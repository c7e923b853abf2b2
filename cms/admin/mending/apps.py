from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class MendingConfig(AppConfig):
    name = "cms.admin.mending"
    label = "cms_mending"
    verbose_name = _("Wat moet er beter")
    model_scopes = {"Finding": "owned", "OutsideLink": "owned", "PageLook": "owned"}
    kept = {
        "OutsideLink": NOTHING_PERSONAL,
        **dict.fromkeys(
            ("Finding", "PageLook"), "It is about a page or an entry, is made anew each night, and names editors alone."
        ),
    }

    def ready(self) -> None:
        from cms.admin.mending import audit_actions  # noqa: F401  the actions register themselves
        from cms.admin.mending.looking import entries, images, look_everywhere, outside, pages, register_looker, texts
        from cms.admin.mending.outside.round import ask_all_portals
        from cms.admin.mending.walls import finding
        from cms.boundary.objects import page
        from cms.boundary.routes import OPEN, Route, classify
        from tenants.outbox import register_job

        for looker in (pages.LOOKER, texts.LOOKER, images.LOOKER, entries.LOOKER, outside.LOOKER):
            register_looker(looker)
        register_job("cms.mending.look", timedelta(days=1), look_everywhere)
        register_job("cms.mending.ask", timedelta(hours=1), ask_all_portals)
        classify("cms_mending:overview", OPEN)
        for name in ("ignore", "show_again"):
            classify(f"cms_mending:{name}", Route(path={"uid": finding}))
        classify("cms_mending:looked_at", Route(path={"page_id": page}))
