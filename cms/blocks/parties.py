"""Who take part in something: organisations of the social map, or others by name."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.entries import OrganisationBlock
from cms.blocks.words import SHORT


class Parties(blocks.StreamBlock):  # type: ignore[misc]
    organisation = OrganisationBlock(label=_("Organisatie op de sociale kaart"))
    # A name is a name in every language.
    name = blocks.CharBlock(label=_("Andere partij"), max_length=SHORT)

    class Meta:
        max_num = 40
