from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class LibraryConfig(AppConfig):
    name = "portal.library"
    label = "library"
    verbose_name = _("Bibliotheek")
    model_scopes = {"Document": "owned", "DocumentVersion": "owned", "Question": "owned"}
    kept = {
        "Document": NOTHING_PERSONAL,
        "DocumentVersion": "An old version is what somebody worked by; who added it is a worker.",
    }
    # An old version is what somebody worked by: the database itself refuses to change or remove a row.
    append_only: dict[str, tuple[str, ...]] = {"DocumentVersion": ()}

    def ready(self) -> None:
        from portal.library import audit_actions, mails, policies, retention  # noqa: F401  they register themselves
        from portal.library.sweeping import sweep_files
        from tenants import covenant
        from tenants.events import subscribe
        from tenants.outbox import register_job

        policies.register()
        subscribe(covenant.PUBLISHED, mails.ask_to_accept)
        register_job("library.sweep", timedelta(days=1), sweep_files)
