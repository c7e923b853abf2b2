"""What the statements on accessibility and privacy say of this very portal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.web.phones import Phone
from tenants.retention import Term

ANSWER_WEEKS = 3


@dataclass(frozen=True)
class Contact:
    """Whom to ask about the site itself."""

    phone: Phone | None
    mail: str


@dataclass(frozen=True)
class AccessibilityStatement:
    """What differs per portal. `official` is the address of the statement with a status, once there is one."""

    contact: Contact
    answer_weeks: int
    official: str = ""
    complaint: str = ""


@dataclass(frozen=True)
class Line:
    """One row of "who sees what"."""

    what: str
    who: str
    how_long: str


def accessibility_statement(chosen: Mapping[str, Any]) -> AccessibilityStatement:
    """From the settings of the portal; without a number for the site the help line answers."""
    return AccessibilityStatement(
        contact=_contact(chosen, chosen.get("contact_mail", "")),
        answer_weeks=chosen.get("answer_weeks", ANSWER_WEEKS),
        official=chosen.get("accessibility_statement", ""),
        complaint=chosen.get("complaint_link", ""),
    )


def privacy_contact(chosen: Mapping[str, Any]) -> Contact:
    """The privacy officer when one is named, or else whoever answers questions about the site."""
    return _contact(chosen, chosen.get("privacy_mail") or chosen.get("contact_mail", ""))


def who_sees_what(terms: Mapping[str, Term]) -> tuple[Line, ...]:
    """The rows of the table, with the terms that hold in this portal (by code of their rule)."""
    return (
        Line(_("Een zoekvraag die iets vindt"), _("Niemand"), _("Wij bewaren het niet")),
        Line(_("Een zoekvraag die niets vindt"), _("De redactie"), str(terms["search.question"])),
        Line(_("Uw postcode of uw plek"), _("Niemand"), _("Wij bewaren het niet")),
        Line(_("Uw lijst en uw notities"), _("Alleen u"), _("Tot u de lijst leegmaakt")),
        Line(
            _("Een melding over een fout"),
            _("De redactie"),
            _("%(term)s nadat wij klaar zijn") % {"term": terms["intake.report"]},
        ),
        Line(
            _("Een lijst met diensten, als iemand die inleest"),
            _("De redactie en de beheerder"),
            str(terms["socialmap.list"]),
        ),
        Line(_("Uw e-mailadres, voor de nieuwsbrief"), _("Niemand"), _("Tot u zich uitschrijft")),
        Line(
            _("Uw e-mailadres, als u antwoord wilt"),
            _("Niemand"),
            _("%(term)s na ons antwoord") % {"term": terms["intake.address_answered"]},
        ),
        Line(_("Uw account, als u inlogt"), _("U en uw beheerder"), _("Tot uw account stopt")),
    )


def _contact(chosen: Mapping[str, Any], mail: str) -> Contact:
    number = chosen.get("contact_phone") or chosen.get("help_phone", "")
    return Contact(Phone.of(number) if number else None, mail)
