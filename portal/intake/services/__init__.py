"""Commands on what comes in: reports on the map, and requests for help."""

from portal.intake.services.drafts import Draft, draft_of, forget_draft, keep_draft, send_draft
from portal.intake.services.reports import About, answer_report, move_report, report_missing, report_wrong
from portal.intake.services.sending import Asked, send_request
from portal.intake.services.subjects import Chosen, change_subject
from portal.intake.services.triage import Said, answer_request, give_request, refuse_request, take_request

__all__ = [
    "About",
    "Asked",
    "Chosen",
    "Draft",
    "Said",
    "answer_report",
    "answer_request",
    "change_subject",
    "draft_of",
    "forget_draft",
    "give_request",
    "keep_draft",
    "move_report",
    "refuse_request",
    "report_missing",
    "report_wrong",
    "send_draft",
    "send_request",
    "take_request",
]
