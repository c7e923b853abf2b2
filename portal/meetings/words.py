"""Words of meetings: kinds, states, whom they are for, and what somebody answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    """The rhythms in which municipality and partners meet."""

    CASES = "cases", _("Casuïstiekbespreking")
    COORDINATION = "coordination", _("Afstemmingsoverleg")
    NETWORK = "network", _("Netwerkbijeenkomst")
    WORKING_GROUP = "working_group", _("Werkgroep")
    TRAINING = "training", _("Training")


class MeetingState(models.TextChoices):
    """`planned` is a draft of the organiser: nobody else was told yet."""

    PLANNED = "planned", _("In voorbereiding")
    INVITED = "invited", _("Gaat door")
    HELD = "held", _("Geweest")
    CANCELLED = "cancelled", _("Gaat niet door")


class Audience(models.TextChoices):
    """Who knows of a meeting."""

    INVITED = "invited", _("Alleen wie is uitgenodigd")
    NETWORK = "network", _("Iedereen die in dit portaal werkt")
    PUBLIC = "public", _("Iedereen, ook zonder account")


class Answer(models.TextChoices):
    """What an invited person says. Nothing yet is the empty one (RFC 5545, PARTSTAT: NEEDS-ACTION)."""

    NONE = "", _("Nog geen antwoord")
    COMES = "comes", _("Komt")
    ONLINE = "online", _("Komt online")
    REPLACED = "replaced", _("Stuurt een vervanger")
    DECLINES = "declines", _("Komt niet")


COMING = (Answer.COMES, Answer.ONLINE)
# A case discussion is never open: who hears a case is decided per item, on a ground.
AUDIENCES: dict[str, tuple[Audience, ...]] = {
    MeetingKind.CASES: (Audience.INVITED,),
    MeetingKind.COORDINATION: (Audience.INVITED, Audience.NETWORK),
    MeetingKind.NETWORK: (Audience.NETWORK, Audience.PUBLIC, Audience.INVITED),
    MeetingKind.WORKING_GROUP: (Audience.INVITED, Audience.NETWORK),
    MeetingKind.TRAINING: (Audience.NETWORK, Audience.PUBLIC, Audience.INVITED),
}
# What others than the organiser know of.
TOLD = (MeetingState.INVITED, MeetingState.HELD, MeetingState.CANCELLED)
