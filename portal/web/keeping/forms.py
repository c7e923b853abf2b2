"""Proposing another term. The form reads what was typed; the service decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms.people import show
from tenants.errors import Invalid
from tenants.retention import Term, Unit
from tenants.retention.models import LONGEST_REASON


class TermForm(forms.Form):
    number = forms.IntegerField(label=_("Aantal"), min_value=1, max_value=36_500)
    unit = forms.ChoiceField(label=_("Dagen, maanden of jaren"), choices=Unit.choices)
    why = forms.CharField(
        label=_("Waarom"),
        max_length=LONGEST_REASON,
        help_text=_("Een andere beheerder leest dit en beslist. Noem geen namen."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def show(self, wrong: Invalid) -> None:
        """Put what the service refused at the fields where it can be mended."""
        show(self, wrong)


def begun(term: Term) -> dict[str, object]:
    """What stands in the boxes at first: the term that holds now."""
    return {"number": term.number, "unit": term.unit}
