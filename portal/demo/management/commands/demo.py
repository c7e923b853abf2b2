"""`manage.py demo`: fills this database with the three example portals."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.filling import fill
from portal.demo.guarding import require_demo
from portal.demo.telling import addresses, logins


class Command(BaseCommand):
    help = "Fills three example portals with invented organisations, services and people. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="throw away everything in this database first")

    def handle(self, *args: Any, **options: Any) -> None:
        require_demo()
        started = time.monotonic()
        fill(self.stdout.write)
        self.stdout.write(f"Filled in {time.monotonic() - started:.0f} seconds.")
        for line in [*logins(), "", *addresses(8000)]:
            self.stdout.write(line)
