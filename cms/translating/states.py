"""How a text stands in another language: computed from the text of today, never kept."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    CURRENT = "current", _("Vertaald")
    OUTDATED = "outdated", _("De Nederlandse tekst is veranderd")
    MISSING = "missing", _("Nog niet vertaald")


class PageStanding(StrEnum):
    """How a whole page stands for who reads it; `pages/translation_note.html` says it in words."""

    CURRENT = "current"
    PARTLY = "partly"
    OUTDATED = "outdated"
    MISSING = "missing"
