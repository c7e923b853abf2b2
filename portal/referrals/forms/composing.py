"""The form of a draft: the fields of every referral, and the questions of its kind as data."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.referrals.fields import MOST_ANSWER
from portal.referrals.forms.times import rows
from portal.referrals.forms.warm import add_warm, judge_warm, place_of, untick, warm_in
from portal.referrals.models.referral import MOST_TEXT
from portal.referrals.selectors.drafts import DraftPage
from portal.referrals.services.drafting import MOST_QUESTION, Written
from portal.referrals.words import HandOver, Urgency
from tenants.dutch_time import DUTCH_TIME
from tenants.errors import Invalid

ASKED = "vraag_"
NOBODY = [("", gettext_lazy("Niemand, eerst terug naar mij"))]
DAY = {"type": "date"}
NOT_OFFERED = {"invalid_choice": gettext_lazy("Dit kunt u nu niet kiezen. De reden staat erbij.")}


class ComposeForm(forms.Form):
    """Nothing of it is needed to keep a draft. What must be there before it leaves is marked so, and asked then."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    question = forms.CharField(
        label=gettext_lazy("Wat is de vraag?"),
        max_length=MOST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": MOST_QUESTION}),
        help_text=gettext_lazy("In een zin, zonder naam. De ontvanger ziet deze zin meteen."),
    )
    explanation = forms.CharField(
        label=gettext_lazy("Toelichting"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": MOST_TEXT}),
        help_text=gettext_lazy("Alleen wat nodig is. De ontvanger leest dit pas als hij de rest opent."),
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Is er spoed?"),
        choices=Urgency.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Bedreigend is: ontruiming, afsluiten van gas, water of stroom, of het einde van de zorgverzekering."
        ),
    )
    requested_at = forms.DateField(
        label=gettext_lazy("Wanneer vroeg de inwoner om hulp?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY),
        help_text=gettext_lazy("Termijnen van de wet lopen vanaf deze dag. Leeg is: de dag waarop u verzendt."),
    )
    receiver = forms.ChoiceField(label=gettext_lazy("Wie krijgt het?"), error_messages=NOT_OFFERED)
    hand_over = forms.ChoiceField(
        label=gettext_lazy("Hoe draagt u over?"), choices=HandOver.choices, widget=forms.RadioSelect
    )
    after_1 = forms.ChoiceField(
        label=gettext_lazy("Kan de ontvanger niet? Dan daarna naar"), required=False, error_messages=NOT_OFFERED
    )
    after_2 = forms.ChoiceField(label=gettext_lazy("En daarna naar"), required=False, error_messages=NOT_OFFERED)
    beside = forms.MultipleChoiceField(
        label=gettext_lazy("Vraag tegelijk ook aan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NOT_OFFERED,
        help_text=gettext_lazy("Wie het eerst ja zegt, krijgt het. Bij de anderen stopt het dan meteen."),
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Waarom mag u dit delen?"),
        error_messages={"invalid_choice": gettext_lazy("Deze grondslag geldt niet meer. Kies een andere.")},
    )

    def __init__(self, page: DraftPage, data: Any = None, *, key: UUID | None = None) -> None:
        written = page.written
        super().__init__(data, initial={**_stands(written), "key": key, "version": page.referral.version})
        open_to = [(str(each.uid), each.name) for each in page.receivers if not each.reason]
        self._choose("receiver", open_to)
        self._choose("after_1", [*NOBODY, *open_to])
        self._choose("after_2", [*NOBODY, *open_to])
        self._choose("beside", open_to)
        self._choose("ground", [(str(each.uid), each.title) for each in page.sharing.grounds])
        self.asked = {each["name"]: f"{ASKED}{each['name']}" for each in page.kind.fields}
        self._choose("hand_over", [each for each in HandOver.choices if each[0] in page.kind.ways])
        add_warm(self, page)
        for told in page.kind.fields:
            self.fields[self.asked[told["name"]]] = _question(told, written.answers.get(told["name"], ""))

    def full_clean(self) -> None:
        needed = [field for name, field in self.fields.items() if field.required and name not in ("key", "version")]
        for field in needed:
            field.required = False
        try:
            super().full_clean()
        finally:
            for field in needed:
                field.required = True

    def clean(self) -> dict[str, Any]:
        judge_warm(self)
        return self.cleaned_data

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def time_rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """The moments to propose; none where this kind knows no three-way talk."""
        return rows(self) if "times_1_day" in self.fields else []

    @property
    def summary_parts(self) -> list[forms.BoundField]:
        """The parts of the summary that may be written."""
        return [self[name] for name in self.fields if name.startswith("summary_")]

    @property
    def questions(self) -> list[forms.BoundField]:
        """The questions of the kind, in its order."""
        return [self[name] for name in self.asked.values()]

    def written(self) -> Written:
        """What was filled in, for the service."""
        given = self.cleaned_data
        answers = {name: _plain(given.get(field)) for name, field in self.asked.items()}
        day: date | None = given["requested_at"]
        return Written(
            question=given["question"],
            explanation=given["explanation"],
            urgency=given["urgency"] or Urgency.NORMAL,
            hand_over=given["hand_over"] or self.fields["hand_over"].choices[0][0],  # type: ignore[attr-defined]
            receiver=UUID(given["receiver"]) if given["receiver"] else None,
            after=[UUID(given[name]) for name in ("after_1", "after_2") if given[name]],
            beside=[UUID(each) for each in given["beside"]],
            ground=UUID(given["ground"]) if given["ground"] else None,
            requested_at=datetime.combine(day, time(), tzinfo=DUTCH_TIME) if day else None,
            answers={name: text for name, text in answers.items() if text},
            **warm_in(self),
        )

    def field_of(self, name: str) -> str:
        """The field where something can be mended, by the name under which a service speaks of it."""
        place = {"after": "after_1", **self.asked}.get(name, name)
        return place_of(self, place)

    def show(self, wrong: Invalid) -> None:
        """Put what a service refused at its fields."""
        if "checked" in wrong.fields:
            untick(self)
        placed = {self.field_of(name): said for name, said in wrong.fields.items()}
        for name, said in placed.items():
            self.add_error(name if name in self.fields else None, said)
        if not placed:
            self.add_error(None, wrong.message)


def _stands(written: Written) -> dict[str, Any]:
    after = [str(each) for each in written.after]
    return {
        "question": written.question,
        "explanation": written.explanation,
        "urgency": written.urgency,
        "hand_over": written.hand_over,
        "receiver": str(written.receiver or ""),
        "after_1": after[0] if after else "",
        "after_2": after[1] if len(after) > 1 else "",
        "beside": [str(each) for each in written.beside],
        "ground": str(written.ground or ""),
        "requested_at": timezone.localdate(written.requested_at) if written.requested_at else None,
    }


def _question(told: Mapping[str, Any], initial: Any) -> forms.Field:
    """A field for one question of a kind. The service judges the answer, so that what was typed stays there."""
    shared: dict[str, Any] = {
        "label": told["label"], "required": bool(told.get("required")), "initial": initial,
        "help_text": _("De ontvanger ziet dit antwoord meteen.") if told.get("first") else "",
    }  # fmt: skip
    kind = told.get("type", "text")
    if kind == "yes_no":
        choices = [("yes", _("Ja")), ("no", _("Nee"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
    if kind == "choice":
        offered = [("", _("Kies")), *((each, each) for each in told.get("choices", ()))]
        return forms.ChoiceField(choices=offered, **shared)
    if kind == "date":
        return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY), **shared)
    attrs = {"inputmode": "numeric"} if kind == "number" else {}
    return forms.CharField(max_length=MOST_ANSWER, widget=forms.TextInput(attrs=attrs), **shared)


def _plain(given: Any) -> str:
    return given.isoformat() if isinstance(given, date) else str(given or "")
