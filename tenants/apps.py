from django.apps import AppConfig


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

    def ready(self) -> None:
        from tenants.access import relations_of_kernel

        relations_of_kernel.register()
