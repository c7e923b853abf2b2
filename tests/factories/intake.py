"""Requests for help: a subject with a receiving team, and somebody who asks."""

from dataclasses import replace
from typing import Any

from portal.intake.models import IntakeRequest, IntakeSubject
from portal.intake.providing import provide_for
from portal.intake.services import Asked, send_request
from tenants.access import anonymous
from tenants.context import activate
from tenants.models import Team, Tenant

RANA = Asked(
    subject="debts",
    threat="eviction",
    threatened_on="",
    first_name="Rana",
    last_name="Voorbeeld",
    birth_date="31-12-1980",
    postcode="3131",
    way="via",
    telephone="06 00 00 00 00",
    via="Buurvrouw Bep",
    message="no",
    times="Alleen overdag",
    language="ar",
    filled_in_by="volunteer",
    helper="Hans Helper",
    told="Ik durf de brieven niet open te maken.",
)
# As they stand sealed, and so nowhere else.
SECRETS = (
    "Rana", "Voorbeeld", "1980-12-31", "06 00 00 00 00", "Buurvrouw Bep", "Alleen overdag", "Hans Helper",
    "Ik durf de brieven niet open te maken.",
)  # fmt: skip


def receiving(tenant: Tenant, team: Team, *codes: str) -> list[IntakeSubject]:
    """Have this team receive these subjects; all of them when none is named."""
    provide_for(tenant)
    with activate(tenant):
        rows = IntakeSubject.objects.filter(code__in=codes) if codes else IntakeSubject.objects.all()
        rows.update(team=team)
        return list(rows)


def ask(tenant: Tenant, **changes: Any) -> IntakeRequest:
    """Somebody asks for help."""
    with activate(tenant):
        return send_request(anonymous(tenant), asked=replace(RANA, **changes))
