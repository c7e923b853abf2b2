"""Whom to ask whether an entry is still true.

First the administrators of the organisation that owns it: their address was proven by an invitation, and keeping the
entry true is their task. Without one the mail box of the service, then that of the organization: it is on the page,
so it reaches somebody there, but who reads it we do not know. Never two of these, or nobody feels asked.
"""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from portal.accounts.models import User
from portal.notifications.recipients import people_for
from portal.socialmap.models import Service
from portal.socialmap.policies import owner_of

QUESTION = "map.freshness_question"
OF_SERVICE, OF_ORGANIZATION = "dienst", "organisatie"


@dataclass(frozen=True)
class Recipient:
    """Somebody with an address. `code` stands in the link: the uid of a person, or whose mail box it is."""

    code: str
    address: str
    person: User | None = None


def recipients_of(service: Service) -> tuple[Recipient, ...]:
    """Whom to ask about this service now. One query, and one for the organization when it was not read along."""
    owner = owner_of(service)
    administrators = people_for(QUESTION, organisation=owner) if owner is not None else []
    if administrators:
        return tuple(Recipient(str(person.uid), person.email, person) for person in administrators)
    box = mail_box_of(service)
    return (box,) if box is not None else ()


def mail_box_of(service: Service) -> Recipient | None:
    """The mail box of the service, or else that of its organization. No query when that was read along."""
    return _box(service, OF_SERVICE) or _box(service, OF_ORGANIZATION)


def recipient_named(service: Service, code: str) -> Recipient | None:
    """Whom a link speaks of, as long as they may still answer: the mail box that stands there now, or an administrator
    of today. One or two queries."""
    if code in {OF_SERVICE, OF_ORGANIZATION}:
        return _box(service, code)
    owner = owner_of(service)
    if owner is None or not _is_uid(code):
        return None
    administrators = people_for(QUESTION, organisation=owner)
    return next((Recipient(code, each.email, each) for each in administrators if str(each.uid) == code), None)


def _box(service: Service, code: str) -> Recipient | None:
    organization = service.organization
    written = service.email if code == OF_SERVICE else organization.email if organization is not None else ""
    address = written.strip().removeprefix("mailto:")
    try:
        validate_email(address)
    except ValidationError:
        return None
    return Recipient(code, address)


def _is_uid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
