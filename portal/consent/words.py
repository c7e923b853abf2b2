"""The words of a ground, after ISO/IEC TS 27560:2023 and the Data Privacy Vocabulary, with what the screen says."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# The layout of a record (TS 27560 asks a record to name it); it changes when fields of a record do.
SCHEMA = "iso-iec-ts-27560:2023/ketenwijzer-1"


class GroundKind(models.TextChoices):
    """GDPR article 6(1): b, c or e, d, a. Consent never takes the place of a task that the law gives."""

    STATUTORY = "statutory", _("Taak volgens de wet")
    CONSENT = "consent", _("Toestemming")
    VITAL = "vital", _("Direct gevaar")
    AGREEMENT = "agreement", _("Overeenkomst")


# What a professional reads beside each ground: when it counts, and what it asks of them.
EXPLAINED = {
    GroundKind.STATUTORY: _(
        "De wet geeft de gemeente deze taak. U vraagt dus geen toestemming. U legt uit wat u deelt. De inwoner kan "
        "bezwaar maken."
    ),
    GroundKind.CONSENT: _("De inwoner kiest zelf en kan altijd stoppen. Nee zeggen kost geen andere hulp."),
    GroundKind.VITAL: _(
        "Alleen als iemand gevaar loopt en u het niet kunt vragen. U vertelt het de inwoner zo snel als het kan."
    ),
    GroundKind.AGREEMENT: _(
        "Dit is nodig voor een afspraak die de inwoner zelf maakte. U vraagt geen toestemming. U legt uit wat u deelt."
    ),
}


class Answer(models.TextChoices):
    """What the resident said. A ground that is no consent is told to the resident, who has nothing to agree to."""

    GIVEN = "given", _("Toestemming gegeven")
    REFUSED = "refused", _("Geen toestemming gegeven")
    TOLD = "told", _("Uitgelegd aan de inwoner")
    NOT_TOLD_YET = "not_told_yet", _("Nog niet uitgelegd, vanwege direct gevaar")


class Channel(models.TextChoices):
    SPOKEN = "spoken", _("In een gesprek")
    TELEPHONE = "telephone", _("Aan de telefoon")
    PAPER = "paper", _("Op papier")
    DIGITAL = "digital", _("Op een scherm")


class Evidence(models.TextChoices):
    NOTE = "note", _("Vastgelegd door wie erbij was")
    WITNESS = "witness", _("Met een getuige")
    SIGNED = "signed", _("Met een handtekening")
    OWN_ACCOUNT = "own_account", _("Door de inwoner zelf, na inloggen of met de code")


class Representative(models.TextChoices):
    """Who spoke for the resident; empty when they spoke for themselves."""

    ADMINISTRATOR = "administrator", _("Bewindvoerder")
    GUARDIAN = "guardian", _("Curator of mentor")
    PARENT = "parent", _("Ouder of voogd")
    AUTHORISED = "authorised", _("Gemachtigde")


class EventKind(models.TextChoices):
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    OBJECTED = "objected", _("Bezwaar gemaakt")
    OBJECTION_UPHELD = "objection_upheld", _("Bezwaar gegrond")
    OBJECTION_DISMISSED = "objection_dismissed", _("Bezwaar niet gegrond")
    RENEWED = "renewed", _("Vernieuwd")
    EXPIRED = "expired", _("Verlopen")
    ENDED = "ended", _("Niet meer nodig")


class PartyKind(models.TextChoices):
    CONTROLLER = "controller", _("Verantwoordelijk")
    RECEIVER = "receiver", _("Ontvangt gegevens")
    LEAD = "lead", _("Vast aanspreekpunt")


# After one of these a ground no longer stands.
ENDINGS = frozenset(
    {EventKind.WITHDRAWN, EventKind.OBJECTION_UPHELD, EventKind.RENEWED, EventKind.EXPIRED, EventKind.ENDED}
)
# The last of these tells whether an objection waits for an answer.
OF_OBJECTIONS = frozenset({EventKind.OBJECTED, EventKind.OBJECTION_UPHELD, EventKind.OBJECTION_DISMISSED})
# What the resident may answer on each kind of ground; the first one is what the form proposes.
ANSWERS: dict[GroundKind, tuple[Answer, ...]] = {
    GroundKind.CONSENT: (Answer.GIVEN, Answer.REFUSED),
    GroundKind.STATUTORY: (Answer.TOLD,),
    GroundKind.VITAL: (Answer.TOLD, Answer.NOT_TOLD_YET),
    GroundKind.AGREEMENT: (Answer.TOLD,),
}
# How an answer was given, as a professional says it: the channel, and what proves it.
HOW = {
    "spoken": (Channel.SPOKEN, Evidence.NOTE, _("Gesproken, ik las de tekst voor")),
    "witness": (Channel.SPOKEN, Evidence.WITNESS, _("Gesproken, met een getuige erbij")),
    "telephone": (Channel.TELEPHONE, Evidence.NOTE, _("Aan de telefoon, ik las de tekst voor")),
    "paper": (Channel.PAPER, Evidence.SIGNED, _("Op papier, met een handtekening")),
    "digital": (Channel.DIGITAL, Evidence.NOTE, _("Op een scherm, de inwoner las de tekst zelf")),
}
