"""The poll that a command is about, locked and judged."""

from uuid import UUID

from django.utils.translation import gettext as _

from portal.polls.models import Poll
from portal.polls.policies import may_organise
from tenants.access import Actor, require
from tenants.errors import Stale


def held(actor: Actor, uid: UUID, step: str, *, version: int | None = None) -> Poll:
    """The poll, locked, for a step of its organiser. Whoever answers it waits so long.

    Args:
        version: the one that the actor looked at; None for steps that do not touch what others wrote.

    Raises:
        NotFound: no such poll for this actor.
        Refused: the step cannot be taken now.
        Stale: somebody changed it meanwhile.
    """
    poll: Poll = Poll.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    require(may_organise(actor, step, poll))
    if version is not None and poll.version != version:
        raise Stale(_("Iemand anders heeft deze datumprikker net gewijzigd. Bekijk de pagina opnieuw."))
    return poll


def next_version(poll: Poll) -> None:
    """Save the poll as its next version: whoever looked at the one before looks again."""
    poll.version += 1
    poll.save()
