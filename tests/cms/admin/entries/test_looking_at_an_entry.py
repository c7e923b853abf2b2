"""Versions in words, languages side by side, and the page as a reader would see it."""

import pytest
from django.test import Client

from portal.socialmap.drafting.comparing import words_of
from portal.socialmap.drafting.content import Written
from portal.socialmap.drafting.history import compare, history, versions
from portal.socialmap.drafting.services import Base, save_draft
from portal.socialmap.models import Location, Schedule, Service, Translation
from portal.socialmap.opening.plan import WeekPlan
from portal.socialmap.selectors.translating import text_hash
from portal.socialmap.services.groups import PhoneNumber
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.models import Tenant
from tests.cms.admin.entries.conftest import address


@pytest.fixture
def drafted(eva: Actor, service: Service) -> Service:
    save_draft(
        eva, entity="service", uid=service.uid, base=Base(service.version), why="De balie belde.",
        written=Written(
            values={"plain_text": "U krijgt elke week eten.", "professional_text": "Alleen met brief."},
            week=WeekPlan(), phones=(PhoneNumber("14 010", "balie"),),
        ),
    )  # fmt: skip
    return Service.objects.get()


def test_two_versions_stand_side_by_side_in_words(eva: Actor, drafted: Service) -> None:
    found = compare(eva, "service", drafted.uid, older=0, newer=drafted.latest_revision_id or 0)

    said = {each.part: (each.before, each.after) for each in found.changes}
    assert said["schedules"] == ("ma-vr 9.00-17.00", "")
    assert said["phones"] == ("010 123 45 67", "14 010 (balie)")
    assert said["plain_text"] == ("U krijgt een pakket eten.", "U krijgt elke week eten.")
    assert found.newer.why == "De balie belde."


def test_words_that_stay_and_words_that_change() -> None:
    pieces = [(piece.kind, piece.text) for piece in words_of("U krijgt een pakket", "U krijgt elke week")]

    assert pieces == [("same", "U krijgt"), ("gone", "een pakket"), ("new", "elke week")]


def test_the_page_of_two_versions(browser: Client, drafted: Service) -> None:
    page = browser.get(address(drafted, "vergelijken/"), {"older": "0", "newer": str(drafted.latest_revision_id)})

    assert "<ins>" in page.content.decode()
    assert browser.get(address(drafted, "vergelijken/"), {"newer": "987654"}).status_code == 404
    assert browser.get(address(drafted, "vergelijken/"), {"newer": "x"}).status_code == 200


def test_the_history_tells_who_what_and_why(eva: Actor, drafted: Service) -> None:
    [happening, *_rest] = history(eva, "service", drafted.uid)

    assert (happening.by, happening.what, happening.why) == ("Eva", "Concept bewaard", "De balie belde.")
    assert [each.is_draft for each in versions(eva, "service", drafted.uid)] == [True, False]


def test_the_page_of_versions_puts_one_back(browser: Client, drafted: Service) -> None:
    first = drafted.revisions.order_by("pk").first()
    assert first is not None
    assert "De balie belde." in browser.get(address(drafted, "versies/")).content.decode()
    sent = {"version": drafted.version, "revision": drafted.latest_revision_id, "which": first.pk}
    browser.post(address(drafted, "terugzetten/"), sent)

    assert not Service.objects.get().has_unpublished_changes  # back to what everybody sees


def preview(browser: Client, service: Service, reader: str, language: str = "nl") -> str:
    answer = browser.get(address(service, f"voorbeeld/{reader}/{language}/"))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    return answer.content.decode()


def test_a_resident_and_a_partner_see_the_draft_each_their_own_way(browser: Client, drafted: Service) -> None:
    resident, partner = preview(browser, drafted, "resident"), preview(browser, drafted, "partner")

    assert "U krijgt elke week eten." in resident
    assert "14 010" in resident
    assert "Alleen met brief." not in resident
    assert "Alleen met brief." in partner


def test_looking_leaves_nothing_behind(browser: Client, drafted: Service) -> None:
    rows, logged = list(Schedule.objects.values_list()), AuditEntry.objects.count()
    preview(browser, drafted, "partner")

    assert list(Schedule.objects.values_list()) == rows
    assert AuditEntry.objects.count() == logged
    assert Service.objects.get().plain_text == "U krijgt een pakket eten."


def test_what_is_only_for_partners_a_resident_does_not_see(browser: Client, drafted: Service) -> None:
    Service.objects.update(audience="partners")
    page = browser.get(address(drafted, "voorbeeld/resident/nl/")).content.decode()

    assert "Deze lezer ziet deze vermelding niet." in page
    assert "U krijgt" not in page


def test_a_secret_place_is_secret_in_the_preview_too(browser: Client, drafted: Service) -> None:
    Location.objects.update(secret=True)

    assert "Kade 1" not in preview(browser, drafted, "partner")


def test_the_preview_speaks_the_language_and_runs_its_way(browser: Client, portal: Tenant, drafted: Service) -> None:
    portal.languages = ["nl", "ar"]
    portal.save()

    assert 'dir="rtl"' in preview(browser, drafted, "resident", "ar")
    assert browser.get(address(drafted, "voorbeeld/resident/tr/")).status_code == 404
    assert browser.get(address(drafted, "voorbeeld/koning/nl/")).status_code == 404


@pytest.fixture
def english(portal: Tenant) -> Tenant:
    portal.languages = ["nl", "en"]
    portal.save()
    return portal


def test_a_translation_is_kept_beside_its_dutch(browser: Client, english: Tenant, service: Service) -> None:
    page = browser.get(address(service, "taal/en/")).content.decode()
    assert "Nog niet vertaald" in page
    sent = {"t-name": "Food parcel", "h-name": text_hash("Voedselpakket")}
    browser.post(address(service, "taal/en/"), sent)

    row = Translation.objects.get()
    assert (row.field, row.text, row.state) == ("name", "Food parcel", "checked")
    assert "Bij de tijd" in browser.get(address(service, "taal/en/")).content.decode()


def test_a_translation_of_a_text_that_changed_meanwhile_is_outdated(
    browser: Client, english: Tenant, service: Service
) -> None:
    sent = {"t-name": "Food parcel", "h-name": text_hash("Voedselpakket")}
    Service.objects.update(name="Ander pakket")
    browser.post(address(service, "taal/en/"), sent)

    assert "De Nederlandse tekst is veranderd" in browser.get(address(service, "taal/en/")).content.decode()


def test_a_text_that_is_too_long_stays_in_the_form(browser: Client, english: Tenant, service: Service) -> None:
    answer = browser.post(address(service, "taal/en/"), {"t-name": "a" * 20_001})

    assert answer.status_code == 422
    assert "a" * 20_001 in answer.content.decode()
    assert not Translation.objects.exists()


def test_a_language_that_the_portal_has_not_is_not_there(browser: Client, english: Tenant, service: Service) -> None:
    assert browser.get(address(service, "taal/pl/")).status_code == 404
    assert browser.post(address(service, "taal/nl/"), {}).status_code == 404
