from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GrantsConfig(AppConfig):
    name = "tenants.grants"
    label = "grants"
    verbose_name = _("Uitzonderingen voor één persoon")
    model_scopes = {"TeamGrant": "owned"}
    kept = {"TeamGrant": "It tells who may do what, ends by itself, and goes with the account."}

    def ready(self) -> None:
        from tenants.grants.models import TeamGrant
        from tenants.grants.reading import register_grants

        register_grants(TeamGrant)
