"""Which referral a command is about, locked, at the version that the actor looked at."""

from uuid import UUID

from django.utils.translation import gettext as _

from portal.referrals.models import Referral
from tenants.access import Actor
from tenants.errors import Stale


def referral_to_move(actor: Actor, uid: UUID, version: int | None = None) -> Referral:
    """A referral that the actor may see, locked.

    Raises:
        NotFound: there is none for this actor: a foreign, a closed-off and a random id alike.
        Stale: somebody changed it meanwhile.
    """
    rows = Referral.objects.visible_to(actor).select_related(
        "case__lead_team", "kind__purpose", "ground", "sender", "sender_team__organisation",
        "receiver_team__organisation",
    )  # fmt: skip
    found: Referral = rows.locked().get_or_not_found(uid=uid)
    return at_version(found, version)


def at_version(referral: Referral, version: int | None) -> Referral:
    """The referral, when it still stands as the actor saw it.

    Raises:
        Stale: it does not.
    """
    if version is not None and referral.version != version:
        raise Stale(_("Iemand anders heeft deze doorverwijzing net gewijzigd. Bekijk haar opnieuw."))
    return referral
