from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Mensen"
    model_scopes = {"User": "global", "Invitation": "owned"}

    def ready(self) -> None:
        from portal.accounts import audit_actions, checks, mails  # noqa: F401  they register themselves
