"""The words of the library: what a document is and for whom, and how far a question is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    PROTOCOL = "protocol", _("Protocol")
    FORM = "form", _("Formulier")
    FLYER = "flyer", _("Flyer")
    OTHER = "other", _("Ander stuk")


class ForWhom(models.TextChoices):
    PARTNERS = "partners", _("Alleen partners")
    PUBLIC = "public", _("Iedereen met de link")


class QuestionState(models.TextChoices):
    ASKED = "asked", _("Nieuw")
    ASSIGNED = "assigned", _("Bij de deskundige")
    ANSWERED = "answered", _("Antwoord is klaar")
    PUBLISHED = "published", _("Gepubliceerd")
    DECLINED = "declined", _("Niet geplaatst")
