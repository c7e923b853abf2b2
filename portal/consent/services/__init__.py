"""Commands on grounds. Each is one transaction: the row, its line in the log, and what must stop with it."""

from portal.consent.services.codes import make_code, revoke_codes
from portal.consent.services.ending import (
    decide_objection,
    end_ground,
    expire_due,
    object_to,
    withdraw,
)
from portal.consent.services.purposes import Written, change_kind, change_purpose
from portal.consent.services.recording import Answered, add_lead, record_ground, renew

__all__ = [
    "Answered",
    "Written",
    "add_lead",
    "change_kind",
    "change_purpose",
    "decide_objection",
    "end_ground",
    "expire_due",
    "make_code",
    "object_to",
    "record_ground",
    "renew",
    "revoke_codes",
    "withdraw",
]
