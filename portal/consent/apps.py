from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class ConsentConfig(AppConfig):
    name = "portal.consent"
    label = "consent"
    verbose_name = _("Toestemming en grondslagen")
    model_scopes = {
        "DataCategory": "owned",
        "Purpose": "owned",
        "Ground": "owned",
        "GroundParty": "owned",
        "GroundEvent": "owned",
        "ReceiptCode": "owned",
    }
    kept = {
        "DataCategory": NOTHING_PERSONAL,
        "Purpose": NOTHING_PERSONAL,
        "Ground": (
            "Proof of why something was shared: a pseudonym of the resident, the name of who recorded it. No rule ends "
            "it yet; it stays while the portal does. Once the case is erased, the pseudonym leads to nobody."
        ),
        "GroundParty": "Part of that proof: which organisations had part in it.",
        "GroundEvent": "Part of that proof, without an end of its own either: how it ended, and by whom (by name).",
    }
    # TS 27560: a record is evidence. The database itself refuses to change or remove a row of the ledger.
    append_only: dict[str, tuple[str, ...]] = {"Ground": (), "GroundParty": (), "GroundEvent": ()}

    def ready(self) -> None:
        from datetime import timedelta

        from portal.consent import audit_actions, policies, retention  # noqa: F401  they register themselves
        from portal.consent.expiring import expire_everywhere
        from portal.consent.providing import provide_for
        from portal.consent.selectors import code_lives
        from tenants.events import subscribe
        from tenants.middleware.by_code import register_codes
        from tenants.outbox import register_job

        policies.register()
        register_codes(code_lives)
        subscribe("tenants.tenant_opened", provide_for)
        register_job("consent.expire", timedelta(hours=1), expire_everywhere)
