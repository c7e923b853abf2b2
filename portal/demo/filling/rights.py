"""Rights of residents in the demo: one case that must stay, and one request to erase that waits for a second
person. And the log, read again and exported once."""

import shutil
from datetime import date, timedelta

from portal.accounts.models import User
from portal.cases.models import Case
from portal.demo.content.shapes import Portal
from tenants.access import Role, actor_for
from tenants.audit.anchoring import folder
from tenants.audit.guarding import guard
from tenants.audit.models import ChainCheck
from tenants.models import Tenant
from tenants.retention.models import Erasure, LegalHold
from tenants.retention.services import erasing, holds

WHY = "Er loopt een klacht over de afhandeling. De commissie beslist eerst."
HELD_FOR = timedelta(days=60)


def ask_for_rights(portal: Portal, tenant: Tenant, today: date) -> int:
    """Place a hold and ask for an erasure, as the privacy officer of the active portal. Safe to repeat.

    Returns:
        How many of both are new.
    """
    if LegalHold.objects.exists() or Erasure.objects.exists():
        return 0
    email = next(each.email for each in portal.people if each.role == Role.PRIVACY_OFFICER)
    officer = actor_for(User.objects.get(email=email), tenant)
    # What is closed comes first: it is what people ask about. The oldest of what runs otherwise.
    found = list(Case.objects.order_by("state", "opened_at", "pk").values_list("uid", flat=True)[:2])
    if found:
        holds.place(officer, label=Case._meta.label, uid=found[0], reason=WHY, until=today + HELD_FOR)
    if len(found) > 1:
        erasing.ask(officer, subject=found[1])
    return len(found)


def read_the_log_again() -> int:
    """What the worker does each day, once, so that the screen of the log has something to tell at once."""
    if ChainCheck.every_check.exists():
        return 0
    if folder().is_dir():
        # Exports of a demo whose database was thrown away since: they tell of another log.
        shutil.rmtree(folder())
    return guard()
