"""What the screen calls values that mean the same in every portal."""

from django.utils.translation import gettext_lazy as _

from tenants.models import OrganisationKind

ORGANISATION_KINDS = dict(OrganisationKind.choices)

# ISO 639 codes, of two letters or three: the languages that social work in the Netherlands meets most.
LANGUAGES = {
    "nl": _("Nederlands"), "nld": _("Nederlands"), "en": _("Engels"), "eng": _("Engels"), "ar": _("Arabisch"),
    "ara": _("Arabisch"), "tr": _("Turks"), "tur": _("Turks"), "pl": _("Pools"), "pol": _("Pools"),
    "uk": _("Oekraïens"), "ukr": _("Oekraïens"), "ru": _("Russisch"), "rus": _("Russisch"), "fr": _("Frans"),
    "fra": _("Frans"), "de": _("Duits"), "deu": _("Duits"), "es": _("Spaans"), "spa": _("Spaans"),
    "pt": _("Portugees"), "por": _("Portugees"), "ti": _("Tigrinya"), "tir": _("Tigrinya"), "so": _("Somalisch"),
    "som": _("Somalisch"), "fa": _("Farsi"), "fas": _("Farsi"), "prs": _("Dari"), "ps": _("Pasjtoe"),
    "ku": _("Koerdisch"), "kur": _("Koerdisch"), "am": _("Amhaars"), "amh": _("Amhaars"), "zh": _("Chinees"),
    "zho": _("Chinees"), "ro": _("Roemeens"), "ron": _("Roemeens"), "bg": _("Bulgaars"), "bul": _("Bulgaars"),
    "ber": _("Berbers"), "pap": _("Papiaments"), "hi": _("Hindi"), "vi": _("Vietnamees"), "fy": _("Fries"),
    "dse": _("Nederlandse Gebarentaal"),
}  # fmt: skip
