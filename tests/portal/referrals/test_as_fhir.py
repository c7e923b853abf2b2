"""The two parties read a referral as FHIR; nobody else reads it, and no name stands in it."""

from uuid import uuid4

from django.test import Client

from portal.referrals.models import Referral
from portal.referrals.states import STATES
from tenants.access import Actor
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import SECRETS
from tests.portal.referrals.conftest import step

# Task.status of FHIR R4 (http://hl7.org/fhir/R4/valueset-task-status.html).
STATUSES = {
    "draft", "requested", "received", "accepted", "rejected", "ready", "cancelled", "in-progress", "on-hold", "failed",
    "completed", "entered-in-error",
}  # fmt: skip


def test_every_state_is_a_status_of_fhir() -> None:
    assert len(STATES) == 15
    assert {state.fhir for state in STATES.values()} <= STATUSES


def test_the_receiver_reads_the_task_without_a_name(client: Client, bob: Actor, sent: Referral) -> None:
    answer = sign_in(client, bob).get(f"/api/fhir/Task/{sent.uid}")

    assert answer.headers["Content-Type"] == "application/fhir+json"
    told = answer.json()
    assert (told["resourceType"], told["status"], told["intent"]) == ("Task", "requested", "order")
    assert told["focus"] == {"reference": f"ServiceRequest/{sent.uid}"}
    assert told["for"] == {"identifier": {"value": sent.number}}
    assert not [secret for secret in SECRETS if secret in answer.content.decode()]


def test_the_sender_reads_why_it_was_refused(client: Client, alice: Actor, bob: Actor, sent: Referral) -> None:
    step(bob, sent, "reject", reject_reason="no_capacity", advice="Elders.")

    told = sign_in(client, alice).get(f"/api/fhir/Task/{sent.uid}").json()

    assert (told["status"], told["statusReason"]) == ("rejected", {"text": "Wij hebben geen plek"})


def test_what_is_asked_for_is_a_request_of_its_own(client: Client, alice: Actor, sent: Referral) -> None:
    told = sign_in(client, alice).get(f"/api/fhir/ServiceRequest/{sent.uid}").json()

    assert (told["status"], told["code"]) == ("active", {"text": "Budgetcoach"})


def test_others_get_the_answer_of_a_random_one(client: Client, carla: Actor, sent: Referral) -> None:
    browser = sign_in(client, carla)

    answers = [
        browser.get(f"/api/fhir/{kind}/{uid}") for kind in ("Task", "ServiceRequest") for uid in (sent.uid, uuid4())
    ]

    assert {answer.status_code for answer in answers} == {404}
