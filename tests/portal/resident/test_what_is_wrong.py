"""A resident says what is wrong; the contact person hears that there is something, and answers."""

import pytest
from django.core import mail
from django.test import Client

from portal.cases.models import Case
from portal.cases.services import open_case
from portal.notifications.models import Notification
from portal.resident.models import CorrectionRequest
from portal.resident.services import answer_correction, ask_correction
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import colleague
from tests.portal.resident.conftest import PAGE, RANA, read

ASK, LIST = "/wie-weet-wat/klopt-niet/", "/verbeteringen/"
WRONG = "Mijn huisnummer is 3."


@pytest.fixture
def asked(herself: Actor, case: Case) -> CorrectionRequest:
    return ask_correction(herself, subject=case.subject, wrong=WRONG)


def test_what_is_wrong_becomes_a_message_to_the_contact_person_without_name_or_text(
    rana: Client, alice: Actor, case: Case, in_waterkant: Tenant
) -> None:
    assert rana.post(ASK, {"wrong": WRONG})["Location"] == PAGE
    message = Notification.objects.get(kind="resident.correction_asked")

    assert message.person == alice.person
    assert message.subject == case.code
    assert not any(each in f"{message.url}{mail.outbox}" for each in (WRONG, RANA.last_name))
    assert WRONG in read(rana)


def test_it_is_answered_and_the_resident_reads_the_answer(rana: Client, asked: CorrectionRequest, alice: Actor) -> None:
    worker = sign_in(Client(), alice)
    assert asked.case.code in read(worker, LIST)
    assert WRONG in read(worker, f"{LIST}{asked.uid}/")
    answer = worker.post(f"{LIST}{asked.uid}/", {"result": "corrected", "answer": "Wij hebben het aangepast."})

    assert answer["Location"] == LIST
    page = read(rana)
    assert "Het is verbeterd" in page
    assert "Wij hebben het aangepast." in page
    assert "al beantwoord" in read(worker, f"{LIST}{asked.uid}/")


def test_who_answers_finds_it_on_their_overview_until_it_is_answered(
    asked: CorrectionRequest, alice: Actor, bob: Actor
) -> None:
    worker, other = sign_in(Client(), alice), sign_in(Client(), bob)
    assert "1 vraag wacht op uw antwoord." in read(worker, "/overzicht/")
    assert "vraag wacht op uw antwoord" not in read(other, "/overzicht/")
    answer_correction(alice, uid=asked.uid, result="corrected", answer="Wij hebben het aangepast.")

    page = read(worker, "/overzicht/")
    assert LIST in page
    assert "wacht op uw antwoord" not in page


def test_a_form_that_is_not_filled_in_says_how_to_go_on(rana: Client, asked: CorrectionRequest, alice: Actor) -> None:
    assert "Vul in wat er niet klopt." in rana.post(ASK, {"wrong": " "}).content.decode()
    answer = sign_in(Client(), alice).post(f"{LIST}{asked.uid}/", {"answer": ""})
    assert answer.status_code == 422


def test_it_is_sealed_in_the_database(asked: CorrectionRequest) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM resident_correctionrequest")
        assert WRONG not in str(cursor.fetchall())


def test_somebody_who_does_not_work_in_the_case_finds_nothing(
    asked: CorrectionRequest, bob: Actor, waterkant: Tenant, welfare: Team
) -> None:
    with pytest.raises(NotFound):
        answer_correction(bob, uid=asked.uid, result="left", answer="x")
    assert sign_in(Client(), bob).get(f"{LIST}{asked.uid}/").status_code == 404
    assert answer_correction(colleague(waterkant, welfare), uid=asked.uid, result="left", answer="Het klopt.")


def test_another_resident_reads_and_asks_nothing_of_this_case(
    asked: CorrectionRequest, case: Case, alice: Actor, welfare: Team, in_waterkant: Tenant
) -> None:
    from tenants.access import resident

    neighbour = resident(in_waterkant, open_case(alice, team_uid=welfare.uid, told=RANA).subject)
    assert not CorrectionRequest.objects.visible_to(neighbour).exists()
    with pytest.raises(NotFound):
        ask_correction(neighbour, subject=case.subject, wrong=WRONG)


def test_a_second_answer_and_a_fourth_question_are_refused(
    asked: CorrectionRequest, herself: Actor, case: Case, alice: Actor, rana: Client
) -> None:
    for _each in range(2):
        ask_correction(herself, subject=case.subject, wrong=WRONG)
    with pytest.raises(Refused):
        ask_correction(herself, subject=case.subject, wrong=WRONG)
    assert rana.post(ASK, {"wrong": "nog iets"}).status_code == 422
    answer_correction(alice, uid=asked.uid, result="partly", answer="Deels.")
    with pytest.raises(Refused):
        answer_correction(alice, uid=asked.uid, result="left", answer="Toch niet.")


def test_an_answer_that_is_no_answer_is_refused(asked: CorrectionRequest, alice: Actor) -> None:
    with pytest.raises(Invalid):
        answer_correction(alice, uid=asked.uid, result="misschien", answer="x")
    with pytest.raises(Invalid):
        answer_correction(alice, uid=asked.uid, result="left", answer="  ")
