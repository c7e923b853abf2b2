"""The life domains by their codes, as the questions of professionals use them.

The codes are those of the social map (a test holds them to that); this room knows them as plain words, because two
rooms beside each other do not import each other.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOPICS: Mapping[str, str | Promise] = {
    "geld-en-schulden": _("Geld en schulden"),
    "uitkering-en-toeslagen": _("Uitkering en toeslagen"),
    "wonen": _("Wonen"),
    "eten-en-spullen": _("Eten en spullen"),
    "werk": _("Werk"),
    "zorg-en-gezondheid": _("Zorg en gezondheid"),
    "gezin-en-opvoeden": _("Gezin en opvoeden"),
    "mensen-ontmoeten": _("Mensen ontmoeten"),
    "veiligheid": _("Veiligheid"),
    "taal-en-leren": _("Taal en leren"),
    "vervoer": _("Vervoer"),
    "papierwerk": _("Papierwerk en formulieren"),
}
