"""Commands of the screens: sending what was looked at, and a proof to oneself."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.newsletter import reading
from portal.newsletter import audit_actions, services
from portal.newsletter.policies import may_send
from portal.web.languages import offered
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, Refused, Stale
from tenants.outbox import send_mail_later

if TYPE_CHECKING:
    from portal.newsletter.models import Mailing

PROOF = "newsletter.proof"


@transaction.atomic
def send_issue(actor: Actor, *, page_id: int, seen: str, sure: bool) -> "Mailing":
    """Begin to send this newsletter to everybody who is subscribed now.

    Args:
        actor: an editor or an administrator of the municipality.
        page_id: the newsletter.
        seen: the fingerprint of the letters that the actor looked at.
        sure: whether they said that they know it cannot be undone.

    Raises:
        NotFound: no such newsletter in this portal.
        Refused: it cannot be sent now; carries why.
        Stale: the words changed since the actor looked.
        Invalid: they did not say that they are sure.
    """
    require(may_send(actor))
    found = reading.issue(actor, page_id)
    if found.hindrance:
        raise Refused(found.hindrance)
    if found.seen != seen:
        raise Stale(_("De tekst is net veranderd. Bekijk de nieuwsbrief opnieuw en verstuur hem dan."))
    if not sure:
        raise Invalid(_("Zet eerst een vinkje: versturen kunt u niet terugdraaien."))
    return services.start_mailing(actor, issue=found.uid, letters=found.letters)


@transaction.atomic
def send_proof(actor: Actor, *, page_id: int, language: str) -> str:
    """Send a newsletter to oneself alone, published or not. Once a minute at most.

    Returns:
        The address that it goes to: the actor's own, never another one.

    Raises:
        NotFound: no such newsletter in this portal.
        Refused: the actor may not send.
        Invalid: not a language of this portal.
    """
    require(may_send(actor))
    page = reading.newsletter(page_id)
    if language not in offered(actor.tenant):
        raise Invalid(_("Kies een taal uit de lijst."))
    if actor.person is None:
        raise Refused(_("Alleen wie is ingelogd kan zichzelf een proef sturen."))
    minute = f"{timezone.now():%Y%m%d%H%M}"
    send_mail_later(
        PROOF,
        key=f"{page.pk}.{actor.person.pk}.{language}.{minute}",
        page=page.pk,
        person=actor.person.pk,
        language=language,
    )
    record(actor, audit_actions.TESTED, page)
    return str(actor.person.email)
