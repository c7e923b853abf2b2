"""What a column can mean, and by which headings people call it: a table of words."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """One meaning.

    Attributes:
        code: how it is kept.
        label: what the screen and an export call it.
        names: headings in Dutch and English that mean this, folded; the label means it too.
        hint: what may stand in the cells.
    """

    code: str
    label: str | Promise
    names: tuple[str, ...]
    hint: str | Promise = ""


COLUMNS: tuple[Column, ...] = (
    Column("id", _("Id"), ("id", "uid", "nummer", "kenmerk", "sleutel", "code", "key", "identifier", "dienst id"),
           _("Het kenmerk uit een download van dit portaal, of uw eigen nummer.")),
    Column("organization", _("Organisatie"), (
        "organisatie", "naam organisatie", "organisatienaam", "aanbieder", "instelling", "partner", "stichting",
        "uitvoerder", "organization", "organisation", "organization name", "organisation name", "provider",
    )),
    Column("service", _("Dienst"), (
        "dienst", "naam dienst", "dienstnaam", "naam", "aanbod", "activiteit", "voorziening", "naam voorziening",
        "titel", "product", "service", "service name", "name", "title",
    )),
    Column("plain_text", _("Tekst voor inwoners"), (
        "tekst voor inwoners", "gewone taal", "eenvoudige tekst", "b1", "b1 tekst", "tekst in gewone taal",
        "korte tekst", "samenvatting", "plain text", "summary", "tekst voor inwoners in gewone taal",
    )),
    Column("description", _("Beschrijving"), (
        "beschrijving", "omschrijving", "tekst", "toelichting", "informatie", "uitleg", "description", "details",
    )),
    Column("phone", _("Telefoon"), (
        "telefoon", "tel", "telefoonnummer", "telefoonnr", "telnr", "tel nr", "mobiel", "phone", "telephone",
        "phone number",
    ), _("Meer nummers? Zet er een ; tussen.")),
    Column("email", _("E-mail"), ("e mail", "email", "mail", "e mailadres", "emailadres", "mailadres", "mail address",
                                  "email address")),
    Column("website", _("Website"), ("website", "site", "webadres", "internet", "url", "link", "www", "web",
                                     "homepage")),
    Column("street", _("Straat en nummer"), (
        "straat en nummer", "straat", "adres", "bezoekadres", "straat en huisnummer", "straat huisnummer",
        "straatnaam en nummer", "locatie", "address", "street", "street address",
    )),
    Column("postal_code", _("Postcode"), ("postcode", "pc", "post code", "postal code", "zip", "zip code")),
    Column("city", _("Plaats"), ("plaats", "woonplaats", "plaatsnaam", "stad", "dorp", "city", "town")),
    Column("hours", _("Openingstijden"), (
        "openingstijden", "tijden", "openingsuren", "open", "wanneer", "spreekuur", "bereikbaarheid", "dagen en tijden",
        "opening hours", "hours", "openingstijd",
    ), _("Bijvoorbeeld: ma-vr 9.00-17.00; za 10.00-12.00. Of: op afspraak.")),
    Column("life_domains", _("Leefgebieden"), (
        "leefgebieden", "leefgebied", "onderwerp", "onderwerpen", "thema", "thema s", "themas", "rubriek", "rubrieken",
        "categorie", "domein", "theme", "topic", "topics", "category", "life domain", "life domains",
    ), _("Namen van de leefgebieden, met een ; ertussen.")),
    Column("target_groups", _("Doelgroepen"), (
        "doelgroepen", "doelgroep", "voor wie", "bestemd voor", "target group", "target groups", "for whom",
    ), _("Namen van de doelgroepen, met een ; ertussen.")),
    Column("municipality", _("Gemeente"), (
        "gemeente", "gemeenten", "gemeentes", "werkgebied", "regio", "municipality", "municipalities", "area",
    ), _("Namen van gemeenten, met een ; ertussen.")),
    Column("audience", _("Wie dit ziet"), (
        "wie dit ziet", "zichtbaar voor", "zichtbaarheid", "openbaar", "publiek", "audience", "visibility",
    ), _("“iedereen” of “alleen partners”.")),
    Column("cost", _("Kosten"), ("kosten", "prijs", "wat het kost", "tarief", "eigen bijdrage", "bijdrage", "cost",
                                 "costs", "price", "fee", "fees")),
    Column("checked_on", _("Nagekeken op"), (
        "nagekeken op", "gecontroleerd", "gecontroleerd op", "datum controle", "laatst gecontroleerd", "nagekeken",
        "bijgewerkt", "checked", "checked on", "last checked", "last updated",
    ), _("Een datum, bijvoorbeeld 31-12-2026.")),
)  # fmt: skip
BY_CODE: Mapping[str, Column] = {column.code: column for column in COLUMNS}
NEEDED = ("organization", "service")
_NAMES: Mapping[str, str] = {name: column.code for column in COLUMNS for name in column.names}


def fold(heading: str) -> str:
    """A heading without what people write differently: capitals, accents, points and stripes."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())[:200]


def recognised(headings: Iterable[str]) -> list[str]:
    """The codes of the headings that we know, without asking what the portal remembers."""
    return [code for heading in headings if (code := _NAMES.get(fold(heading)))]


def guess(headings: Sequence[str], remembered: Mapping[str, str]) -> list[str]:
    """What each column means: as it was chosen before in this portal, else by the table. Nothing comes twice.

    Args:
        headings: as they stand in the file.
        remembered: code by folded heading; an empty code is a heading that means nothing to us.

    Returns:
        A code or an empty text for each heading. Pure.
    """
    found: list[str] = []
    for heading in headings:
        name = fold(heading)
        code = remembered[name] if name in remembered else _NAMES.get(name, "")
        found.append(code if code in BY_CODE and code not in found else "")
    return found
