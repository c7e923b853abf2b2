"""From a template to the letter of one resident: what is filled in, in which language, and whether paper is safe."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.formats import date_format

from portal.cases.models import Case
from portal.consent.asking import Language, language_named
from portal.letters.models import LetterTemplate
from portal.letters.words_to_fill import WORDS, Paragraph, fill, lacking
from portal.referrals.models import Referral
from portal.socialmap.models import Audience, Phone
from tenants.access import Actor

# What people write when no paper may come. It only makes the warning louder: what was agreed is always shown.
ABOUT_POST = re.compile(r"\b(post|brief|brieven|briefje|schrijf|schrijven|envelop\w*|brievenbus|letters?|mail)\b", re.I)


@dataclass(frozen=True, repr=False)
class Text:
    """A letter in one language."""

    language: Language
    title: str
    paragraphs: tuple[Paragraph, ...]
    today: str = ""


@dataclass(frozen=True, repr=False)
class Letter:
    """A letter for one resident.

    Args:
        dutch: the same in Dutch, beside it; None when it is Dutch already.
        wanted: the language that was asked for; `text` is Dutch when the template has none in it.
        safe_contact: what was agreed on how to reach the resident; shown before anything is printed.
        about_post: whether that seems to speak of post.
        lacking: why it cannot be printed yet, a sentence for each word that has no value.
    """

    case_uid: UUID
    case_code: str
    template: LetterTemplate
    text: Text
    dutch: Text | None
    wanted: Language
    name: str
    address: str
    organisation: str
    own_page: str
    safe_contact: str
    about_post: bool
    lacking: tuple[str, ...]


def compose(
    actor: Actor, case: Case, template: LetterTemplate, *, referral: Referral | None, language: str, own_page: str
) -> Letter:
    """Fill in a template for the resident of a case. One query.

    Args:
        referral: of which the appointment and the contact person are told.
        language: the code of the language that the resident reads.
        own_page: the full address of the resident's own page.
    """
    wanted = language_named(language)
    spoken = wanted if template.texts.get(wanted.code) else language_named("nl")
    telephone = _telephone(actor)
    values = _values(actor, case, referral, spoken.code, telephone, own_page)
    dutch = None
    if spoken.code != "nl":
        dutch = _text(template, language_named("nl"), _values(actor, case, referral, "nl", telephone, own_page))
    parts = template.texts.get(spoken.code, {})
    missing = lacking((parts.get("title", ""), parts.get("body", "")), values)
    return Letter(
        case_uid=case.uid,
        case_code=case.code,
        template=template,
        text=_text(template, spoken, values),
        dutch=dutch,
        wanted=wanted,
        name=values["naam"],
        address=case.address,
        organisation=values["organisatie"],
        own_page=own_page,
        safe_contact=case.safe_contact,
        about_post=bool(ABOUT_POST.search(case.safe_contact)),
        lacking=tuple(str(WORDS[word].otherwise) for word in missing),
    )


def _text(template: LetterTemplate, language: Language, values: dict[str, str]) -> Text:
    parts = template.texts.get(language.code, {})
    title = "".join(piece.text for block in fill(parts.get("title", ""), values) for line in block for piece in line)
    return Text(language, title or template.code, fill(parts.get("body", ""), values), values["vandaag"])


def _values(
    actor: Actor, case: Case, referral: Referral | None, language: str, telephone: str, own_page: str
) -> dict[str, str]:
    """The letter comes from the team that the actor works for; the days stand there in the language of the reader."""
    leads = case.lead_team_id in actor.teams
    helper = referral.contact_person if referral is not None and not leads else case.lead
    appointment = referral.appointment_at if referral is not None else None
    with translation.override(language):
        at = timezone.localtime(appointment) if appointment and appointment > timezone.now() else None
        return {
            "naam": f"{case.first_name} {case.last_name}".strip(),
            "contactpersoon": str(helper or actor.person or ""),
            "team": actor.team.name if actor.team else "",
            "organisatie": str(actor.team.organisation) if actor.team else "",
            "telefoon": telephone,
            "afspraak": date_format(at, "l j E Y, H.i") if at else "",
            "plaats": referral.place if referral is not None else "",
            "vandaag": date_format(timezone.localdate(), "DATE_FORMAT"),
            "eigen_pagina": own_page.removeprefix("https://").removeprefix("http://"),
        }


def _telephone(actor: Actor) -> str:
    """The number of the actor's organisation on the map, else the first of its public services; empty without any."""
    if actor.team is None:
        return ""
    own = Q(organization__owner=actor.team.organisation_id)
    of_a_service = Q(service__organization__owner=actor.team.organisation_id, service__audience=Audience.PUBLIC)
    rows = Phone.objects.filter(own | of_a_service).exclude(number="")
    found = rows.order_by(F("organization").asc(nulls_last=True), "pk").values_list("number", flat=True).first()
    return str(found or "")
