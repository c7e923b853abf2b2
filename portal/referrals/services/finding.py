"""Which referral a command is about, locked, at the version that the actor looked at."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.consent.models import Ground
from portal.referrals.models import Referral
from tenants.access import Actor
from tenants.database.turns import wait_beside
from tenants.errors import Stale
from tenants.sight import looking_past

if TYPE_CHECKING:
    from django.db.models import QuerySet


def referral_to_move(actor: Actor, uid: UUID, version: int | None = None) -> Referral:
    """A referral that the actor may see, locked, and with it what a step of it may close or open besides.

    Raises:
        NotFound: there is none for this actor: a foreign, a closed-off and a random id alike.
        Stale: somebody changed it meanwhile.
    """
    ground = hold_what_it_rests_on(Referral.objects.visible_to(actor).filter(uid=uid))
    rows = Referral.objects.visible_to(actor).select_related(
        "case__lead_team", "kind__purpose", "ground", "sender", "sender_team__organisation",
        "receiver_team__organisation",
    )  # fmt: skip
    found: Referral = rows.locked().get_or_not_found(uid=uid)
    if found.ground_id != ground:
        raise changed()
    return at_version(found, version)


def hold_what_it_rests_on(one: "QuerySet[Referral]") -> int | None:
    """Before a referral is locked: keep its ground as it is, and lock those that go with it in the order of all.

    A ground ends for all that rests on it at that moment. What a step sends on under it meanwhile would be missed, and
    stay open (decision 28). One receiver's yes closes the others: two who say yes at once must not hold one each.

    Args:
        one: the referral, or none.

    Returns:
        The key of its ground. Read it again once the referral is locked: it may have been renewed.
    """
    pk, ground, batch = one.values_list("pk", "ground", "batch").first() or (None, None, None)
    if ground is not None:
        wait_beside(Ground, ground)
    # Locked here, and asked for by the caller afterwards: what is asked in the statement that waits for the lock may
    # have been true before it waited.
    with looking_past("referrals.several"):
        together = Referral.objects.filter(Q(pk=pk) if batch is None else Q(batch=batch))
        list(together.order_by("pk").locked().values_list("pk"))
    return ground


def at_version(referral: Referral, version: int | None) -> Referral:
    """The referral, when it still stands as the actor saw it.

    Raises:
        Stale: it does not.
    """
    if version is not None and referral.version != version:
        raise changed()
    return referral


def changed() -> Stale:
    return Stale(_("Iemand anders heeft deze doorverwijzing net gewijzigd. Bekijk haar opnieuw."))
