from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Mensen"
    model_scopes = {"User": "global", "Invitation": "owned"}

    def ready(self) -> None:
        from portal.accounts import audit_actions, checks, mails  # noqa: F401  they register themselves
        from portal.accounts.throttles import make_room_for_tries

        post_migrate.connect(make_room_for_tries, sender=self, dispatch_uid="accounts.throttles")
