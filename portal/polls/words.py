"""Words of date polls: states, and the three answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PollState(models.TextChoices):
    """`draft` is known to its organiser alone; in `open` people answer."""

    DRAFT = "draft", _("In voorbereiding")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Gesloten")
    DECIDED = "decided", _("Datum gekozen")
    STOPPED = "stopped", _("Gestopt")


class Can(models.TextChoices):
    """What somebody says of one day."""

    YES = "yes", _("Ik kan")
    IF_NEED = "if_need", _("Als het moet")
    NO = "no", _("Ik kan niet")


# The same, said of somebody else.
OF_OTHERS = {Can.YES: _("kan"), Can.IF_NEED: _("als het moet"), Can.NO: _("kan niet")}
# What others than the organiser know of.
TOLD = (PollState.OPEN, PollState.CLOSED, PollState.DECIDED, PollState.STOPPED)
OVER = (PollState.CLOSED, PollState.DECIDED, PollState.STOPPED)
