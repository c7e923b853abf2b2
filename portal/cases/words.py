"""The words of a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.access import WORK_WITH_CASES

__all__ = ["WORK_WITH_CASES", "CaseState", "Level", "Source"]


class CaseState(models.TextChoices):
    OPEN = "open", _("Loopt")
    CLOSED = "closed", _("Afgesloten")


class Source(models.TextChoices):
    """Why a team may open a case. Each row of the access table has one, and goes when that ends."""

    LEAD = "lead", _("Vast aanspreekpunt")
    CIRCLE = "circle", _("Kring rond de inwoner")
    REFERRAL = "referral", _("Doorverwijzing")
    MEETING = "meeting", _("Casusoverleg")


class Level(models.IntegerChoices):
    """How much a row opens. The number orders them: the highest that stands counts."""

    MINIMUM = 10, _("Doel, spoed, wijk en taal")
    AGREED = 20, _("Voornaam en wat is afgesproken")
    ALL = 30, _("Alles")


class FileState(models.TextChoices):
    """How far a file on a case is."""

    QUARANTINE = "quarantine", _("Wordt nagekeken")
    CLEAN = "clean", _("Te openen")
    REFUSED = "refused", _("Niet veilig, weggehaald")
