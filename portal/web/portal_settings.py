"""What a portal may choose for itself, checked when it is kept. A table: name of the setting -> what it must be.

Changed by `manage.py portal_settings SLUG FILE`; read by `Tenant.setting`. Opening a portal sets the others.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.socialmap.asking.steps import are_weeks
from portal.web import crisis
from portal.web.languages import checked_words
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Invalid
from tenants.models import Tenant
from tenants.services import TENANT_CHANGED

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{2,24}")
LINK = re.compile(r"https://[^\s]+")
LONGEST = 200


def _short(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise Invalid(_("Schrijf hier een korte tekst."))
    return value.strip()


def _matching(pattern: re.Pattern[str], sentence: Callable[[], str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > LONGEST or not pattern.fullmatch(value.strip()):
            raise Invalid(sentence())
        return value.strip()

    return check


def _weeks(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 6:
        raise Invalid(_("Kies één tot zes weken."))
    return value


def _days(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 365:
        raise Invalid(_("Kies 1 tot en met 365 dagen."))
    return value


def _months(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 24:
        raise Invalid(_("Kies nul tot en met 24 maanden. Nul is nooit."))
    return value


def _three_weeks(value: object) -> list[int]:
    if not isinstance(value, list) or not are_weeks(value):
        raise Invalid(_("Geef drie getallen, elk groter dan het vorige. Het laatste mag nul zijn."))
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise Invalid(_("Kies waar of niet waar."))
    return value


_mail = _matching(MAIL, lambda: _("Dit is geen e-mailadres."))
_phone = _matching(PHONE, lambda: _("Dit is geen telefoonnummer."))
_link = _matching(LINK, lambda: _("Een link begint met https://."))

CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "crisis_lines": crisis.checked,
    "subtitle": _short,
    "help_phone": _phone,
    "help_hours": _short,
    "in_other_languages": checked_words,
    # Whom people ask about the site itself: accessibility, privacy, a mistake.
    "contact_mail": _mail,
    "contact_phone": _phone,
    "answer_weeks": _weeks,
    "accessibility_statement": _link,  # the official statement, once somebody judged the site
    "complaint_link": _link,
    "privacy_mail": _mail,  # the privacy officer
    # Asking owners whether an entry is still true (portal/socialmap/asking/steps.py).
    "freshness_ask_months": _months,
    "freshness_weeks": _three_weeks,
    "freshness_ask_imported": _yes_or_no,
    "capacity_days": _days,  # how long "is there room" counts (portal/socialmap/capacity.py)
    "security_contact": _mail,
    "security_policy": _link,
}


@transaction.atomic
def change_settings(actor: Actor, changes: Mapping[str, object]) -> Tenant:
    """Keep these settings of the actor's portal; None takes one away. One transaction with its audit row.

    Args:
        actor: `system(tenant, reason)`: a command of the operator; there is no screen for it yet.
        changes: name -> value.

    Returns:
        The portal.

    Raises:
        Invalid: a name that is not in the table, or a value that its line refuses; says which.
    """
    checked = {name: _checked(name, value) for name, value in changes.items()}
    tenant = Tenant.objects.select_for_update().get(pk=actor.tenant.pk)
    kept = {**tenant.settings, **checked}
    tenant.settings = {name: value for name, value in kept.items() if name not in checked or value is not None}
    tenant.save(update_fields=["settings"])
    record(actor, TENANT_CHANGED, tenant)
    return tenant


def _checked(name: str, value: object) -> object:
    if name not in CHECKS:
        raise Invalid(_("Deze instelling bestaat niet: %(name)s.") % {"name": name}, {name: "onbekend"})
    if value is None:
        return None
    try:
        return CHECKS[name](value)
    except Invalid as wrong:
        raise Invalid(f"{name}: {wrong.message}", {name: wrong.message}) from wrong
