"""`manage.py serve_demo`: the filled demo in a browser, worker included, until Ctrl-C."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.guarding import require_demo
from portal.demo.serving import require_free, serve, worker
from portal.demo.telling import addresses, logins
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Serves the example portals on this machine, with the worker; PORT (default 8000) says where."

    def handle(self, *args: Any, **options: Any) -> None:
        require_demo()
        port = _port()
        require_free(port)
        if not Tenant.objects.exists():
            raise CommandError("There are no portals yet. Fill the demo first: manage.py demo")
        for line in [*logins(), "", *addresses(port), "", "Ctrl-C stops it."]:
            self.stdout.write(line)
        self.stdout.flush()
        with worker():
            serve(port)
        self.stdout.write("Stopped.")


def _port() -> int:
    told = os.environ.get("PORT", "8000")
    if not told.isdecimal() or not 0 < int(told) < 65536:
        raise CommandError(f"PORT is {told!r}; it must be a number from 1 to 65535.")
    return int(told)
