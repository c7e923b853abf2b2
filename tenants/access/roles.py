"""Roles, verbs and scopes: the letters of the permission matrix, as values."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who somebody is in one tenant. The values are the letters of docs/permissions.md."""

    ANONYMOUS = "AN", _("Bezoeker")
    RESIDENT = "RE", _("Inwoner")
    VOLUNTEER = "VO", _("Vrijwilliger")
    LINK_RECEIVER = "SL", _("Ontvanger met een link")
    PARTNER = "PP", _("Professional")
    PARTNER_ADMIN = "PA", _("Partnerbeheerder")
    CONSULTANT = "MC", _("Consulent van de gemeente")
    MUNICIPALITY_ADMIN = "MA", _("Gemeentebeheerder")
    EDITOR = "CE", _("Redacteur")
    ORGANISER = "NO", _("Netwerkorganisator")
    OPERATOR = "PO", _("Platformbeheerder")
    PRIVACY_OFFICER = "FG", _("Functionaris gegevensbescherming")
    SYSTEM = "SY", _("Het systeem")


class Scope(StrEnum):
    """How far a right reaches. Without a scope in the matrix it reaches every row that the tenant has."""

    ANY = "any"
    OWN = "own"
    ORGANISATION = "organisation"
    TENANT = "tenant"
    NETWORK = "network"
    INVOLVED = "involved"
    BREAK_GLASS = "break_glass"


# Whose teams open cases: the matrix gives others of a team a count, or what was agreed in a match of their own.
WORK_WITH_CASES = (Role.PARTNER, Role.CONSULTANT)

# Residents come in without a second factor; everybody else proves who they are twice before any view opens.
WITHOUT_SECOND_FACTOR = frozenset({Role.ANONYMOUS, Role.RESIDENT, Role.LINK_RECEIVER})
