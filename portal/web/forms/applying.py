"""The pages of the form that asks for help: one thing for each. A table of steps, in order."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.intake.models import MOST_TOLD
from portal.intake.models.requests import MOST_CONTACT, MOST_NAME, MOST_TIMES
from portal.intake.services.sending import no_citizen_number, wrong_birth, wrong_day
from portal.intake.words import FilledInBy, Threat, Way
from portal.web.forms.trap import TrappedForm
from tenants.citizen_numbers import holds_citizen_number

CHOOSE = _("Kies een van de antwoorden.")
# A shared computer must not offer what somebody else typed.
QUIET = {"autocomplete": "off"}
NUMBERS = QUIET | {"inputmode": "numeric", "dir": "ltr"}


def western(text: str) -> str:
    """With the digits that people of other scripts type as 0 to 9."""
    return "".join(str(unicodedata.digit(each)) if each.isdigit() and not each.isascii() else each for each in text)


class StepForm(TrappedForm):
    """One page. Holds texts alone, as the draft keeps them.

    Args:
        answers: what was answered on the pages before.
        language: of the page.
        subjects: what can be asked for: code, title and explanation.
    """

    def __init__(
        self,
        *args: Any,
        answers: Mapping[str, str],
        language: str = "nl",
        subjects: tuple[Any, ...] = (),
        languages: tuple[tuple[str, str], ...] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.answers, self.language = answers, language
        self.initial = {**{name: answers[name] for name in self.fields if name in answers}, **self.initial}
        self.offer(subjects, languages)

    def offer(self, subjects: tuple[Any, ...], languages: tuple[tuple[str, str], ...]) -> None:
        """Fill in choices that come from the portal."""

    def given(self) -> dict[str, str]:
        """What the draft keeps of this page."""
        return {name: str(self.cleaned_data.get(name) or "").strip() for name in self.fields if name != "website"}

    def no_number(self, name: str) -> str:
        text = str(self.cleaned_data.get(name) or "")
        if holds_citizen_number(text):
            raise forms.ValidationError(no_citizen_number())
        return text


def _radio(label: Any, choices: Any = (), **kwargs: Any) -> forms.ChoiceField:
    messages = {"required": CHOOSE, "invalid_choice": CHOOSE}
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=messages, **kwargs)


def _text(label: Any, required: Any = "", most: int = MOST_NAME, **kwargs: Any) -> forms.CharField:
    attrs = kwargs.pop("attrs", QUIET)
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(required),
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": required},
        **kwargs,
    )


class SubjectForm(StepForm):
    subject = _radio(_("Waar gaat het over?"))

    def offer(self, subjects: tuple[Any, ...], languages: tuple[tuple[str, str], ...]) -> None:
        field = self.fields["subject"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.code, f"{each.title}. {each.help}") for each in subjects]


class ThreatForm(StepForm):
    threat = _radio(_("Dreigt er snel iets ergs?"), Threat.choices, help_text=_("Dan helpen wij u eerder."))
    threatened_on = _text(
        _("Op welke dag? Weet u dat niet, laat dit dan leeg."),
        most=20,
        attrs=NUMBERS,
        help_text=_("Bijvoorbeeld 31-12-2030."),
    )

    def clean_threatened_on(self) -> str:
        written = western(self.cleaned_data["threatened_on"])
        if self.cleaned_data.get("threat") == Threat.NONE:
            return ""
        if written and (wrong := wrong_day(written)):
            raise forms.ValidationError(wrong)
        return written


class WhoForm(StepForm):
    filled_in_by = _radio(_("Voor wie vraagt u hulp?"), FilledInBy.choices)
    helper = _text(_("Helpt u iemand? Vul dan uw eigen naam in."))

    def clean_helper(self) -> str:
        written, by = self.no_number("helper"), self.cleaned_data.get("filled_in_by")
        if by == FilledInBy.SELF:
            return ""
        if by == FilledInBy.VOLUNTEER and not written:
            raise forms.ValidationError(_("Vul uw eigen naam in."))
        return written


class NameForm(StepForm):
    first_name = _text(_("Voornaam"), _("Vul de voornaam in."))
    last_name = _text(_("Achternaam"), _("Vul de achternaam in."))

    def clean_first_name(self) -> str:
        return self.no_number("first_name")

    def clean_last_name(self) -> str:
        return self.no_number("last_name")


class BirthForm(StepForm):
    birth_date = _text(
        _("Geboortedatum"),
        _("Vul de geboortedatum in, zoals 31-12-1980."),
        20,
        attrs=NUMBERS,
        help_text=_("Bijvoorbeeld 31-12-1980."),
    )

    def clean_birth_date(self) -> str:
        written = western(self.cleaned_data["birth_date"])
        if wrong := wrong_birth(written):
            raise forms.ValidationError(wrong)
        return written


class PostcodeForm(StepForm):
    postcode = _text(_("De vier cijfers van de postcode"), most=8, attrs=NUMBERS, help_text=_("Bijvoorbeeld 3131."))

    def clean_postcode(self) -> str:
        written = western(self.cleaned_data["postcode"])
        if not written:
            return ""
        found = re.fullmatch(r"([1-9]\d{3})\s*[A-Za-z]{0,2}", written, re.ASCII)
        if found is None:
            raise forms.ValidationError(_("Vul alleen de vier cijfers van uw postcode in."))
        return found[1]


class WayForm(StepForm):
    way = _radio(_("Hoe kunnen wij veilig contact opnemen?"), Way.choices)


class ContactForm(StepForm):
    """Asks what the chosen way needs."""

    via = _text(_("Wie mogen wij bellen?"), _("Vul de naam in van wie wij mogen bellen."))
    telephone = _text(
        _("Telefoonnummer"),
        _("Vul een telefoonnummer in."),
        40,
        attrs=QUIET | {"inputmode": "tel", "dir": "ltr"},
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=MOST_CONTACT,
        widget=forms.EmailInput(attrs=QUIET | {"spellcheck": "false", "dir": "ltr"}),
        error_messages={
            "required": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
            "invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way = self.answers.get("way", "")
        asked = NEEDS[Way(way)] if way in Way.values else NEEDS[Way.TELEPHONE]
        for name in {"via", "telephone", "email"} - set(asked):
            del self.fields[name]

    def clean_via(self) -> str:
        return self.no_number("via")

    def clean_telephone(self) -> str:
        written = western(self.cleaned_data["telephone"])
        if not re.fullmatch(r"\+?[\d ()\-]{8,25}", written, re.ASCII):
            raise forms.ValidationError(_("Vul een telefoonnummer in, zoals 06 12 34 56 78."))
        return written

    def given(self) -> dict[str, str]:
        return {"via": "", "telephone": "", "email": ""} | super().given()


class SafeForm(StepForm):
    message = _radio(
        _("Mogen wij een bericht achterlaten?"),
        (("yes", _("Ja, dat mag")), ("no", _("Nee, dat is niet veilig"))),
        help_text=_("In een bericht zeggen wij niet waar het over gaat."),
    )
    times = _text(
        _("Wanneer kan het het best?"), most=MOST_TIMES, help_text=_("Bijvoorbeeld: op werkdagen voor 12 uur.")
    )

    def clean_times(self) -> str:
        return self.no_number("times")


class LanguageForm(StepForm):
    language = _radio(_("In welke taal wilt u praten?"))  # type: ignore[assignment]  # a field, as Django has them

    def offer(self, subjects: tuple[Any, ...], languages: tuple[tuple[str, str], ...]) -> None:
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(languages)


class ToldForm(StepForm):
    told = forms.CharField(
        label=_("Wilt u nog iets vertellen?"),
        max_length=MOST_TOLD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": MOST_TOLD, **QUIET}),
        help_text=_("Het hoeft niet. Schrijf geen BSN op en niets over iemands gezondheid."),
    )

    def clean_told(self) -> str:
        return self.no_number("told")


@dataclass(frozen=True)
class Step:
    """One page: the word in its address, its form and its heading. The heading asks nothing that tells of anybody."""

    slug: str
    form: type[StepForm]
    heading: str | Promise
    asks: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step("onderwerp", SubjectForm, _("Waar wilt u hulp bij?"), ("subject",)),
    Step("spoed", ThreatForm, _("Heeft het haast?"), ("threat", "threatened_on")),
    Step("wie", WhoForm, _("Wie vult dit in?"), ("filled_in_by", "helper")),
    Step("naam", NameForm, _("Wie heeft hulp nodig?"), ("first_name", "last_name")),
    Step("geboortedatum", BirthForm, _("Wanneer is die persoon geboren?"), ("birth_date",)),
    Step("postcode", PostcodeForm, _("Waar woont die persoon?"), ("postcode",)),
    Step("contact", WayForm, _("Hoe nemen wij contact op?"), ("way",)),
    Step("bereikbaar", ContactForm, _("Waar bereiken wij u?"), ("via", "telephone", "email")),
    Step("veilig", SafeForm, _("Wat is veilig?"), ("message", "times")),
    Step("taal", LanguageForm, _("Welke taal spreekt u?"), ("language",)),
    Step("toelichting", ToldForm, _("In uw eigen woorden"), ("told",)),
)
BY_SLUG: Mapping[str, Step] = {step.slug: step for step in STEPS}


def first_unanswered(answers: Mapping[str, str]) -> Step | None:
    """The first page that was not answered yet; nothing when all were."""
    for step in STEPS:
        if any(name not in answers for name in step.asks) or any(
            not answers.get(name) for name in _needed(step, answers)
        ):
            return step
    return None


# Where a way leads to. Who chooses another way is asked again.
NEEDS = {Way.TELEPHONE: ("telephone",), Way.EMAIL: ("email",), Way.VIA: ("via", "telephone")}


def _needed(step: Step, answers: Mapping[str, str]) -> tuple[str, ...]:
    way = answers.get("way", "")
    return NEEDS[Way(way)] if step.form is ContactForm and way in Way.values else ()
