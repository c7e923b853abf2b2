"""Everything that the form of an entry needs, as its draft has it."""

from portal.socialmap.drafting.selectors.choices import (
    TermGroup,
    areas_to_choose,
    organizations_to_choose,
    term_groups,
)
from portal.socialmap.drafting.selectors.entry import EntryToEdit, entry_of_other_portal, entry_to_edit, proposals_for
from portal.socialmap.drafting.selectors.meantime import Meanwhile, meanwhile
from portal.socialmap.drafting.selectors.places import PlaceLine, places_to_choose, services_at

__all__ = [
    "EntryToEdit",
    "Meanwhile",
    "PlaceLine",
    "TermGroup",
    "areas_to_choose",
    "entry_of_other_portal",
    "entry_to_edit",
    "meanwhile",
    "organizations_to_choose",
    "places_to_choose",
    "proposals_for",
    "services_at",
    "term_groups",
]
