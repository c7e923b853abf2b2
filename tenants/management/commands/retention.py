"""`manage.py retention run|status|erased|replay`: erasing what is past its term, and erasing again."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tenants.models import Tenant


class Command(BaseCommand):
    help = (
        "run: erase what is past its term. status: what is due, and the last run. "
        "erased: print who was erased, to be kept apart from the backups. replay: erase them again after a backup."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["run", "status", "erased", "replay"])
        parser.add_argument("--dry-run", action="store_true", help="run: count, and touch nothing")
        parser.add_argument("--tenant", metavar="SLUG", help="this portal alone")
        parser.add_argument("--list", metavar="FILE", help="replay: lines that `retention erased` printed before")

    def handle(self, *args: Any, **options: Any) -> None:
        only = [_tenant(options["tenant"])] if options["tenant"] else None
        if options["what"] == "run" and not options["dry_run"]:
            self._run(only)
        elif options["what"] == "erased":
            self._erased(only)
        elif options["what"] == "replay":
            self._replay(only, options["list"])
        else:
            self._status(only, with_runs=options["what"] == "status")

    def _run(self, only: list[Tenant] | None) -> None:
        from tenants.retention.running import run

        failed = 0
        for tenant in _places(only):
            name = _name(tenant)
            tally = run(tenant, say=partial(self._say, name))
            for code, figure in sorted(tally.figures.items()):
                failed += "failed" in figure
                held = f", {figure['held']} under a legal hold" if figure.get("held") else ""
                error = f", failed: {figure['failed']}" if "failed" in figure else ""
                if figure["done"] or held or error:
                    self.stdout.write(f"{name}  {code}  {figure['done']} done{held}{error}")
            self.stdout.write(f"{name}  {tally.done} rows in all")
        if failed:
            raise CommandError(f"{failed} rules failed; the others were carried out.")

    def _say(self, name: str, code: str, rows: int) -> None:
        self.stdout.write(f"{name}  {code}  {rows} so far")

    def _status(self, only: list[Tenant] | None, *, with_runs: bool) -> None:
        from tenants.retention.models import RetentionRun
        from tenants.retention.running import counts

        for tenant in _places(only):
            name = _name(tenant)
            last = RetentionRun.every_run.filter(tenant=tenant).first()
            if with_runs:
                self.stdout.write(f"{name}  {_told(last)}")
            for count in counts(tenant):
                held = f", {count.held} under a legal hold" if count.held else ""
                stays = "" if count.rule.then.acts else " (stays)"
                self.stdout.write(f"{name}  {count.rule.code}  {count.due} due{held}{stays}")

    def _erased(self, only: list[Tenant] | None) -> None:
        from tenants.retention.replaying import erased_subjects

        for tenant, subject in erased_subjects(only or Tenant.objects.order_by("pk")):
            self.stdout.write(f"{tenant.slug} {subject}")

    def _replay(self, only: list[Tenant] | None, path: str | None) -> None:
        from tenants.retention.replaying import erased_subjects, replay

        people = set(erased_subjects(only or Tenant.objects.order_by("pk")))
        if path:
            people |= {(tenant, subject) for tenant, subject in _read(path) if only is None or tenant in only}
        done = replay(sorted(people, key=lambda each: (each[0].slug, each[1])))
        for each in done:
            self.stdout.write(f"{each.tenant.slug} {each.subject}  {each.refused or f'{each.rows} rows'}")
        refused = sum(bool(each.refused) for each in done)
        if refused:
            raise CommandError(f"{refused} of {len(done)} people stand under a legal hold.")


def _places(only: list[Tenant] | None) -> list[Tenant | None]:
    """The portals, and last what belongs to no portal alone."""
    return [*only] if only is not None else [*Tenant.objects.order_by("pk"), None]


def _name(tenant: Tenant | None) -> str:
    return tenant.slug if tenant is not None else "platform"


def _told(last: Any) -> str:
    if last is None:
        return "never run"
    if last.finished_at is None:
        return f"cut off: begun {last.started_at.isoformat(timespec='seconds')}, {last.done} rows; run again to go on"
    return f"last run {last.finished_at.isoformat(timespec='seconds')}, {last.done} rows"


def _tenant(slug: str) -> Tenant:
    found = Tenant.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no portal with the name {slug}.")
    return found


def _read(path: str) -> list[tuple[Tenant, UUID]]:
    tenants = {tenant.slug: tenant for tenant in Tenant.objects.all()}
    try:
        with open(path, encoding="utf-8") as lines:
            pairs = [line.split() for line in filter(str.strip, lines)]
        return [(tenants[slug], UUID(subject)) for slug, subject in pairs]
    except (OSError, ValueError, KeyError) as unusable:
        raise CommandError(f"{path} cannot be read as lines of `retention erased`.") from unusable
