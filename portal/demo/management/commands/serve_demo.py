"""`manage.py serve_demo`: the filled demo in a browser, worker included, until Ctrl-C."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.guarding import require_demo
from portal.demo.serving import require_free, serve, worker
from portal.demo.telling import addresses, how_to_sign_in, port_of_environment
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Serves the example portals on this machine, with the worker; PORT (default 8000) says where."

    def handle(self, *args: Any, **options: Any) -> None:
        require_demo()
        port = port_of_environment()
        require_free(port)
        if not Tenant.objects.exists():
            raise CommandError("There are no portals yet. Fill the demo first: manage.py demo")
        for line in ["", *addresses(port), how_to_sign_in(port), "Ctrl-C stops it."]:
            self.stdout.write(line)
        self.stdout.flush()
        with worker():
            serve(port)
        self.stdout.write("Stopped.")
