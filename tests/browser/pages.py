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
        path: its address, without the prefix of a language.
        status: the answer of the server.
        clock: the name of a moment (see `clock.moment`); nothing is the time that it is.
        translated: whether the page exists in the other languages of the portal.
        press: the name of a button that brings the page into this state.
    """

    name: str
    path: str
    status: int = 200
    clock: str = ""
    portal: str = MAIN
    translated: bool = True
    press: str = ""

    @property
    def slug(self) -> str:
        return self.name.replace(" ", "-").replace(",", "")

    @property
    def of_main(self) -> bool:
        """Whether it shows an entry that only the main portal has."""
        return self.path.startswith(("/hulp/", "/organisatie/", "/plaats/"))


def _uid_of_demo(name: str) -> str:
    return str(uid_of(MAIN, "service", name))


def _of_demo(name: str) -> str:
    return f"/hulp/{_uid_of_demo(name)}/"


SERVICE, FOOD_BANK, SECRET = _of_demo("hulp-geldzorgen"), _of_demo("voedselbank-samen"), _of_demo("stille-haven")
ORGANISATION = f"/organisatie/{uid_of(MAIN, 'organization', 'gemeente')}/"
PARTNERS_ONLY = _of_demo("spoedtas")

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
    State("open data", "/open-data/"),
    State("privacy", "/privacy/"),
    State("accessibility", "/toegankelijkheid/"),
    State("sign in", "/account/inloggen/"),
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
    each.name: each for each in STATES if not each.clock and each.portal == MAIN and "/proef/" not in each.path
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
        "partners": "/partners/",
        "rights": "/wat-mag-wie/",
    },
    Role.PARTNER_ADMIN: {
        "people": "/beheer/mensen/",
        "invite": "/beheer/uitnodigen/",
        "invitations": "/beheer/uitnodigingen/",
        "teams": "/beheer/teams/",
    },
    Role.MUNICIPALITY_ADMIN: {
        "overview of an administrator": "/overzicht/",
        "people of the portal": "/beheer/mensen/",
        "new partner": "/beheer/partners/nieuw/",
        "proposals": "/kaart/voorstellen/",
        "offers": "/kaart/aanbod/",
    },
}
EVERY_PORTAL = ("vechtgooi", "waterkant", "heidedorp")


def states_of(role: Role) -> Iterator[State]:
    """The pages behind the door as states."""
    yield from (State(name, path) for name, path in BEHIND_THE_DOOR[role].items())
