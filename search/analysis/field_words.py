"""Words of this field that Dutch makes its compounds with: they settle which of two possible splits is meant.

Written by hand: what a social map speaks about. A splitter that counted words in the catalogue would cut the same
word differently today and tomorrow, and the index would no longer fit the question.
"""

from functools import lru_cache

from search.analysis.folding import words

_COMMON = """
    aanbod aangifte aanmelding aanpassing aanvraag activiteit administratie adres advies afspraak afval aktie
    ambtenaar apotheek arbeid armoede arts auto baan bank bedrijf begeleiding begroting belasting belastingen
    beheer behandeling beleid bemiddeling beroep berekening bericht beslag besluit besmetting bestuur betaling
    bewijs bewind bewoner bezoek bezwaar bijstand boete boek borg brief bron budget buurt centrum cliënt club
    coach commissie concierge contact controle crisis cultuur curatele cursus dagbesteding dienst dieren
    dokter dossier drank drugs echtscheiding eigendom energie erf ervaring evenement fiets fonds formulier gas
    gebied gebruik gegevens geld geluid gemeente gemeenschap geneesmiddelen gesprek geweld gezin gezondheid
    gids grond groep handel haven hond hout huis huishouden huisarts huiswerk hulp hulpmiddel huur huurder
    hypotheek identiteit informatie inhouding inkomen inkomens inkoop inloop instelling integratie inwoner
    jeugd jongeren justitie kaart kamer kapitaal kennis kerk keuken keuring kind kinder kleding klacht klant
    klimaat kosten krediet kunst kwaliteit land landbouw last leerling leerplicht les leven levensloop lening
    lid loket loon maaltijd maatje makelaar markt materiaal medewerker melding mensen middelen milieu minima
    moeder mond monument muziek natuur nood norm onderhoud onderneming onderwijs onderzoek ondersteuning
    ontheffing ontwikkeling onkosten opleiding opname opvang opvoeding organisatie ouder ouderen overlast
    pakket paspoort park parkeer partij partner pensioen persoon plaats plan plein plicht politie post
    praktijk praat premie prijs probleem proces product programma project psychiatrie raad recht
    rechtsbijstand regel regeling register rekening reis rijbewijs rijk risico rook ruimte samenleving
    sanering schade scheiding school schuld schulden schuldeiser slaap sloop sociaal spaar speel spel spoed
    sport spreekuur staat stad standaard start steun stichting straat stroom student studie subsidie taal tand
    tarief team telefoon terrein termijn thuis toeslag toerisme toezicht training traject uitgave uitkering
    vaart vader vakantie veiligheid vereniging vergoeding vergunning verhuis verhuur verkeer verklaring
    verlening verlies verlof verslaving vervoer verzekering voeding voedsel voertuig voorlichting voorziening
    vrijwilliger vrijwilligers vrouw vrouwen waarborg wagen wandel water wedstrijd weg wens werk werkgever
    werkloosheid wijk winkel wissel woning wonen woon zaak zelf zelfstandigen ziekenhuis ziekte zone zorg
"""
# As often as a common word occurs in a catalogue of some hundreds of entries; only its order of magnitude matters.
_ROUGHLY = 20


@lru_cache(maxsize=1)
def field_words() -> dict[str, int]:
    """The words with a rough frequency, folded as the splitter sees them."""
    return dict.fromkeys(words(_COMMON), _ROUGHLY)
