"""How far a project is. Apart from its model: these words are for readers, in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProjectState(models.TextChoices):
    PLANNED = "planned", _("In voorbereiding")
    RUNNING = "running", _("Loopt nu")
    DONE = "done", _("Afgerond")
    STOPPED = "stopped", _("Gestopt")
