from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Mensen"
    model_scopes = {"User": "global", "Invitation": "owned"}
    kept = {
        "User": "The name of a worker stays with what they decided; access ends with the last role.",
        "User_groups": "The table stays empty: groups of Django give no right here.",
        "User_user_permissions": "The table stays empty: permissions of Django give no right here.",
    }

    def ready(self) -> None:
        from portal.accounts import audit_actions, checks, mails, retention  # noqa: F401  they register themselves
        from portal.accounts.throttles import make_room_for_tries

        post_migrate.connect(make_room_for_tries, sender=self, dispatch_uid="accounts.throttles")
