"""`manage.py demo`: fills this database with the three example portals."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.filling import fill
from portal.demo.guarding import require_demo
from portal.demo.resetting import reset
from portal.demo.telling import addresses, codes, links, logins, port_of_environment


class Command(BaseCommand):
    help = "Fills three example portals with invented organisations, services and people. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset", action="store_true", help="throw away everything in this (SQLite) database first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_demo()
        port = port_of_environment()
        started = time.monotonic()
        if options["reset"]:
            self.stdout.write("Throwing away what is there")
            reset()
        fill(self._say)
        self.stdout.write(f"The demo stands, after {time.monotonic() - started:.0f} seconds.\n")
        for line in [*logins(port), "", *codes(port), "", *links(port), "", *addresses(port)]:
            self.stdout.write(line)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
