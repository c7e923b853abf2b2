"""manage.py export_hsds: the map of one portal as files in HSDS 3.1."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.socialmap.hsds.exporting import FORMATS, export_map
from portal.socialmap.models import Audience
from tenants.access import system
from tenants.context import activate
from tenants.errors import HouseError, NotFound
from tenants.selectors import tenant_named


class Command(BaseCommand):
    help = (
        "Schrijft de eigen vermeldingen van een portaal in HSDS 3.1. Geheime adressen staan er nooit in. "
        "Afsluitcodes: 0 gelukt, 1 niets geschreven."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", required=True, metavar="SLUG", help="het portaal")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="map, wordt gemaakt")
        parser.add_argument("--format", default="json", choices=tuple(FORMATS), help="standaard json")
        parser.add_argument(
            "--audience",
            default=Audience.PUBLIC,
            choices=Audience.values,
            help="public: open data; partners: ook wat alleen partners zien",
        )

    def handle(self, **options: Any) -> None:
        try:
            tenant = tenant_named(options["tenant"])
        except NotFound as error:
            raise CommandError(str(error)) from error
        with activate(tenant):
            try:
                told = export_map(
                    system(tenant, "export-hsds"),
                    out=options["out"],
                    form=options["format"],
                    audience=Audience(options["audience"]),
                )
            except HouseError as error:
                raise CommandError(str(error)) from error
        self.stdout.write("\n".join(f"{entity}: {number}" for entity, number in told.items()) or "Er is niets.")
        self.stdout.write(f"Geschreven in {options['out']}.")
