"""manage.py case_files: whether every private file lies where its row says, unchanged, and who looks at new ones."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.cases.files import storing
from portal.cases.models import CaseDocument
from tenants.context import activate
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Compares the private files of cases with their rows: after a back-up was put back, and now and then."

    def handle(self, *_args: Any, **_options: Any) -> None:
        wrong = sum(self._one(portal) for portal in Tenant.objects.order_by("slug"))
        scanner = settings.CASE_FILE_SCANNER
        self.stdout.write(
            f"New files are looked at by {scanner} before anybody opens them."
            if scanner
            else "No scanner is set (CASE_FILE_SCANNER): new files are judged by our own rules alone."
        )
        if wrong:
            raise CommandError(f"{wrong} files are missing or changed. Put them back from the back-up.")

    def _one(self, portal: Tenant) -> int:
        with activate(portal), transaction.atomic():
            known = dict(CaseDocument.objects.exclude(stored="").values_list("stored", "sha256"))
        missing = changed = 0
        for name, sha256 in known.items():
            try:
                changed += hashlib.sha256(storing.read(portal.uid, name)).hexdigest() != sha256
            except FileNotFoundError:
                missing += 1
        unknown = sum(name not in known for name, _since in storing.kept(portal.uid))
        told = f"{len(known)} files, {missing} missing, {changed} changed, {unknown} without a row"
        self.stdout.write(f"{portal.slug}: {told}")
        return missing + changed
