"""`manage.py audit seal|verify|export|heads|new-key|public-key`: the chains of the log, and what is kept outside."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tenants.models import Tenant

HELP = """seal: chain what waits. verify: name the first row that is wrong, also against exported heads.
export: write how far each chain goes into a new, signed file of today. heads: print the same.
new-key: print a new key for AUDIT_HEAD_KEY, and its public half.
public-key: print the public half of the present key, for who keeps and checks exports."""


class Command(BaseCommand):
    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["seal", "verify", "export", "heads", "new-key", "public-key"])
        parser.add_argument("--tenant", metavar="SLUG", help="verify: the chain of this portal alone")
        parser.add_argument(
            "--anchors", metavar="PATH", help="verify: exported heads, a file or a folder, instead of AUDIT_HEADS_ROOT"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        from tenants.audit.anchoring import Unreadable

        try:
            if options["what"] == "verify":
                self._verify(options["tenant"], options["anchors"])
            else:
                self._others[options["what"]](self)
        except (Unreadable, ImproperlyConfigured) as wrong:
            raise CommandError(str(wrong)) from wrong

    def _seal(self) -> None:
        from tenants.audit.sealing import seal_everything

        self.stdout.write(f"{seal_everything()} rows sealed")

    def _export(self) -> None:
        from tenants.audit.anchoring import export, folder, present_heads
        from tenants.audit.sealing import seal_everything

        seal_everything()
        self.stdout.write(str(export(present_heads(), folder(), timezone.localdate())))

    def _heads(self) -> None:
        from tenants.audit.anchoring import present_heads
        from tenants.audit.heads import signed

        for head in present_heads():
            self.stdout.write(signed(head))

    def _new_key(self) -> None:
        from tenants.audit.head_keys import new_key

        private, public = new_key(timezone.localdate())
        self.stdout.write(f"AUDIT_HEAD_KEY: {private}\npublic half, for who checks: {public}")

    def _public_key(self) -> None:
        from tenants.audit.head_keys import public_half, signing_key

        self.stdout.write(public_half(*signing_key()))

    _others = {"seal": _seal, "export": _export, "heads": _heads, "new-key": _new_key, "public-key": _public_key}

    def _verify(self, slug: str | None, path: str | None) -> None:
        from tenants.audit.anchoring import Anchors, anchors, folder
        from tenants.audit.guarding import streams
        from tenants.audit.sealing import PLATFORM
        from tenants.audit.verifying import verify

        kept = anchors(Path(path)) if path else anchors(folder()) if folder().is_dir() else Anchors()
        wanted = [_tenant(slug)] if slug else streams(kept)
        names = kept.names | dict(Tenant.objects.values_list("pk", "slug")) | {PLATFORM: "platform"}
        for line in kept.wrong:
            self.stdout.write(line)
        broken = 0
        for tenant_id in wanted:
            verdict = verify(tenant_id, kept.of(tenant_id))
            broken += verdict.broken is not None
            name = names.get(tenant_id or PLATFORM, f"tenant {tenant_id}")
            against = f", compared up to row {verdict.anchored}" if verdict.anchored else ", compared with no export"
            self.stdout.write(f"{name}: {verdict.broken or f'{verdict.rows} rows, whole{against}'}; {verdict.window}")
        if broken:
            raise CommandError(f"{broken} of {len(wanted)} chains are broken.")
        if kept.wrong:
            raise CommandError(f"{len(kept.wrong)} exported lines are not ours.")


def _tenant(slug: str) -> int:
    found = Tenant.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no portal with the name {slug}.")
    return found.pk
