"""Words of requests and offers between organisations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExchangeKind(models.TextChoices):
    """What an organisation looks for, or what it has for others."""

    SEEK = "seek", _("Ik zoek")
    OFFER = "offer", _("Ik bied")
