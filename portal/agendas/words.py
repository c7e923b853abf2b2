"""Words of an agenda: kinds and states of items, and the moments that decide who hears one."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    """What is brought to the table. A bottleneck goes along to the next meeting until it is solved."""

    CASE = "case", _("Casus")
    ANNOUNCEMENT = "announcement", _("Mededeling")
    QUESTION = "question", _("Vraag")
    BOTTLENECK = "bottleneck", _("Knelpunt")
    GOOD_EXAMPLE = "good_example", _("Goed voorbeeld")


class ItemState(models.TextChoices):
    """How far an item is. `started_at` of an admitted one says that it is on the table now."""

    PROPOSED = "proposed", _("Voorgesteld")
    ADMITTED = "admitted", _("Op de agenda")
    HEARD = "heard", _("Besproken")
    MOVED_ON = "moved_on", _("Doorgeschoven")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class Phase(StrEnum):
    """The moment of an item, which decides who hears it. It is counted, not kept."""

    PROPOSED = "proposed"
    WAITING = "waiting"  # on the agenda; too early to prepare
    PREPARING = "preparing"
    RUNNING = "running"
    DONE = "done"
    GONE = "gone"


class Part(StrEnum):
    """What somebody is to an item. Of an identifiable one each counts only for a team with a ground of its own."""

    HOME = "home"  # of the team that proposed it, or that leads the case
    CHAIR = "chair"
    SEATED = "seated"  # invited
    PRESENT = "present"  # invited, and there


# What can still come to the table.
OPEN = (ItemState.PROPOSED, ItemState.ADMITTED)
ENDED = (ItemState.HEARD, ItemState.MOVED_ON)
MINUTES = (5, 10, 15, 20, 30, 45, 60)
