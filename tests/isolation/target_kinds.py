"""From an object to what stands in an address: its id, a word, a proof. The table of parameters is in targets.py."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from portal.cases.models import Case
from portal.socialmap.asking import links
from portal.socialmap.asking.recipients import recipient_named
from tenants.context import activate

# A key that no row has.
NOBODY = 987_654_321


@dataclass(frozen=True)
class Target:
    """From the object of a standing to what stands in the address.

    Args:
        label: of which model the objects are; empty where the parameter is no object.
        of: what of it stands in the address.
        made_up: what stands there for an object that does not exist.
    """

    label: str
    of: Callable[[Any], object]
    made_up: Callable[[Random], object]


def random_uid(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def uid(label: str) -> Target:
    """The public id."""
    return Target(label, lambda found: found.uid, random_uid)


def key(label: str, written: Callable[[int], object] = int) -> Target:
    """The inner key, as other packages put it into addresses."""
    return Target(label, lambda found: written(found.pk), lambda _random: written(NOBODY))


def word(text: str) -> Target:
    """The same word, whatever the object."""
    return Target("", lambda _found: text, lambda _random: text)


def _proof_of_owner(ask: Any) -> str:
    """The true one, as it stands in the mail to the mail box of the service."""
    with activate(ask.tenant):
        recipient = recipient_named(ask.service, "dienst")
        assert recipient is not None, "entries.py gives the services that are asked about an address."
        return links.proof_of(ask, recipient)


PROOF_OF_OWNER = Target("socialmap.FreshnessAsk", _proof_of_owner, lambda _random: "0" * 64)

# The pseudonym of the resident that a record is about.
SUBJECT = Target("consent.Ground", lambda found: found.subject, random_uid)


def _case_of_portal(hold: Any) -> UUID:
    with activate(hold.tenant):
        found = Case.objects.order_by("pk").values_list("uid", flat=True).first()
    assert found is not None, "cases.py plants some in each portal."
    return found


# What is known of a resident is told to the privacy officer as a whole (tests/portal/web/rights); here, of the other
# portal, whose planter made a hold there.
CASE_ELSEWHERE = Target("retention.LegalHold", _case_of_portal, random_uid)

# "route name:parameter", or the parameter alone where it means the same everywhere.
