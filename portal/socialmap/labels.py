"""What the screen calls the fields of an entry."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: Mapping[str, str | Promise] = {
    "name": _("Naam"),
    "alternate_name": _("Andere naam"),
    "plain_text": _("Tekst voor inwoners, in gewone taal"),
    "description": _("Beschrijving"),
    "professional_text": _("Tekst voor professionals"),
    "email": _("E-mailadres"),
    "url": _("Website"),
    "website": _("Website"),
    "status": _("Stand"),
    "alert": _("Let op"),
    "wait_time": _("Wachttijd"),
    "application_process": _("Zo meldt u zich aan"),
    "fees_description": _("Wat het kost"),
    "fees": _("Kosten"),
    "eligibility_description": _("Voor wie het is"),
    "minimum_age": _("Vanaf leeftijd"),
    "maximum_age": _("Tot en met leeftijd"),
    "interpretation_services": _("Tolk"),
    "transportation": _("Zo komt u er"),
    "audience": _("Wie dit ziet"),
    "visible_from": _("Te zien vanaf"),
    "visible_until": _("Te zien tot en met"),
    "kind": _("Soort organisatie"),
    "secret": _("Geheim adres"),
    "checked_on": _("Nagekeken op"),
    "hours": _("Openingstijden"),
    "special_days": _("Andere dagen"),
    "phones": _("Telefoon"),
    "places": _("Adres"),
    "address": _("Straat en plaats"),
    "latitude": _("Pin op de kaart, noord-zuid"),
    "longitude": _("Pin op de kaart, west-oost"),
    "location_type": _("Soort plek"),
    "accreditations": _("Keurmerken"),
    "licenses": _("Vergunningen"),
    "assurer_email": _("E-mailadres van wie het nakijkt"),
    "legal_status": _("Rechtsvorm"),
    "uri": _("Webadres als kenmerk"),
    "logo": _("Logo"),
    "areas": _("Gemeente"),
    "terms": _("Onderwerpen"),
    "life_domains": _("Leefgebieden"),
    "target_groups": _("Doelgroepen"),
}


def label(field: str) -> str:
    """The Dutch name of a field, or its own name for one that no screen shows."""
    return str(FIELDS.get(field, field))
