"""Build the search index of one portal or of all anew: after an upgrade of the analysis, and nightly for hours and
dates."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.indexing.building import rebuild
from tenants.context import activate
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Builds the search index anew from the entries, each portal in one transaction."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", metavar="SLUG", help="this portal alone")

    def handle(self, *args: Any, **options: Any) -> None:
        tenants = Tenant.objects.all()
        if options["tenant"]:
            tenants = tenants.filter(slug=options["tenant"])
            if not tenants:
                raise CommandError(f"There is no tenant {options['tenant']!r}.")
        for tenant in tenants:
            with activate(tenant):
                self.stdout.write(f"{tenant.slug}: {rebuild()} documents")
