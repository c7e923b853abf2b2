"""Why a file is refused, and what somebody does then. A table: code -> sentence. Every sentence says how to go on."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenants.errors import Invalid

SENTENCES: Mapping[str, str | Promise] = {
    "empty": _("Dit bestand is leeg. Kies een ander bestand."),
    "too_large": _("Dit bestand is te groot: %(size)s MB. Het mag %(most)s MB zijn. Maak het kleiner."),
    "picture_kind": _("Dit soort plaatje kan hier niet. Kies een JPG, PNG, WebP of GIF."),
    "document_kind": _("Dit soort bestand kan hier niet. Kies een van deze soorten: %(kinds)s."),
    "other_kind": _("De naam eindigt op .%(said)s, maar het bestand is iets anders. Sla het opnieuw op."),
    "broken": _("Dit bestand is stuk of niet compleet. Open het zelf, sla het opnieuw op en probeer het nog eens."),
    "too_many_pixels": _("Dit plaatje is te groot: %(found)s megapixel. Het mag %(most)s zijn. Maak het kleiner."),
    "moving": _("Dit plaatje beweegt. Dat leidt lezers af. Kies een plaatje dat stilstaat."),
    "not_inspectable": _("Wij kunnen niet in dit bestand kijken. Haal het wachtwoord eraf of sla het opnieuw op."),
    "pdf_acts": _("Deze PDF doet iets als iemand hem opent. Druk hem af naar een nieuwe PDF en kies die."),
    "pdf_carries": _("In deze PDF zit een ander bestand. Druk hem af naar een nieuwe PDF en kies die."),
    "macros": _("In dit bestand zitten macro's. Sla het op zonder macro's en kies het dan opnieuw."),
    "embedded": _("In dit bestand zit een ander programma of bestand. Haal dat eruit en kies het dan opnieuw."),
    "elsewhere": _("Dit bestand haalt iets op van een andere plek. Sla het op als PDF en kies die."),
    "bomb": _("Dit bestand is te sterk ingepakt. Sla het opnieuw op of kies een PDF."),
    "no_text": _("Dit is geen gewone tekst. Sla het op als tekst in UTF-8 en probeer het nog eens."),
    "drawing_kind": _("Dit is geen SVG. Kies een SVG, PNG of JPG."),
    "drawing_parts": _("In deze SVG zit %(part)s. Sla hem op als gewone SVG, of kies een PNG."),
    "drawing_complex": _("Deze SVG is te ingewikkeld. Kies een eenvoudiger tekening of een PNG."),
    "drawing_empty": _("In deze SVG is niets te zien. Kies een ander bestand."),
}


class Unfit(Invalid):
    """A file that we do not take. `code` is the line of the table."""

    def __init__(self, code: str, **told: object) -> None:
        super().__init__(str(SENTENCES[code]) % told)
        self.code = code
