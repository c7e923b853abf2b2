"""What narrows a worklist. The choices stay in the session, so that they stand the next time too."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.referrals.selectors import Filters


class FilterForm(forms.Form):
    van = forms.ChoiceField(
        label=_("Van wie"), required=False, choices=[("", _("Mij en mijn team")), ("mij", _("Alleen van mij"))]
    )
    soort = forms.ChoiceField(label=_("Soort"), required=False)
    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    spoed = forms.ChoiceField(label=_("Spoed"), required=False, choices=[("", _("Alles")), ("ja", _("Alleen spoed"))])

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], districts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", _("Alle soorten")), *kinds]  # type: ignore[attr-defined]
        self.fields["wijk"].choices = [("", _("Alle wijken")), *((each, each) for each in districts)]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was chosen; a choice that does not exist narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return Filters(
            mine=chosen.get("van") == "mij",
            kind=chosen.get("soort", ""),
            district=chosen.get("wijk", ""),
            urgent=chosen.get("spoed") == "ja",
        )
