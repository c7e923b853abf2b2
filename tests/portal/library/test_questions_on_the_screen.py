"""The road of a question through the screens, and what a wrong turn says."""

import pytest
from django.test import Client

from portal.library.models import Question
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.library.stocking import asked, assigned, whole

QUESTIONS = "/bibliotheek/vragen/"


def test_from_asking_to_reading(
    client: Client, waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, omar: Actor
) -> None:
    sign_in(client, alice)
    made = client.post(f"{QUESTIONS}stellen/", {"asked": "Mag een huurder melden?", "topic": "wonen"})
    there = made["Location"]

    sign_in(client, eva)
    assert "1 vraag om te behandelen." in client.get("/overzicht/").content.decode()
    client.post(f"{there}deskundige/", {"version": "1", "expert": str(bob.person.uid)})  # type: ignore[union-attr]

    sign_in(client, bob)
    assert "1 vraag wacht op uw antwoord." in client.get("/overzicht/").content.decode()
    client.post(f"{there}antwoord/", {"version": "2", "answer": "Ja, <b>altijd</b>."})

    sign_in(client, eva)
    prefilled = client.get(there).content.decode()
    texts = {"heading": "Melden", "question": "Mag het?", "answer": "Ja, <b>altijd</b>.", "topic": "wonen"}
    client.post(f"{there}publiceren/", {"version": "3", **texts})

    sign_in(client, omar)
    page = client.get(there).content.decode()
    found = client.get(f"{QUESTIONS}?q=altijd&onderwerp=wonen").content.decode()
    assert "Mag een huurder melden?" in prefilled
    assert "Ja, &lt;b&gt;altijd&lt;/b&gt;." in page
    assert "Mag een huurder melden?" not in page
    assert "Melden" in found


def test_the_screen_warns_and_keeps_what_was_typed(client: Client, waterkant: Tenant, alice: Actor) -> None:
    sign_in(client, alice)
    assert "Schrijf niet over een inwoner" in client.get(f"{QUESTIONS}stellen/").content.decode()

    answer = client.post(f"{QUESTIONS}stellen/", {"asked": "Mag BSN 123456782 dit?", "topic": ""})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "een nummer dat op een BSN lijkt" in page
    assert "Mag BSN 123456782 dit?" in page


def test_a_wrong_answer_comes_back_at_its_field(
    client: Client, waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor
) -> None:
    with activate(waterkant):
        question = assigned(eva, asked(alice), bob)

    answer = sign_in(client, bob).post(f"{QUESTIONS}{question.uid}/antwoord/", {"version": "2", "answer": "1234 AB"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_answer_answer_error"' in page
    assert "1234 AB</textarea>" in page


@pytest.mark.parametrize("step", ["deskundige", "antwoord", "publiceren", "niet-plaatsen", "terughalen"])
@pytest.mark.parametrize("sent", [{}, {"version": "x"}, {"version": "9" * 40}])
def test_a_form_that_is_not_ours_is_stale_or_refused_and_changes_nothing(
    client: Client, waterkant: Tenant, alice: Actor, eva: Actor, step: str, sent: dict[str, str]
) -> None:
    with activate(waterkant):
        question = asked(alice)

    answer = sign_in(client, eva).post(f"{QUESTIONS}{question.uid}/{step}/", sent)

    assert answer.status_code in {403, 404, 409, 422}
    with activate(waterkant):
        assert Question.objects.get().version == 1


@pytest.mark.parametrize(
    "query", ["pagina=-1", "pagina=99999999999", "pagina=x", "onderwerp=%00", "stand='", "q=%00%ff"]
)
def test_an_odd_question_in_the_address_gets_a_page(
    client: Client, waterkant: Tenant, alice: Actor, bob: Actor, eva: Actor, query: str
) -> None:
    with activate(waterkant):
        whole(eva, alice, bob)

    assert sign_in(client, bob).get(f"{QUESTIONS}?{query}").status_code == 200


def test_empty_rooms_say_so(client: Client, waterkant: Tenant, alice: Actor) -> None:
    sign_in(client, alice)

    assert "Er staan nog geen stukken" in client.get("/bibliotheek/").content.decode()
    assert "Er is nog geen convenant" in client.get("/bibliotheek/convenant/").content.decode()
    assert "Er zijn nog geen vakvragen" in client.get(QUESTIONS).content.decode()
    assert "Hier is niets mee gevonden" in client.get(f"{QUESTIONS}?q=zoek").content.decode()
