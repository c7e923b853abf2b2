"""The form of each kind of entry: which panels, with which fields, in which order. Data."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TEXT, LONG, NUMBER, DATE, CHOICE, SWITCH, MAIL, WEB = (
    "text", "long", "number", "date", "choice", "switch", "mail", "web"
)  # fmt: skip


@dataclass(frozen=True)
class FieldOf:
    """A field of a panel: how it is filled in, and a word of help."""

    name: str
    kind: str = TEXT
    help: str | Promise = ""
    required: bool = False


@dataclass(frozen=True)
class Panel:
    """A part of the form. `part` names a template that shows more than plain fields."""

    code: str
    title: str | Promise
    fields: tuple[FieldOf, ...] = ()
    part: str = ""
    help: str | Promise = ""

    @property
    def anchor(self) -> str:
        return f"paneel-{self.code}"


PLAIN = FieldOf(
    "plain_text", LONG, _("Korte zinnen, gewone woorden, en 'u'. Dit lezen inwoners als eerste."), required=False
)
PROFESSIONAL = FieldOf("professional_text", LONG, _("Alleen partners lezen dit: criteria, route, contactpersoon."))
MORE = FieldOf("description", LONG, _("Meer uitleg, onder de tekst in gewone taal."))
SEEN = (
    FieldOf("audience", CHOICE, _("Alleen partners: inwoners vinden deze vermelding niet.")),
    FieldOf("visible_from", DATE, _("Leeg: meteen na publiceren.")),
    FieldOf("visible_until", DATE, _("Leeg: zonder einde. Daarna is de vermelding niet meer te zien.")),
)
PANELS: Mapping[str, tuple[Panel, ...]] = {
    "service": (
        Panel(
            "basis",
            _("Basis"),
            (
                FieldOf("name", required=True),
                FieldOf("alternate_name", help=_("Hoe mensen het ook noemen. De zoeker vindt het zo ook.")),
                FieldOf("status", CHOICE),
                FieldOf("alert", LONG, _("Staat in een opvallend vak boven de pagina.")),
            ),
        ),
        Panel("teksten", _("Teksten"), (PLAIN, PROFESSIONAL, MORE), part="texts"),
        Panel("tijden", _("Openingstijden"), part="hours"),
        Panel("plekken", _("Plekken"), part="places"),
        Panel("contact", _("Contact"), (FieldOf("email", MAIL), FieldOf("url", WEB)), part="phones"),
        Panel(
            "wie",
            _("Voor wie en wie het ziet"),
            (
                FieldOf("eligibility_description", LONG),
                FieldOf("minimum_age", NUMBER),
                FieldOf("maximum_age", NUMBER),
                *SEEN,
            ),
            part="areas",
        ),
        Panel("onderwerpen", _("Leefgebieden en doelgroepen"), part="terms"),
        Panel(
            "aanmelden",
            _("Aanmelden, kosten en wachttijd"),
            (
                FieldOf("application_process", LONG, _("Bijvoorbeeld: Bel of loop binnen. Of: Op afspraak.")),
                FieldOf("fees_description"),
                FieldOf("wait_time", help=_("Bijvoorbeeld: ongeveer 3 weken.")),
                FieldOf("interpretation_services", help=_("Bijvoorbeeld: tolk mogelijk, zeg het bij de afspraak.")),
            ),
        ),
    ),
    "organization": (
        Panel(
            "basis",
            _("Basis"),
            (FieldOf("name", required=True), FieldOf("alternate_name"), FieldOf("kind", CHOICE)),
        ),
        Panel("teksten", _("Teksten"), (PLAIN, PROFESSIONAL, MORE), part="texts"),
        Panel("contact", _("Contact"), (FieldOf("email", MAIL), FieldOf("website", WEB)), part="phones"),
        Panel("wie", _("Wie het ziet"), SEEN),
    ),
    "location": (
        Panel(
            "basis",
            _("Basis"),
            (FieldOf("name"), FieldOf("alternate_name"), FieldOf("location_type", CHOICE), FieldOf("url", WEB)),
        ),
        Panel(
            "adres",
            _("Adres en kaart"),
            (
                FieldOf("secret", SWITCH),
                FieldOf("latitude", NUMBER, _("Bijvoorbeeld 52,2987. Dit is de noord-zuidlijn.")),
                FieldOf("longitude", NUMBER, _("Bijvoorbeeld 5,2412. Dit is de west-oostlijn.")),
            ),
            part="address",
        ),
        Panel("tijden", _("Openingstijden van het gebouw"), part="hours"),
        Panel("contact", _("Contact"), part="phones"),
        Panel(
            "reizen",
            _("Beschrijving en reis"),
            (FieldOf("description", LONG), FieldOf("transportation", LONG), *SEEN[1:]),
        ),
    ),
}


def fields_of(entity: str) -> tuple[FieldOf, ...]:
    """All plain fields of the form of this kind of entry."""
    return tuple(field for panel in PANELS[entity] for field in panel.fields)


def has_part(entity: str, part: str) -> bool:
    return any(panel.part == part for panel in PANELS[entity])
