"""`manage.py database_roles`: the owner, application and worker roles of a PostgreSQL database."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from tenants.database import guards, rights
from tenants.database.roles import make_roles, roles_of


class Command(BaseCommand):
    help = (
        "Makes the roles of a PostgreSQL database and gives each the least it needs. Run it with DATABASE_URL of a "
        "role that may make roles; safe to repeat. Names and passwords: DATABASE_OWNER, DATABASE_APPLICATION, "
        "DATABASE_WORKER, and each with _PASSWORD."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError(
                "This database has no roles: it is SQLite, for demo and development. "
                "Give the address of a PostgreSQL superuser as DATABASE_URL."
            )
        roles = roles_of(os.environ)
        make_roles(connection, roles)
        rights.take_over(connection, roles)
        guards.guard_after_migrating(connection.alias)
        for part, login in vars(roles).items():
            password = "password set" if login.password else "no password given, none set"
            self.stdout.write(f"{part:12} {login.name} ({password})")
        self.stdout.write("Migrate as the owner; serve as the application; run the worker as the worker.")
