"""Opening a case, and changing what it holds."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.debug import sensitive_variables

from portal.cases import audit_actions, policies
from portal.cases.access import lead_from
from portal.cases.models import Case
from portal.cases.models.case import MOST_CONTACT, MOST_NAME, MOST_TEXT
from portal.cases.numbering import new_code
from portal.cases.services.finding import case_to_write, kept
from portal.consent.numbering import first_free
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.citizen_numbers import holds_citizen_number
from tenants.errors import Invalid, Refused
from tenants.models import Team
from tenants.sight import looking_past

# Law (Wabb): a citizen service number is for whoever may use it by law. A chain of partners may not.
SERVICE_NUMBER = gettext_noop("Dit lijkt op een BSN. Haal het nummer weg: een BSN hoort niet in een casus.")
OLDEST = date(1900, 1, 1)
MOST = {
    "first_name": MOST_NAME, "last_name": MOST_NAME, "telephone": 40, "email": MOST_CONTACT, "address": 400,
    "safe_contact": 400, "situation": MOST_TEXT, "district": 80,
}  # fmt: skip


@dataclass(frozen=True, repr=False)
class Told:
    """What a resident told. Never printed: it stands in no log and no error."""

    first_name: str
    last_name: str
    birth_date: str
    telephone: str = ""
    email: str = ""
    address: str = ""
    safe_contact: str = ""
    situation: str = ""
    district: str = ""
    language: str = "nl"


@sensitive_variables("told", "plain")
@transaction.atomic
def open_case(actor: Actor, *, team_uid: UUID, told: Told) -> Case:
    """Open a case for a resident. The actor is the one contact person, until somebody else is.

    Args:
        team_uid: the team of the actor that the case is of.
        told: who it is and what they told. A way to reach them is needed.

    Returns:
        The case, with a code that tells nothing of the resident.

    Raises:
        Refused: the actor may not open cases.
        NotFound: no such team of the actor.
        Invalid: with a sentence per field, which never repeats what was filled in.
    """
    require(can(actor, "case.create"))
    if actor.person is None:
        raise Refused(_("Alleen een medewerker opent een casus."))
    team: Team = Team.objects.filter(pk__in=actor.teams, closed_on__isnull=True).get_or_not_found(uid=team_uid)
    plain = _plain(told)
    with looking_past("cases.open"):
        made = Case(
            code=first_free(new_code, taken=lambda code: Case.objects.filter(code=code)),
            lead=actor.person,
            lead_team=team,
            opened_at=timezone.now(),
            **_values(plain),
        )
        made.save()
        lead_from(made, team)
    record(actor, audit_actions.OPENED, made, team=team.pk)
    return made


@sensitive_variables("told", "plain", "values")
@transaction.atomic
def change_case(actor: Actor, *, uid: UUID, version: int, told: Told) -> Case:
    """Change what the case holds about the resident.

    Raises:
        NotFound: no such case for this actor.
        Refused: it is closed.
        Stale: somebody changed it meanwhile.
        Invalid: as `open_case`.
    """
    case = case_to_write(actor, uid, version)
    require(policies.may_change(actor, case))
    values = _values(_plain(told))
    for name, value in values.items():
        setattr(case, name, value)
    record(actor, audit_actions.CHANGED, case)
    return kept(case, *values, "who")


@sensitive_variables("told")
def _values(told: Told) -> dict[str, str]:
    return {field.name: getattr(told, field.name) for field in fields(told)}


@sensitive_variables("told", "plain")
def _plain(told: Told) -> Told:
    """Trimmed, with what is wrong told per field."""
    plain = Told(**{name: value.strip() for name, value in _values(told).items()})
    wrong = {name: _("Maak dit korter.") for name, most in MOST.items() if len(getattr(plain, name)) > most}
    if not plain.first_name:
        wrong["first_name"] = _("Vul de voornaam in.")
    if not plain.last_name:
        wrong["last_name"] = _("Vul de achternaam in.")
    if not (plain.telephone or plain.email or plain.address):
        wrong["telephone"] = _("Vul in hoe u de inwoner bereikt: telefoon, e-mail of adres.")
    if plain.email and not _is_email(plain.email):
        wrong["email"] = _("Dit is geen e-mailadres.")
    if plain.language not in {code for code, _name in settings.LANGUAGES}:
        wrong["language"] = _("Kies een van de talen.")
    wrong |= _wrong_birth(plain.birth_date)
    wrong |= {name: _(SERVICE_NUMBER) for name, value in _values(plain).items() if holds_citizen_number(value)}
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    return plain


@sensitive_variables("written")
def _wrong_birth(written: str) -> dict[str, str]:
    try:
        born = date.fromisoformat(written)
    except ValueError:
        return {"birth_date": _("Vul de geboortedatum in, als 1980-12-31.")}
    if not OLDEST <= born <= timezone.localdate():
        return {"birth_date": _("Deze geboortedatum kan niet.")}
    return {}


@sensitive_variables("written")
def _is_email(written: str) -> bool:
    try:
        validate_email(written)
    except ValidationError:
        return False
    return True
