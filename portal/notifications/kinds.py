"""Of what people can hear: a table. A line says what it is, who gets it by role, and how by default."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.notifications.channels import Channel
from tenants.access import Role


@dataclass(frozen=True)
class Kind:
    """One kind of message.

    Args:
        code: "room.what", as the room that tells it says it.
        title: the line on the page of preferences.
        said: the sentence in the list; what it is about stands beside it.
        roles: who may get it, wherever in the portal they work.
        of_organisation: who may get it about their own organisation alone.
        of_team: who may get it about what their own team receives.
        default: the way, until the person chooses another.
    """

    code: str
    title: str | Promise
    said: str | Promise
    roles: frozenset[Role]
    of_organisation: frozenset[Role] = frozenset()
    default: Channel = Channel.PORTAL
    of_team: frozenset[Role] = frozenset()

    @property
    def everybody(self) -> frozenset[Role]:
        return self.roles | self.of_organisation | self.of_team


class UnknownKind(LookupError):
    """The table has no such line. A programming error."""


EDITORS = frozenset({Role.EDITOR, Role.MUNICIPALITY_ADMIN})
ADMINISTRATORS = frozenset({Role.PARTNER_ADMIN})
# Who reads what people ask of their team.
CONSULTANTS = frozenset({Role.CONSULTANT})
# Whom the matrix lets propose a change to an entry.
PROPOSERS = frozenset({Role.PARTNER, Role.PARTNER_ADMIN, Role.CONSULTANT, Role.ORGANISER})
# Who works with cases: contact persons, and whoever refers and receives.
VOLUNTEERS = frozenset({Role.VOLUNTEER})
WITH_CASES = frozenset({Role.PARTNER, Role.CONSULTANT})
# Who takes part in meetings: whoever works here.
TAKE_PART = frozenset(
    {
        Role.VOLUNTEER, Role.PARTNER, Role.PARTNER_ADMIN, Role.CONSULTANT, Role.MUNICIPALITY_ADMIN, Role.EDITOR,
        Role.ORGANISER, Role.PRIVACY_OFFICER,
    }
)  # fmt: skip
# Who organises meetings.
ORGANISE = frozenset({Role.CONSULTANT, Role.ORGANISER})

_TABLE = (
    Kind("map.proposal_waiting", _("Een partner stelt een wijziging voor"), _("Er wacht een voorstel op u"),
         EDITORS, default=Channel.DIGEST),
    Kind("map.proposal_decided", _("De redactie koos over uw voorstel"), _("De redactie koos over uw voorstel"),
         PROPOSERS, default=Channel.MAIL),
    Kind("report.new", _("Een bezoeker meldt iets"), _("Er is een nieuwe melding"),
         EDITORS, ADMINISTRATORS, Channel.DIGEST),
    Kind("report.answered", _("Een melding over uw vermelding is klaar"), _("Een melding over uw vermelding is klaar"),
         frozenset(), ADMINISTRATORS, Channel.PORTAL),
    Kind("map.freshness_question", _("De vraag of uw vermelding nog klopt"), _("Klopt dit nog?"),
         frozenset(), ADMINISTRATORS, Channel.PORTAL),
    Kind("map.freshness_answered", _("Een partner meldt dat iets niet klopt"), _("Een partner zegt dat dit niet klopt"),
         EDITORS, default=Channel.DIGEST),
    Kind("map.entry_stale", _("Een vermelding is lang niet nagekeken"), _("Niemand antwoordt of dit nog klopt"),
         EDITORS, ADMINISTRATORS, Channel.DIGEST),
    Kind("map.entry_hidden", _("Een vermelding gaat van de kaart"), _("Dit staat niet meer op de kaart"),
         EDITORS, ADMINISTRATORS, Channel.MAIL),
    Kind("cms.review_asked", _("Iemand vraagt om een tekst na te kijken"), _("Kijkt u deze tekst na?"),
         EDITORS, default=Channel.MAIL),
    Kind("cms.published", _("Uw tekst staat op de site"), _("Uw tekst staat op de site"),
         EDITORS, default=Channel.DIGEST),
    Kind("cms.remark", _("Iemand maakt een opmerking bij een tekst"), _("Er is een opmerking bij deze tekst"),
         EDITORS, default=Channel.DIGEST),
    Kind("cms.returned", _("Uw tekst komt bij u terug"), _("Uw tekst komt bij u terug"),
         EDITORS, default=Channel.MAIL),
    Kind("case.opened_in_emergency", _("Een casus van uw organisatie wordt in nood geopend"),
         _("Een casus van uw organisatie is in nood geopend"), frozenset(), ADMINISTRATORS, Channel.MAIL),
    Kind("case.own_opened_in_emergency", _("Een casus van u wordt in nood geopend"),
         _("Een casus van u is in nood geopend"), frozenset({Role.PARTNER, Role.CONSULTANT}), default=Channel.MAIL),
    Kind("case.circle_invited", _("Uw team komt in de kring van een casus"),
         _("Uw team hoort nu bij de kring van een casus"), frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("case.circle_ended", _("Uw team gaat uit de kring van een casus"),
         _("Uw team hoort niet meer bij de kring van een casus. Wis wat u nog hebt"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("case.circle_left", _("Een team verlaat de kring van een casus van u"),
         _("Een team ging uit de kring van een casus van u"), WITH_CASES, default=Channel.DIGEST),
    Kind("cases.file_refused", _("Een bestand dat u toevoegde is niet veilig"), _("Dit bestand is niet veilig"),
         WITH_CASES, default=Channel.MAIL),
    Kind("resident.correction_asked", _("Een inwoner zegt dat er iets niet klopt"),
         _("Een inwoner zegt dat er iets niet klopt"), WITH_CASES, default=Channel.MAIL),
    Kind("intake.new", _("Een inwoner vraagt hulp"), _("Er is een nieuwe aanmelding"),
         frozenset(), default=Channel.MAIL, of_team=CONSULTANTS),
    Kind("intake.given", _("Iemand geeft u een aanmelding"), _("Iemand geeft u een aanmelding"),
         frozenset(), default=Channel.MAIL, of_team=CONSULTANTS),
    Kind("intake.due", _("Een aanmelding vraagt snel een reactie"), _("Reageer snel op deze aanmelding"),
         frozenset(), default=Channel.MAIL, of_team=CONSULTANTS),
    Kind("intake.overdue", _("Een aanmelding is te laat"), _("Deze aanmelding is te laat"),
         frozenset(), ADMINISTRATORS, Channel.MAIL, CONSULTANTS),
    Kind("referral.received", _("Uw team krijgt een doorverwijzing"), _("Er is een doorverwijzing voor uw team"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.returned", _("Een doorverwijzing komt terug voor aanvulling"), _("Vul deze doorverwijzing aan"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.answered", _("De ontvanger antwoordt"), _("Er is antwoord op uw doorverwijzing"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.refused", _("De ontvanger zegt nee"), _("Zoek een andere oplossing"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.expired", _("Niemand antwoordt op een doorverwijzing"), _("Niemand antwoordde op tijd"),
         frozenset(), ADMINISTRATORS, Channel.MAIL, WITH_CASES),
    Kind("referral.feedback", _("De ontvanger laat weten hoe het gaat"), _("Er is een terugkoppeling"),
         frozenset(), default=Channel.DIGEST, of_team=WITH_CASES),
    Kind("referral.stopped", _("Een doorverwijzing stopt"), _("Deze doorverwijzing is gestopt. Wis wat u nog hebt"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.message", _("Iemand schrijft bij een doorverwijzing"), _("Er is een bericht bij een doorverwijzing"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.volunteer_wrote", _("Een vrijwilliger laat weten hoe het gaat"),
         _("Een vrijwilliger schreef bij een doorverwijzing"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.matched", _("U gaat iemand helpen"), _("U gaat iemand helpen. Kijk wat is afgesproken"),
         VOLUNTEERS, default=Channel.MAIL),
    Kind("referral.match_ended", _("U helpt iemand niet meer"), _("Uw hulp aan iemand stopt. Wis wat u nog hebt"),
         VOLUNTEERS, default=Channel.MAIL),
    Kind("referral.times", _("Iets verandert aan de tijd van een gesprek"), _("Kijk naar de tijd van een gesprek"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.note_asked", _("De afzender wil horen hoe het gaat"), _("Laat weten hoe het gaat"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    Kind("referral.late", _("Een doorverwijzing is te laat"), _("Deze doorverwijzing is te laat"),
         frozenset(), ADMINISTRATORS, Channel.MAIL, WITH_CASES),
    Kind("referral.ask_back", _("Het is tijd om na te vragen hoe het gaat"), _("Vraag na hoe het nu gaat"),
         frozenset(), default=Channel.MAIL, of_team=WITH_CASES),
    # Said by a mail that calendars understand, not by a message: portal/meetings/mails.py asks for the choice.
    Kind("meeting.calendar", _("Een uitnodiging of wijziging die uw agenda begrijpt"), _("Kijk in uw agenda"),
         TAKE_PART, default=Channel.MAIL),
    Kind("meeting.invited", _("U bent uitgenodigd voor een bijeenkomst"), _("U bent uitgenodigd. Komt u?"),
         TAKE_PART, default=Channel.PORTAL),
    Kind("meeting.changed", _("Dag, tijd of plaats van een bijeenkomst verandert"),
         _("Dag, tijd of plaats is veranderd"), TAKE_PART, default=Channel.PORTAL),
    Kind("meeting.cancelled", _("Een bijeenkomst gaat niet door"), _("Deze bijeenkomst gaat niet door"),
         TAKE_PART, default=Channel.PORTAL),
    Kind("meeting.uninvited", _("Uw uitnodiging voor een bijeenkomst is ingetrokken"),
         _("Uw uitnodiging is ingetrokken"), TAKE_PART, default=Channel.MAIL),
    Kind("meeting.seat_free", _("Er is plaats voor u bij een bijeenkomst"), _("Er is nu plaats voor u"),
         TAKE_PART, default=Channel.MAIL),
    Kind("exchange.answered", _("Iemand reageert op uw vraag of aanbod"), _("Iemand reageert op uw vraag of aanbod"),
         TAKE_PART, default=Channel.MAIL),
    Kind("meeting.reminder", _("Een bijeenkomst komt eraan"), _("Deze bijeenkomst komt eraan"),
         TAKE_PART, default=Channel.MAIL),
    Kind("poll.asked", _("Iemand vraagt wanneer u kunt"), _("Wanneer kunt u?"), TAKE_PART, default=Channel.MAIL),
    Kind("poll.more_days", _("Er is een dag bij in een datumprikker"), _("Er is een dag bij. Kunt u dan ook?"),
         TAKE_PART, default=Channel.PORTAL),
    Kind("poll.reminder", _("Uw antwoord in een datumprikker ontbreekt nog"), _("Uw antwoord ontbreekt nog"),
         TAKE_PART, default=Channel.MAIL),
    Kind("poll.all_answered", _("Iedereen antwoordde in uw datumprikker"), _("Iedereen heeft geantwoord. Kies een dag"),
         ORGANISE, default=Channel.MAIL),
    Kind("poll.closed", _("Uw datumprikker is gesloten"), _("De datumprikker is gesloten. Kies een dag"),
         ORGANISE, default=Channel.MAIL),
    Kind("poll.decided", _("De dag van een datumprikker is gekozen"), _("De dag is gekozen"),
         TAKE_PART, default=Channel.MAIL),
    Kind("poll.stopped", _("Uit een datumprikker komt geen dag"), _("Er komt geen dag uit deze datumprikker"),
         TAKE_PART, default=Channel.PORTAL),
    Kind("agenda.proposed", _("Iemand stelt een punt voor uw overleg voor"), _("Er is een punt voorgesteld"),
         TAKE_PART, default=Channel.MAIL),
    Kind("agenda.decided", _("De voorzitter beslist over een punt van uw team"),
         _("De voorzitter besliste over een punt van uw team"), WITH_CASES, default=Channel.MAIL),
    Kind("agenda.action", _("Uw team krijgt een actie uit een overleg"), _("Er is een actie voor uw team"),
         frozenset(), default=Channel.MAIL, of_team=TAKE_PART),
    Kind("agenda.action_soon", _("Een actie uit een overleg moet bijna klaar zijn"),
         _("Deze actie moet bijna klaar zijn"), frozenset(), default=Channel.MAIL, of_team=TAKE_PART),
    Kind("agenda.action_late", _("Een actie uit een overleg is te laat"), _("Deze actie is te laat"),
         frozenset(), ADMINISTRATORS, Channel.MAIL, TAKE_PART),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _TABLE}


def kind_named(code: str) -> Kind:
    """The line of the table.

    Raises:
        UnknownKind: there is none.
    """
    try:
        return KINDS[code]
    except KeyError:
        raise UnknownKind(code) from None


def kinds_for(roles: Iterable[Role]) -> tuple[Kind, ...]:
    """What somebody with these roles can hear of, in the order of the table."""
    held = frozenset(roles)
    return tuple(kind for kind in KINDS.values() if held & kind.everybody)
