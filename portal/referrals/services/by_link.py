"""The door of a receiver without an account: a link, a code of ten minutes, a page of terms. Wrong is always alike."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.referrals import audit_actions, mails
from portal.referrals.models import ReferralLink
from portal.referrals.models.links import MOST_NAME
from portal.referrals.proofs import digest_of, is_code_of
from portal.referrals.terms import terms
from tenants.access import Actor, link_receiver, require
from tenants.access import can as may
from tenants.audit import record
from tenants.errors import Invalid, NotFound, Stale
from tenants.models import Tenant
from tenants.sight import looking_past

CODE_LIVES = timedelta(minutes=10)
MOST_TRIES = 5
# Of one link. Fifty guesses a day at a million codes: one in 700 over the month that a link is unanswered, each after
# a mail to the true receiver.
MOST_CODES_A_DAY = 10


@sensitive_variables("token")
@transaction.atomic
@looking_past("referrals.link")
def ask_code(tenant: Tenant, *, token: str) -> None:
    """Have a code mailed to the address of the receiver, when the link stands; the code before it stops.

    Says nothing of whether it did: unknown, expired and revoked are the same. The caller throttles the address.
    """
    link = _standing(tenant, token)
    if link is None:
        return
    today = timezone.localdate()
    link.codes_made = link.codes_made + 1 if link.codes_on == today else 1
    if link.codes_made > MOST_CODES_A_DAY:
        return
    link.codes_on = today
    link.code_nonce, link.code_at, link.code_tries = uuid4(), timezone.now(), 0
    link.save(update_fields=["codes_on", "codes_made", "code_nonce", "code_at", "code_tries"])
    record(_receiver(link), audit_actions.LINK_CODE_ASKED, link)
    mails.send_code(link)


@sensitive_variables("token", "code")
@transaction.atomic
@looking_past("referrals.link")
def come_in(tenant: Tenant, *, token: str, code: str) -> UUID | None:
    """Whose link this token and this code open. The code is used up, by whoever was first.

    Returns:
        The uid of the link; None for a wrong, an old and a used code and for a link that does not stand alike.
    """
    link = _standing(tenant, token)
    if link is None or link.code_nonce is None or link.code_at is None:
        return None
    if timezone.now() - link.code_at > CODE_LIVES or link.code_tries >= MOST_TRIES:
        return None
    if not is_code_of(link, code):
        link.code_tries += 1
        link.failed += 1
        link.save(update_fields=["code_tries", "failed"])
        return None
    link.code_nonce = None
    link.opened_at = link.opened_at or timezone.now()
    link.save(update_fields=["code_nonce", "opened_at"])
    record(_receiver(link), audit_actions.LINK_OPENED, link)
    return link.uid


@sensitive_variables("name", "written")
@transaction.atomic
@looking_past("referrals.link")
def accept_terms(actor: Actor, *, link_uid: UUID, name: str, shown_hash: str) -> ReferralLink:
    """Accept the terms in one's name, for this link. Nothing of the referral opens before.

    Args:
        link_uid: of the session; never of the form.
        shown_hash: of the text that was on the screen.

    Raises:
        Refused: the actor did not come in by a link.
        NotFound: the link does not stand.
        Stale: the text is not that of today.
        Invalid: there is no name, or too long a one.
    """
    require(may(actor, "library.accept"))
    now = timezone.now()
    rows = ReferralLink.objects.all().standing(now).select_related("team__organisation").locked()
    link = rows.filter(uid=link_uid).first()
    if link is None:
        raise NotFound()
    if link.terms_at is not None:
        return link
    shown = terms()
    if shown_hash != shown.hash:
        raise Stale(_("De afspraken zijn net veranderd. Lees ze opnieuw."))
    written = " ".join(name.split())
    if not 1 < len(written) <= MOST_NAME:
        said = _("Vul uw voornaam en achternaam in.")
        raise Invalid(said, {"name": said})
    link.terms_at, link.terms_version, link.terms_hash, link.accepted_by = now, shown.version, shown.hash, written
    link.save(update_fields=["terms_at", "terms_version", "terms_hash", "accepted_by"])
    record(_receiver(link), audit_actions.LINK_TERMS, link, version=shown.version)
    return link


@looking_past("referrals.link")
def opens(tenant: Tenant, link_uid: UUID) -> Actor | None:
    """Who a session of this link is, now; None when the link stands no more. Asked at every request. One query."""
    rows = ReferralLink.objects.all().standing(timezone.now()).select_related("referral", "team__organisation")
    link = rows.filter(uid=link_uid).first()
    return _receiver(link) if link is not None else None


def _receiver(link: ReferralLink) -> Actor:
    """Before the terms were accepted, somebody to whom nothing opens."""
    called = f"{link.accepted_by} ({link.team.organisation})" if link.terms_at is not None else ""
    referral = link.referral.uid if link.terms_at is not None else None
    return link_receiver(link.tenant, referral, called=called, because="referrals.link")


def _standing(tenant: Tenant, token: str) -> ReferralLink | None:
    rows = ReferralLink.objects.all().standing(timezone.now()).select_related("referral", "team__organisation")
    found: ReferralLink | None = rows.locked().filter(digest=digest_of(token, tenant.pk)).first()
    return found
