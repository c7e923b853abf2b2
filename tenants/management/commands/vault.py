"""`manage.py vault status|rotate|new-key`: the keys of personal data."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tenants.vault import rotating
from tenants.vault.errors import NoKeys
from tenants.vault.keys import keyring, new_key

HOW_TO_USE_IT = """\
Keep it where your other secrets are, and a copy where your backups are not: without it nobody reads what it sealed.
First key:   set VAULT_KEYS to this line.
Another one: 1. add it to the END of VAULT_KEYS, after a comma, and restart every process: now all can read it.
             2. move it to the FRONT and restart every process: now all write with it.
             3. run `manage.py vault rotate`, and take the old one out when that says so.
"""


class Command(BaseCommand):
    help = "status: which key holds how much. rotate: seal everything with the active key. new-key: print a fresh key."
    # Who has no key yet must be able to make one.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["status", "rotate", "new-key"])
        parser.add_argument("--batch", type=int, default=rotating.BATCH, help="rotate: rows in one transaction")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "new-key":
            self.stdout.write(new_key(timezone.localdate()))
            self.stderr.write(HOW_TO_USE_IT)
            return
        try:
            self._active = keyring().active.id
        except NoKeys as problem:
            raise CommandError(str(problem)) from problem
        if options["what"] == "rotate":
            self._rotate(options["batch"])
        self._status()

    def _rotate(self, batch: int) -> None:
        if batch < 1:
            raise CommandError("--batch must be 1 or more.")
        done: dict[tuple[str, str], int] = {}

        def told(step: rotating.Step) -> None:
            place = (step.tenant, step.table)
            done[place] = done.get(place, 0) + step.rows
            self.stdout.write(f"{step.tenant}  {step.table}  {done[place]} rows")

        came = rotating.rotate(told, batch)
        self.stdout.write(f"{came.rows} rows sealed anew with {self._active}")
        if came.damaged:
            self._status()
            names = "\n".join(sorted(came.damaged))
            raise CommandError(f"No key that is given opens these rows; they were left as they are:\n{names}")

    def _status(self) -> None:
        self.stdout.write(f"active key  {self._active}")
        for use in rotating.uses():
            self.stdout.write(f"{use.column}  {use.key_id}  {use.rows} rows")
        for key_id in rotating.unused_keys():
            self.stdout.write(
                f"The key {key_id} is no longer used by any row: take it out of VAULT_KEYS. "
                "Backups from before still need it."
            )
