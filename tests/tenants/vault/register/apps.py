from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "tests.tenants.vault.register"
    label = "vault_register"
    verbose_name = "Register of the tests"
    model_scopes = {"Resident": "owned"}
    kept = {"Resident": "Rows of the tests alone."}
