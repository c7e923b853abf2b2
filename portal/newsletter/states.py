"""Words of the newsletter that are kept in rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailingState(models.TextChoices):
    RUNNING = "running", _("Wordt verstuurd")
    STOPPED = "stopped", _("Gestopt")
    DONE = "done", _("Verstuurd")
