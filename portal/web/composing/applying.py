"""From the answers of the form that asks for help to the page that shows them, and to the receipt."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.intake.selectors import SubjectChoice
from portal.intake.words import FilledInBy, Threat, Way
from portal.web.forms.applying import STEPS, Step
from portal.web.pages.applying import Answer, Receipt

NOTHING = "–"


def answers_to_check(
    answers: Mapping[str, str], subjects: tuple[SubjectChoice, ...], languages: Mapping[str, str]
) -> tuple[Answer, ...]:
    """One line for each page of the form, in its order."""
    titles = {each.code: each.title for each in subjects}
    told = {
        "onderwerp": titles.get(answers.get("subject", ""), NOTHING),
        "spoed": _joined(_label(Threat, answers.get("threat", "")), answers.get("threatened_on", "")),
        "wie": _joined(_label(FilledInBy, answers.get("filled_in_by", "")), answers.get("helper", "")),
        "naam": f"{answers.get('first_name', '')} {answers.get('last_name', '')}".strip(),
        "geboortedatum": answers.get("birth_date", ""),
        "postcode": answers.get("postcode", ""),
        "contact": _label(Way, answers.get("way", "")),
        "bereikbaar": _joined(*(answers.get(name, "") for name in ("via", "telephone", "email"))),
        "veilig": _joined(_message(answers.get("message", "")), answers.get("times", "")),
        "taal": languages.get(answers.get("language", ""), ""),
        "toelichting": answers.get("told", ""),
    }
    own_words = {"naam", "bereikbaar", "toelichting"}
    return tuple(
        Answer(str(step.heading), told[step.slug] or NOTHING, address_of(step), step.slug in own_words)
        for step in STEPS
    )


def address_of(step: Step) -> str:
    return reverse("intake:apply_step", args=[step.slug])


def receipt_of(answers: Mapping[str, str]) -> Receipt:
    first_talk = answers["first_talk"]
    return Receipt(
        answers["code"],
        answers["team"],
        date.fromisoformat(answers["due_on"]),
        date.fromisoformat(first_talk) if first_talk else None,
    )


def _label(words: type[Threat] | type[FilledInBy] | type[Way], value: str) -> str:
    return str(words(value).label) if value in words.values else ""


def _message(value: str) -> str:
    return {"yes": _("Ja, u mag een bericht achterlaten"), "no": _("Laat geen bericht achter")}.get(value, "")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
