"""Printing a letter, and writing the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from portal.consent.numbering import first_free, signs
from portal.letters import audit_actions
from portal.letters.filling import Letter, compose
from portal.letters.models import MOST_BODY, MOST_TEMPLATES, MOST_TITLE, LetterTemplate
from portal.letters.selectors import what_it_is_of
from portal.letters.words_to_fill import wrong_with
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Stale

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Written:
    """What an administrator filled in. `texts` holds `title` and `body` per language; Dutch is needed."""

    texts: Texts
    card: bool = False
    active: bool = True


@transaction.atomic
def print_letter(
    actor: Actor, *, case_uid: UUID, code: str, referral_uid: UUID | None, language: str, own_page: str, safe: bool
) -> Letter:
    """Make a letter to be printed. It is not kept; that it was made is one line in the log.

    Args:
        language: empty for the language of the resident.
        safe: the actor read how the resident is reached safely, and says that this letter fits it.

    Raises:
        NotFound: the case, the template or the referral is not there for this actor.
        Invalid: something cannot be filled in, or it was not said that paper is safe.
    """
    case, found, referral = what_it_is_of(actor, case_uid=case_uid, code=code, referral_uid=referral_uid)
    made = compose(actor, case, found, referral=referral, language=language or case.language, own_page=own_page)
    if made.lacking:
        raise Invalid(made.lacking[0])
    if made.safe_contact and not safe:
        said = _("Lees hoe u deze inwoner veilig bereikt. Zet daarna het vinkje.")
        raise Invalid(said, {"safe": said})
    record(actor, audit_actions.PRINTED, case, letter=found.pk)
    return made


@transaction.atomic
def make_template(actor: Actor, *, written: Written) -> LetterTemplate:
    """Write a new letter.

    Raises:
        Refused: the actor may not change the settings of the portal.
        Invalid: with a sentence per field.
    """
    require(can(actor, "settings.change"))
    if LetterTemplate.objects.count() >= MOST_TEMPLATES:
        raise Invalid(_("Er zijn al %(most)s brieven. Zet er een uit en schrijf die om.") % {"most": MOST_TEMPLATES})
    code = first_free(lambda: f"brief-{signs(5).lower()}", taken=lambda each: LetterTemplate.objects.filter(code=each))
    made = LetterTemplate(code=code, position=LetterTemplate.objects.count())
    _fill(made, written)
    record(actor, audit_actions.TEMPLATE_MADE, made)
    return made


@transaction.atomic
def change_template(actor: Actor, *, uid: UUID, version: int, written: Written) -> LetterTemplate:
    """Write a letter otherwise. What was printed stays as it was printed.

    Raises:
        NotFound: no such template.
        Refused: the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
        Invalid: with a sentence per field.
    """
    require(can(actor, "settings.change"))
    found: LetterTemplate = LetterTemplate.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if found.version != version:
        raise Stale(_("Iemand anders heeft deze brief net gewijzigd. Bekijk hem opnieuw."))
    found.version += 1
    _fill(found, written)
    record(actor, audit_actions.TEMPLATE_CHANGED, found)
    return found


def wrong_in(texts: Texts) -> dict[str, str]:
    """A sentence for each text that cannot be, by `title_nl`, `body_nl` and so on; empty when all is well."""
    wrong = {}
    for code, _name in settings.LANGUAGES:
        title, body = (texts.get(code, {}).get(part, "").strip() for part in ("title", "body"))
        if code == "nl" and not (title and body):
            wrong["body_nl" if title else "title_nl"] = _("Schrijf de Nederlandse titel en tekst.")
        elif bool(title) != bool(body):
            wrong[f"title_{code}"] = _("Vul de titel en de tekst allebei in, of laat ze allebei leeg.")
        if len(title) > MOST_TITLE or len(body) > MOST_BODY:
            wrong[f"title_{code}" if len(title) > MOST_TITLE else f"body_{code}"] = _("Deze tekst is te lang.")
        for part, text in (("title", title), ("body", body)):
            if said := wrong_with(text):
                wrong[f"{part}_{code}"] = said
    return wrong


def _fill(template: LetterTemplate, written: Written) -> None:
    if wrong := wrong_in(written.texts):
        raise Invalid(next(iter(wrong.values())), wrong)
    known = [code for code, _name in settings.LANGUAGES]
    template.texts = {
        code: {part: written.texts[code].get(part, "").strip() for part in ("title", "body")}
        for code in known
        if written.texts.get(code, {}).get("title", "").strip()
    }
    template.card, template.active = written.card, written.active
    template.save()
