"""The warm part of a draft: times for a talk, and the parts of a summary that the ground allows."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from portal.referrals.dossier import MOST_PART, SECTIONS
from portal.referrals.forms import times
from portal.referrals.selectors.drafts import DraftPage
from portal.referrals.words import CheckedHow, HandOver


def add_warm(form: forms.Form, page: DraftPage) -> None:
    """Give the form what this kind of help may be handed over with."""
    ways = page.kind.ways
    if HandOver.THREE_WAY in ways or page.written.times:
        times.add_rows(form, page.written.times)
    if HandOver.DOSSIER in ways or page.written.summary:
        _add_summary(form, page)


def _add_summary(form: forms.Form, page: DraftPage) -> None:
    """A part that the ground does not allow has no field, unless something is written there that must go."""
    written = page.written
    for each in SECTIONS:
        if each.name in page.open_parts or written.summary.get(each.name):
            form.fields[f"summary_{each.name}"] = forms.CharField(
                label=str(each.label), help_text=str(each.help_text), required=False, max_length=MOST_PART,
                initial=written.summary.get(each.name, ""),
                widget=forms.Textarea(attrs={"rows": 3, "maxlength": MOST_PART}),
            )  # fmt: skip
    form.fields["checked"] = forms.BooleanField(
        label=_("Ik liep deze tekst na met de inwoner"), initial=written.checked_on is not None,
        required=written.hand_over == HandOver.DOSSIER,
    )  # fmt: skip
    form.fields["checked_on"] = forms.DateField(
        label=_("Op welke dag?"), required=False, initial=written.checked_on,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip
    form.fields["checked_how"] = forms.ChoiceField(
        label=_("Hoe?"), required=False, choices=CheckedHow.choices, widget=forms.RadioSelect,
        initial=written.checked_how,
    )  # fmt: skip


def judge_warm(form: forms.Form) -> None:
    """What one field alone does not tell."""
    if "times_1_day" in form.fields:
        times.judge_rows(form)
    if form.cleaned_data.get("checked") and not form.cleaned_data.get("checked_on") and "checked_on" not in form.errors:
        form.add_error("checked_on", _("Vul de dag in waarop u de tekst naliep."))


def warm_in(form: forms.Form) -> dict[str, Any]:
    """What was filled in, by the names of `Written`. Without the tick nothing was gone through."""
    given = form.cleaned_data
    checked = bool(given.get("checked"))
    return {
        "times": times.times_in(form) if "times_1_day" in form.fields else (),
        "summary": {each.name: given.get(f"summary_{each.name}", "") for each in SECTIONS},
        "checked_on": given.get("checked_on") if checked else None,
        "checked_how": given.get("checked_how", "") if checked else "",
    }


def place_of(form: forms.Form, name: str) -> str:
    """The field for a name under which a service speaks of the warm part."""
    if name == "summary":
        return next((each for each in form.fields if each.startswith("summary_")), "ground")
    return times.place_of(form, name) if name.startswith("times") else name


def untick(form: forms.Form) -> None:
    """The text changed after it was gone through: ticking it again is a deliberate thing."""
    assert isinstance(form.data, MultiValueDict)  # what a browser sent
    kept = form.data.copy()
    kept.pop("checked", None)
    form.data = kept
