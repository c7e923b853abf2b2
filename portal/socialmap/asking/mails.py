"""The mail to an owner: one question and a link. No name of a person; that of the entry only when all may read it."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.socialmap.asking.links import address_of, expires_at
from portal.socialmap.asking.recipients import Recipient, recipient_named
from portal.socialmap.models import AskStep, Audience, FreshnessAsk
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later

QUESTION = "socialmap.freshness"


def send_question(ask: FreshnessAsk, recipient: Recipient) -> None:
    """Have this step of this question mailed to somebody, once."""
    to = recipient.code
    send_mail_later(QUESTION, key=f"{ask.uid}:{ask.step}:{to}", ask=ask.uid, to=to, step=ask.step)


@mail_purpose(QUESTION)
def write_question(ids: Mapping[str, int | str]) -> Letter | None:
    rows = FreshnessAsk.objects.select_related("tenant", "service__organization")
    ask = rows.filter(uid=str(ids["ask"]), closed_at__isnull=True).first()
    recipient = recipient_named(ask.service, str(ids["to"])) if ask is not None else None
    if ask is None or recipient is None:
        return None
    portal = current_tenant().name
    about = (
        [_("Het gaat om: %(name)s.") % {"name": ask.service.name}] if ask.service.audience == Audience.PUBLIC else []
    )
    again = ids.get("step") == AskStep.REMINDED
    until = date_format(localtime(expires_at(ask)), "j E Y")
    text = "\n\n".join((
        _("U krijgt dit nog een keer, want wij hebben nog geen antwoord.") if again else
        _("Uw organisatie staat op de sociale kaart van %(portal)s.") % {"portal": portal},
        *about,
        _("Klopt dit nog? Open de link en kies een antwoord. Dat duurt een minuut. U hebt geen account nodig."),
        address_of(ask, recipient),
        _("De link is alleen voor u. Hij werkt tot %(until)s.") % {"until": until},
        _("Krijgen wij geen antwoord? Dan gaat de vermelding later van de kaart."),
    ))  # fmt: skip
    subject = _("Herinnering: klopt dit nog?") if again else _("Klopt dit nog?")
    return Letter(to=recipient.address, subject=f"{subject} ({portal})", text=f"{text}\n")
