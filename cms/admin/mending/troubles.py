"""What can be wrong with content, as data: what the screen calls it, why it matters, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Trouble(models.TextChoices):
    LINK_INSIDE = "link_inside", _("Link naar iets dat er niet meer is")
    LINK_OUTSIDE = "link_outside", _("Link naar een andere site die niet werkt")
    NO_ALT = "no_alt", _("Afbeelding zonder beschrijving")
    NOT_TRANSLATED = "not_translated", _("Vertaling mist")
    TRANSLATION_OLD = "translation_old", _("Vertaling is verouderd")
    NOT_LOOKED_AT = "not_looked_at", _("Lang niet nagekeken")
    EMPTY = "empty", _("Pagina zonder inhoud")
    NO_OWNER = "no_owner", _("Niemand zorgt hiervoor")


@dataclass(frozen=True)
class About:
    """What an editor is told about a kind of trouble."""

    why: str | Promise
    mend: str | Promise


ABOUT: Mapping[str, About] = {
    Trouble.LINK_INSIDE: About(_("Wie klikt, komt nergens uit."), _("Kies een andere pagina, of haal de link weg.")),
    Trouble.LINK_OUTSIDE: About(_("Wie klikt, krijgt een foutmelding."), _("Zoek het nieuwe adres op.")),
    Trouble.NO_ALT: About(
        _("Wie niets ziet, mist wat de afbeelding vertelt."), _("Beschrijf de afbeelding, of kies “alleen versiering”.")
    ),
    Trouble.NOT_TRANSLATED: About(_("Lezers van deze taal krijgen Nederlands."), _("Vul de vertaling in.")),
    Trouble.TRANSLATION_OLD: About(_("Het Nederlands is later veranderd."), _("Werk de vertaling bij.")),
    Trouble.NOT_LOOKED_AT: About(_("Misschien klopt de tekst niet meer."), _("Lees de pagina. Klopt alles nog?")),
    Trouble.EMPTY: About(_("De lezer vindt hier niets."), _("Schrijf de tekst, of haal de pagina van de site.")),
    Trouble.NO_OWNER: About(
        _("De maker werkt hier niet meer."), _("Lees de pagina. Wie haar nakijkt, zorgt er voortaan voor.")
    ),
}
LINKS_AND_ALT = (Trouble.LINK_INSIDE, Trouble.LINK_OUTSIDE, Trouble.NO_ALT, Trouble.EMPTY, Trouble.NO_OWNER)
TRANSLATIONS = (Trouble.NOT_TRANSLATED, Trouble.TRANSLATION_OLD)
# What "nagekeken" solves.
SOLVED_BY_LOOKING = (Trouble.NOT_LOOKED_AT, Trouble.NO_OWNER)


class Standing(models.TextChoices):
    """In which list a finding is."""

    OPEN = "open", _("Open")
    IGNORED = "ignored", _("Genegeerd")
    SOLVED = "solved", _("Opgelost")
