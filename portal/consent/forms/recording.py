"""Recording a ground: what is to be shared (it stands in the address), and what the resident answered."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.consent.choosing import KindChoice, TeamChoice
from portal.consent.services import Answered
from portal.consent.words import ANSWERS, HOW, Answer, GroundKind, Representative

SELF = "self"
SAY_WHO = gettext_lazy("Kies wie de gegevens krijgt.")
REFUSING = gettext_lazy("Nee mag altijd. Dat kost de inwoner geen andere hulp. Zo vraagt niemand het nog een keer.")


class KindsForm(forms.Form):
    """Which kinds of data, and until when. The names of the fields stand in the address, so they are Dutch."""

    deel = forms.MultipleChoiceField(
        label=gettext_lazy("Welke gegevens?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Zet uit wat voor deze vraag niet nodig is."),
    )
    apart = forms.MultipleChoiceField(
        label=gettext_lazy("Bijzondere gegevens"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Deze staan uit. Zet ze alleen aan als het echt nodig is, en vraag er apart naar."),
    )
    tot = forms.DateField(
        label=gettext_lazy("Tot en met wanneer?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Kies een datum.")},
    )

    def __init__(self, *args: Any, kinds: Iterable[KindChoice], last_day: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_day, self.today = last_day, today
        choices = list(kinds)
        _offer(self, "deel", [(each.code, each.name) for each in choices if not each.special])
        _offer(self, "apart", [(each.code, each.name) for each in choices if each.special])
        self.fields["tot"].widget.attrs |= {"min": today.isoformat(), "max": last_day.isoformat()}
        self.fields["tot"].help_text = _("Kies een dag, uiterlijk %(day)s.") % {"day": f"{last_day:%d-%m-%Y}"}

    def clean_tot(self) -> date:
        until: date = self.cleaned_data["tot"]
        if until < self.today:
            raise forms.ValidationError(_("De einddatum is al voorbij."))
        if until > self.last_day:
            raise forms.ValidationError(_("Zo lang mag dit niet. Kies een eerdere einddatum."))
        return until

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors.keys() & {"deel", "apart"} and not self.categories:
            self.add_error("deel" if "deel" in self.fields else "apart", _("Kies welke gegevens worden gedeeld."))
        return given

    @property
    def categories(self) -> list[str]:
        return [*self.cleaned_data.get("deel", ()), *self.cleaned_data.get("apart", ())]


class ChoicesForm(KindsForm):
    """The same, with who gets the data and which of one's own teams asks."""

    team = forms.MultipleChoiceField(
        label=gettext_lazy("Wie krijgt de gegevens?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": SAY_WHO,
            "invalid_choice": gettext_lazy("Dit team kan de gegevens niet krijgen. Hieronder leest u waarom."),
        },
    )
    namens = forms.ChoiceField(label=gettext_lazy("Voor welk team vraagt u dit?"), widget=forms.RadioSelect)
    field_order = ("namens", "team", "deel", "apart", "tot")

    def __init__(self, *args: Any, teams: Iterable[TeamChoice], own: Iterable[TeamChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "team", [(str(each.team.uid), _told(each)) for each in teams if not each.reason])
        _offer(self, "namens", [(str(each.team.uid), each.name) for each in own], at_least=2)


class AnswerForm(forms.Form):
    """What the resident answered, after the text was read."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Wat zei de inwoner?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat de inwoner zei.")},
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Hoe ging het?"),
        widget=forms.RadioSelect,
        choices=[(code, words) for code, (_channel, _evidence, words) in HOW.items()],
        error_messages={"required": gettext_lazy("Kies hoe het ging.")},
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Wie gaf het antwoord?"),
        widget=forms.RadioSelect,
        initial=SELF,
        choices=[(SELF, gettext_lazy("De inwoner zelf")), *Representative.choices],
        error_messages={"required": gettext_lazy("Kies wie het antwoord gaf.")},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = ANSWERS[GroundKind(kind)]
        _offer(self, "answer", [(each.value, each.label) for each in possible])
        if Answer.REFUSED in possible:
            self.fields["answer"].help_text = REFUSING
        else:
            self.fields["answer"].label = _("Is het uitgelegd?")
            self.fields["who"].label = _("Aan wie legde u het uit?")

    def answered(self, *, language: str, shown_hash: str, at: datetime, until: date, categories: list[str]) -> Answered:
        """As the service takes it."""
        given = self.cleaned_data
        channel, evidence, _words = HOW[given["how"]]
        return Answered(
            answer=given["answer"],
            channel=channel,
            evidence=evidence,
            representative="" if given["who"] == SELF else given["who"],
            language=language,
            shown_hash=shown_hash,
            given_at=at,
            until=until,
            categories=categories,
        )


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]], at_least: int = 1) -> None:
    """Give a field its choices; a field with too few of them is no question, and goes."""
    if len(choices) < at_least:
        del form.fields[name]
        return
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _told(choice: TeamChoice) -> SafeString:
    return format_html("{} <small class='muted'>{}</small>", choice.name, choice.kind)
