"""The words of a referral, after FHIR Task (Gravity SDOHCC), BSeR and 360X, with what the screen says."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferralState(models.TextChoices):
    """The fifteen states. What each means, and in FHIR's words, stands in `states.STATES`."""

    DRAFT = "draft", _("Concept")
    CONSENT = "consent", _("Wacht op toestemming")
    SENT = "sent", _("Verzonden")
    RETURNED = "returned", _("Terug voor aanvulling")
    ACCEPTED = "accepted", _("Geaccepteerd")
    WAITLISTED = "waitlisted", _("Op de wachtlijst")
    APPOINTED = "appointed", _("Afspraak gepland")
    IN_PROGRESS = "in_progress", _("In behandeling")
    HANDED_ON = "handed_on", _("Doorgezet")
    REJECTED = "rejected", _("Afgewezen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    EXPIRED = "expired", _("Verlopen zonder antwoord")
    COMPLETED = "completed", _("Afgerond")
    ENDED = "ended", _("Beëindigd zonder resultaat")
    IN_ERROR = "in_error", _("Foutief ingevoerd")


class Urgency(models.TextChoices):
    NORMAL = "normal", _("Geen spoed")
    URGENT = "urgent", _("Spoed")
    THREATENING = "threatening", _("Bedreigende situatie")


class HandOver(models.TextChoices):
    """Three kinds of a warm hand-over."""

    CONTACT = "contact", _("Contactgegevens delen, de ontvanger belt")
    THREE_WAY = "three_way", _("Gesprek met zijn drieën")
    DOSSIER = "dossier", _("Samenvatting, samen met de inwoner nagelezen")


class TalkWay(models.TextChoices):
    """How people meet for a talk: what a place says of a time."""

    PLACE = "place", _("Op een plek")
    TELEPHONE = "telephone", _("Per telefoon")
    LINK = "link", _("Via een videolink")


class CheckedHow(models.TextChoices):
    """How a resident went through the summary of their dossier."""

    SPOKEN = "spoken", _("Samen besproken")
    PAPER = "paper", _("Op papier gelezen")


class RejectReason(models.TextChoices):
    NO_CAPACITY = "no_capacity", _("Wij hebben geen plek")
    CONDITIONS = "conditions", _("De inwoner voldoet niet aan onze voorwaarden")
    OUTSIDE_AREA = "outside_area", _("De inwoner woont buiten ons werkgebied")
    UNREACHABLE = "unreachable", _("Wij krijgen de inwoner niet te pakken")
    UNWILLING = "unwilling", _("De inwoner wil dit niet")
    KNOWN = "known", _("De inwoner krijgt al hulp van ons")
    WRONG_QUESTION = "wrong_question", _("De vraag past niet bij ons")
    INCOMPLETE = "incomplete", _("De gegevens zijn niet compleet")
    OTHER = "other", _("Anders, zie het advies")


class Outcome(models.TextChoices):
    HELPED = "helped", _("Hulp gestart en afgerond")
    ELSEWHERE = "elsewhere", _("Hulp loopt door bij een ander")
    PARTLY = "partly", _("Gedeeltelijk geholpen")
    NO_SHOW = "no_show", _("Niet verschenen, drie keer")
    STOPPED = "stopped", _("De inwoner stopte")
    UNFIT = "unfit", _("Bleek niet te passen")
    GONE = "gone", _("Overleden of verhuisd")


class HowNow(models.TextChoices):
    """What a resident says, some months after the help ended."""

    STILL = "still", _("De hulp helpt nog steeds")
    LITTLE = "little", _("De hulp helpt een beetje")
    NOT = "not", _("De hulp helpt niet meer")
    NOT_REACHED = "not_reached", _("Ik kreeg de inwoner niet te pakken")


class AssessReason(models.TextChoices):
    """Why somebody opens the rest before the answer. The resident can read it."""

    KNOWN = "known", _("Kijken of wij deze inwoner al kennen")
    CONDITIONS = "conditions", _("Kijken of onze voorwaarden passen")


class Decided(models.TextChoices):
    """Wgs article 4a: the decision that ends the eight weeks."""

    GRANTED = "granted", _("Toegelaten, met een plan van aanpak")
    REFUSED = "refused", _("Geweigerd")


class Party(models.TextChoices):
    """How somebody stands to one referral."""

    SENDER = "sender", _("Afzender")
    RECEIVER = "receiver", _("Ontvanger")
    LEAD = "lead", _("Vast aanspreekpunt")
    RESIDENT = "resident", _("Inwoner")
    SYSTEM = "system", _("Het systeem")


class Light(models.TextChoices):
    """The traffic light of a clock. Each has its own shape and word on the screen."""

    GREEN = "green", _("Op tijd")
    AMBER = "amber", _("Bijna")
    RED = "red", _("Te laat")
    PAUSED = "paused", _("Klok staat stil")
