"""Choosing what a new referral is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from portal.referrals.selectors.drafts import KindChoice


class BeginForm(forms.Form):
    """The kind of help; the case stands in the address of the page."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Welke hulp is nodig?"),
        error_messages={
            "required": gettext_lazy("Kies welke hulp nodig is."),
            "invalid_choice": gettext_lazy("Kies welke hulp nodig is."),
        },
    )

    def __init__(self, data: Any = None, *, kinds: list[KindChoice]) -> None:
        super().__init__(data)
        offered = [(str(each.uid), each.title) for each in kinds if each.teams]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]
