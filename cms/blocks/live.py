"""Blocks that show the social map as it is now. What they show is read for who looks, never kept in the page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks import showing
from cms.blocks.choices import life_domains, own_municipalities, target_groups
from cms.blocks.entries import EntryBlock
from cms.blocks.words import SHORT, Line, Lines
from search.models import Audience

MOST_SERVICES = 12


class ContactBlock(blocks.StructBlock):  # type: ignore[misc]
    """Whom to reach: an entry of the social map, which stays the one source, or what is written here."""

    entry = EntryBlock(required=False)
    name = Line(label=_("Naam"), required=False, max_length=SHORT)
    phone = blocks.CharBlock(label=_("Telefoon"), required=False, max_length=30)
    mail = blocks.EmailBlock(label=_("E-mail"), required=False)
    address = Lines(label=_("Adres"), required=False, max_length=300)
    hours = Lines(label=_("Wanneer"), required=False, max_length=300)

    class Meta:
        template = "blocks/contact.html"
        icon = "mail"
        label = _("Contact")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        written = [cleaned[name] for name in ("name", "phone", "mail", "address", "hours")]
        if bool(cleaned["entry"]) == any(written):
            told = _now("Kies een vermelding of vul de gegevens zelf in. Niet allebei.")
            raise StructBlockValidationError(block_errors={"entry": ErrorList([ValidationError(told)])})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, **showing.contact(value, context)}


class SearchBlock(blocks.StructBlock):  # type: ignore[misc]
    """A link to the search with filters set."""

    text = Line(label=_("Tekst van de link"), max_length=SHORT * 2)
    words = blocks.CharBlock(label=_("Zoekwoorden"), required=False, max_length=SHORT)
    topic = blocks.ChoiceBlock(label=_("Onderwerp"), choices=life_domains, required=False)
    target = blocks.ChoiceBlock(label=_("Voor wie"), choices=target_groups, required=False)
    municipality = blocks.ChoiceBlock(label=_("Gemeente"), choices=own_municipalities, required=False)
    audience = blocks.ChoiceBlock(
        label=_("Wie dit ziet"),
        choices=Audience.choices,
        required=False,
        help_text=_("Een bezoeker ziet geen link naar wat alleen partners zien."),
    )

    class Meta:
        template = "blocks/search.html"
        icon = "search"
        label = _("Zoeken op de sociale kaart")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "address": showing.address_of_search(value, context)}


class ServicesBlock(blocks.StructBlock):  # type: ignore[misc]
    """The services of a theme, as they are today."""

    title = Line(label=_("Kop"), max_length=SHORT)
    topic = blocks.ChoiceBlock(label=_("Onderwerp"), choices=life_domains)
    target = blocks.ChoiceBlock(label=_("Voor wie"), choices=target_groups, required=False)
    municipality = blocks.ChoiceBlock(label=_("Gemeente"), choices=own_municipalities, required=False)
    most = blocks.IntegerBlock(label=_("Hoeveel hoogstens"), default=6, min_value=1, max_value=MOST_SERVICES)

    class Meta:
        template = "blocks/services.html"
        icon = "list-ul"
        label = _("Hulp bij een onderwerp")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, **showing.services(value, context, most=MOST_SERVICES)}


class MapBlock(blocks.StructBlock):  # type: ignore[misc]
    """The places of a theme on our own map, drawn by the server."""

    title = Line(label=_("Kop"), max_length=SHORT)
    topic = blocks.ChoiceBlock(label=_("Onderwerp"), choices=life_domains)

    class Meta:
        template = "blocks/map.html"
        icon = "site"
        label = _("Kaart van een onderwerp")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, **showing.map_of_topic(value, context)}
