"""Choosing a theme: a tint by name or by number, three corners, two kinds of letters, a logo. Never a colour."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.uploads import CleanFile, Unfit, clean_drawing, clean_picture
from portal.uploads.files import extension_of

SWATCHES: Mapping[int, str | Promise] = {
    244: _("Blauw"), 205: _("Turkoois"), 158: _("Groen"), 120: _("Olijf"), 75: _("Oker"),
    45: _("Oranje"), 25: _("Rood"), 345: _("Roze"), 310: _("Paars"), 280: _("Indigo"),
}  # fmt: skip
OTHER = "anders"
LOGO_KINDS = ("svg", "png", "jpg", "jpeg", "webp")


class ThemeForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    logo = forms.SlugField(widget=forms.HiddenInput, required=False, max_length=32)
    swatch = forms.ChoiceField(
        label=_("Kleur"),
        choices=[*((str(hue), name) for hue, name in SWATCHES.items()), (OTHER, _("Een andere tint"))],
        widget=forms.RadioSelect,
    )
    hue = forms.IntegerField(
        label=_("Nummer van een andere tint"),
        required=False,
        min_value=0,
        max_value=359,
        help_text=_("Van 0 tot en met 359. Alleen nodig bij ‘Een andere tint’. Elke tint blijft goed leesbaar."),
    )
    corners = forms.ChoiceField(
        label=_("Hoeken"),
        choices=[("strak", _("Strak")), ("zacht", _("Zacht")), ("rond", _("Rond"))],
        widget=forms.RadioSelect,
    )
    letters = forms.ChoiceField(
        label=_("Letters van koppen"),
        choices=[("zonder", _("Zonder schreef (Noto Sans)")), ("met", _("Met schreef (Source Serif)"))],
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=_("Nieuw logo"),
        required=False,
        help_text=_("Een SVG, PNG, JPG of WebP. De naam van het portaal staat er al naast."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in LOGO_KINDS)}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    )
    no_logo = forms.BooleanField(label=_("Gebruik geen eigen logo"), required=False)

    def clean_file(self) -> CleanFile | None:
        sent = self.cleaned_data["file"]
        if sent is None:
            return None
        try:
            return clean_drawing(sent) if extension_of(sent.name) == "svg" else clean_picture(sent)
        except Unfit as refused:
            raise ValidationError(refused.message, code=refused.code) from refused

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        if given.get("swatch") == OTHER and "hue" not in self.errors and given.get("hue") is None:
            self.add_error("hue", _("Vul het nummer van de tint in."))
        return given

    @property
    def chosen_hue(self) -> int:
        swatch = self.cleaned_data["swatch"]
        return int(self.cleaned_data["hue"] if swatch == OTHER else swatch)


def begun(hue: float, corners: str, letters: str, logo: str, seen: str) -> dict[str, Any]:
    """What stands in the boxes of a theme that is there already."""
    tint = round(hue) % 360
    named = tint in SWATCHES
    return {
        "swatch": str(tint) if named else OTHER,
        "hue": None if named else tint,
        "corners": corners,
        "letters": letters,
        "logo": logo,
        "seen": seen,
    }
