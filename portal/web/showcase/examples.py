"""Invented content for the style guide. No database: what is shown here is shown by the components alone."""

from dataclasses import dataclass
from datetime import date

from portal.web.pages.cards import Card, Label, Marked
from portal.web.pages.details import Place
from portal.web.pages.home import Tile
from portal.web.pages.hours import Day, OpenNow, Week
from portal.web.pages.results import Chip, Choice, Correction, Facet, PageLink, Pager, ResultsPage, SearchForm
from portal.web.phones import Phone

WEEK = Week(
    days=(
        Day("Maandag", ("9.00 tot 17.00 uur",)),
        Day("Dinsdag", ("9.00 tot 12.30 uur", "13.30 tot 17.00 uur"), today=True),
        Day("Woensdag", ("9.00 tot 12.30 uur",)),
        Day("Donderdag", ("9.00 tot 20.00 uur",)),
        Day("Vrijdag", ("9.00 tot 17.00 uur",)),
        Day("Zaterdag", ()),
        Day("Zondag", ()),
    ),
    exceptions=(Day("Vrijdag 25 december", (), note="Eerste kerstdag"),),
)
FREE = Label("Gratis", "good", "checked")
CARDS = (
    Card(
        title="Hulp bij geldzorgen",
        url="#kaart-1",
        organisation="Buurtteam Noord",
        text=(
            Marked("U heeft rekeningen of "),
            Marked("schulden", found=True),
            Marked(" die u niet kunt betalen. Een medewerker maakt samen met u een overzicht en een plan."),
        ),
        open_now=OpenNow(True, "Nu open", ", tot 17.00 uur."),
        address="Kadeplein 12",
        distance="650 meter",
        labels=(FREE, Label("Zonder afspraak"), Label("Ook in het Arabisch en Pools", icon="language")),
        week=WEEK,
        phone=Phone.of("0800 555 01 01"),
        checked_on=date(2026, 11, 3),
        anchor="kaart-1",
    ),
    Card(
        title="Inloop papieren en brieven",
        url="#kaart-2",
        organisation="Bibliotheek De Sluis",
        text=(Marked("Neem uw brieven mee. Vrijwilligers leggen uit wat er staat en helpen met formulieren."),),
        open_now=OpenNow(False, "Nu gesloten", ". Gaat morgen open om 9.00 uur."),
        address="Sluisweg 3",
        labels=(FREE, Label("Rolstoeltoegankelijk", icon="wheelchair")),
        phone=Phone.of("0800 555 01 02"),
        checked_on=date(2025, 6, 17),
        stale=True,
        anchor="kaart-2",
    ),
    Card(
        title="Vroegsignalering: melding van betalingsachterstand",
        url="#kaart-3",
        organisation="Gemeente",
        text=(Marked("Woningcorporaties en energiebedrijven melden hier vaste lasten die niet betaald zijn."),),
        professional_text="Melding volgens artikel 3 van het Besluit gemeentelijke schuldhulpverlening.",
        labels=(Label("Met melding"),),
        partners_only=True,
        checked_on=date(2026, 10, 9),
        anchor="kaart-3",
    ),
)
FACETS = (
    Facet("onderwerp", "Onderwerp", (Choice("geld", "Geld en schulden", 24, True), Choice("wonen", "Wonen", 31)), True),
    Facet("kosten", "Kosten", (Choice("gratis", "Gratis", 22),)),
)
CHIPS = (Chip("Geld en schulden", "#zonder-geld"), Chip("Gratis", "#zonder-gratis"))
PAGER = Pager((PageLink(1), PageLink(2, "#2"), PageLink(3, "#3"), PageLink(None), PageLink(9, "#9")), next="#2")
TILES = (
    Tile("Geld en schulden", "#geld", "domain-geld-en-schulden", "34 mogelijkheden"),
    Tile("Uitkering en toeslagen", "#uitkering", "domain-uitkering-en-toeslagen", "12 mogelijkheden"),
    Tile("Wonen", "#wonen", "domain-wonen", "18 mogelijkheden"),
    Tile("Eten", "#eten", "domain-eten-en-spullen", "9 mogelijkheden"),
    Tile("Werk", "#werk", "domain-werk", "14 mogelijkheden"),
    Tile("Zorg", "#zorg", "domain-zorg-en-gezondheid", "21 mogelijkheden"),
    Tile("Gezin", "#gezin", "domain-gezin-en-opvoeden", "17 mogelijkheden"),
    Tile("Anderen ontmoeten", "#ontmoeten", "domain-mensen-ontmoeten", "25 mogelijkheden"),
    Tile("Taal", "#taal", "domain-taal-en-leren", "8 mogelijkheden"),
    Tile("Papieren en brieven", "#papierwerk", "domain-papierwerk", "10 mogelijkheden"),
    Tile("Veiligheid", "#veiligheid", "domain-veiligheid", "6 mogelijkheden"),
    Tile("Vervoer", "#vervoer", "domain-vervoer", "7 mogelijkheden"),
)
PLACES = (
    Place("Wijkhuis De Brug", ("Brugstraat 8", "1234 AB Waterkant"), access=("Rolstoeltoegankelijk, lift aanwezig",),
          week=WEEK, open_now=OpenNow(True, "Nu open", ", tot 17.00 uur.")),
    Place("Opvanghuis", secret=True, phones=(Phone.of("0800 555 01 09"),)),
)  # fmt: skip
RADII = (("2", "2 km"), ("5", "5 km"), ("10", "10 km"), ("", "Overal"))


@dataclass(frozen=True)
class Alert:
    kind: str
    icon: str
    title: str
    text: str


ALERTS = (
    Alert("", "info", "Ter informatie", "Op 5 december sluiten wij om 15.00 uur."),
    Alert("good", "checked", "Gelukt", "De wijziging is opgeslagen."),
    Alert("warn", "alert", "Let op", "Deze vermelding is lang niet nagekeken."),
    Alert("bad", "error", "Dit lukte niet", "De verbinding viel weg. Probeer het nog een keer."),
)
RESULTS = ResultsPage(
    form=SearchForm("schuldne", "1234 AB", "5", RADII),
    heading="24 resultaten voor ‘schulden’",
    page_title="24 resultaten voor schulden",
    cards=CARDS,
    facets=FACETS,
    chips=CHIPS,
    clear="#wis",
    correction=Correction("schulden", "schuldne", "#toch"),
    pager=PAGER,
)
