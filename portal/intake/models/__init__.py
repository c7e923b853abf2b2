from portal.intake.models.drafts import IntakeDraft
from portal.intake.models.helpfulness import Helpfulness
from portal.intake.models.reports import LETTERS, MOST_NAMED, MOST_TOLD, Report, new_number
from portal.intake.models.requests import IntakeEvent, IntakeRequest
from portal.intake.models.subjects import IntakeSubject

__all__ = [
    "LETTERS",
    "MOST_NAMED",
    "MOST_TOLD",
    "Helpfulness",
    "IntakeDraft",
    "IntakeEvent",
    "IntakeRequest",
    "IntakeSubject",
    "Report",
    "new_number",
]
