"""Sending a request for help."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.intake import audit_actions, telling_of_requests
from portal.intake.clocks import due_on
from portal.intake.models import MOST_TOLD, IntakeEvent, IntakeRequest, IntakeSubject
from portal.intake.models.requests import CAN_WAIT, MOST_CONTACT, MOST_NAME, MOST_TIMES, THREATENING
from portal.intake.words import EventKind, FilledInBy, Threat, Way
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.citizen_numbers import holds_citizen_number
from tenants.errors import Invalid
from tenants.vault import find
from tenants.vault.normalising import iso_date

OLDEST = date(1900, 1, 1)
MOST = {
    "first_name": MOST_NAME, "last_name": MOST_NAME, "telephone": 40, "email": MOST_CONTACT, "via": MOST_NAME,
    "times": MOST_TIMES, "told": MOST_TOLD, "helper": MOST_NAME,
}  # fmt: skip
# Where people might write a BSN. A telephone number has nine digits too, so that field is no such place.
FREE_TEXT = ("first_name", "last_name", "via", "times", "told", "helper")
SEALED = (
    "first_name", "last_name", "birth_date", "way", "telephone", "email", "via", "message", "times", "told", "helper",
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class Asked:
    """What somebody filled in, as texts. Never printed: it stands in no log and no error."""

    subject: str = ""
    threat: str = Threat.NONE
    threatened_on: str = ""
    first_name: str = ""
    last_name: str = ""
    birth_date: str = ""
    postcode: str = ""
    way: str = ""
    telephone: str = ""
    email: str = ""
    via: str = ""
    message: str = ""
    times: str = ""
    language: str = "nl"
    filled_in_by: str = FilledInBy.SELF
    helper: str = ""
    told: str = ""


@sensitive_variables("asked")
@transaction.atomic
def send_request(actor: Actor, *, asked: Asked) -> IntakeRequest:
    """Send a request for help to the team that receives its subject.

    For debt help the clock of the law starts now (Wgs, article 4), or it runs on since an earlier request of the same
    person about the same that nobody closed yet.

    Args:
        actor: anybody.

    Returns:
        The request, new.

    Raises:
        Refused: the actor may ask nothing.
        Invalid: with a sentence per field, which never repeats what was filled in.
    """
    require(can(actor, "intake.create"))
    subject = IntakeSubject.objects.on_offer().select_related("team").filter(code=asked.subject).first()
    wrong = wrong_in(asked)
    if subject is None:
        wrong["subject"] = _("Kies waar het over gaat.")
    if wrong or subject is None:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    now = timezone.now()
    day = date.fromisoformat(iso_date(asked.threatened_on)) if asked.threatened_on else None
    values = {name: getattr(asked, name).strip() for name in SEALED} | {"birth_date": iso_date(asked.birth_date)}
    made = IntakeRequest(
        subject=subject,
        team=subject.team,
        sent_at=now,
        due_on=due_on(subject, now, asked.threat, day),
        rank=CAN_WAIT if asked.threat == Threat.NONE else THREATENING,
        threat=asked.threat,
        threatened_on=day,
        language=asked.language,
        postcode=asked.postcode,
        filled_in_by=asked.filled_in_by,
        **values,
    )
    _follows(made, now)
    made.save()
    IntakeEvent.objects.create(request=made, kind=EventKind.SENT, at=now)
    record(actor, audit_actions.REQUEST_SENT, made, team=made.team_id)
    telling_of_requests.request_came(made)
    return made


@sensitive_variables("asked")
def wrong_in(asked: Asked) -> dict[str, str]:
    """A sentence for each field that cannot be; empty when all is well."""
    wrong = {name: _("Maak dit korter.") for name, most in MOST.items() if len(getattr(asked, name)) > most}
    wrong |= {name: no_citizen_number() for name in FREE_TEXT if holds_citizen_number(getattr(asked, name))}
    for name, sentence in (
        ("first_name", _("Vul de voornaam in.")),
        ("last_name", _("Vul de achternaam in.")),
        *(((_needed(asked.way)), _("Vul in hoe wij u bereiken.")),),
    ):
        if not getattr(asked, name).strip():
            wrong.setdefault(name, sentence)
    if asked.way == Way.VIA and not asked.via.strip():
        wrong.setdefault("via", _("Vul de naam in van wie wij mogen bellen."))
    if asked.email and not _is_email(asked.email):
        wrong["email"] = _("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")
    for name, choices in (
        ("threat", Threat.values),
        ("way", Way.values),
        ("filled_in_by", FilledInBy.values),
        ("language", [code for code, _name in settings.LANGUAGES]),
        ("message", ["", "yes", "no"]),
    ):
        if getattr(asked, name) not in choices:
            wrong[name] = _("Kies een van de antwoorden.")
    if asked.postcode and not (asked.postcode.isascii() and asked.postcode.isdigit() and len(asked.postcode) == 4):
        wrong["postcode"] = _("Vul alleen de vier cijfers van uw postcode in.")
    if born := wrong_birth(asked.birth_date):
        wrong["birth_date"] = born
    if asked.threatened_on and (day := wrong_day(asked.threatened_on)):
        wrong["threatened_on"] = day
    return wrong


def no_citizen_number() -> str:
    return _("Hier staat een nummer dat op een BSN lijkt. Haal het weg. Wij hebben uw BSN niet nodig.")


@sensitive_variables("written")
def wrong_birth(written: str) -> str:
    """What is wrong with a day of birth; nothing when it can be."""
    try:
        born = date.fromisoformat(iso_date(written))
    except ValueError:
        return _("Vul de geboortedatum in, zoals 31-12-1980.")
    return "" if OLDEST <= born <= timezone.localdate() else _("Deze geboortedatum kan niet.")


def wrong_day(written: str) -> str:
    """What is wrong with the day on which something threatens."""
    try:
        day = date.fromisoformat(iso_date(written))
    except ValueError:
        return _("Vul de datum in, zoals 31-12-2030.")
    return "" if abs((day - timezone.localdate()).days) <= 366 else _("Deze datum kan niet.")


def _needed(way: str) -> str:
    return "email" if way == Way.EMAIL else "telephone"


def _follows(made: IntakeRequest, now: datetime) -> None:
    """A second sending of the same person about the same: noticed, and the clock of the first one runs on."""
    rows = find(IntakeRequest.objects.waiting(), "who", made.first_name, made.last_name, made.birth_date)
    before = rows.filter(subject=made.subject, team=made.team).order_by("sent_at", "pk").first()
    since = now if made.subject.statutory else None
    if before is not None:
        made.repeats, made.due_on = before, min(made.due_on, before.due_on)
        since = before.statutory_since or since
    made.statutory_since = since


@sensitive_variables("written")
def _is_email(written: str) -> bool:
    try:
        validate_email(written)
    except ValidationError:
        return False
    return True


def asked_from(answers: dict[str, str]) -> Asked:
    """The answers of the pages, without what the form keeps for itself."""
    known = {field.name for field in fields(Asked)}
    return Asked(**{name: value for name, value in answers.items() if name in known})
