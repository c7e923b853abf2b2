"""The owner answers without account, once; what they answered shows, and can be taken back while the link holds."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.notifications import selectors as messages
from portal.socialmap import services
from portal.socialmap.asking.links import Link
from portal.socialmap.models import FreshnessAsk, Location, Proposal, Service
from portal.socialmap.selectors import open_proposals, service_page
from tenants.access import Actor, anonymous
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tests.factories.accounts import visit
from tests.portal.socialmap.asking.conftest import A_YEAR_AGO, now_of, path_of

Later = Callable[[int], int]


@pytest.fixture
def owner(client: Client, asked: FreshnessAsk) -> Client:
    """A browser without account."""
    return visit(client, asked.tenant)


def _say(owner: Client, link: Link, said: str, **told: str) -> int:
    return owner.post(path_of(link) + "antwoord/", {"said": said, **told}).status_code


def test_the_page_shows_the_entry_as_a_resident_sees_it(owner: Client, link: Link) -> None:
    page = owner.get(path_of(link)).content.decode()

    for shown in ("Klopt dit nog?", "Inloopspreekuur", "Kade 1", "010 555 11 22", "Ja, dit klopt nog"):
        assert shown in page
    assert "Vakwerk." not in page
    assert 'name="robots" content="noindex"' in page


def test_a_secret_address_is_nowhere_on_it(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    with activate(asked.tenant):
        Location.objects.update(secret=True)
    page = owner.get(path_of(link)).content.decode()

    assert "Dit adres is geheim" in page
    for hidden in ("Kade 1", "3131 AA", "51.91", "Gebouw"):
        assert hidden not in page


def test_looking_changes_nothing(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    before = (now_of(asked).__dict__, now_of(asked.service).__dict__)
    for _time in range(3):
        owner.get(path_of(link))
        owner.head(path_of(link))
    for step in ("antwoord/", "terug/"):
        assert owner.get(path_of(link) + step).status_code == 405
    after = (now_of(asked).__dict__, now_of(asked.service).__dict__)

    assert [_plain(row) for row in before] == [_plain(row) for row in after]


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if not name.startswith("_")}


def test_yes_counts_as_checked_today_by_the_organisation(
    owner: Client, link: Link, asked: FreshnessAsk, anna: Actor
) -> None:
    assert _say(owner, link, "yes") == 302

    service = now_of(asked.service)
    assert (service.checked_on, service.checked_by) == (timezone.localdate(), anna.person)
    with activate(asked.tenant):
        page = service_page(anonymous(asked.tenant), service.uid)
        assert page.checked_by_organization
        actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"socialmap.entry_checked", "socialmap.freshness_answered"} <= actions
    assert "U antwoordde:" in owner.get(path_of(link)).content.decode()


def test_no_becomes_a_proposal_and_changes_nothing(owner: Client, link: Link, asked: FreshnessAsk, eva: Actor) -> None:
    assert _say(owner, link, "no", hours="Maandag 9 tot 12", phone="010 999 88 77") == 302

    assert now_of(asked.service).checked_on == A_YEAR_AGO
    with activate(asked.tenant):
        [proposal] = open_proposals(eva)
        assert proposal.note == "Openingstijden: Maandag 9 tot 12\nTelefoon: 010 999 88 77"
        assert [each.said for each in messages.messages(eva).messages] == ["Een partner zegt dat dit niet klopt"]


def test_no_without_a_word_is_asked_again_and_nothing_is_lost(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    answer = owner.post(path_of(link) + "antwoord/", {"said": "no", "text": "  "})

    assert answer.status_code == 422
    assert "Vertel wat er niet klopt." in answer.content.decode()
    assert now_of(asked).closed_at is None


def test_too_much_text_comes_back_in_the_form(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    answer = owner.post(path_of(link) + "antwoord/", {"said": "no", "text": "x" * 2001, "phone": "010 1"})

    assert answer.status_code == 422
    assert 'value="010 1"' in answer.content.decode()
    assert now_of(asked).closed_at is None


def test_gone_waits_for_an_editor_who_takes_it_off(owner: Client, link: Link, asked: FreshnessAsk, eva: Actor) -> None:
    assert _say(owner, link, "gone") == 302
    assert now_of(asked.service).status == "active"

    with activate(asked.tenant):
        [proposal] = open_proposals(eva)
        services.decide_proposal(eva, uid=proposal.uid, version=1, accept=True)
    assert now_of(asked.service).status == "defunct"


@pytest.mark.parametrize("said", ["", "maybe", "YES", "x" * 900])
def test_an_answer_that_does_not_exist_is_refused(owner: Client, link: Link, asked: FreshnessAsk, said: str) -> None:
    assert _say(owner, link, said) == 422
    assert now_of(asked).closed_at is None


def test_the_second_answer_is_refused_and_the_first_shows(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    _say(owner, link, "yes")

    assert _say(owner, link, "gone") == 403
    assert now_of(asked).answer == "yes"
    assert "Ja, dit klopt nog" in owner.get(path_of(link)).content.decode()


def test_a_yes_is_taken_back(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    _say(owner, link, "yes")
    assert owner.post(path_of(link) + "terug/").status_code == 302

    assert (now_of(asked).answer, now_of(asked).closed_at) == ("", None)
    assert now_of(asked.service).checked_on == A_YEAR_AGO
    assert _say(owner, link, "gone") == 302


def test_a_no_is_taken_back_while_no_editor_dealt_with_it(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    _say(owner, link, "no", text="Fout")
    owner.post(path_of(link) + "terug/")

    with activate(asked.tenant):
        assert not Proposal.objects.exists()
    assert _say(owner, link, "yes") == 302


def test_what_an_editor_dealt_with_stays(owner: Client, link: Link, asked: FreshnessAsk, eva: Actor) -> None:
    _say(owner, link, "no", text="Fout")
    with activate(asked.tenant):
        services.decide_proposal(eva, uid=Proposal.objects.get().uid, version=1, accept=False)

    assert owner.post(path_of(link) + "terug/").status_code == 403
    assert now_of(asked).answer == "no"


def test_a_yes_after_which_an_editor_checked_stays(owner: Client, link: Link, asked: FreshnessAsk, eva: Actor) -> None:
    _say(owner, link, "yes")
    with activate(asked.tenant):
        service = now_of(asked.service)
        services.mark_checked(eva, entity="service", uid=service.uid, version=service.version)

    assert owner.post(path_of(link) + "terug/").status_code == 403


def test_there_is_nothing_to_take_back_before_an_answer(owner: Client, link: Link) -> None:
    assert owner.post(path_of(link) + "terug/").status_code == 403


def test_yes_brings_back_what_silence_took_off(
    owner: Client, link: Link, asked: FreshnessAsk, weeks_later: Later
) -> None:
    for weeks in (3, 6, 12):
        weeks_later(weeks)
    assert not now_of(asked.service).live
    assert "Dan zetten wij haar terug" in owner.get(path_of(link)).content.decode()
    _say(owner, link, "yes")

    service = now_of(asked.service)
    assert (service.live, service.silent_since) == (True, None)


def test_yes_does_not_bring_back_what_an_editor_took_off(
    owner: Client, link: Link, asked: FreshnessAsk, eva: Actor
) -> None:
    with activate(asked.tenant):
        services.withdraw(eva, entity="service", uid=asked.service.uid, version=asked.service.version)
    _say(owner, link, "yes")

    assert not now_of(asked.service).live


def test_an_entry_that_somebody_checked_asks_nothing_more(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    with activate(asked.tenant):
        FreshnessAsk.objects.update(closed_at=timezone.now())

    assert "U hoeft niets meer te doen" in owner.get(path_of(link)).content.decode()
    assert _say(owner, link, "yes") == 403


def test_it_asks_for_the_token_of_the_form(asked: FreshnessAsk, link: Link) -> None:
    browser = visit(Client(enforce_csrf_checks=True), asked.tenant)

    assert browser.post(path_of(link) + "antwoord/", {"said": "yes"}).status_code == 403
    assert now_of(asked).closed_at is None


def test_the_page_is_kept_by_no_cache(owner: Client, link: Link) -> None:
    assert "no-store" in owner.get(path_of(link))["Cache-Control"]


def test_in_arabic_the_page_is_there_too(owner: Client, link: Link) -> None:
    assert owner.get(f"/ar{path_of(link)}").status_code == 200


def test_the_page_costs_a_constant_number_of_queries(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    owner.get(path_of(link))
    with activate(asked.tenant):
        assert Service.objects.count() == 1
    with CaptureQueriesContext(connection) as captured:
        owner.get(path_of(link))
    assert len(captured) <= 28


def test_with_yes_the_owner_may_say_whether_there_is_room(owner: Client, link: Link, asked: FreshnessAsk) -> None:
    assert _say(owner, link, "yes", capacity="waiting", weeks="3") == 302

    service = now_of(asked.service)
    assert (service.capacity, service.capacity_weeks, service.capacity_on) == ("waiting", 3, timezone.localdate())


def test_a_wait_without_weeks_comes_back_and_nothing_is_half_done(
    owner: Client, link: Link, asked: FreshnessAsk
) -> None:
    answer = owner.post(path_of(link) + "antwoord/", {"said": "yes", "capacity": "waiting"})

    assert answer.status_code == 422
    assert "Vul in hoeveel weken" in answer.content.decode()
    assert now_of(asked.service).checked_on == A_YEAR_AGO
    assert now_of(asked).closed_at is None
