"""`manage.py freshness ask|status [--tenant SLUG]`: ask owners what is due today, or show how the questions stand."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from portal.socialmap.asking.listing import ask_figures
from portal.socialmap.asking.rounds import ask_due, follow_up
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Tenant
from tenants.selectors import tenant_named


class Command(BaseCommand):
    help = (
        "ask: vraag eigenaren of hun vermelding nog klopt, en ga verder waar niemand antwoordt.\n"
        "status: hoeveel vragen er openstaan, per stap."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["ask", "status"])
        parser.add_argument("--tenant", metavar="SLUG", help="alleen dit portaal (standaard: alle)")

    def handle(self, *args: Any, **options: Any) -> None:
        for tenant in self._tenants(options["tenant"]):
            with activate(tenant), translation.override(settings.LANGUAGE_CODE):
                getattr(self, f"_{options['what']}")(tenant)

    def _tenants(self, slug: str | None) -> list[Tenant]:
        try:
            return [tenant_named(slug)] if slug else list(Tenant.objects.all())
        except NotFound as missing:
            raise CommandError(missing.message) from missing

    def _ask(self, tenant: Tenant) -> None:
        now = timezone.now()
        taken = follow_up(tenant, now)
        self.stdout.write(f"{tenant.slug}: {ask_due(tenant, now)} gevraagd, {taken} een stap verder")

    def _status(self, tenant: Tenant) -> None:
        figures = ask_figures(tenant)
        often = f"elke {figures.ask_months} maanden" if figures.ask_months else "nooit"
        steps = ", ".join(f"{step} {number}" for step, number in figures.waiting.items())
        self.stdout.write(f"{tenant.slug}: vraagt {often}; open: {steps}; beantwoord: {figures.answered}")
