"""Letters to subscribers. Only ids wait in the outbox; links are made, and addresses read, when a letter is sent."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from portal.newsletter import links
from portal.newsletter.issues import framed, letter_in
from portal.newsletter.models import CONFIRMED, Mailing, Subscriber
from portal.newsletter.retention import UNCONFIRMED
from portal.newsletter.states import MailingState
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later
from tenants.retention.selecting import term_in_force

CONFIRMATION = "newsletter.confirmation"
KNOWN_ALREADY = "newsletter.known_already"
ISSUE = "newsletter.issue"


def send_confirmation(subscriber: Subscriber) -> None:
    """Have the link sent with which somebody confirms."""
    send_mail_later(CONFIRMATION, key=f"{subscriber.uid}.{subscriber.letters}", subscriber=subscriber.uid)


def send_known_already(subscriber: Subscriber, now: datetime) -> None:
    """Tell whoever asks again that they are on the list; once a month, so that nobody can be flooded."""
    send_mail_later(KNOWN_ALREADY, key=f"{subscriber.uid}.{now:%Y-%m}", subscriber=subscriber.uid)


def send_issue(mailing: Mailing, subscriber: Subscriber) -> None:
    """Have an issue sent to one subscriber. The key is of the issue: one address gets one issue once."""
    send_mail_later(
        ISSUE,
        key=f"{mailing.issue}.{subscriber.pk}",
        about=str(mailing.uid),
        mailing=mailing.uid,
        subscriber=subscriber.uid,
    )


@mail_purpose(CONFIRMATION)
def write_confirmation(ids: Mapping[str, int | str]) -> Letter | None:
    found = Subscriber.objects.filter(uid=str(ids["subscriber"]), confirmed_at=None, unsubscribed_at=None).first()
    if found is None:
        return None
    tenant = current_tenant()
    with translation.override(found.language):
        parts = (
            _("Iemand, waarschijnlijk uzelf, vroeg de nieuwsbrief van %(portal)s aan.") % {"portal": tenant.name},
            _("Wilt u de nieuwsbrief? Open dan deze link en druk op de knop. De link werkt zeven dagen."),
            links.link_to(tenant, found.uid, links.CONFIRM),
            _("Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Wij wissen uw adres na %(term)s.")
            % {"term": term_in_force(UNCONFIRMED)},
        )
        subject = _("Wilt u de nieuwsbrief van %(portal)s?") % {"portal": tenant.name}
    return Letter(to=found.email, subject=subject, text="\n\n".join(parts) + "\n")


@mail_purpose(KNOWN_ALREADY)
def write_known_already(ids: Mapping[str, int | str]) -> Letter | None:
    found = Subscriber.objects.filter(CONFIRMED, uid=str(ids["subscriber"])).first()
    if found is None:
        return None
    tenant = current_tenant()
    with translation.override(found.language):
        leave = links.link_to(tenant, found.uid, links.LEAVE)
        parts = (
            _("Iemand, waarschijnlijk uzelf, vroeg de nieuwsbrief van %(portal)s aan.") % {"portal": tenant.name},
            _("U krijgt deze nieuwsbrief al. U hoeft niets te doen."),
            _("Wilt u een andere taal? Schrijf u dan eerst uit. Meld u daarna opnieuw aan.")
            + " "
            + _("Uitschrijven kan met deze link:"),
            leave,
        )
        subject = _("U krijgt de nieuwsbrief van %(portal)s al") % {"portal": tenant.name}
    return Letter(
        to=found.email, subject=subject, text="\n\n".join(parts) + "\n", headers=links.headers_for(tenant, leave)
    )


@mail_purpose(ISSUE)
def write_issue(ids: Mapping[str, int | str]) -> Letter | None:
    """The issue as it was when sending began, for one subscriber. Nothing when they left, or when it was stopped."""
    mailing = Mailing.objects.filter(uid=str(ids["mailing"]), state=MailingState.RUNNING).first()
    found = Subscriber.objects.filter(CONFIRMED, uid=str(ids["subscriber"])).first()
    if mailing is None or found is None:
        return None
    return issue_for(mailing.letters, found.email, found.language, found)


def issue_for(letters: Mapping[str, Mapping[str, str]], to: str, language: str, reader: Subscriber) -> Letter:
    """One issue, addressed, with the way out that is this reader's own."""
    tenant, letter = current_tenant(), letter_in(letters, language)
    with translation.override(letter.language):
        leave = links.link_to(tenant, reader.uid, links.LEAVE)
        text, html = framed(tenant, letter, leave)
    return Letter(to=to, subject=letter.subject, text=text, html=html, headers=links.headers_for(tenant, leave))
