"""The words of a request for help: what threatens, who fills it in, how somebody is reached, how far it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Threat(models.TextChoices):
    """What the law calls a threatening situation (Wgs, article 4, second paragraph)."""

    NONE = "none", _("Nee, dat is er niet")
    EVICTION = "eviction", _("Ik moet mijn huis uit")
    CUT_OFF = "cut_off", _("Gas, stroom, water of warmte gaat eruit")
    INSURANCE = "insurance", _("Mijn zorgverzekering stopt of is gestopt")


# The same in the words of whoever reads the list.
THREAT_AT_WORK = {
    Threat.EVICTION: _("Ontruiming"),
    Threat.CUT_OFF: _("Afsluiting van energie, water of warmte"),
    Threat.INSURANCE: _("Zorgverzekering stopt"),
}


class FilledInBy(models.TextChoices):
    SELF = "self", _("Ik vraag hulp voor mijzelf")
    OTHER = "other", _("Ik vraag hulp voor iemand anders")
    VOLUNTEER = "volunteer", _("Ik help iemand, als vrijwilliger of hulpverlener")


class Way(models.TextChoices):
    TELEPHONE = "telephone", _("Bel mij")
    EMAIL = "email", _("Mail mij")
    VIA = "via", _("Bel iemand anders voor mij")


class RequestState(models.TextChoices):
    NEW = "new", _("Nieuw")
    TAKEN = "taken", _("In behandeling")
    ANSWERED = "answered", _("Beantwoord")
    REFUSED = "refused", _("Afgewezen met advies")
    CASE = "case", _("Casus geworden")


OPEN_STATES = (RequestState.NEW, RequestState.TAKEN)


class SaidBy(models.TextChoices):
    """By which channel somebody got an answer."""

    TELEPHONE = "telephone", _("Telefoon")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Brief")
    IN_PERSON = "in_person", _("Gesprek")


class Reason(models.TextChoices):
    """Why a request is refused, after the codes of a referral."""

    CONDITIONS = "conditions", _("Voldoet niet aan de voorwaarden")
    AREA = "area", _("Woont niet in ons gebied")
    UNREACHABLE = "unreachable", _("Niet bereikbaar")
    NOT_WANTED = "not_wanted", _("Wil geen hulp meer")
    KNOWN = "known", _("Krijgt deze hulp al")
    ELSEWHERE = "elsewhere", _("Hoort bij een andere organisatie")
    OTHER = "other", _("Iets anders")


class EventKind(models.TextChoices):
    SENT = "sent", _("Aanmelding gekregen")
    TAKEN = "taken", _("Op zich genomen")
    GIVEN = "given", _("Aan iemand anders gegeven")
    ANSWERED = "answered", _("Antwoord gegeven")
    REFUSED = "refused", _("Afgewezen met advies")
    CASE = "case", _("Casus geworden")
