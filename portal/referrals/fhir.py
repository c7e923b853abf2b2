"""One referral as FHIR R4 resources, after Gravity's SDOHCCTaskForReferralManagement and SDOHCCServiceRequest.

Read only, for the two parties, by their right to read the referral. The person is the code of the case and nothing
else: whoever may see more sees it on the screen, where it is one logged step.
"""

from datetime import datetime
from typing import Any

from portal.referrals.selectors import ReferralPage
from portal.referrals.states import STATES
from portal.referrals.words import ReferralState, Urgency

PROFILES = "http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition"
TASK_CODES = "http://hl7.org/fhir/CodeSystem/task-code"
PRIORITIES = {Urgency.NORMAL: "routine", Urgency.URGENT: "urgent", Urgency.THREATENING: "asap"}
# ServiceRequest.status (request-status) by the status of the task.
REQUEST_STATUS = {
    "draft": "draft", "cancelled": "revoked", "completed": "completed", "entered-in-error": "entered-in-error",
    "on-hold": "on-hold", "rejected": "revoked", "failed": "revoked",
}  # fmt: skip

Resource = dict[str, Any]


def task(page: ReferralPage) -> Resource:
    """The hand-over: who asked whom, where it stands, by when something must happen."""
    state = STATES[ReferralState(page.state)]
    ends = min((clock.ends_at for clock in page.clocks), default=None)
    reason = page.reject_reason or page.outcome or page.state_label
    return _without_empty({
        "resourceType": "Task",
        "id": str(page.uid),
        "meta": {"profile": [f"{PROFILES}/SDOHCC-TaskForReferralManagement"], "versionId": str(page.version)},
        "identifier": [{"value": page.number}],
        "status": state.fhir,
        "statusReason": {"text": reason},
        "businessStatus": {"text": page.state_label},
        "intent": "order",
        "priority": PRIORITIES[Urgency(page.urgency)],
        "code": {"coding": [{"system": TASK_CODES, "code": "fulfill"}]},
        "focus": {"reference": f"ServiceRequest/{page.uid}"},
        "for": _pseudonym(page),
        "authoredOn": _moment(page.sent_at or page.made_at),
        "lastModified": _moment(max((each.at for each in page.history), default=page.made_at)),
        "requester": {"display": page.sender_team},
        "owner": {"display": page.receiver_team} if page.receiver_team else None,
        "restriction": {"period": {"end": _moment(ends)}} if ends else None,
    })  # fmt: skip


def service_request(page: ReferralPage) -> Resource:
    """What is asked for."""
    status = STATES[ReferralState(page.state)].fhir
    return _without_empty({
        "resourceType": "ServiceRequest",
        "id": str(page.uid),
        "meta": {"profile": [f"{PROFILES}/SDOHCC-ServiceRequest"], "versionId": str(page.version)},
        "identifier": [{"value": page.number}],
        "status": REQUEST_STATUS.get(status, "active"),
        "intent": "order",
        "priority": PRIORITIES[Urgency(page.urgency)],
        "code": {"text": page.kind},
        "subject": _pseudonym(page),
        "authoredOn": _moment(page.sent_at or page.made_at),
        "requester": {"display": page.sender_team},
        "performer": [{"display": page.receiver_team}] if page.receiver_team else None,
        "reasonCode": [{"text": page.question}] if page.question else None,
    })  # fmt: skip


def _pseudonym(page: ReferralPage) -> Resource:
    """The code of the case, where the rest is open; else nothing but the number of the referral."""
    return {"identifier": {"value": page.case_code or page.number}}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at is not None else None


def _without_empty(resource: Resource) -> Resource:
    return {name: value for name, value in resource.items() if value is not None}
