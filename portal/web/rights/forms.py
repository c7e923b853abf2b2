"""Finding a resident by the code of their case, and holding back what would be erased."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.cases.forms.leading import code_field
from tenants.errors import Invalid
from tenants.retention.models import LONGEST_REASON


class FindForm(forms.Form):
    code = code_field()


class HoldForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom moet dit blijven?"),
        max_length=LONGEST_REASON,
        help_text=_("Wie wil wissen, leest dit. Noem geen namen."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = forms.DateField(
        label=_("Tot en met welke dag?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def show(self, wrong: Invalid) -> None:
        """Put what the service refused at the fields where it can be mended."""
        for name, said in (wrong.fields or {"reason": wrong.message}).items():
            self.add_error(name, said)


class AskErasureForm(forms.Form):
    """Nobody is erased because somebody else asked for it."""

    sure = forms.BooleanField(
        label=_("Ik heb nagekeken dat de inwoner dit zelf vraagt, en dat de wet het toelaat."),
        error_messages={"required": _("Kijk eerst na wie dit vraagt en of de wet het toelaat.")},
    )
