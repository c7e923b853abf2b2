"""Mail: written down as a purpose and ids, made and addressed when it is sent.

So nothing of a person waits in the database, and whoever may no longer get it does not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import formataddr, parseaddr
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from tenants.audit.identifiers import Identifier
from tenants.outbox.enqueueing import enqueue
from tenants.outbox.health import Progress, progress
from tenants.outbox.topics import Delivery, Dropped, handler

if TYPE_CHECKING:
    from tenants.outbox.models import OutboxMessage

TOPIC = "mail"
# What a letter may say to mail programs beyond what every mail says: how one leaves a list (RFC 2369, RFC 2919,
# RFC 8058). Never an address: From, To, Reply-To and Message-ID are for `send` alone.
HEADERS_OF_LETTERS = frozenset({"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"})


class UnknownPurpose(LookupError):
    """No installed room writes letters for this purpose."""


@dataclass(frozen=True)
class Letter:
    """One mail in plain text. It says that there is something, and where; no name of a resident, no problem.

    Attributes:
        html: the same words with marks, for programs that show them; nothing for most letters.
        headers: of HEADERS_OF_LETTERS alone.
        calendar: an iTIP file (RFC 5546) that calendars offer to answer; nothing for most letters.
        calendar_method: its METHOD, which mail programs want to read outside the file too (RFC 6047, 2.4).

    Raises:
        ValueError: a header that letters do not have, or a calendar file without its method.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    calendar: str = ""
    calendar_method: str = ""

    def __post_init__(self) -> None:
        if bool(self.calendar) != bool(self.calendar_method):
            raise ValueError("A calendar file goes with its method.")
        unknown = set(self.headers) - HEADERS_OF_LETTERS
        if unknown:
            raise ValueError(f"A letter has no header {', '.join(sorted(unknown))}.")


Writer = Callable[[Mapping[str, int | str]], Letter | None]
_writers: dict[str, Writer] = {}


def mail_purpose(code: str) -> Callable[[Writer], Writer]:
    """Let this function write the letters of a purpose.

    It is called when the letter is sent, in the scope of its tenant and in the portal's language, with the ids that
    were given. It looks up the recipient, checks that they may still get this, and returns None when they may not.

    Raises:
        ValueError: another function writes for this purpose.
    """

    def register(writer: Writer) -> Writer:
        if _writers.setdefault(code, writer) is not writer:
            raise ValueError(f"The purpose {code!r} has a writer already.")
        return writer

    return register


def send_mail_later(
    purpose: str,
    *,
    key: str | None = None,
    about: str = "",
    available_at: datetime | None = None,
    **ids: Identifier,
) -> "OutboxMessage":
    """Have a letter sent once the present transaction is committed.

    Args:
        purpose: registered with `mail_purpose`.
        key: the same for the same cause; a second letter of one purpose and key is not sent.
        about: what many letters are about together, so that `progress_of_letters` can count them.
        available_at: not before this moment.
        ids: what the writer needs to find the recipient and the subject matter: numbers, UUIDs, short codes.

    Raises:
        UnknownPurpose: nobody writes letters for it.
        OutsideTransaction, NotAnIdentifier, NoTenant: as for `enqueue`.
    """
    _writer_of(purpose)
    return enqueue(
        TOPIC,
        aggregate=letters_about(purpose, about),
        payload={"purpose": purpose, **ids},
        key=f"{purpose}:{key}" if key else None,
        available_at=available_at,
    )


def letters_about(purpose: str, about: str = "") -> str:
    """Under what the letters of a purpose are counted."""
    return f"mail:{purpose}:{about}" if about else f"mail:{purpose}"


def progress_of_letters(purpose: str, about: str) -> Progress:
    """How far the letters about something are, in the active portal. One query."""
    return progress(TOPIC, letters_about(purpose, about))


@handler(TOPIC)
def send(delivery: Delivery) -> None:
    """Write the letter now and send it, under a Message-ID that stays the same when it is sent again."""
    ids = dict(delivery.payload)
    writer = _writer_of(str(ids.pop("purpose")))
    language = (delivery.tenant.languages or [settings.LANGUAGE_CODE])[0]
    with translation.override(language):
        letter = writer(ids)
    if letter is None:
        raise Dropped("recipient_gone")
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((delivery.tenant.name, address)),
        to=[letter.to],
        headers={
            **letter.headers,
            "Message-ID": f"<{delivery.uid}@{delivery.tenant.primary_host or 'localhost'}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        mail.attach_alternative(letter.calendar, f"text/calendar; method={letter.calendar_method}")
    mail.send()


def _writer_of(purpose: str) -> Writer:
    try:
        return _writers[purpose]
    except KeyError:
        raise UnknownPurpose(purpose) from None
