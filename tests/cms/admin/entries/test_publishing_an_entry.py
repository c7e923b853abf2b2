"""From draft to what everybody sees: a second reader, a moment, a lock, and the way back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import WorkflowState

from cms.admin.entries import reviewing
from cms.boundary import rights
from cms.boundary.reading import waiting_for
from portal.socialmap.drafting.content import Written
from portal.socialmap.drafting.services import Base, save_draft
from portal.socialmap.models import FieldOwnership, Proposal, Service
from portal.socialmap.services import propose_change
from tenants.access import Actor
from tenants.errors import Refused
from tenants.models import Tenant
from tests.cms.admin.entries.conftest import AT, address, form_of
from tests.factories.socialmap import make_service


def drafted(actor: Actor, service: Service, name: str = "Pakket") -> Base:
    fresh = Service.objects.get(pk=service.pk)
    base = Base(fresh.version, fresh.latest_revision_id or 0)
    kept = save_draft(
        actor, entity="service", uid=service.uid, base=base, written=Written(values={"name": name}), why="Belde."
    )
    return Base(kept.version, kept.latest_revision_id or 0)


def sent(base: Base, do: str, **more: str) -> dict[str, str]:
    return {"version": str(base.version), "revision": str(base.revision), "do": do, **more}


def now(service: Service) -> Base:
    fresh = Service.objects.get(pk=service.pk)
    return Base(fresh.version, fresh.latest_revision_id or 0)


def test_an_editor_asks_and_a_colleague_publishes(
    browser: Client, administrator: Client, service: Service, marit: Actor
) -> None:
    browser.post(address(service), form_of(browser, service) | {"name": "Pakket", "do": "review"})
    assert Service.objects.get().name == "Voedselpakket"
    assert waiting_for(marit.person).count() == 1
    assert "vraagt u om mee te lezen" in administrator.get(address(service)).content.decode()

    administrator.post(address(service, "stap/"), sent(now(service), "approve"))
    assert Service.objects.get().name == "Pakket"
    assert waiting_for(marit.person).count() == 0
    assert WorkflowState.objects.get().status == "approved"


def test_who_asked_cannot_approve(browser: Client, eva: Actor, service: Service) -> None:
    base = drafted(eva, service)
    reviewing.ask_review(eva, entity="service", uid=service.uid, base=base)

    assert browser.post(address(service, "stap/"), sent(base, "approve")).status_code == 403
    assert Service.objects.get().name == "Voedselpakket"


def test_sabotage_without_the_second_reader_an_editor_publishes_alone(
    monkeypatch: pytest.MonkeyPatch, eva: Actor, service: Service
) -> None:
    base = drafted(eva, service)
    with pytest.raises(Refused, match="leest eerst mee"):
        reviewing.publish(eva, entity="service", uid=service.uid, base=base)
    monkeypatch.setattr(rights, "reviewed_first", lambda tenant: False)

    assert reviewing.publish(eva, entity="service", uid=service.uid, base=base).name == "Pakket"  # type: ignore[attr-defined]


def test_a_button_that_was_smuggled_in_loses_nothing_that_was_typed(browser: Client, service: Service) -> None:
    answer = browser.post(address(service), form_of(browser, service) | {"name": "Pakket", "do": "publish"})

    assert answer.status_code == 403
    assert 'value="Pakket"' in answer.content.decode()
    assert not Service.objects.get().has_unpublished_changes


def test_the_reader_sends_back_with_a_word_and_the_writer_writes_on(
    browser: Client, administrator: Client, eva: Actor, service: Service
) -> None:
    base = drafted(eva, service)
    reviewing.ask_review(eva, entity="service", uid=service.uid, base=base)
    refused = browser.post(address(service), form_of(browser, service) | {"name": "Toch anders", "do": "save"})
    assert refused.status_code == 403
    assert "Trek uw vraag eerst in" in refused.content.decode()

    administrator.post(address(service, "stap/"), sent(base, "send_back", comment="Het nummer ontbreekt."))
    assert "Het nummer ontbreekt." in browser.get(address(service)).content.decode()
    browser.post(address(service), form_of(browser, service) | {"name": "Toch anders", "do": "review"})
    assert WorkflowState.objects.filter(status="in_progress").count() == 1


def test_sending_back_without_a_word_is_asked_again(administrator: Client, eva: Actor, service: Service) -> None:
    base = drafted(eva, service)
    reviewing.ask_review(eva, entity="service", uid=service.uid, base=base)
    page = administrator.post(address(service, "stap/"), sent(base, "send_back"), follow=True).content.decode()

    assert "Schrijf erbij wat er anders moet." in page
    assert WorkflowState.objects.get().status == "in_progress"


def test_the_writer_takes_the_question_back(browser: Client, eva: Actor, service: Service) -> None:
    base = drafted(eva, service)
    reviewing.ask_review(eva, entity="service", uid=service.uid, base=base)
    browser.post(address(service, "stap/"), sent(base, "take_back"))

    assert WorkflowState.objects.get().status == "cancelled"


def test_an_administrator_plans_a_moment(administrator: Client, marit: Actor, service: Service) -> None:
    base = drafted(marit, service)
    at = timezone.localtime(timezone.now() + timedelta(days=1))
    page = administrator.post(
        address(service, "stap/"), sent(base, "plan", at=f"{at:%Y-%m-%dT%H:%M}"), follow=True
    ).content.decode()

    assert "Het concept gaat live op" in page
    assert Service.objects.get().name == "Voedselpakket"


def test_taking_off_the_map_can_be_undone_by_the_same_editor(browser: Client, service: Service) -> None:
    Service.objects.update(first_published_at=timezone.now())
    page = browser.post(address(service, "stap/"), sent(now(service), "withdraw"), follow=True).content.decode()
    assert not Service.objects.get().live
    assert "Zet terug op de kaart" in page

    browser.post(address(service, "stap/"), sent(now(service), "put_back"))
    assert Service.objects.get().live


def test_a_step_on_an_older_page_is_refused_and_changes_nothing(browser: Client, eva: Actor, service: Service) -> None:
    old = now(service)
    drafted(eva, service)

    assert browser.post(address(service, "stap/"), sent(old, "discard")).status_code == 409
    assert browser.post(address(service, "stap/"), {"do": "discard"}).status_code == 409
    assert browser.post(address(service, "stap/"), sent(old, "nonsense")).status_code == 404
    assert Service.objects.get().has_unpublished_changes


def test_an_administrator_opens_the_lock_of_a_colleague(
    browser: Client, administrator: Client, service: Service
) -> None:
    browser.post(address(service, "stap/"), sent(now(service), "lock"))
    refused = administrator.post(address(service), form_of(administrator, service) | {"name": "X", "do": "save"})
    assert (refused.status_code, Service.objects.get().locked) == (403, True)

    administrator.post(address(service, "stap/"), sent(now(service), "unlock"))
    assert not Service.objects.get().locked


def test_whose_text_came_between_is_shown_beside_the_own_text(browser: Client, marit: Actor, service: Service) -> None:
    typed = form_of(browser, service) | {"name": "Van Eva", "why": "Nieuwe naam", "do": "save"}
    save_draft(
        marit, entity="service", uid=service.uid, base=now(service),
        written=Written(values={"name": "Van Marit", "alert": "Let op van Marit"}),
    )  # fmt: skip
    answer = browser.post(address(service), typed)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Marit" in page
    assert "Van Marit" in page
    assert 'value="Van Eva"' in page
    assert "Let op van Marit" in page  # what she alone changed stands in the form already
    from tests.cms.admin.entries.reading import fields_of

    again = fields_of(page, "vermelding") | {"do": "save"}
    assert browser.post(address(service), again).status_code == 302
    kept = Service.objects.get().latest_revision
    assert kept is not None
    assert (kept.content["name"], kept.content["alert"]) == ("Van Eva", "Let op van Marit")


def test_a_proposal_becomes_a_draft(browser: Client, alice: Actor, service: Service, portal: Tenant) -> None:
    organization = service.organization
    assert organization is not None
    organization.owner_id = next(iter(alice.organisations))
    organization.save()
    proposal = propose_change(
        alice, entity="service", uid=service.uid, version=service.version, values={"wait_time": "3 weken"}
    )
    assert "3 weken" in browser.get(address(service)).content.decode()
    browser.post(f"{AT}voorstel/{proposal.uid}/", {"version": "1", "do": "accept"})

    kept = Service.objects.get()
    assert (kept.wait_time, kept.has_unpublished_changes) == ("", True)
    assert Proposal.objects.get().state == "accepted"
    assert 'value="3 weken"' in browser.get(address(service)).content.decode()


def test_a_proposal_is_declined_with_a_word(browser: Client, service: Service) -> None:
    proposal = Proposal.objects.create(service=service, values={"name": "X"})
    browser.post(f"{AT}voorstel/{proposal.uid}/", {"version": "1", "do": "decline", "comment": "Klopt niet."})

    decided = Proposal.objects.get()
    assert (decided.state, decided.reason) == ("declined", "Klopt niet.")


def test_the_value_of_the_source_comes_back(browser: Client, administrator: Client, service: Service) -> None:
    Service.objects.update(data_source="kaart", external_id="1")
    administrator.post(address(service), form_of(administrator, service) | {"name": "Pakket", "do": "publish"})
    assert FieldOwnership.objects.get().source_value == "Voedselpakket"
    browser.post(address(service, "bron/"), {"version": str(now(service).version), "field": "name"})

    assert Service.objects.get().name == "Voedselpakket"


def test_an_editor_makes_an_entry_that_nobody_sees_yet(browser: Client, service: Service) -> None:
    organization = service.organization
    assert organization is not None
    assert browser.post(f"{AT}nieuw/service/", {"name": "Zonder"}).status_code == 422
    browser.post(f"{AT}nieuw/service/", {"name": "Nieuw", "organization": str(organization.uid)})

    made = Service.objects.get(name="Nieuw")
    assert (made.live, made.organization) == (False, organization)
    assert browser.get(f"{AT}nieuw/iets/").status_code == 404
    make_service("Anders")
    browser.post(address(made), form_of(browser, made) | {"do": "review"})
    assert WorkflowState.objects.get().object_id == str(made.pk)


def test_whether_there_is_room_is_told_at_once(browser: Client, service: Service) -> None:
    page = browser.post(address(service, "stap/"), sent(now(service), "capacity", capacity="waiting"), follow=True)
    assert "Vul in hoeveel weken" in page.content.decode()
    browser.post(address(service, "stap/"), sent(now(service), "capacity", capacity="waiting", weeks="3"))

    told = Service.objects.get()
    assert (told.capacity, told.capacity_weeks) == ("waiting", 3)
    assert "3 weken" in browser.get(address(service)).content.decode()
