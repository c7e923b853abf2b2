"""An error of the house becomes its page, what it wrote is undone, and a refusal is remembered."""

import pytest

from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.models import Organisation
from tests.factories.accounts import sign_in, visit

STATUS = {"refused": 403, "not_found": 404, "stale": 409, "invalid": 422, "crash": 500}


@pytest.mark.parametrize("how", STATUS)
def test_each_error_has_its_answer(client, waterkant, ria, how):
    client.raise_request_exception = False
    sign_in(client, ria, waterkant)

    assert client.get(f"/proef/schrijf/{how}/").status_code == STATUS[how]


def test_a_refusal_shows_the_reason_of_the_rule(client, waterkant, ria):
    sign_in(client, ria, waterkant)

    assert "Alleen de voorzitter" in client.get("/proef/schrijf/refused/").content.decode()


@pytest.mark.postgres  # on SQLite a request is no transaction: each service is one
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["refused", "not_found", "crash"])
def test_what_was_written_before_a_refusal_or_a_crash_is_undone(client, waterkant, ria, how):
    client.raise_request_exception = False
    sign_in(client, ria, waterkant)
    client.get(f"/proef/schrijf/{how}/")

    assert not Organisation.objects.filter(name="Geschreven").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["refused", "not_found"])
def test_the_refusal_itself_is_remembered(client, waterkant, ria, how):
    sign_in(client, ria, waterkant)
    client.get(f"/proef/schrijf/{how}/?q=huurschuld+Ria")

    with activate(waterkant):
        entry = AuditEntry.objects.get()
    assert (entry.outcome, entry.person_id) == ("refused", ria.person.pk)
    assert entry.ids == {"route": "write_and", "status": STATUS[how]}


def test_an_address_that_does_not_exist_is_remembered_without_the_address(client, waterkant, ria):
    sign_in(client, ria, waterkant)
    assert client.get("/dossier/van/ria-de-vries/").status_code == 404

    with activate(waterkant):
        assert "ria" not in str([entry.ids for entry in AuditEntry.objects.all()])


def test_a_visitor_leaves_no_row(client, waterkant):
    visit(client, waterkant).get("/proef/schrijf/not_found/")

    assert not AuditEntry.every_chain.exists()


def test_who_lacks_the_right_gets_the_answer_of_a_page_that_does_not_exist(client, waterkant, ria):
    sign_in(client, ria, waterkant)

    answers = [client.get(address) for address in ("/proef/beheer/", "/bestaat-niet/")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_visitor_is_led_to_the_sign_in_page(client, waterkant):
    answer = visit(client, waterkant).get("/proef/beheer/")

    assert answer.status_code == 302
    assert answer["Location"] == "/account/inloggen/?next=/proef/beheer/"


def test_a_visitor_who_sends_something_is_not(client, waterkant):
    assert visit(client, waterkant).post("/proef/beheer/").status_code == 404


def test_who_has_the_right_comes_in(client, waterkant, marit):
    sign_in(client, marit, waterkant)

    assert client.get("/proef/beheer/").content == b"binnen"
