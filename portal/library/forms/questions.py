"""Forms of professional questions. They read what was typed; the services decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.library.experts import Expert
from portal.library.models.questions import MOST_ANSWER, MOST_ASKED, MOST_HEADING
from portal.library.topics import TOPICS
from tenants.given import VersionForm

LONG = {"rows": 6, "maxlength": MOST_ASKED}


def topic_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Onderwerp"),
        required=False,
        choices=[("", gettext_lazy("Kies een onderwerp")), *TOPICS.items()],
    )


class AskForm(forms.Form):
    topic = topic_field()
    asked = forms.CharField(
        label=gettext_lazy("Uw vraag"),
        max_length=MOST_ASKED,
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("Vraag naar de regel of de werkwijze. Schrijf niet over een inwoner."),
    )


class AssignForm(VersionForm):
    expert = forms.ChoiceField(label=gettext_lazy("Wie geeft antwoord?"))

    def __init__(self, *args: Any, experts: tuple[Expert, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(expert.person.uid), expert.label) for expert in experts]
        self.fields["expert"].choices = [("", _("Kies een deskundige")), *offered]  # type: ignore[attr-defined]


class AnswerForm(VersionForm):
    answer = forms.CharField(
        label=gettext_lazy("Uw antwoord"),
        max_length=MOST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": MOST_ANSWER}),
        help_text=gettext_lazy("Schrijf niet over een inwoner. De redactie plaatst uw antwoord."),
    )


class PublishForm(VersionForm):
    topic = topic_field()
    heading = forms.CharField(label=gettext_lazy("Kop"), max_length=MOST_HEADING)
    question = forms.CharField(
        label=gettext_lazy("De vraag, zonder de casus"), max_length=MOST_ASKED, widget=forms.Textarea(attrs=LONG)
    )
    answer = forms.CharField(
        label=gettext_lazy("Het antwoord, zonder de casus"),
        max_length=MOST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": MOST_ANSWER}),
    )


class DeclineForm(VersionForm):
    because = forms.CharField(
        label=gettext_lazy("Waarom plaatst u de vraag niet?"),
        max_length=MOST_ASKED,
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("De vrager leest dit."),
    )
