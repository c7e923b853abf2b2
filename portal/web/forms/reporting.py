"""What a visitor tells: at most three fields, and an address for who wants an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.intake.models import MOST_NAMED, MOST_TOLD
from portal.intake.policies import MOVES
from portal.intake.states import Problem
from portal.web.forms.trap import TrappedForm
from tenants.given import VersionForm

LONG = {"rows": 5, "maxlength": MOST_TOLD}


class TellingForm(TrappedForm):
    """Whoever tells something may leave an address for an answer."""

    email = forms.EmailField(
        label=_("Wilt u antwoord? Vul dan uw e-mailadres in."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Het hoeft niet. Na ons antwoord wissen wij uw adres vanzelf."),
        error_messages={"invalid": _("Dit is geen e-mailadres.")},
    )
    field_order: tuple[str, ...] = ("email", "website")


class WrongForm(TellingForm):
    """Klopt dit niet?"""

    problem = forms.ChoiceField(
        label=_("Wat klopt er niet?"),
        choices=Problem.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er niet klopt.")},
    )
    told = forms.CharField(
        label=_("Vertel er meer over"),
        max_length=MOST_TOLD,
        widget=forms.Textarea(attrs=LONG),
        help_text=_("Weet u hoe het wel is? Schrijf dat dan op."),
        error_messages={"required": _("Vertel in een paar woorden wat er niet klopt.")},
    )
    field_order = ("problem", "told", "email", "website")


class MissingForm(TellingForm):
    """Mist u iets?"""

    named = forms.CharField(
        label=_("Wat mist u?"),
        max_length=MOST_NAMED,
        help_text=_("Bijvoorbeeld een organisatie, een inloop of een soort hulp."),
        error_messages={"required": _("Vertel wat u mist.")},
    )
    place = forms.CharField(label=_("Waar is het?"), max_length=MOST_NAMED, required=False)
    told = forms.CharField(
        label=_("Wat weet u er nog meer van?"),
        max_length=MOST_TOLD,
        required=False,
        widget=forms.Textarea(attrs=LONG),
    )
    field_order = ("named", "place", "told", "email", "website")


class SenderAnswerForm(VersionForm):
    """What an editor writes to who made the report, at the version that they looked at."""

    answer = forms.CharField(
        label=_("Uw antwoord"),
        max_length=MOST_TOLD,
        widget=forms.Textarea(attrs=LONG),
        help_text=_("Dit gaat per mail naar de melder. U ziet het adres niet."),
        error_messages={"required": _("Schrijf een antwoord.")},
    )


class StepForm(VersionForm):
    """One step with a report, at the version that somebody looked at."""

    step = forms.SlugField(widget=forms.HiddenInput)
    explanation = forms.CharField(
        label=_("Wat hebt u gedaan?"),
        max_length=MOST_TOLD,
        widget=forms.Textarea(attrs=LONG),
        error_messages={"required": _("Leg uit wat u hebt gedaan.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Asked where the step says so; an empty form stands beside that step.
        step = MOVES.get(str(self.data.get("step", "")))
        self.fields["explanation"].required = step is None or step.explained

    @property
    def only_lacks_explanation(self) -> bool:
        return set(self.errors) == {"explanation"} and self.cleaned_data.get("step") in MOVES
