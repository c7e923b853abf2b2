"""manage.py look_for_trouble: the nightly look, now, over one portal or all."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.admin.mending.looking import look_here
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Tenant
from tenants.selectors import tenant_named


class Command(BaseCommand):
    help = (
        "Kijkt pagina's, afbeeldingen en vertalingen na en schrijft op wat beter kan. De worker doet dit elke nacht. "
        "Afsluitcodes: 0 gedaan, 1 onbekend portaal."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", metavar="SLUG", help="het portaal; zonder dit alle portalen")

    def handle(self, **options: Any) -> None:
        for tenant in self._tenants(options["tenant"]):
            with activate(tenant):
                told = look_here(tenant)
            self.stdout.write(
                f"{tenant.slug}: {told.new} nieuw, {told.back} terug, {told.still} nog open, {told.solved} opgelost"
            )

    def _tenants(self, slug: str | None) -> list[Tenant]:
        if slug is None:
            return list(Tenant.objects.all())
        try:
            return [tenant_named(slug)]
        except NotFound as error:
            raise CommandError(str(error)) from error
