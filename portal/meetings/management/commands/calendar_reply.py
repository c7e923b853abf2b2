"""Takes in an answer that came by mail: a mail server pipes the message to this command."""

import sys
from email import message_from_bytes, policy
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.meetings.services import answer_by_calendar
from tenants.access import system
from tenants.context import activate
from tenants.errors import Invalid
from tenants.models import Tenant

MOST_BYTES = 1_000_000


class Command(BaseCommand):
    help = "Take in the answer of a calendar from a mail on standard input. Exit code 65 when it is none."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("portal", help="Slug of the portal to which the mail came.")

    def handle(self, *_args: Any, portal: str, **_options: Any) -> None:
        tenant = Tenant.objects.filter(slug=portal).first()
        if tenant is None:
            raise CommandError(f"There is no portal {portal!r}.")
        message = message_from_bytes(sys.stdin.buffer.read(MOST_BYTES), policy=policy.default)
        parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
        if len(parts) != 1:
            raise CommandError("The mail holds no answer of a calendar.", returncode=65)
        data = parts[0].get_payload(decode=True)
        with activate(tenant):
            try:
                seats = answer_by_calendar(system(tenant, "meetings.reply"), data=bytes(data or b""))
            except Invalid as wrong:
                raise CommandError(wrong.message, returncode=65) from wrong
        self.stdout.write(f"{len(seats)} changed")
