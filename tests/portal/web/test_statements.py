"""The statements claim nothing that nobody measured, and say whom to ask in this portal."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tenants.retention.models import RetentionSetting

STATEMENTS = ("/toegankelijkheid/", "/privacy/")


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main")[0]).split())


def test_the_status_is_not_claimed(visitor: Client, waterkant: Tenant) -> None:
    text = _text(visitor.get("/toegankelijkheid/").content.decode())

    assert "Status: nog niet beoordeeld." in text
    assert "schermlezer" in text
    assert "Nationale ombudsman" in text
    assert not re.search(r"voldoet (volledig|gedeeltelijk)|[Ss]tatus:? [A-E]\b", text)


def test_an_official_statement_takes_the_place_of_the_warning(visitor: Client, waterkant: Tenant) -> None:
    waterkant.settings = {"accessibility_statement": "https://www.toegankelijkheidsverklaring.nl/register/1"}
    waterkant.save()
    page = visitor.get("/toegankelijkheid/").content.decode()

    assert 'href="https://www.toegankelijkheidsverklaring.nl/register/1"' in page
    assert "nog niet beoordeeld" not in page


@pytest.mark.parametrize("path", STATEMENTS)
def test_whom_to_ask_is_named_per_portal(visitor: Client, waterkant: Tenant, path: str) -> None:
    waterkant.settings = {"contact_mail": "site@waterkant.example", "contact_phone": "010 555 00 44"}
    waterkant.save()
    page = visitor.get(path).content.decode()

    assert 'href="mailto:site@waterkant.example"' in page
    assert 'href="tel:0105550044"' in page


@pytest.mark.parametrize(("weeks", "said"), [(1, "Binnen 1 week krijgt"), (2, "Binnen 2 weken krijgt")])
def test_how_long_an_answer_takes_is_said(visitor: Client, waterkant: Tenant, weeks: int, said: str) -> None:
    waterkant.settings = {"answer_weeks": weeks}
    waterkant.save()

    assert said in _text(visitor.get("/toegankelijkheid/").content.decode())


def test_privacy_questions_go_to_the_privacy_officer(visitor: Client, waterkant: Tenant) -> None:
    waterkant.settings = {"contact_mail": "site@waterkant.example", "privacy_mail": "fg@waterkant.example"}
    waterkant.save()

    assert "fg@waterkant.example" in visitor.get("/privacy/").content.decode()


def test_the_page_on_privacy_says_what_the_code_does(visitor: Client, waterkant: Tenant) -> None:
    """Each promise has a test of its own elsewhere; here, that the promise is made."""
    text = _text(visitor.get("/privacy/").content.decode())

    for promise in (
        "Pagina's met informatie plaatsen geen cookies",
        "Wij bewaren uw plek niet",
        "anoniem",
        "eigen browser",
    ):
        assert promise in text.replace("&#x27;", "'")


def test_the_table_tells_that_a_question_without_result_is_counted(visitor: Client, waterkant: Tenant) -> None:
    text = _text(visitor.get("/privacy/").content.decode())

    assert "Een zoekvraag die iets vindt Niemand Wij bewaren het niet" in text
    assert "Een zoekvraag die niets vindt De redactie 90 dagen" in text


def test_a_portal_that_chose_another_term_promises_that_one(visitor: Client, waterkant: Tenant, marit: Actor) -> None:
    other = get_user_model().objects.create(email="mira@leden.example")
    with activate(waterkant):
        for rule in ("intake.report", "intake.address_answered", "newsletter.unconfirmed", "search.question"):
            number = 11 if rule == "intake.report" else 30 if rule == "search.question" else 21
            RetentionSetting.objects.create(
                rule=rule,
                number=number,
                unit="months" if rule == "intake.report" else "days",
                state="in_force",
                proposed_by=marit.person,
                proposed_at=timezone.now(),
                decided_by=other,
            )
    text = _text(visitor.get("/privacy/").content.decode())

    for promise in (
        "De redactie 30 dagen",
        "11 maanden nadat wij klaar zijn",
        "21 dagen na ons antwoord",
        "wissen wij uw adres na 21 dagen",
    ):
        assert promise in text


def test_the_table_tells_how_long_a_list_is_kept(visitor: Client, waterkant: Tenant) -> None:
    text = _text(visitor.get("/privacy/").content.decode())

    assert "Een lijst met diensten, als iemand die inleest De redactie en de beheerder 7 dagen" in text


@pytest.mark.parametrize(
    "path", ["/", "/zoeken/", "/privacy/", "/bestaat-niet/", "/account/inloggen/", "/mist-u-iets/"]
)
def test_help_and_the_statements_are_at_the_same_place_everywhere(
    visitor: Client, waterkant: Tenant, path: str
) -> None:
    page = visitor.get(path).content.decode()
    after = page.split("</main>")[1]

    assert after.index("Komt u er niet uit?") < after.index('class="footer"')
    for address in ("/toegankelijkheid/", "/privacy/", "/open-data/", "/mist-u-iets/"):
        assert f'href="{address}"' in after
