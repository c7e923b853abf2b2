from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from tenants.retention import NOTHING_PERSONAL


class AuditConfig(AppConfig):
    name = "tenants.audit"
    label = "audit"
    verbose_name = _("Logboek")
    # A head belongs to a chain, and the sealer works on all chains: it holds positions and hashes, nothing of a tenant.
    model_scopes = {"AuditEntry": "owned", "ChainHead": "global", "ChainCheck": "owned"}
    kept = {"ChainHead": NOTHING_PERSONAL}
    # The database itself refuses to change or remove a row; the sealer fills these columns once.
    append_only = {"AuditEntry": ("position", "chain", "sealed_at", "seal_key_id")}
    worker_only = ("ChainHead", "ChainCheck")

    def ready(self) -> None:
        from tenants.audit import checks

        register(Tags.security)(checks.heads_are_signed_and_kept)
