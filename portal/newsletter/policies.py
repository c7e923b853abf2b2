"""Rules of the newsletter: how long, how often, and who may send. Pure, no database."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.newsletter.states import MailingState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.newsletter.models import Mailing

LINK_WORKS = timedelta(days=7)
# So many mails go to an address that never answers; then none until it is forgotten. Nobody can have us flood somebody.
MOST_LETTERS = 3


def is_in_time(asked_at: datetime, now: datetime) -> bool:
    """Whether the link of a mail that asked to confirm still works."""
    return now < asked_at + LINK_WORKS


def may_send(actor: Actor) -> Decision:
    """Whether this actor may send newsletters: who may publish may. A second reader saw the page when it came out."""
    return can(actor, "page_published.publish")


def may_stop(actor: Actor, mailing: "Mailing") -> Decision:
    """Whether this actor may stop this mailing now, and if not, why not."""
    right = can(actor, "page_published.publish", mailing)
    if not right:
        return right
    if mailing.state != MailingState.RUNNING:
        return refuse(_("Deze nieuwsbrief is al verstuurd of gestopt."))
    return allow()


def register() -> None:
    """Tell the policy how mailings stand to an actor: they are of the portal."""
    from portal.newsletter.models import Mailing

    register_relations(Mailing, _of_the_portal)


def _of_the_portal(_actor: Actor, _mailing: "Mailing") -> frozenset[Scope]:
    return frozenset({Scope.TENANT, Scope.NETWORK})
