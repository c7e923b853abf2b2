"""What a visitor tells: at most three fields, none about who they are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.intake.models import MOST_NAMED, MOST_TOLD
from portal.intake.policies import MOVES
from portal.intake.states import Problem

LONG = {"rows": 5, "maxlength": MOST_TOLD}


class TellingForm(forms.Form):
    """A form that programs like to fill in too: they fill in everything, also what people cannot see."""

    website = forms.CharField(
        label=_("Laat dit leeg"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean(self) -> dict[str, Any]:
        """Say it to a person whose browser filled in the trap, and empty it: sending once more is enough."""
        given = super().clean() or {}
        if given.get("website"):
            sent: Any = self.data
            emptied = sent.copy()
            emptied["website"] = ""
            self.data = emptied
            raise forms.ValidationError(
                _("Wij dachten even dat een computer dit stuurde. Bent u een mens? Verstuur het dan nog een keer."),
                code="trap",
            )
        return given

    def fields_for_people(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "website"]


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
    field_order = ("problem", "told", "website")


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
    field_order = ("named", "place", "told", "website")


class StepForm(forms.Form):
    """One step with a report, at the version that somebody looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
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
