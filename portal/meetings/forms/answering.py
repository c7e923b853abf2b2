"""Forms of who is asked, and of who asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.meetings.forms.planning import REACHES
from portal.meetings.models.invitation import MOST_REMARK
from portal.meetings.words import Answer

# In the words of who answers; a list of seats says "Komt".
CHOICES = [
    (Answer.COMES, gettext_lazy("Ik kom")),
    (Answer.ONLINE, gettext_lazy("Ik kom online")),
    (Answer.REPLACED, gettext_lazy("Ik stuur een vervanger")),
    (Answer.DECLINES, gettext_lazy("Ik kom niet")),
]


class AnswerForm(forms.Form):
    """Comes, comes online, sends somebody else, does not come."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Uw antwoord"), choices=CHOICES, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )  # fmt: skip
    replacement = forms.ChoiceField(
        label=gettext_lazy("Wie komt in uw plaats?"), required=False,
        help_text=gettext_lazy("Alleen als u een vervanger stuurt. Uw collega krijgt een uitnodiging."),
    )  # fmt: skip
    remark = forms.CharField(
        label=gettext_lazy("Wilt u nog iets zeggen?"), max_length=MOST_REMARK, required=False,
        help_text=gettext_lazy("Dit leest iedereen die is uitgenodigd. Noem geen namen van inwoners."),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], online: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replacement"].choices = [("", _("Kies een collega")), *colleagues]  # type: ignore[attr-defined]
        left_out = {Answer.ONLINE} if not online else set()
        if not colleagues:
            left_out.add(Answer.REPLACED)
            del self.fields["replacement"]
        self.fields["answer"].choices = [each for each in CHOICES if each[0] not in left_out]  # type: ignore[attr-defined]


class InviteForm(forms.Form):
    """Teams of which anybody may come, and people by name."""

    teams = forms.MultipleChoiceField(
        label=gettext_lazy("Teams"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Iedereen van het team ziet de uitnodiging. Wie komt, meldt zich."),
    )  # fmt: skip
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Mensen bij naam"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, teams: list[tuple[str, str]], people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = teams  # type: ignore[attr-defined]
        self.fields["people"].choices = people  # type: ignore[attr-defined]


class CancelForm(forms.Form):
    """Why it does not go on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    because = forms.CharField(
        label=gettext_lazy("Waarom gaat de bijeenkomst niet door?"), max_length=300,
        help_text=gettext_lazy("Dit leest iedereen die is uitgenodigd."),
        error_messages={"required": gettext_lazy("Schrijf op waarom de bijeenkomst niet doorgaat.")},
    )  # fmt: skip


class CancelSeriesForm(CancelForm):
    """The same for a meeting that comes back."""

    reach = forms.ChoiceField(
        label=gettext_lazy("Wat gaat niet door?"),
        choices=REACHES[:2],  # calling off does not reach back
        widget=forms.RadioSelect,
        initial="this",
    )
    field_order = ["reach", "because"]


class ReplyForm(forms.Form):
    """An answer that came back as a file of a calendar."""

    file = forms.FileField(
        label=gettext_lazy("Bestand uit de agenda"),
        help_text=gettext_lazy("Kreeg u een antwoord per mail? Kies het bestand dat eindigt op .ics."),
        error_messages={"required": gettext_lazy("Kies een bestand.")},
    )


class DoorForm(forms.Form):
    """Somebody who was not on the list."""

    team = forms.ChoiceField(label=gettext_lazy("Organisatie en team"))

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", _("Kies een organisatie")), *teams]  # type: ignore[attr-defined]
