"""The steps of a referral: data. Who may take each, from where to where, what must be told, and which clocks it moves.

The screen draws its buttons from this table and shows `otherwise` where a step is not open. The words are those of
shared/design/referral-workflow.md; FHIR Task (Gravity SDOHCC), BSeR and 360X have the same steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.referrals.states import RUNNING
from portal.referrals.words import Party, ReferralState

S = ReferralState
SENDER = frozenset({Party.SENDER})
RECEIVER = frozenset({Party.RECEIVER})
PARTIES = SENDER | RECEIVER
SYSTEM = frozenset({Party.SYSTEM})


@dataclass(frozen=True)
class Move:
    """One step.

    Args:
        label: the words of the button.
        sources: from which states.
        to: the next state; None leaves the state as it is (an event, such as a note).
        by: who may take it.
        verb: of the matrix, asked on the row of the state it is taken from.
        needs: fields that must be filled in; `selectors` and forms know them by these names.
        may: fields that may be filled in besides.
        effect: what happens, as the screen says it under the button.
        otherwise: why it is not open to others, or not now.
        starts, stops: codes of clocks. `stops` may hold "*": all clocks that no law set.
        pauses: whether clocks of the network stand still while the referral is in the state that this leads to.
        resumes: whether clocks that stood still go on.
        primary: drawn as the filled button of its state.
    """

    label: str | Promise
    sources: frozenset[ReferralState]
    to: ReferralState | None
    by: frozenset[Party]
    verb: str
    otherwise: str | Promise
    effect: str | Promise = ""
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: bool = False
    resumes: bool = False
    primary: bool = False


MOVES: Mapping[str, Move] = {
    "ask_consent": Move(
        _("Wacht op toestemming"), frozenset({S.DRAFT}), S.CONSENT, SENDER, "change",
        _("Alleen een concept kan op toestemming wachten."),
        _("De inwoner denkt erover na. Na twee weken zonder antwoord verloopt de doorverwijzing."),
        starts=("consent",),
    ),
    "send": Move(
        _("Verzend doorverwijzing"), frozenset({S.DRAFT, S.CONSENT}), S.SENT, SENDER, "change",
        _("Alleen de afzender verzendt een concept."),
        _("De ontvanger ziet eerst alleen de vraag, de spoed, de wijk en de taal."),
        starts=("first_reaction", "first_talk"), stops=("consent",), primary=True,
    ),
    "recall": Move(
        _("Haal terug"), frozenset({S.SENT}), S.DRAFT, SENDER, "withdraw",
        _("Terughalen kan tot vijf minuten na het verzenden, zolang de ontvanger de rest niet opende."),
        _("De doorverwijzing wordt weer een concept."), stops=("*", "first_talk"),
    ),
    "accept": Move(
        _("Accepteren"), frozenset({S.SENT}), S.ACCEPTED, RECEIVER, "move",
        _("Alleen de ontvanger accepteert een doorverwijzing die op antwoord wacht."),
        _("U noemt een contactpersoon voor de inwoner."), needs=("contact_person",), may=("agreed", "talk_time"),
        starts=("first_contact",), stops=("first_reaction",), primary=True,
    ),
    "return": Move(
        _("Terug voor aanvulling"), frozenset({S.SENT}), S.RETURNED, RECEIVER, "move",
        _("Alleen de ontvanger vraagt om aanvulling, zolang er nog geen antwoord is."),
        _("De klok van het netwerk staat stil, hooguit vijf werkdagen. Een wettelijke termijn loopt door."),
        needs=("note",), starts=("completion",), pauses=True,
    ),
    "supply": Move(
        _("Aanvullen en terugsturen"), frozenset({S.RETURNED}), S.SENT, SENDER, "move",
        _("Alleen de afzender vult aan."), _("De ontvanger kijkt er opnieuw naar. De klok loopt verder."),
        needs=("note",), stops=("completion",), resumes=True, primary=True,
    ),
    "reject": Move(
        _("Afwijzen"), frozenset({S.SENT}), S.REJECTED, RECEIVER, "move",
        _("Afwijzen kan alleen de ontvanger, en alleen voordat er is geaccepteerd."),
        _("Met een reden en een advies. Alles gaat meteen weer dicht. De afzender zoekt verder."),
        needs=("reject_reason", "advice"), starts=("next_step",), stops=("*",),
    ),
    "hand_on": Move(
        _("Doorzetten"), frozenset({S.SENT, S.WAITLISTED, S.IN_PROGRESS}), S.HANDED_ON, RECEIVER, "move",
        _("Doorzetten kan alleen de ontvanger, naar een team dat in de grondslag staat."),
        _("Een ander team krijgt de doorverwijzing. De oorspronkelijke klok loopt door."),
        needs=("to_team",), may=("note",), stops=("*",),
    ),
    "choose_time": Move(
        _("Kies een tijd"), frozenset({S.ACCEPTED, S.WAITLISTED, S.APPOINTED}), S.APPOINTED, PARTIES, "move",
        _("Er staat geen tijd open die de ander voorstelde."),
        _("Die tijd is dan de afspraak. De ander en de inwoner zien de dag, de tijd en de plaats."),
        needs=("talk_time",), stops=("first_contact", "waitlist"), primary=True,
    ),
    "none_fits": Move(
        _("Geen van deze tijden past"), frozenset({S.ACCEPTED, S.WAITLISTED, S.APPOINTED}), None, PARTIES, "move",
        _("Er staat geen tijd open die de ander voorstelde."),
        _("De tijden vervallen. De ander hoort het. Beter is het om meteen zelf andere tijden voor te stellen."),
        may=("note",),
    ),
    "propose": Move(
        _("Stel tijden voor"), frozenset({S.SENT, S.RETURNED, S.ACCEPTED, S.WAITLISTED, S.APPOINTED}), None, PARTIES,
        "move", _("Tijden stelt u voor bij een gesprek met zijn drieën, tot de hulp begint."),
        _("De ander kiest er een, of zegt dat er geen past. Tijden die er al stonden, vervallen."), needs=("times",),
    ),
    "take_back_times": Move(
        _("Trek uw tijden in"), frozenset({S.SENT, S.RETURNED, S.ACCEPTED, S.WAITLISTED, S.APPOINTED}), None, PARTIES,
        "move", _("U hebt geen tijden openstaan."), _("De ander kan ze niet meer kiezen."),
    ),
    "call_off": Move(
        _("Zeg de afspraak af"), frozenset({S.APPOINTED}), S.ACCEPTED, PARTIES, "move",
        _("Afzeggen kan bij een gesprek met zijn drieën dat nog komt."),
        _("De afspraak vervalt. De ander hoort het. De inwoner ziet het. Bel de inwoner ook."), may=("note",),
        starts=("first_contact",),
    ),
    "waitlist": Move(
        _("Op de wachtlijst zetten"), frozenset({S.ACCEPTED}), S.WAITLISTED, RECEIVER, "move",
        _("Accepteer eerst. Daarna geeft u een verwachte datum."),
        _("De afzender en de inwoner zien wanneer u verwacht te beginnen."),
        needs=("expected_on",), starts=("waitlist",), stops=("first_contact",),
    ),
    "reconfirm": Move(
        _("Bevestig de wachtlijst"), frozenset({S.WAITLISTED}), None, RECEIVER, "change",
        _("Alleen de ontvanger bevestigt een plek op de wachtlijst."),
        _("U zegt of de verwachte datum nog klopt."), needs=("expected_on",), starts=("waitlist",), primary=True,
    ),
    "appoint": Move(
        _("Plan een afspraak"), frozenset({S.ACCEPTED, S.WAITLISTED, S.APPOINTED}), S.APPOINTED, RECEIVER, "move",
        _("Een afspraak plant de ontvanger, na het accepteren."),
        _("De afzender en de inwoner zien de dag en de tijd."), needs=("appointment_at",), may=("place",),
        stops=("first_contact", "waitlist"), primary=True,
    ),
    "no_show": Move(
        _("Niet verschenen"), frozenset({S.APPOINTED}), None, RECEIVER, "change",
        _("Dit kan na een geplande afspraak."),
        _("U plant daarna een nieuwe afspraak. Na drie keer kunt u de hulp beëindigen."), may=("note",),
    ),
    "start": Move(
        _("Begin de hulp"), frozenset({S.ACCEPTED, S.WAITLISTED, S.APPOINTED}), S.IN_PROGRESS, RECEIVER, "move",
        _("Beginnen doet de ontvanger, na het accepteren."),
        _("Het eerste gesprek is geweest."), may=("note",), starts=("interim", "decision"),
        stops=("first_contact", "waitlist", "first_talk"), primary=True,
    ),
    "interim": Move(
        _("Laat weten hoe het gaat"), frozenset({S.IN_PROGRESS}), None, RECEIVER, "feedback",
        _("Een tussenbericht geeft de ontvanger, zodra de hulp loopt."),
        _("De afzender leest het. Daarna begint de klok van 90 dagen opnieuw."), needs=("note",), starts=("interim",),
        stops=("progress",),
    ),
    "decide": Move(
        _("Leg het besluit vast"), frozenset({S.APPOINTED, S.IN_PROGRESS}), None, RECEIVER, "change",
        _("Een besluit legt de ontvanger vast, als deze soort hulp een besluit kent en dat er nog niet is."),
        _("De wettelijke termijn van acht weken stopt."), needs=("decision", "decided_on"), stops=("decision",),
    ),
    "complete": Move(
        _("Afronden met uitkomst"), frozenset({S.IN_PROGRESS}), S.COMPLETED, RECEIVER, "move",
        _("Afronden doet de ontvanger, als de hulp loopt."),
        _("De afzender hoort wat het is geworden. De inwoner krijgt een vraag: hielp het?"),
        needs=("outcome",), may=("note",), starts=("check_back",), stops=("*", "decision"), primary=True,
    ),
    "end": Move(
        _("Beëindigen zonder resultaat"), frozenset({S.APPOINTED, S.IN_PROGRESS}), S.ENDED, RECEIVER, "move",
        _("Beëindigen kan als de hulp loopt, of als de inwoner drie keer niet kwam."),
        _("De afzender hoort waarom."), needs=("outcome",), may=("note",), stops=("*", "first_talk", "decision"),
    ),
    "withdraw": Move(
        _("Intrekken"), RUNNING, S.WITHDRAWN, frozenset({Party.SENDER, Party.RESIDENT}), "withdraw",
        _("Alleen de afzender of de inwoner trekt een doorverwijzing in."),
        _("De ontvanger ziet meteen niets meer, en bevestigt dat alles is gewist."), may=("note",),
        stops=("*", "first_talk", "decision"),
    ),
    "in_error": Move(
        _("Dit is een vergissing"), RUNNING, S.IN_ERROR, frozenset({Party.SENDER, Party.LEAD}), "entered_in_error",
        _("Alleen de afzender of het vaste aanspreekpunt meldt een vergissing."),
        _("De doorverwijzing telt nergens meer mee. De ontvanger ziet niets meer."), needs=("note",),
        stops=("*", "first_talk", "decision"),
    ),
    "expire": Move(
        _("Laat verlopen"), frozenset({S.CONSENT, S.SENT, S.RETURNED}), S.EXPIRED, SYSTEM, "move",
        _("Dit doet het systeem, als niemand antwoordt."),
        starts=("next_step",), stops=("*",),
    ),
}  # fmt: skip

# Steps after the end, which leave the state as it is. They are services of their own, with rules of their own.
RECALL_MINUTES = 5
NO_SHOWS_TO_END = 3
# Who was not reached when somebody asked back is tried again after these days, so often at most.
ASK_AGAIN_AFTER = 14
MOST_TRIES = 3
