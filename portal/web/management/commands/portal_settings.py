"""`manage.py portal_settings SLUG [FILE]`: shows what a portal chose for itself, or keeps what a JSON file says."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.web.portal_settings import CHECKS, change_settings
from tenants.access import system
from tenants.context import activate
from tenants.errors import Invalid, NotFound
from tenants.models import Tenant
from tenants.selectors import tenant_named


class Command(BaseCommand):
    help = (
        "Shows the settings that a portal chose for itself, as JSON, or changes those that a JSON file names. "
        f"Known: {', '.join(CHECKS)}. null takes one away."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the portal, such as waterkant")
        parser.add_argument("file", nargs="?", type=Path, help='such as {"crisis_lines": [...]}')

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tenant = tenant_named(options["slug"])
        except NotFound as missing:
            raise CommandError(missing.message) from missing
        if options["file"] is not None:
            tenant = self._changed(tenant, options["file"])
        chosen = {name: tenant.settings[name] for name in CHECKS if name in tenant.settings}
        self.stdout.write(json.dumps(chosen, indent=2, ensure_ascii=False))

    def _changed(self, tenant: Tenant, file: Path) -> Tenant:
        try:
            changes = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as wrong:
            raise CommandError(f"{file.name} cannot be read as JSON: {wrong}") from wrong
        if not isinstance(changes, dict):
            raise CommandError(f"{file.name} must hold one object: the name of each setting with its value.")
        try:
            with activate(tenant):
                return change_settings(system(tenant, "portal-settings"), changes)
        except Invalid as refused:
            raise CommandError(refused.message) from refused
