"""The form that brings something to the table."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.agendas.models.item import MOST_REASON, MOST_TEXT, MOST_TITLE
from portal.agendas.services import Proposal
from portal.agendas.words import MINUTES, ItemKind

Choice = tuple[str, str]
ANONYMOUS, BY_NAME = "anoniem", "op_naam"


def long_text(label: Any, **more: Any) -> forms.CharField:
    """A text of some lines."""
    rows = more.pop("rows", 3)
    return forms.CharField(
        label=label, max_length=MOST_TEXT, required=False, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class ProposeForm(forms.Form):
    """An item with or without a case. Fields that do not belong to the chosen kind are left alone by the service."""

    kind = forms.ChoiceField(label=gettext_lazy("Wat brengt u in?"), widget=forms.RadioSelect)
    case = forms.ChoiceField(
        label=gettext_lazy("Over welke casus?"), required=False,
        help_text=gettext_lazy("Alleen bij een casus. U ziet hier de casussen waarvan uw team alles mag zien."),
    )  # fmt: skip
    how = forms.ChoiceField(
        label=gettext_lazy("Hoe bespreekt u de casus?"), required=False, widget=forms.RadioSelect, initial=ANONYMOUS,
        choices=[
            (ANONYMOUS, gettext_lazy("Anoniem: de tafel hoort een code en een wijk")),
            (BY_NAME, gettext_lazy("Herkenbaar: alleen teams met een eigen grond horen dit punt")),
        ],
    )  # fmt: skip
    title = forms.CharField(
        label=gettext_lazy("Onderwerp"), max_length=MOST_TITLE, required=False,
        help_text=gettext_lazy("Niet bij een casus. Noem geen namen van inwoners."),
    )  # fmt: skip
    question = long_text(gettext_lazy("Vraag aan tafel"))
    tried = long_text(gettext_lazy("Wat is al geprobeerd?"))
    wanted = long_text(gettext_lazy("Wat moet het opleveren?"))
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("Hoeveel minuten hebt u nodig?"), coerce=int, initial=15,
        choices=[(each, str(each)) for each in MINUTES],
    )  # fmt: skip
    emergency = forms.BooleanField(
        label=gettext_lazy("Spoedpunt: dit kan niet wachten"), required=False,
        help_text=gettext_lazy("Alleen voor een bijeenkomst van vandaag."),
    )  # fmt: skip

    def __init__(self, *args: Any, cases: list[Choice], may_case: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = [("", _("Kies een casus")), *cases]  # type: ignore[attr-defined]
        kinds = [each for each in ItemKind.choices if may_case or each[0] != ItemKind.CASE]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        if not may_case:
            for name in ("case", "how", "tried", "wanted"):
                del self.fields[name]

    def proposal(self) -> Proposal:
        """What was filled in, for the service."""
        given = self.cleaned_data
        about_a_case = given["kind"] == ItemKind.CASE
        return Proposal(
            kind=ItemKind(given["kind"]),
            title="" if about_a_case else given["title"],
            case=UUID(given["case"]) if about_a_case and given.get("case") else None,
            anonymous=given.get("how") != BY_NAME,
            **{name: given.get(name, "") for name in ("question", "tried", "wanted")},
            minutes=given["minutes"],
            emergency=given["emergency"],
        )


class ReasonForm(forms.Form):
    """Why an item moves on."""

    because = forms.CharField(
        label=gettext_lazy("Waarom schuift dit punt door?"), max_length=MOST_REASON,
        help_text=gettext_lazy("Bijvoorbeeld: er was geen tijd meer, of iemand ontbrak."),
        error_messages={"required": gettext_lazy("Schrijf op waarom dit punt doorschuift.")},
    )  # fmt: skip


class AdditionForm(forms.Form):
    """What is added to approved minutes."""

    text = forms.CharField(
        label=gettext_lazy("Aanvulling"), max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op wat u wilt aanvullen.")},
    )  # fmt: skip
