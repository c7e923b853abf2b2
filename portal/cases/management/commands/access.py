"""manage.py access check|rebuild: whether the flat table holds what it should, and putting it right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.cases import access, audit_actions
from tenants.access import system
from tenants.audit import record
from tenants.context import activate
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Counts the table of who may open which case over (check), or puts it right (rebuild)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("does", choices=("check", "rebuild"))
        parser.add_argument("--tenant", metavar="SLUG", help="one portal; all of them without")

    def handle(self, *_args: Any, does: str, tenant: str | None = None, **_options: Any) -> None:
        portals = Tenant.objects.filter(slug=tenant) if tenant else Tenant.objects.all()
        if not portals:
            raise CommandError(f"There is no portal {tenant!r}.")
        wrong = sum(self._one(portal, does) for portal in portals)
        if wrong and does == "check":
            raise CommandError(f"{wrong} rows are not as they should be. Put it right with: manage.py access rebuild")

    def _one(self, portal: Tenant, does: str) -> int:
        with activate(portal), transaction.atomic():
            if does == "check":
                missing, needless = map(len, access.differences())
            else:
                missing, needless = access.rebuild()
                record(system(portal, "access.rebuild"), audit_actions.REBUILT, portal, added=missing, removed=needless)
        self.stdout.write(f"{portal.slug}: {missing} missing, {needless} without a cause")
        return missing + needless
