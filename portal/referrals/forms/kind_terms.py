"""Fields for terms: how long, and where that length comes from. For a kind, and for what differs per municipality."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.referrals.models.kinds import MOST_SOURCE
from portal.referrals.norms import NORMS, Unit

UNITS = {Unit.DAYS: gettext_lazy("dagen"), Unit.WORKING_DAYS: gettext_lazy("werkdagen")}


def add_terms(form: forms.Form, norms: Mapping[str, Any], sources: Mapping[str, str]) -> None:
    """Give a form two fields a clock; the help says what holds without a number.

    Args:
        norms: what holds already elsewhere, by code, such as that of the kind itself; without one the norm holds.
        sources: where that comes from.
    """
    for code, norm in NORMS.items():
        told = {
            "amount": norms.get(code, norm.amount),
            "unit": UNITS[norm.unit],
            "source": sources.get(code) or norm.source,
        }
        form.fields[f"norms_{code}"] = forms.IntegerField(
            label=str(norm.title), required=False, min_value=1,
            help_text=_("Zonder getal: %(amount)s %(unit)s. %(source)s.") % told,
        )  # fmt: skip
        form.fields[f"sources_{code}"] = forms.CharField(
            label=_("%(term)s: waar staat dat?") % {"term": norm.title}, required=False, max_length=MOST_SOURCE
        )


def terms_begun(norms: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the fields before somebody changes them."""
    return {
        **{f"norms_{code}": norms.get(code) for code in NORMS},
        **{f"sources_{code}": sources.get(code, "") for code in NORMS},
    }


def terms_of(form: forms.Form) -> list[tuple[forms.BoundField, forms.BoundField]]:
    """The pairs of fields, to draw."""
    return [(form[f"norms_{code}"], form[f"sources_{code}"]) for code in NORMS]


def norms_given(form: forms.Form) -> dict[str, int]:
    given = form.cleaned_data
    return {code: given[f"norms_{code}"] for code in NORMS if given[f"norms_{code}"]}


def sources_given(form: forms.Form) -> dict[str, str]:
    given = form.cleaned_data
    return {code: said for code in NORMS if (said := given[f"sources_{code}"].strip())}
