"""Whether a guest can be registered as they wrote it, told per field."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from portal.networking.models.guest import MOST_EMAIL, MOST_NAME, MOST_NEEDS
from tenants.errors import Invalid


@dataclass(frozen=True)
class Given:
    """A guest as they write themselves."""

    name: str
    email: str
    organisation: str = ""
    needs: str = ""
    language: str = settings.LANGUAGE_CODE
    groups: tuple[UUID, ...] = ()


def judged(given: Given) -> Given:
    """The same without stray spaces, and one writing for one mailbox.

    Raises:
        Invalid: with a sentence for each field that is wrong.
    """
    good = replace(
        given,
        name=" ".join(given.name.split()),
        organisation=" ".join(given.organisation.split()),
        needs=given.needs.strip(),
        email=given.email.strip().lower(),
    )
    checks = (
        ("name", not good.name, _("Vul uw naam in.")),
        ("name", len(good.name) > MOST_NAME, _("Deze naam is te lang.")),
        ("organisation", len(good.organisation) > MOST_NAME, _("Deze naam is te lang.")),
        ("needs", len(good.needs) > MOST_NEEDS, _("Dit is te lang. Schrijf het korter op.")),
        ("email", not _is_address(good.email), _("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")),
        ("language", good.language not in dict(settings.LANGUAGES), _("Kies een taal uit de lijst.")),
    )
    wrong = {name: said for name, is_wrong, said in checks if is_wrong}
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    return good


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
        email.encode("ascii")
    except (ValidationError, UnicodeEncodeError):
        return False
    return len(email) <= MOST_EMAIL
