"""What can be hard about a text, as data: how much it weighs, what we say about it, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HEAVY, LIGHT = "heavy", "light"


@dataclass(frozen=True)
class Kind:
    """One kind of trouble. `advice` may name `%(found)s` and `%(instead)s`."""

    title: str | Promise
    advice: str | Promise
    weight: str = LIGHT


KINDS: Mapping[str, Kind] = {
    "wall": Kind(_("Veel te lange zin"), _("Deze zin heeft %(found)s. Maak er twee of drie zinnen van."), HEAVY),
    "long": Kind(_("Lange zin"), _("Deze zin heeft %(found)s. Probeer er twee zinnen van te maken.")),
    "passive": Kind(_("Zeg wie het doet"), _("“%(found)s” zegt niet wie iets doet. Noem wie het doet.")),
    "word": Kind(_("Moeilijk woord"), _("Schrijf “%(instead)s” in plaats van “%(found)s”.")),
    "abbreviation": Kind(_("Afkorting"), _("Schrijf “%(found)s” voluit.")),
    "informal": Kind(_("“Je” of “jij”"), _("Schrijf “u” of “uw” in plaats van “%(found)s”.")),
    "mixed": Kind(
        _("“U” en “je” door elkaar"),
        _("Hier staat “%(found)s”. Op andere plekken staat “u”. Schrijf overal “u”."),
        HEAVY,
    ),
    "link": Kind(
        _("Link die niets zegt"),
        _("“%(found)s” zegt niet waar de link heen gaat. Noem wat de lezer daar vindt."),
        HEAVY,
    ),
    "address": Kind(_("Adres als link"), _("“%(found)s” is een webadres. Schrijf in woorden wat de lezer daar vindt.")),
    "heading": Kind(_("Lange kop"), _("Deze kop heeft %(found)s. Maak de kop korter: hooguit 8 woorden.")),
    "paragraph": Kind(_("Lange alinea"), _("Deze alinea heeft %(found)s. Begin bij een nieuwe gedachte een alinea.")),
    "date": Kind(_("Datum in cijfers"), _("Schrijf de maand van “%(found)s” als woord, zoals 1 maart 2027.")),
    "amount": Kind(_("Bedrag"), _("Schrijf “%(instead)s” in plaats van “%(found)s”.")),
    "phone": Kind(_("Telefoonnummer"), _("Zet spaties in “%(found)s”. Dat leest makkelijker.")),
    "capitals": Kind(_("Hoofdletters"), _("“%(found)s” staat in hoofdletters. Gewone letters lezen makkelijker.")),
}
