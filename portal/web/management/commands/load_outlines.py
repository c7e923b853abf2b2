"""Load the borders of municipalities for the maps of portals. All of it or nothing; repeating changes nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.web.outlines.loading import load_for, outlines_for
from portal.web.outlines.reading import BadOutlines, read_outlines
from tenants.errors import Invalid, NotFound
from tenants.models import Tenant
from tenants.municipalities import require_known
from tenants.selectors import tenant_named


class Command(BaseCommand):
    help = "Loads borders of municipalities (GeoJSON in WGS84) for the maps of portals, by their municipality codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a GeoJSON file with one feature per municipality")
        parser.add_argument("--municipality", nargs="+", metavar="CODE", help="only portals with one of these codes")
        parser.add_argument("--portal", metavar="SLUG", help="only this portal")
        parser.add_argument("--without-neighbours", action="store_true", help="draw no municipalities around")
        parser.add_argument("--dry-run", action="store_true", help="change nothing; tell what would come of it")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        dry_run: bool = options["dry_run"]
        try:
            known = read_outlines(options["file"])
            for tenant in self._portals(options["portal"], options["municipality"] or []):
                setting = outlines_for(known, tenant.municipality_codes, neighbours=not options["without_neighbours"])
                done = load_for(tenant, setting, dry_run=dry_run)
                verb = ("would change" if dry_run else "changed") if done.changed else "stands"
                self.stdout.write(
                    f"{done.portal}: {verb}; {done.municipalities} municipalities and {done.around} around, "
                    f"{done.points} points, {done.packed:,} bytes packed"
                )
        except (BadOutlines, NotFound, Invalid) as error:
            raise CommandError(f"Nothing was loaded: {error}") from error

    def _portals(self, slug: str | None, codes: list[str]) -> list[Tenant]:
        """The portals that were meant; every one with municipalities when nothing was said."""
        require_known(codes)
        portals = [tenant_named(slug)] if slug else list(Tenant.objects.all())
        found = [
            each
            for each in portals
            if each.municipality_codes and (not codes or set(codes) & set(each.municipality_codes))
        ]
        if not found:
            raise NotFound("there is no portal with these municipalities")
        return found
