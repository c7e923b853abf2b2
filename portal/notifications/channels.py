"""The ways to hear of something. Each holds the ones before it: who gets a mail also finds it in the list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    NONE = "none", _("Niet")
    PORTAL = "portal", _("Alleen in het portaal")
    DIGEST = "digest", _("Eén mail per dag")
    MAIL = "mail", _("Meteen een mail")
