"""What differs per municipality inside a region."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.choices import name_of_municipality, own_municipalities
from cms.blocks.words import Text


class VariantBlock(blocks.StructBlock):  # type: ignore[misc]
    """How a scheme goes in one municipality; what is left empty is as everywhere."""

    municipality = blocks.ChoiceBlock(label=_("Gemeente"), choices=own_municipalities)
    conditions = Text(label=_("Voorwaarden"), required=False)
    amount = Text(label=_("Bedrag"), required=False)
    how = Text(label=_("Hoe vraagt u het aan?"), required=False)

    class Meta:
        template = "blocks/variant.html"
        icon = "home"
        label = _("Zo gaat het in een gemeente")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["municipality"] = name_of_municipality(value.get("municipality") or "")
        return context


class Variants(blocks.StreamBlock):  # type: ignore[misc]
    variant = VariantBlock()

    class Meta:
        template = "blocks/stream.html"
        max_num = 20
