"""`manage.py audit seal|verify|heads`: the chains of the log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tenants.models import Tenant


class Command(BaseCommand):
    help = "seal: chain what waits. verify: name the first broken row. heads: print how far each chain goes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["seal", "verify", "heads"])
        parser.add_argument("--tenant", metavar="SLUG", help="verify the chain of this portal alone")
        parser.add_argument("--anchors", metavar="FILE", help="verify against lines that `audit heads` printed before")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "verify":
            self._verify(options["tenant"], options["anchors"])
            return
        from tenants.audit.sealing import heads, seal_everything

        if options["what"] == "seal":
            self.stdout.write(f"{seal_everything()} rows sealed")
            return
        for line in heads():
            self.stdout.write(line)

    def _verify(self, slug: str | None, anchors_file: str | None) -> None:
        from tenants.audit.sealing import PLATFORM
        from tenants.audit.verifying import chains, verify

        anchors = _anchors(anchors_file) if anchors_file else {}
        wanted = [_tenant(slug)] if slug else sorted({each or PLATFORM for each in chains()} | set(anchors))
        names = dict(Tenant.objects.values_list("pk", "slug"))
        broken = 0
        for stream in wanted:
            verdict = verify(stream or None, anchors.get(stream))
            broken += verdict.broken is not None
            name = names.get(stream, "platform" if stream == PLATFORM else f"tenant {stream}")
            self.stdout.write(f"{name}: {verdict.broken or f'{verdict.rows} rows, whole'}; {verdict.window}")
        if broken:
            raise CommandError(f"{broken} of {len(wanted)} chains are broken.")


def _tenant(slug: str) -> int:
    found = Tenant.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no portal with the name {slug}.")
    return found.pk


def _anchors(path: str) -> dict[int, dict[int, str]]:
    anchors: dict[int, dict[int, str]] = {}
    try:
        with open(path, encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                stream, position, chain, _at = line.split()
                anchors.setdefault(int(stream), {})[int(position)] = chain
    except (OSError, ValueError) as unusable:
        raise CommandError(f"{path} cannot be read as lines of `audit heads`.") from unusable
    return anchors
