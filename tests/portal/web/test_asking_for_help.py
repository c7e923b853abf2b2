"""A resident asks for help without an account: one thing per page, back and forth, until the receipt."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from portal.intake.models import IntakeDraft, IntakeRequest
from portal.web import throttling
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.factories.intake import receiving

# What a resident types, page by page, and what each answer must not be found in: addresses, titles, cookies.
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("onderwerp", {"subject": "debts"}),
    ("spoed", {"threat": "eviction", "threatened_on": ""}),
    ("wie", {"filled_in_by": "volunteer", "helper": "Hans Helper"}),
    ("naam", {"first_name": "Rana", "last_name": "Voorbeeld"}),
    ("geboortedatum", {"birth_date": "٣١-١٢-١٩٨٠"}),
    ("postcode", {"postcode": "3131 ab"}),
    ("contact", {"way": "via"}),
    ("bereikbaar", {"via": "Buurvrouw Bep", "telephone": "06 12 34 56 78"}),
    ("veilig", {"message": "no", "times": "Alleen overdag"}),
    ("taal", {"language": "ar"}),
    ("toelichting", {"told": "Ik durf de brieven niet open te maken."}),
)
PERSONAL = ("Rana", "Voorbeeld", "1980", "Buurvrouw", "06 12", "overdag", "Hans", "brieven", "eviction")


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def receives(waterkant: Tenant, town_hall: Team, carla: Actor) -> Team:
    receiving(waterkant, town_hall)
    return town_hall


def _fill(client: Client, *, until: str = "", prefix: str = "") -> list[Any]:
    answers = []
    for slug, data in PAGES:
        if slug == until:
            break
        answers.append(client.post(f"{prefix}/aanmelden/{slug}/", data))
    return answers


def _requests(tenant: Tenant) -> list[IntakeRequest]:
    with activate(tenant):
        return list(IntakeRequest.objects.all())


def test_the_first_page_asks_about_danger_and_stores_nothing(
    visitor: Client, waterkant: Tenant, receives: Team
) -> None:
    answer = visitor.get("/aanmelden/")
    page = answer.content.decode()

    assert "Bent u of is iemand nu in gevaar?" in page
    assert 'href="#bellen"' in page
    assert "tel:112" in page
    assert not answer.cookies
    with activate(waterkant):
        assert not IntakeDraft.objects.exists()
        assert not AuditEntry.objects.exists()


def test_without_a_team_the_page_says_how_to_reach_the_municipality(visitor: Client, waterkant: Tenant) -> None:
    assert "U kunt hier nu niet online hulp vragen." in visitor.get("/aanmelden/").content.decode()
    assert visitor.get("/aanmelden/onderwerp/").headers["Location"] == "/aanmelden/?opnieuw"
    assert visitor.post("/aanmelden/onderwerp/", {"subject": "debts"}).status_code == 302
    with activate(waterkant):
        assert not IntakeDraft.objects.exists()


def test_from_the_first_page_to_the_receipt(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    answers = _fill(visitor)
    order = [answer.headers["Location"] for answer in answers]
    assert order[-1] == "/aanmelden/controleren/"
    assert order[:-1] == [f"/aanmelden/{slug}/" for slug, _data in PAGES[1:]]

    check = visitor.get("/aanmelden/controleren/").content.decode()
    for shown in ("Rana Voorbeeld", "Buurvrouw Bep", "Laat geen bericht achter", "Ik moet mijn huis uit"):
        assert shown in check
    sent = visitor.post("/aanmelden/controleren/", {})
    assert sent.headers["Location"] == "/aanmelden/verstuurd/"

    (made,) = _requests(waterkant)
    receipt = visitor.get("/aanmelden/verstuurd/").content.decode()
    assert made.code in receipt
    assert "Gemeente Waterkant leest uw vraag." in receipt
    assert (made.first_name, made.birth_date, made.postcode) == ("Rana", "1980-12-31", "3131")
    assert (made.threat, made.language, made.helper) == ("eviction", "ar", "Hans Helper")


def test_nothing_personal_stands_in_addresses_titles_and_cookies(
    visitor: Client, waterkant: Tenant, receives: Team
) -> None:
    told = []
    for slug, data in PAGES:
        answer = visitor.post(f"/aanmelden/{slug}/", data)
        page = visitor.get(answer.headers["Location"])
        title = re.search(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)
        told += [answer.headers["Location"], title[1] if title else "", visitor.cookies.output()]
        assert "no-store" in page.headers["Cache-Control"]

    assert [word for word in PERSONAL if word in " ".join(told)] == []
    assert set(visitor.cookies) == {"aanmelden", "csrftoken"}
    assert visitor.cookies["aanmelden"]["httponly"]
    assert not visitor.cookies["aanmelden"]["max-age"]


def test_going_back_keeps_what_was_filled_in(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor, until="geboortedatum")
    back = visitor.post("/aanmelden/geboortedatum/", {"birth_date": "31-12-1980", "naar": "terug"})

    assert back.headers["Location"] == "/aanmelden/naam/"
    assert 'value="Rana"' in visitor.get("/aanmelden/naam/").content.decode()
    assert 'value="31-12-1980"' in visitor.get("/aanmelden/geboortedatum/").content.decode()


def test_going_back_with_something_wrong_is_no_trap(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor, until="geboortedatum")

    back = visitor.post("/aanmelden/geboortedatum/", {"birth_date": "x", "naar": "terug"})
    assert back.headers["Location"] == "/aanmelden/naam/"


def test_a_change_from_the_check_page_comes_back_to_it(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor)
    visitor.get("/aanmelden/controleren/")
    answer = visitor.post("/aanmelden/naam/", {"first_name": "Rania", "last_name": "Voorbeeld"})

    assert answer.headers["Location"] == "/aanmelden/controleren/"
    assert "Rania Voorbeeld" in visitor.get("/aanmelden/controleren/").content.decode()


def test_who_chooses_another_way_is_asked_where_it_leads(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor)
    visitor.get("/aanmelden/controleren/")
    answer = visitor.post("/aanmelden/contact/", {"way": "email"})

    assert answer.headers["Location"] == "/aanmelden/bereikbaar/"
    assert visitor.get("/aanmelden/controleren/").headers["Location"] == "/aanmelden/bereikbaar/"
    page = visitor.get("/aanmelden/bereikbaar/").content.decode()
    assert 'name="email"' in page
    assert 'name="telephone"' not in page


def test_skipping_ahead_leads_to_what_is_missing(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    assert visitor.get("/aanmelden/naam/").headers["Location"] == "/aanmelden/?opnieuw"
    _fill(visitor, until="naam")
    assert visitor.get("/aanmelden/controleren/").headers["Location"] == "/aanmelden/naam/"
    assert visitor.get("/aanmelden/verstuurd/").headers["Location"] == "/aanmelden/?opnieuw"
    assert visitor.get("/aanmelden/bestaat-niet/").status_code == 404


@pytest.mark.parametrize(
    ("slug", "data", "said"),
    [
        ("onderwerp", {}, "Kies een van de antwoorden."),
        ("onderwerp", {"subject": "x"}, "Kies een van de antwoorden."),
        ("spoed", {"threat": "eviction", "threatened_on": "morgen"}, "Vul de datum in"),
        ("wie", {"filled_in_by": "volunteer", "helper": ""}, "Vul uw eigen naam in."),
        ("naam", {"first_name": "", "last_name": "Voorbeeld"}, "Vul de voornaam in."),
        ("geboortedatum", {"birth_date": "31-02-1980"}, "Vul de geboortedatum in"),
        ("postcode", {"postcode": "31"}, "Vul alleen de vier cijfers"),
        ("bereikbaar", {"via": "Bep", "telephone": "bel maar"}, "Vul een telefoonnummer in"),
        ("veilig", {"times": "altijd"}, "Kies een van de antwoorden."),
        ("toelichting", {"told": "BSN 123456782"}, "lijkt op een BSN"),
    ],
)
def test_what_cannot_be_stays_on_its_page_with_a_sentence(
    visitor: Client, waterkant: Tenant, receives: Team, slug: str, data: dict[str, str], said: str
) -> None:
    _fill(visitor, until=slug)
    answer = visitor.post(f"/aanmelden/{slug}/", data)
    page = answer.content.decode()

    assert said in page or said.replace("lijkt op een BSN", "dat op een BSN lijkt") in page
    assert "<title>Fout:" in page


def test_wiping_takes_the_answers_and_the_cookie(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor, until="taal")
    answer = visitor.post("/aanmelden/wissen/")

    assert not answer.cookies["aanmelden"].value
    with activate(waterkant):
        assert not IntakeDraft.objects.exists()
    assert visitor.get("/aanmelden/naam/").headers["Location"] == "/aanmelden/?opnieuw"


def test_pressing_send_twice_sends_once(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor)
    for _time in range(2):
        visitor.post("/aanmelden/controleren/", {})

    assert len(_requests(waterkant)) == 1
    assert visitor.get("/aanmelden/naam/").headers["Location"] == "/aanmelden/verstuurd/"


def test_a_program_that_fills_in_everything_sends_nothing(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor)
    page = visitor.post("/aanmelden/controleren/", {"website": "https://spam.example"}).content.decode()

    assert "Bent u een mens? Verstuur het dan nog een keer." in page
    assert "spam.example" not in page
    assert _requests(waterkant) == []


def test_one_address_cannot_flood_a_team(
    visitor: Client, waterkant: Tenant, receives: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttling, "MOST_AN_HOUR", 1)
    _fill(visitor)
    visitor.post("/aanmelden/controleren/", {})
    other = Client(SERVER_NAME="waterkant.localhost")
    answer = other.post("/aanmelden/onderwerp/", {"subject": "debts"})

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "probeer het over een uur opnieuw" in answer.content.decode().lower()
    assert len(_requests(waterkant)) == 1


def test_a_form_from_another_site_is_refused(waterkant: Tenant, receives: Team) -> None:
    strict = Client(SERVER_NAME="waterkant.localhost", enforce_csrf_checks=True)

    assert strict.post("/aanmelden/onderwerp/", {"subject": "debts"}).status_code == 403


def test_another_browser_sees_nothing_of_it(visitor: Client, waterkant: Tenant, receives: Team) -> None:
    _fill(visitor)
    other = Client(SERVER_NAME="waterkant.localhost")

    for slug in ("naam", "controleren", "verstuurd"):
        assert other.get(f"/aanmelden/{slug}/").status_code == 302


def test_it_is_there_in_arabic_and_keeps_the_answers_across_languages(
    visitor: Client, waterkant: Tenant, receives: Team
) -> None:
    _fill(visitor, until="geboortedatum", prefix="/ar")
    page = visitor.get("/ar/aanmelden/naam/").content.decode()

    assert 'dir="rtl"' in page
    assert 'value="Rana"' in page
    assert 'value="Rana"' in visitor.get("/aanmelden/naam/").content.decode()
