"""manage.py import_hsds: a directory of services into one portal, or one import back out of it."""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from portal.socialmap.hsds.records import Unreadable, Verdict
from portal.socialmap.hsds.report import COUNTS, Report
from portal.socialmap.hsds.storing import import_directory, undo_import
from tenants.access import system
from tenants.context import activate
from tenants.errors import HouseError, NotFound
from tenants.models import Tenant
from tenants.selectors import tenant_named

SHOWN = 20  # findings on the terminal; the report file has all of them


class Command(BaseCommand):
    help = (
        "Leest een bestand of map met diensten in (HSDS 3.x, HSDS 2, Open Referral UK 3.0, ORServices).\n"
        "Nog een keer inlezen verandert niets; wat uit de bron verdween, wordt gemarkeerd en nooit gewist.\n\n"
        "Afsluitcodes: 0 gelukt (ook met geweigerde rijen), 1 niets veranderd, 2 verkeerd aangeroepen."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="bestand of map")
        parser.add_argument("--tenant", required=True, metavar="SLUG", help="het portaal")
        parser.add_argument("--source", default="", help="naam van de bron (standaard: naam van het bestand of de map)")
        parser.add_argument("--dry-run", action="store_true", help="alles nagaan, niets bewaren")
        parser.add_argument("--report", type=Path, metavar="FILE", help="uitkomst als JSON")
        parser.add_argument("--undo", type=int, metavar="BATCH", help="draai deze import terug")

    def handle(self, **options: Any) -> None:
        try:
            tenant = tenant_named(options["tenant"])
        except NotFound as error:
            raise CommandError(str(error)) from error
        if (options["path"] is None) == (options["undo"] is None):
            raise CommandError("Geef een bestand of map, of --undo met het nummer van een import.", returncode=2)
        with activate(tenant):
            try:
                self._undo(tenant, options["undo"]) if options["undo"] else self._import(tenant, options)
            except NotFound as error:
                raise CommandError(f"Er is geen import {options['undo']} in dit portaal.") from error
            except (Unreadable, HouseError) as error:
                raise CommandError(f"{error} Er is niets veranderd.") from error

    def _undo(self, tenant: Tenant, batch: int) -> None:
        told = undo_import(system(tenant, "import-hsds"), batch=batch)
        self.stdout.write(
            f"Import {batch} is teruggedraaid: {told['removed']} verwijderd, {told['restored']} hersteld, "
            f"{told['unmarked']} weer zichtbaar, {told['kept']} velden van redacteuren gelaten."
        )

    def _import(self, tenant: Tenant, options: dict[str, Any]) -> None:
        console = Console(file=self.stdout, soft_wrap=True)  # type: ignore[arg-type]
        columns = (TextColumn("{task.description:<24}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("lezen", total=None)
            report = import_directory(
                system(tenant, "import-hsds"),
                path=options["path"],
                data_source=options["source"],
                dry_run=options["dry_run"],
                progress=lambda what, done, total: progress.update(task, description=what, completed=done, total=total),
            )
        _show(console, report)
        if options["report"]:
            _write(options["report"], report)


def _write(path: Path, report: Report) -> None:
    try:
        path.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise CommandError(
            f"Het inlezen is gelukt (import {report.batch}), maar {path} kan niet worden geschreven: {error.strerror}."
        ) from error


def _show(console: Console, report: Report) -> None:
    table = Table(
        title=f"{report.data_source} ({report.dialect})" + (" - proef, niets bewaard" if report.dry_run else "")
    )
    for heading in ("onderdeel", "nieuw", "gewijzigd", "gelijk", "geweigerd", "verdwenen"):
        table.add_column(heading, justify="left" if heading == "onderdeel" else "right")
    for entity in report.entities:
        counts = [report.count(entity, what) for what in (*COUNTS, "vanished")]
        if any(counts):
            table.add_row(entity, *map(str, counts))
    console.print(table)
    refused = [each for each in report.findings if each.verdict == Verdict.REFUSED]
    others = len(report.findings) - len(refused)
    for each in refused[:SHOWN]:
        console.print(
            f"geweigerd: {each.where}: {each.entity} {each.key}: {each.reason}", markup=False, highlight=False
        )
    if len(refused) > SHOWN:
        console.print(f"... en nog {len(refused) - SHOWN} geweigerd; --report FILE geeft ze alle.", highlight=False)
    if others:
        console.print(
            f"{others} andere opmerkingen (verwijzingen die nergens heen gaan, aangevulde waarden).", highlight=False
        )
    if report.kept_back:
        console.print(f"{report.kept_back} velden hield de redactie anders dan de bron; beide blijven te zien.")
    if report.batch:
        console.print(f"Import {report.batch}. Terugdraaien: import_hsds --tenant ... --undo {report.batch}")
