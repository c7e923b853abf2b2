from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class DatabaseConfig(AppConfig):
    name = "tenants.database"
    label = "tenants_database"
    verbose_name = _("Sloten van de database")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from tenants.database.guards import guard_after_migrating, make_room_for_migrating
        from tenants.database.row_security.telling import stand_before

        # Django's own hooks for before and after migrating, sent for each app with models: the sender keeps it to once.
        kernel = apps.get_app_config("tenants")
        pre_migrate.connect(make_room_for_migrating, sender=kernel, dispatch_uid="tenants.database.room")
        post_migrate.connect(guard_after_migrating, sender=kernel, dispatch_uid="tenants.database.guards")
        connection_created.connect(stand_before, dispatch_uid="tenants.database.row_security")
