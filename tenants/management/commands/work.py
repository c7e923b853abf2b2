"""`manage.py work`: sends what waits in the outbox and runs the jobs that come back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tenants.outbox.worker import Worker


class Command(BaseCommand):
    help = "Sends what waits in the outbox and runs the jobs that come back, until it is asked to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        how_long = parser.add_mutually_exclusive_group()
        how_long.add_argument("--once", action="store_true", help="run the jobs that are due, send one message, stop")
        how_long.add_argument("--until-empty", action="store_true", help="stop when nothing is due any more")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker()
        if options["once"]:
            worker.round()
        elif options["until_empty"]:
            self.stdout.write(f"{worker.until_empty()} messages handled")
        else:
            worker.run()
