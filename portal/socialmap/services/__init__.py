"""Commands on the social map: actor first, one transaction each, with its audit row and its event."""

from portal.socialmap.services.capacity import tell_capacity
from portal.socialmap.services.editing import create_entry, edit_entry, mark_checked, publish, set_capacity, withdraw
from portal.socialmap.services.groups import PhoneNumber
from portal.socialmap.services.nested import set_areas, set_contact, set_schedules, set_terms
from portal.socialmap.services.ownership import (
    SourceOutcome,
    TwoValues,
    apply_source_values,
    differences,
    give_back,
    owned_fields,
    save_source_values,
)
from portal.socialmap.services.proposing import decide_proposal, propose_change
from portal.socialmap.services.setting_places import PlaceToSet, set_places
from portal.socialmap.services.sharing import answer_publication, offer_publication, withdraw_publication

__all__ = [
    "PhoneNumber",
    "PlaceToSet",
    "SourceOutcome",
    "TwoValues",
    "answer_publication",
    "apply_source_values",
    "create_entry",
    "decide_proposal",
    "differences",
    "edit_entry",
    "give_back",
    "mark_checked",
    "offer_publication",
    "owned_fields",
    "propose_change",
    "publish",
    "save_source_values",
    "set_areas",
    "set_capacity",
    "set_contact",
    "set_places",
    "set_schedules",
    "set_terms",
    "tell_capacity",
    "withdraw",
    "withdraw_publication",
]
