from django.apps import AppConfig

from tenants.retention import NOTHING_PERSONAL


class TenantsConfig(AppConfig):
    name = "tenants"
    label = "tenants"
    verbose_name = "Portalen en rechten"
    model_scopes = {
        "Tenant": "global",
        "TenantHost": "global",
        "Organisation": "global",
        "Partnership": "owned",
        "Team": "owned",
        "Membership": "owned",
    }
    kept = {
        **dict.fromkeys(("Tenant", "TenantHost", "Organisation", "Partnership", "Team"), NOTHING_PERSONAL),
        "Membership": "Who could do what, and when, is needed to read the log: it stays as long as the account.",
    }

    def ready(self) -> None:
        from tenants.access import relations_of_kernel

        relations_of_kernel.register()
