"""Commands on cases. Each is one transaction: the case, who may open it, and its line in the log."""

from portal.cases.services.breaking import break_glass, review_glass
from portal.cases.services.circle import invite_team, leave_circle
from portal.cases.services.closing import close_case, reopen_case
from portal.cases.services.documents import add_documents, remove_document, share_with_resident
from portal.cases.services.from_intake import link_request_to_case, open_case_from_request
from portal.cases.services.households import join_household, leave_household
from portal.cases.services.leading import change_lead, hand_over_caseload, transfer_case
from portal.cases.services.opening import Told, change_case, open_case

__all__ = [
    "Told",
    "add_documents",
    "break_glass",
    "change_case",
    "change_lead",
    "close_case",
    "hand_over_caseload",
    "invite_team",
    "join_household",
    "leave_circle",
    "leave_household",
    "link_request_to_case",
    "open_case",
    "open_case_from_request",
    "remove_document",
    "reopen_case",
    "review_glass",
    "share_with_resident",
    "transfer_case",
]
