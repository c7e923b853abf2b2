"""The form: what one types becomes a draft, buttons inside change the form alone, and nothing typed is lost."""

import pytest
from django.test import Client

from portal.socialmap.models import Location, Schedule, Service, ServiceAtLocation
from tenants.models import Tenant
from tests.cms.admin.entries.conftest import address, form_of


def test_sending_the_form_back_as_it_came_changes_nothing(browser: Client, service: Service) -> None:
    browser.post(address(service), {**form_of(browser, service), "do": "save"})

    assert not Service.objects.get().has_unpublished_changes


def test_what_is_typed_becomes_the_draft_with_its_reason(browser: Client, service: Service) -> None:
    typed = form_of(browser, service) | {"name": "Pakket", "d5-0-opens": "10:00", "d5-0-closes": "12:00", "do": "save"}
    answer = browser.post(address(service), typed | {"why": "De balie belde."}, follow=True)

    kept = Service.objects.get()
    assert (kept.name, kept.has_unpublished_changes) == ("Voedselpakket", True)
    assert kept.latest_revision is not None
    assert kept.latest_revision.content["touched"] == ["name", "schedules"]
    page = answer.content.decode()
    assert 'value="Pakket"' in page
    assert "De balie belde." in page


def test_a_button_inside_changes_the_form_and_keeps_nothing(browser: Client, service: Service) -> None:
    typed = form_of(browser, service) | {"name": "Half getypt", "d0-0-opens": "08:15", "do": "week:copy:0"}
    page = browser.post(address(service), typed).content.decode()

    assert page.count('value="08:15"') == 5
    assert 'value="Half getypt"' in page
    assert not Service.objects.get().has_unpublished_changes


@pytest.mark.parametrize(
    ("what", "seen"), [("week:clear:0", 4), ("week:empty", 0), ("week:all:0", 7), ("rows", 5), ("week:x", 5)]
)
def test_each_button_of_the_week(browser: Client, service: Service, what: str, seen: int) -> None:
    page = browser.post(address(service), form_of(browser, service) | {"do": what}).content.decode()

    assert page.count('-opens" value="09:00"') == seen


def test_the_hours_show_as_residents_read_them(browser: Client, service: Service) -> None:
    typed = form_of(browser, service) | {"d5-0-opens": "10:00", "d5-0-closes": "12:30", "do": "rows"}
    page = browser.post(address(service), typed).content.decode()

    assert "10.00 tot 12.30 uur" in page


