"""The words of a report: what it is, what is wrong, and how far it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportKind(models.TextChoices):
    WRONG = "wrong", _("Klopt dit niet?")
    MISSING = "missing", _("Mist u iets?")


class Problem(models.TextChoices):
    """What is wrong, in the words of somebody who stood before a closed door."""

    CONTACT = "contact", _("Het telefoonnummer of de mail klopt niet")
    HOURS = "hours", _("De openingstijden kloppen niet")
    ADDRESS = "address", _("Het adres klopt niet")
    GONE = "gone", _("Dit bestaat niet meer")
    TEXT = "text", _("De uitleg klopt niet")
    OTHER = "other", _("Iets anders")


class ReportState(models.TextChoices):
    NEW = "new", _("Nieuw")
    BUSY = "busy", _("In behandeling")
    DONE = "done", _("Klaar")
