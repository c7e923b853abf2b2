"""`manage.py outbox status|dead|retry`: what waits, and what was given up."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tenants.context import platform
from tenants.outbox import health
from tenants.outbox.leases import revive
from tenants.outbox.letters import dead_letters


class Command(BaseCommand):
    help = "status: what waits and who works. dead: what was given up. retry: try dead messages again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["status", "dead", "retry"])
        parser.add_argument("uids", nargs="*", type=UUID, metavar="UID", help="retry: these; all dead ones without")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['what']}")(options["uids"])

    def _status(self, _uids: list[UUID]) -> None:
        now = health()
        self.stdout.write(f"workers  {now.workers}")
        self.stdout.write(f"waiting  {now.waiting} (the oldest that is due: {now.late.total_seconds():.0f} s)")
        self.stdout.write(f"dead     {now.dead}")

    def _dead(self, _uids: list[UUID]) -> None:
        letters = dead_letters()
        for letter in letters:
            since = letter.settled_at.isoformat(timespec="seconds") if letter.settled_at else "-"
            self.stdout.write(
                f"{letter.uid}  {letter.tenant.slug}  {letter.topic}  {letter.aggregate}  "
                f"{letter.attempts} attempts  {letter.last_error}  {since}"
            )
        self.stdout.write(f"{len(letters)} dead messages")

    def _retry(self, uids: list[UUID]) -> None:
        letters = dead_letters()
        chosen = [letter for letter in letters if not uids or letter.uid in uids]
        unknown = set(uids) - {letter.uid for letter in chosen}
        if unknown:
            raise CommandError(f"Not dead, or not there: {', '.join(sorted(map(str, unknown)))}")
        with platform("outbox.retry"):
            self.stdout.write(f"{revive(chosen)} messages will be tried again")
