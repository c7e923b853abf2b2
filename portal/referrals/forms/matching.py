"""Which volunteer helps, with what, until when; and what a volunteer tells of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from portal.referrals.models.matching import MOST_AGREED
from portal.referrals.services.matching import MOST_REPORT
from tenants.errors import Invalid


class _Told(forms.Form):
    def show(self, wrong: Invalid) -> None:
        """Put the sentences of the service beside their fields."""
        for name, said in wrong.fields.items():
            self.add_error(name if name in self.fields else None, said)
        if not wrong.fields:
            self.add_error(None, wrong.message)


class MatchForm(_Told):
    volunteer = forms.ChoiceField(
        label=_("Wie helpt?"),
        error_messages={"required": _("Kies een vrijwilliger."), "invalid_choice": _("Kies een vrijwilliger.")},
    )
    agreed = forms.CharField(
        label=_("Wat is afgesproken?"),
        help_text=_("De vrijwilliger ziet dit en de voornaam, verder niets. Schrijf dus geen schulden of ziekte op."),
        max_length=MOST_AGREED,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf wat de vrijwilliger doet.")},
    )
    until = forms.DateField(
        label=_("Tot en met welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
    )

    def __init__(self, *args: Any, volunteers: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(uid), name) for uid, name in volunteers]
        self.fields["volunteer"].choices = [("", _t("Kies een vrijwilliger")), *named]  # type: ignore[attr-defined]


class ReportForm(_Told):
    text = forms.CharField(
        label=_("Hoe gaat het?"),
        help_text=_(
            "Een paar zinnen, zonder achternaam of adres. Uw team, wie doorverwees en de inwoner kunnen dit lezen."
        ),
        max_length=MOST_REPORT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf hoe het gaat.")},
    )
