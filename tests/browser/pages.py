"""The pages and their states, as data: what everybody sees, and what opens behind the door."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.demo.filling.socialmap import uid_of
from tenants.access import Role
from tests.browser.site import MAIN
from tests.browser.widening import CROWDED_SLUG, ONE, uid


@dataclass(frozen=True)
class State:
    """One state of one page.

    Args:
        path: its address, without the prefix of a language; a name with a dollar before it is one of `Site.links`.
        status: the answer of the server.
        clock: the name of a moment (see `clock.moment`); nothing is the time that it is.
        translated: whether the page exists in the other languages of the portal.
        press: the name of a button that brings the page into this state.
        only_main: looked at on the main portal alone: no other portal has it, or it adds nothing to see there.
    """

    name: str
    path: str
    status: int = 200
    clock: str = ""
    portal: str = MAIN
    translated: bool = True
    press: str = ""
    only_main: bool = False

    @property
    def slug(self) -> str:
        return self.name.replace(" ", "-").replace(",", "")

    @property
    def of_main(self) -> bool:
        """Whether it is looked at on the main portal alone."""
        return self.only_main or self.path.startswith(("/hulp/", "/organisatie/", "/plaats/"))


def _uid_of_demo(name: str) -> str:
    return str(uid_of(MAIN, "service", name))


def _of_demo(name: str) -> str:
    return f"/hulp/{_uid_of_demo(name)}/"


SERVICE, FOOD_BANK, SECRET = _of_demo("hulp-geldzorgen"), _of_demo("voedselbank-samen"), _of_demo("stille-haven")
ORGANISATION = f"/organisatie/{uid_of(MAIN, 'organization', 'gemeente')}/"
PARTNERS_ONLY = _of_demo("spoedtas")

# What editors make: each type of page, and one page with every block.
OF_EDITORS: tuple[State, ...] = (
    State("information page", "/regelingen/"),
    State("page with every block", "/alle-blokken/", only_main=True),
    State("step by step", "/huur-niet-betalen/", only_main=True),
    State("questions and answers", "/vragen-over-hulp-bij-schulden/", only_main=True),
    State("consultation hours", "/spreekuren/", only_main=True),
    State("consultation hours at night", "/spreekuren/", clock="night"),
    State("contact", "/contact-met-ons/", only_main=True),
    State("scheme", "/regelingen/kindpakket/"),
    State("news", "/nieuws/"),
    State("news item", "/nieuws/loket-verhuist/", only_main=True),
    State("newsletters", "/nieuwsbrieven/", only_main=True),
    State("newsletter as a page", "/nieuwsbrieven/nieuwsbrief-waterkant/", only_main=True),
    State("projects", "/projecten/"),
    State("projects, none of this state", "/projecten/?stand=stopped"),
    State("project", "/projecten/budgetmaatjes/", only_main=True),
    State("campaign", "/kadedagen/", only_main=True),
    State("campaign that is over", "/voorbije-actie/", status=410, only_main=True),
    State("experience", "/eerst-de-koelkast/", only_main=True),
)
# Links that came by mail, and what stands around them.
BY_MAIL: tuple[State, ...] = (
    State("ask for the newsletter", "/nieuwsbrief/", only_main=True),
    State("ask for the newsletter with mistakes", "/nieuwsbrief/", press="Meld mij aan", translated=False),
    State("newsletter asked for", "/nieuwsbrief/gevraagd/", only_main=True),
    State("confirm the newsletter", "$newsletter_confirm", only_main=True),
    State("newsletter link that is too late", "$newsletter_late", status=410, only_main=True),
    State("leave the newsletter", "$newsletter_leave", only_main=True),
    State("is this still true", "$freshness", only_main=True),
    State("is this still true, too late", "$freshness_late", status=410, only_main=True),
)

STATES: tuple[State, ...] = (
    State("home", "/"),
    State("home at night", "/", clock="night"),
    State("home on a holiday", "/", clock="holiday"),
    State("topics", "/onderwerpen/"),
    State("results", "/zoeken/?q=schulden"),
    State("empty question", "/zoeken/"),
    State("one result", f"/zoeken/?q={ONE.lower()}"),
    State("thousands", "/zoeken/?q=hulp", portal=CROWDED_SLUG),
    State("thousands, a later page", "/zoeken/?q=hulp&pagina=3", portal=CROWDED_SLUG),
    State("correction", "/zoeken/?q=voedzelbank"),
    State("filtered", "/zoeken/?q=geld&open=1"),
    State("near", "/zoeken/?q=eten&plaats=3131&straal=5"),
    State("unknown place", "/zoeken/?q=eten&plaats=Nergenshuizen"),
    State("nothing found", "/zoeken/?q=kwantummechanica"),
    State("nothing left of a filter", "/zoeken/?q=zweefvliegtuigbouwersvereniging&open=1", clock="night"),
    State("results at night", "/zoeken/?q=eten", clock="night"),
    State("results on a holiday", "/zoeken/?q=eten", clock="holiday"),
    State("results with long words", "/zoeken/?q=verzekeringsmaatschappij"),
    State("a page that is not there", "/zoeken/?q=schulden&pagina=99"),
    State("service", SERVICE),
    State("service, open", FOOD_BANK, clock="workday"),
    State("service, closed", FOOD_BANK, clock="night"),
    State("service on a holiday", SERVICE, clock="holiday"),
    State("service at a secret address", SECRET),
    State("service without hours", f"/hulp/{uid('no hours')}/"),
    State("service closed for now", f"/hulp/{uid('shut')}/"),
    State("service with long texts", f"/hulp/{uid('long')}/"),
    State("service for partners, asked by a stranger", PARTNERS_ONLY, status=404),
    State("organisation", ORGANISATION),
    State("organisation with long texts", f"/organisatie/{uid('long organisation')}/"),
    State("topic", "/onderwerp/geld-en-schulden/"),
    State("place", "/plaats/vlaardingen/"),
    State("place at night", "/plaats/vlaardingen/", clock="night"),
    State("large map", "/zoeken/kaart/?q=eten"),
    State("large map of thousands", "/zoeken/kaart/?q=hulp", portal=CROWDED_SLUG),
    State("my list, empty", "/mijn-lijst/"),
    State("my list, shared", f"/mijn-lijst/?h={_uid_of_demo('hulp-geldzorgen')},{uid('long')},{uid('one')}"),
    State("report", f"{FOOD_BANK}klopt-dit-niet/"),
    State("report with mistakes", f"{FOOD_BANK}klopt-dit-niet/", press="Verstuur", translated=False),
    State("report of something missing", "/mist-u-iets/"),
    State("report received", "/melding-ontvangen/?nummer=ACDE-FGHJ"),
    State("asking for help", "/aanmelden/"),
    State("asking for help, first question", "/aanmelden/onderwerp/"),
    State("asking for help, first question with mistakes", "/aanmelden/onderwerp/", press="Verder", translated=False),
    State("organisation, report", f"{ORGANISATION}klopt-dit-niet/"),
    State("folder", "/folder/"),
    *OF_EDITORS,
    *BY_MAIL,
    State("open data", "/open-data/"),
    State("privacy", "/privacy/"),
    State("accessibility", "/toegankelijkheid/"),
    State("sign in", "/account/inloggen/"),
    State("door of a link", f"/ontvangen/{'A' * 43}/", only_main=True),
    State("door of a link, code asked", f"/ontvangen/{'A' * 43}/?verstuurd", only_main=True),
    State("door of a link, closed", "/ontvangen/", only_main=True),
    State("forgotten password", "/account/wachtwoord/vergeten/"),
    State("error 404", "/bestaat-niet/", status=404),
    State("error 400", "/proef/fout/400/", status=400, translated=False),
    State("error 403", "/proef/fout/403/", status=403, translated=False),
    State("error 409", "/proef/fout/409/", status=409, translated=False),
    State("error 422", "/proef/fout/422/", status=422, translated=False),
    State("error 429", "/proef/fout/429/", status=429, translated=False),
    State("error 500", "/proef/fout/500/", status=500, translated=False),
    State("error 503", "/proef/fout/503/", status=503, translated=False),
)
# What older tests ask for: each public page once, on the main portal, at this moment.
FOR_EVERYBODY: Mapping[str, State] = {
    each.name: each
    for each in STATES
    if not each.clock and not each.press and each.portal == MAIN and "/proef/" not in each.path
}


BEHIND_THE_DOOR: Mapping[Role, Mapping[str, str]] = {
    Role.PARTNER: {
        "overview of a professional": "/overzicht/",
        "results with partner entries": "/zoeken/?q=schulden",
        "service for professionals": SERVICE,
        "service for partners only": PARTNERS_ONLY,
        "account": "/account/",
        "name": "/account/naam/",
        "second factor": "/account/tweede-stap/",
        "sessions": "/account/sessies/",
        "own entries": "/kaart/mijn-vermeldingen/",
        "messages": "/berichten/",
        "which messages": "/berichten/keuzes/",
        "page for partners": "/voor-partners/",
        "page under one for partners": "/voor-partners/vroeg-erbij/",
        "library": "/bibliotheek/",
        "document of the library": "$library_document",
        "covenant": "/bibliotheek/convenant/",
        "questions of the library": "/bibliotheek/vragen/",
        "question of the library": "$library_question",
        "ask the library": "/bibliotheek/vragen/stellen/",
        "partners": "/partners/",
        "rights": "/wat-mag-wie/",
        "record a ground, why": "$ground_new",
        "record a ground, who and what": "$ground_choices",
        "record a ground with mistakes": "$ground_wrong",
        "record a ground, the answer": "$ground_answer",
        "record a ground, the answer in Arabic": "$ground_answer_arabic",
        "text of a ground in Arabic": "$ground_text",
        "ground": "$ground",
        "ground with an objection": "$ground_objected",
        "ground, ask again": "${ground}vernieuwen/",
        "ground, stop": "${ground}stoppen/",
        "receipt": "$receipt",
        "receipt in Arabic": "$receipt?language=ar",
        "code of a receipt": "${receipt}code/",
        "cases": "/casussen/",
        "closed cases": "/casussen/?stand=afgesloten",
        "new case": "/casussen/nieuw/",
        "case": "$case",
        "case on paper": "${case}print/",
        "case, change": "${case}wijzigen/",
        "case, another contact person": "${case}aanspreekpunt/",
        "case, close": "${case}afsluiten/",
        "case, add a housemate": "${case}huisgenoot/",
        "case, leave the household": "${case}huishouden-verlaten/",
        "closed case": "$case_closed",
        "closed case, reopen": "${case_closed}heropenen/",
        "list to ask back": "/mijn-werk/?lijst=navragen",
        "views of a worklist": "/mijn-werk/weergaven/beheren/",
        "view of a worklist, new": "/mijn-werk/weergaven/nieuw/?lijst=ons&spoed=ja",
        "letters of a case": "${case}brieven/",
        "letter": "${case}brieven/niet-bereikt/",
        "letter in Ukrainian": "${case}brieven/niet-bereikt/?language=uk",
        "card with the contact person": "${case}brieven/kaartje/",
        "referral, for whom": "/doorverwijzingen/nieuw/",
        "referral, which help": "$compose_kind",
        "draft of a referral, empty": "$draft_empty",
        "draft of a referral, filled in": "$draft_filled",
        "draft of a referral, throw away": "$draft_discard",
    },
    Role.CONSULTANT: {
        "overview of a consultant": "/overzicht/",
        "case of which the minimum is open": "$case_minimum",
        "requests for help": "/aanmeldingen/",
        "requests for help, closed": "/aanmeldingen/?lijst=klaar",
        "request for help": "$request",
    },
    Role.PRIVACY_OFFICER: {
        "overview of a privacy officer": "/overzicht/",
        "open in an emergency": "/casussen/in-nood/",
        "case open in an emergency": "$case_in_emergency",
        "emergency openings to review": "/casussen/in-nood/nakijken/",
        "log": "/logboek/",
        "log, refused": "/logboek/?wat=refused",
        "rights of residents": "/rechten-van-inwoners/",
    },
    Role.EDITOR: {
        "overview of an editor": "/overzicht/",
        "theme": "/instellingen/thema/",
        "library of an editor": "/bibliotheek/",
        "new document": "/bibliotheek/stuk/nieuw/",
        "document of an editor": "$library_document",
        "document, change": "${library_document}wijzigen/",
        "document, new version": "${library_document}nieuwe-versie/",
        "covenant of an editor": "/bibliotheek/convenant/",
        "covenant, who accepted": "/bibliotheek/convenant/organisaties/",
        "covenant, next version": "/bibliotheek/convenant/concept/",
        "question that waits": "$library_question_asked",
        "reports": "/meldingen/",
        "report of a visitor": "$report",
        "what owners are asked": "/kaart/klopt-dit-nog/",
    },
    Role.PARTNER_ADMIN: {
        "log of an organisation": "/logboek/organisatie/",
        "people": "/beheer/mensen/",
        "invite": "/beheer/uitnodigen/",
        "invitations": "/beheer/uitnodigingen/",
        "teams": "/beheer/teams/",
        "caseloads": "/casussen/overdragen/",
        "caseload to hand over": "$caseload",
        "one case to hand over": "/casussen/overdragen/een/",
    },
    Role.MUNICIPALITY_ADMIN: {
        "overview of an administrator": "/overzicht/",
        "people of the portal": "/beheer/mensen/",
        "new partner": "/beheer/partners/nieuw/",
        "letters": "/instellingen/brieven/",
        "letter, new": "/instellingen/brieven/nieuw/",
        "proposals": "/kaart/voorstellen/",
        "offers": "/kaart/aanbod/",
        "receivers with a link": "/instellingen/ontvangers-met-link/",
        "purposes": "/instellingen/doelen/",
        "purpose": "$purpose",
        "kind of data": "$kind_of_data",
        "who receives what": "/instellingen/aanmelden/",
        "kinds of help": "/instellingen/soorten/",
        "kind of help, change": "$help_kind",
        "kind of help, conditions of a team": "$help_receiver",
    },
}
# Each type of page that editors can make -> the state that shows one.
PAGE_TYPES: Mapping[str, str] = {
    "HomePage": "home",
    "InformationPage": "information page",
    "TopicPage": "topic",
    "ContactPage": "contact",
    "PartnerPage": "page for partners",
    "QuestionsPage": "questions and answers",
    "StepByStepPage": "step by step",
    "ConsultationHoursPage": "consultation hours",
    "ExperiencePage": "experience",
    "NewsIndexPage": "news",
    "NewsPage": "news item",
    "NewsletterIndexPage": "newsletters",
    "NewsletterPage": "newsletter as a page",
    "ProjectIndexPage": "projects",
    "ProjectPage": "project",
    "CampaignPage": "campaign",
    "SchemePage": "scheme",
}
EVERY_PORTAL = ("vechtgooi", "waterkant", "heidedorp")


def states_of(role: Role) -> Iterator[State]:
    """The pages behind the door as states."""
    yield from (State(name, path) for name, path in BEHIND_THE_DOOR[role].items())


def path_of(name: str) -> str:
    """Where the state of this name stands, whoever may see it."""
    public = {state.name: state.path for state in STATES}
    return next(each[name] for each in (public, *BEHIND_THE_DOOR.values()) if name in each)