def test_only_by_appointment_empties_the_week_and_says_how(browser: Client, service: Service) -> None:
    page = browser.post(address(service), form_of(browser, service) | {"do": "appointment"}).content.decode()

    assert 'value="09:00"' not in page
    assert "Op afspraak." in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"d0-0-opens": "negen"}, "vul een begintijd en een eindtijd in"),
        ({"d0-0-opens": "17:00", "d0-0-closes": "09:00"}, "eindtijd vóór de begintijd"),
        ({"d0-0-opens": "09:00", "d0-0-closes": ""}, "vul een begintijd en een eindtijd in"),
        ({"s0-start": "2026-12-31", "s0-end": "2026-12-01"}, "laatste dag vóór de eerste"),
        ({"s0-start": "gisteren"}, "Vul bij andere dagen een datum in"),
        ({"s0-start": "2026-12-31", "s0-how": "other"}, "een begintijd en een eindtijd in"),
        ({"p0-number": "bel maar"}, "is geen telefoonnummer"),
        ({"email": "geen adres"}, "geldig e-mailadres"),
        ({"url": "javascript:alert(1)"}, "geldige URL"),
        ({"name": ""}, "Naam"),
        ({"np-street": "Dorpsstraat 1"}, "straat en de plaats"),
        ({"terms": "leefgebieden:bestaat-niet"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_mistake_is_told_and_everything_typed_stays(
    browser: Client, service: Service, typed: dict[str, str], sentence: str
) -> None:
    given = form_of(browser, service) | {"plain_text": "Mijn lange nieuwe tekst.", "do": "save"} | typed
    answer = browser.post(address(service), given)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert "Mijn lange nieuwe tekst." in page
    assert not Service.objects.get().has_unpublished_changes
    assert Location.objects.count() == 1


def test_a_new_place_is_shown_to_nobody_before_the_draft_goes_live(
    browser: Client, administrator: Client, service: Service
) -> None:
    typed = {"np-street": "Dorpsstraat 1", "np-postal_code": "1251 ab", "np-city": "Laren", "do": "save"}
    browser.post(address(service), form_of(browser, service) | typed)
    made = Location.objects.get(name="Dorpsstraat 1")
    assert (made.live, made.latitude is not None) == (False, True)  # the middle of the postcode
    assert ServiceAtLocation.objects.count() == 1

    administrator.post(address(service), form_of(administrator, service) | {"do": "publish"})
    assert Location.objects.get(pk=made.pk).live
    assert ServiceAtLocation.objects.count() == 2


def test_a_place_of_the_portal_is_put_beside_and_taken_away(
    browser: Client, administrator: Client, service: Service
) -> None:
    there = Location.objects.create(name="Bibliotheek")
    old = ServiceAtLocation.objects.get().location
    page = browser.post(
        address(service), form_of(browser, service) | {"add_place": str(there.uid), "do": "place:add"}
    ).content.decode()
    assert f'name="place" value="{there.uid}"' in page
    typed = form_of(administrator, service) | {"place": [str(there.uid)], "do": "publish"}
    administrator.post(address(service), typed)

    assert ServiceAtLocation.objects.get().location == there
    assert Location.objects.filter(pk=old.pk).exists()


def test_hours_that_no_week_can_hold_stay_until_somebody_replaces_them(browser: Client, service: Service) -> None:
    Schedule.objects.update(freq="MONTHLY", byday="1MO")
    browser.post(address(service), form_of(browser, service) | {"name": "Pakket", "do": "save"})

    kept = Service.objects.get().latest_revision
    assert kept is not None
    assert kept.content["touched"] == ["name"]


def test_a_click_on_the_map_puts_the_pin_without_a_script(browser: Client, service: Service) -> None:
    place = Location.objects.get()
    typed = form_of(browser, place) | {"pin.x": "344", "pin.y": "215"}
    page = browser.post(address(place), typed).content.decode()
    assert 'value="51,91"' in page or 'value="51,91000"' in page  # a click on the middle is where the map looked

    typed = form_of(browser, place) | {"pin.x": "400", "pin.y": "215"}
    page = browser.post(address(place), typed).content.decode()
    assert "plon=4.3400" not in page


def test_the_map_is_drawn_with_its_pin(browser: Client, service: Service) -> None:
    place = Location.objects.get()
    answer = browser.get(
        address(place, "kaart.svg"), {"lat": "51.9", "lon": "4.3", "zoom": "1", "plat": "51.9", "plon": "4.3"}
    )

    assert answer["Content-Type"] == "image/svg+xml"
    assert "translate(344 215)" in answer.content.decode()
    assert browser.get(address(place, "kaart.svg"), {"lat": "x"}).status_code == 404


def test_a_secret_address_says_what_is_hidden(browser: Client, service: Service) -> None:
    place = Location.objects.get()

    assert "Een geheim adres: wat is dan verborgen?" in browser.get(address(place)).content.decode()


def test_the_street_of_a_place_goes_with_its_draft(administrator: Client, service: Service, portal: Tenant) -> None:
    place = Location.objects.get()
    administrator.post(address(place), form_of(administrator, place) | {"street": "Kade 2", "do": "publish"})

    assert [row.address_1 for row in Location.objects.get().addresses.all()] == ["Kade 2"]


def test_an_organisation_has_its_own_form(administrator: Client, service: Service) -> None:
    organization = service.organization
    assert organization is not None
    typed = form_of(administrator, organization) | {
        "name": "Voedselbank Waterkant",
        "p0-number": "14 010",
        "do": "publish",
    }
    assert administrator.post(address(organization), typed).status_code == 302

    organization.refresh_from_db()
    assert organization.name == "Voedselbank Waterkant"
    assert [row.number for row in organization.phones.all()] == ["14 010"]
