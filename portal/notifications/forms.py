"""How one wants to hear of what."""

from collections.abc import Iterable
from typing import Any

from django import forms

from portal.notifications.channels import Channel
from portal.notifications.selectors import Choice


class PreferencesForm(forms.Form):
    """One question for each kind; fields are named by the code with a line instead of the dot."""

    def __init__(self, *args: Any, choices: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._codes: dict[str, str] = {}
        for each in choices:
            name = each.kind.code.replace(".", "-")
            self._codes[name] = each.kind.code
            self.fields[name] = forms.ChoiceField(
                label=str(each.kind.title), choices=Channel.choices, initial=each.channel, widget=forms.RadioSelect
            )

    def chosen(self) -> dict[str, str]:
        """The ways by the code of the kind."""
        return {code: self.cleaned_data[name] for name, code in self._codes.items()}
