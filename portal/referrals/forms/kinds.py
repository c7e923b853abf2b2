"""Forms of the kinds of help. Questions and conditions are rows; an emptied row goes, and two empty ones wait."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from portal.consent.models import Purpose
from portal.referrals.forms.kind_terms import add_terms, norms_given, sources_given, terms_begun, terms_of
from portal.referrals.models import ReferralKind
from portal.referrals.models.kinds import MOST_TITLE
from portal.referrals.norms import NORMS
from portal.referrals.selectors.sharing import title_of
from portal.referrals.services.kinds import WrittenKind
from portal.referrals.services.kinds_judged import MOST_HELP, MOST_LABEL
from portal.referrals.words import HandOver
from tenants.errors import Invalid
from tenants.given import VersionForm

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
SPARE_ROWS = 2
TYPES = [
    ("text", gettext_lazy("In eigen woorden")), ("number", gettext_lazy("Een getal")),
    ("date", gettext_lazy("Een datum")), ("yes_no", gettext_lazy("Ja of nee")),
    ("choice", gettext_lazy("Kiezen uit een lijst")),
]  # fmt: skip


def show(form: forms.Form, wrong: Invalid) -> None:
    """Put what the service refused at its fields; a row of the service stands in the first box of that row."""
    for name, said in wrong.fields.items():
        field = f"{name}_label" if name.startswith("fields_") else name
        field = f"{name}_text" if name.startswith("conditions_") else field
        form.add_error(field if field in form.fields else None, said)


class KindForm(VersionForm):
    """What a kind is: names, explanation, purpose, questions and terms."""

    help_text = forms.CharField(
        label=gettext_lazy("Uitleg voor wie doorverwijst"), required=False, max_length=MOST_HELP,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": MOST_HELP}),
    )  # fmt: skip
    purpose = forms.ChoiceField(label=gettext_lazy("Waarvoor delen wij dan?"))
    check_back = forms.BooleanField(label=gettext_lazy("Later vragen hoe het gaat"), required=False)
    for_volunteers = forms.BooleanField(label=gettext_lazy("Een vrijwilliger doet dit"), required=False)
    clocks = forms.MultipleChoiceField(
        label=gettext_lazy("Termijnen van de wet"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(code, f"{norm.title} ({norm.source})") for code, norm in NORMS.items() if norm.statutory],
    )  # fmt: skip

    progress_weeks = forms.CharField(
        label=gettext_lazy("Na hoeveel weken hoort de afzender hoe het gaat?"), required=False, max_length=60,
        help_text=gettext_lazy("Weken na het begin, met komma's ertussen: 4, 12. Leeg is: geen vast moment."),
    )  # fmt: skip
    hand_overs = forms.MultipleChoiceField(
        label=gettext_lazy("Hoe mag de afzender overdragen?"), required=False, choices=HandOver.choices,
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("Niets gekozen is: op elke manier."),
    )  # fmt: skip

    def __init__(self, kind: ReferralKind, purposes: list[Purpose], data: Any = None) -> None:
        super().__init__(data, initial=_stands(kind))
        self.kind = kind
        self.fields["purpose"].choices = [(str(each.uid), title_of(each)) for each in purposes]  # type: ignore[attr-defined]
        for code in LANGUAGES:
            speaks = {"lang": code, "dir": "rtl" if get_language_info(code)["bidi"] else "ltr"}
            self.fields[f"title_{code}"] = forms.CharField(
                label=str(get_language_info(code)["name_local"]).capitalize(), max_length=MOST_TITLE,
                required=code == "nl", widget=forms.TextInput(attrs=speaks),
            )  # fmt: skip
        add_terms(self, {}, {})
        self.rows = len(kind.fields) + SPARE_ROWS
        for place in range(self.rows):
            self._row(place, kind.fields[place] if place < len(kind.fields) else {})

    def _row(self, place: int, told: Mapping[str, Any]) -> None:
        row = f"fields_{place}"
        self.fields[f"{row}_label"] = forms.CharField(
            label=_("Vraag %(number)s") % {"number": place + 1}, required=False, max_length=MOST_LABEL,
            initial=told.get("label", ""),
        )  # fmt: skip
        self.fields[f"{row}_type"] = forms.ChoiceField(
            label=_("Soort antwoord"), choices=TYPES, required=False, initial=told.get("type", "text")
        )
        self.fields[f"{row}_choices"] = forms.CharField(
            label=_("Mogelijkheden, elk op een regel"), required=False, initial="\n".join(told.get("choices", ())),
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        self.fields[f"{row}_required"] = forms.BooleanField(
            label=_("Nodig om te verzenden"), required=False, initial=bool(told.get("required"))
        )
        self.fields[f"{row}_first"] = forms.BooleanField(
            label=_("De ontvanger ziet dit meteen"), required=False, initial=bool(told.get("first"))
        )

    @property
    def titles(self) -> list[forms.BoundField]:
        return [self[f"title_{code}"] for code in LANGUAGES]

    @property
    def terms(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return terms_of(self)

    @property
    def questions(self) -> list[tuple[int, list[forms.BoundField]]]:
        parts = ("label", "type", "choices", "required", "first")
        return [(place + 1, [self[f"fields_{place}_{part}"] for part in parts]) for place in range(self.rows)]

    def written(self) -> WrittenKind:
        given = self.cleaned_data
        return WrittenKind(
            titles={code: given[f"title_{code}"] for code in LANGUAGES},
            purpose=UUID(given["purpose"]),
            help_text=given["help_text"],
            fields=self._questions(),
            norms=norms_given(self),
            sources=sources_given(self),
            clocks=given["clocks"],
            progress_weeks=given["progress_weeks"],
            hand_overs=given["hand_overs"],
            check_back=given["check_back"],
            for_volunteers=given["for_volunteers"],
        )

    def clean_progress_weeks(self) -> list[int]:
        told = [each.strip() for each in self.cleaned_data["progress_weeks"].split(",") if each.strip()]
        if not all(each.isascii() and each.isdigit() for each in told):
            raise forms.ValidationError(_("Vul hele getallen in, met komma's ertussen: 4, 12."))
        return [int(each) for each in told]

    def _questions(self) -> list[dict[str, Any]]:
        """The rows that hold a question. A question keeps the name under which its answers are kept."""
        told: list[dict[str, Any]] = []
        names = {each["name"] for each in self.kind.fields}
        for place in range(self.rows):
            row = {name: self.cleaned_data[f"fields_{place}_{name}"] for name in ("label", "type", "required", "first")}
            if not row["label"].strip():
                continue
            known = self.kind.fields[place]["name"] if place < len(self.kind.fields) else ""
            row["name"] = known or _new_name(row["label"], names)
            names.add(row["name"])
            lines = self.cleaned_data[f"fields_{place}_choices"].splitlines()
            row["choices"] = [line.strip() for line in lines if line.strip()] if row["type"] == "choice" else []
            told.append(row)
        return told


def _new_name(label: str, taken: set[str]) -> str:
    plain = slugify(label).replace("-", "_")[:30].strip("_")
    base = plain if plain[:1].isalpha() else f"vraag_{plain}".strip("_")
    names = (base, *(f"{base}_{number}" for number in range(2, 100)))
    return next(name for name in names if name not in taken)


def _stands(kind: ReferralKind) -> dict[str, Any]:
    plain = ("version", "help_text", "check_back", "for_volunteers", "clocks", "hand_overs")
    return {
        **{name: getattr(kind, name) for name in plain},
        "purpose": str(kind.purpose.uid),
        **{f"title_{code}": kind.titles.get(code, "") for code in LANGUAGES},
        "progress_weeks": ", ".join(map(str, kind.progress_weeks)),
        **terms_begun(kind.norms, kind.sources),
    }
