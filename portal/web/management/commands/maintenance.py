"""`manage.py maintenance on|off|status`: closes the portals for a while, or opens them again."""

from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from portal.web.looks import looks_of_all
from tenants import maintenance
from tenants.maintenance import Maintenance


class Command(BaseCommand):
    help = "Closes all portals for a while with a page that says so (on), opens them (off), or tells which (status)."
    requires_system_checks: list[str] = []  # it must work while the rest does not

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["on", "off", "status"])
        parser.add_argument(
            "--until", default="", metavar="HH:MM", help="when the portals are expected back (local time)"
        )
        parser.add_argument("--message", default="", help="one more sentence for the page, in plain Dutch")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "on":
            until = _moment(options["until"])
            maintenance.begin(Maintenance(until=until, message=options["message"].strip(), looks=self._looks()))
        elif options["what"] == "off" and not maintenance.end():
            self.stdout.write("The portals were open already.")
            return
        self.stdout.write(_told(maintenance.now()))

    def _looks(self) -> dict[str, Any]:
        """Name and colours of each portal, as long as the database still tells them."""
        try:
            return {host: look.as_json() for host, look in looks_of_all().items()}
        except DatabaseError:
            self.stderr.write("The database does not answer: the page shows no name and no colours of a portal.")
            return {}


def _moment(written: str) -> str:
    """The next moment at which the clock shows this time.

    Raises:
        CommandError: no time of the day.
    """
    if not written:
        return ""
    try:
        clock = datetime.strptime(written, "%H:%M").time()
    except ValueError as wrong:
        raise CommandError("Say --until as HH:MM, for example 22:30.") from wrong
    now = timezone.localtime()
    moment = datetime.combine(now.date(), clock, tzinfo=now.tzinfo)
    return (moment if moment > now else moment + timedelta(days=1)).isoformat()


def _told(going_on: Maintenance | None) -> str:
    if going_on is None:
        return "The portals are open."
    back = f" until {timezone.localtime(going_on.back_at):%d-%m-%Y %H:%M}" if going_on.back_at else ""
    return f"The portals are closed{back} ({len(going_on.looks)} hosts). Open them with: manage.py maintenance off"
