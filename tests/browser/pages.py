"""The pages and their states, as data: what everybody sees. What opens behind the door: behind_the_door.py."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenants.access import Role
from tests.browser.behind_the_door import BEHIND_THE_DOOR
from tests.browser.entries_of_demo import FOOD_BANK, ORGANISATION, PARTNERS_ONLY, SECRET, SERVICE, uid_of_demo
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
    State("my list, shared", f"/mijn-lijst/?h={uid_of_demo('hulp-geldzorgen')},{uid('long')},{uid('one')}"),
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
