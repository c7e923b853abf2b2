"""Which folder somebody wants. The names of the boxes are those of the address."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from portal.socialmap.selectors import Topic
from portal.web.composing.places import Place
from portal.web.folder.asking import RADII, SIZES, USUAL_RADIUS, Question
from search.places.towns import District

SIZE_NAMES = dict(zip(SIZES, (_("Grote bladzijden (A4)"), _("Boekje om te vouwen (A5, geprint op A4)")), strict=True))


class FolderForm(forms.Form):
    """Topic, place or a list; how large, in which language, and for whom."""

    h = forms.CharField(required=False, widget=forms.HiddenInput)
    onderwerp = forms.ChoiceField(label=_("Onderwerp"), required=False)
    plaats = forms.ChoiceField(label=_("Plaats"), required=False)
    wijk = forms.ChoiceField(
        label=_("Wijk"),
        required=False,
        help_text=_("Een wijk is hier een gebied met dezelfde vier cijfers van de postcode."),
    )
    straal = forms.ChoiceField(
        label=_("Hoe ver rond de wijk?"), required=False, help_text=_("Dit telt alleen als u een wijk kiest.")
    )
    taal = forms.ChoiceField(label=_("Taal"))
    formaat = forms.ChoiceField(label=_("Hoe groot?"), choices=list(SIZE_NAMES.items()), widget=forms.RadioSelect)
    groot = forms.BooleanField(label=_("Grote letters"), required=False)
    partners = forms.BooleanField(
        label=_("Ook hulp die alleen partners zien"),
        required=False,
        help_text=_("Kiest u dit? Geef de folder dan niet aan inwoners."),
    )

    def __init__(
        self,
        *args: Any,
        topics: Sequence[Topic],
        places: Iterable[Place],
        districts: Sequence[District],
        languages: Iterable[str],
        may_see_partners: bool,
        has_list: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("onderwerp", [("", _("Alle onderwerpen")), *((each.code, each.name) for each in topics)])
        self._choose("plaats", [("", _("Alle plaatsen")), *((each.slug, each.name) for each in places)])
        self._choose("wijk", [("", _("Geen wijk")), *((each.postcode, name_of(each)) for each in districts)])
        self._choose("straal", [(each, _("%(km)s kilometer") % {"km": each}) for each in RADII])
        self._choose("taal", [(code, get_language_info(code)["name_local"]) for code in languages])
        self.fields["taal"].initial = get_language()
        self.fields["formaat"].initial, self.fields["straal"].initial = SIZES[0], USUAL_RADIUS
        if not may_see_partners:
            del self.fields["partners"]
        if has_list:
            del self.fields["onderwerp"], self.fields["plaats"]
        if has_list or not districts:
            del self.fields["wijk"], self.fields["straal"]
        if len(self.fields["taal"].choices) == 1:  # type: ignore[attr-defined]
            self.fields["taal"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        asked = any(given.get(name) for name in ("onderwerp", "plaats", "wijk"))
        if "onderwerp" in self.fields and not self.errors and not asked:
            self.add_error("onderwerp", _("Kies een onderwerp of een plaats."))
        return given

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


def name_of(district: District) -> str:
    """How people know it: the digits first, then the town."""
    return f"{district.postcode} {district.town}"


def begun(question: Question) -> dict[str, Any]:
    """What stands in the boxes for a folder that somebody asked before."""
    return {
        "h": ",".join(map(str, question.chosen)),
        "onderwerp": question.topic,
        "plaats": question.place,
        "wijk": question.district,
        "straal": question.radius,
        "formaat": question.size,
        "groot": question.large,
        "partners": question.partners,
    }
