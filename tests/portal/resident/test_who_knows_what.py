"""The page: each organisation, what, why, until when, who looked; how to stop it, and what stopped."""

from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.cases import selectors as cases
from portal.cases import telling
from portal.cases.models import Case
from portal.cases.services import change_lead, close_case, invite_team, join_household, leave_circle, open_case
from portal.cases.telling import Lamp, Matter
from portal.consent.models import Ground
from portal.resident import selectors
from tenants.access import Actor
from tenants.errors import NotFound
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import SECRETS, RecordGround, colleague
from tests.portal.resident.conftest import DOOR, PAGE, RANA, read

BANK, BRUG = "Kredietbank De Vliet", "Welzijn De Brug"


def test_each_organisation_stands_there_with_what_why_and_until_when(rana: Client, consent: Ground) -> None:
    page = read(rana)

    assert BANK in page
    assert BRUG in page
    assert "Naam, adres en telefoon" in page
    assert str(consent.shown["why"]) in page
    assert "U zei ja op" in page
    assert "Tot en met" in page


def test_a_team_of_the_circle_is_said_to_open_the_whole_dossier(
    rana: Client, consent: Ground, alice: Actor, case: Case, credit_bank: Team
) -> None:
    whole = "Zij mogen uw hele dossier bij ons openen."
    assert whole in read(rana)

    leave_circle(alice, uid=case.uid, team_uid=credit_bank.uid)
    page = read(rana)

    assert whole not in page
    assert BANK in page  # the record still lets something be shared with them


def test_the_own_contact_person_stands_there_with_a_lamp_a_word_and_the_next_step(rana: Client) -> None:
    page = read(rana)

    assert 'class="lamp light--green"' in page
    assert "Groen: het loopt" in page
    assert "Alice" in page


def test_rooms_above_add_what_runs(rana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_matters", [*telling._matters])
    food = Matter("Voedselpakket", Lamp.AMBER, "Oranje: wij wachten op antwoord", "Samen Eten geeft antwoord.")
    telling.register_matters(lambda _actor, _subject: [food])

    assert "Oranje: wij wachten op antwoord" in read(rana)


def test_who_looked_is_told_by_what_they_are_and_never_by_name(
    rana: Client, consent: Ground, case: Case, alice: Actor, bob: Actor, in_waterkant: Tenant
) -> None:
    cases.case(alice, case.uid)
    cases.case(bob, case.uid)
    cases.case(bob, case.uid)
    page = read(rana)

    assert "Uw contactpersoon bekeek uw gegevens." in page
    assert "Een medewerker bekeek uw gegevens. 2 keer op deze dag." in page
    assert "Bob" not in page


def test_who_looked_and_knows_nothing_today_is_told_apart(
    rana: Client, consent: Ground, case: Case, bob: Actor, in_waterkant: Tenant
) -> None:
    cases.case(bob, case.uid)
    rana.post(f"/wie-weet-wat/delen/{consent.uid}/stoppen/")

    assert "Wie keek er nog meer?" in read(rana)


def test_what_stops_is_read_before_the_button(rana: Client, consent: Ground) -> None:
    page = read(rana)

    before, after = page.index("Dit stopt meteen"), page.index("Ja, stop met delen")
    assert before < page.index(f"{BANK} ziet niets meer van u.") < after
    assert f"Uw hulp bij {BRUG}. U krijgt niet minder hulp." in page
    assert "U hoeft niet te zeggen waarom." in page


def test_stopping_closes_the_case_to_the_team_in_the_very_next_request(
    rana: Client, consent: Ground, case: Case, bob: Actor, in_waterkant: Tenant
) -> None:
    cases.case(bob, case.uid)
    answer = rana.post(f"/wie-weet-wat/delen/{consent.uid}/stoppen/")

    assert answer["Location"] == f"{PAGE}#gestopt"
    with pytest.raises(NotFound):
        cases.case(bob, case.uid)
    page = read(rana)
    assert "U bent gestopt met delen." in page
    assert f"{BANK} ziet niets meer van u." in page
    assert "Ja, stop met delen" not in page


def test_a_team_that_stays_by_another_ground_is_not_said_to_see_nothing(
    rana: Client, consent: Ground, ground: RecordGround, case: Case, alice: Actor, credit_bank: Team
) -> None:
    other = ground(credit_bank)
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=other.uid)
    rana.post(f"/wie-weet-wat/delen/{consent.uid}/stoppen/")
    page = read(rana)

    stopped = page[page.index('id="gestopt"') : page.index('id="wie"')]
    assert f"{BANK} ziet nog iets van u om een andere reden." in stopped
    assert f"{BANK} ziet niets meer van u." not in stopped


def test_what_other_rooms_stopped_is_told_in_their_words(
    rana: Client, consent: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_would_stop", [])
    monkeypatch.setattr(telling, "_stopped", {})
    telling.register_stopping(
        lambda grounds: {uid: ["De aanvraag stopt."] for uid in grounds},
        kind="access",
        stopped=lambda uids: dict.fromkeys(uids, "Iets is gestopt."),
    )
    assert "De aanvraag stopt." in read(rana)

    rana.post(f"/wie-weet-wat/delen/{consent.uid}/stoppen/")
    assert "Iets is gestopt." in read(rana)


def test_stopping_twice_is_told_and_a_foreign_ground_looks_like_a_random_one(
    rana: Client, consent: Ground, ground: RecordGround, credit_bank: Team, alice: Actor, welfare: Team
) -> None:
    other = open_case(alice, team_uid=welfare.uid, told=RANA)
    foreign = ground(credit_bank, about=other)
    rana.post(f"/wie-weet-wat/delen/{consent.uid}/stoppen/")

    assert rana.post(f"/wie-weet-wat/delen/{consent.uid}/stoppen/").status_code == 403
    statuses = {rana.post(f"/wie-weet-wat/delen/{uid}/stoppen/").status_code for uid in (foreign.uid, uuid4())}
    assert statuses == {404}
    assert Ground.objects.filter(pk=foreign.pk, events__isnull=True).exists()


def test_a_no_is_told_too(rana: Client, consent: Ground, in_waterkant: Tenant) -> None:
    from portal.resident.selectors.ending import _said

    consent.answer = "refused"
    assert _said(consent, None) == "U zei nee."


@pytest.mark.sqlite  # it writes past the ledger in a way that SQLite alone allows
def test_a_ground_that_is_no_consent_can_be_objected_to(
    rana: Client, consent: Ground, in_waterkant: Tenant, herself: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make_statutory(consent)
    page = read(rana)
    assert "Ik ben het hier niet mee eens" in page
    assert "Alice leest uw bezwaar en beslist." in page
    assert "Ja, stop met delen" not in page

    assert rana.post(f"/wie-weet-wat/delen/{consent.uid}/stoppen/").status_code == 403
    assert rana.post(f"/wie-weet-wat/delen/{consent.uid}/bezwaar/")["Location"] == f"{PAGE}#wie"
    after = read(rana)
    assert "U maakte bezwaar op" in after
    assert "Tot dan gaat het delen door." in after
    assert rana.post(f"/wie-weet-wat/delen/{consent.uid}/bezwaar/").status_code == 403


def _make_statutory(ground: Ground) -> None:
    """The ledger refuses a change of a row, so the test writes past it."""
    from django.db.models import QuerySet

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name='consent_ground'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        QuerySet(Ground).filter(pk=ground.pk).update(kind="statutory", article="Wgs, artikel 3", answer="told")
        for _name, sql in triggers:
            cursor.execute(sql)


def test_a_housemate_is_never_shown(rana: Client, case: Case, alice: Actor, welfare: Team) -> None:
    from dataclasses import replace

    other = open_case(alice, team_uid=welfare.uid, told=replace(RANA, first_name="Kanarie", situation="Geheim thuis"))
    join_household(alice, uid=case.uid, with_uid=other.uid)
    for path in (PAGE, "/wie-weet-wat/alles/"):
        page = read(rana, path)
        assert "Kanarie" not in page
        assert "Geheim thuis" not in page
        assert other.code not in page


def test_a_new_contact_person_and_a_closed_case_are_told(
    rana: Client, case: Case, alice: Actor, welfare: Team, waterkant: Tenant
) -> None:
    ceciel = colleague(waterkant, welfare)
    change_lead(alice, uid=case.uid, version=case.version, to_uid=ceciel.person.uid, team_uid=welfare.uid)
    assert "Ceciel" in read(rana)

    close_case(alice, uid=case.uid, version=case.version + 1)
    assert "Grijs: het is afgerond" in read(rana)


def test_how_to_be_reached_safely_stands_there(rana: Client) -> None:
    assert RANA.safe_contact in read(rana)


def test_everything_that_is_known_can_be_read_and_printed(rana: Client) -> None:
    page = read(rana, "/wie-weet-wat/alles/")

    assert all(secret in page for secret in SECRETS)
    assert "Logboek" in page


def test_looking_is_a_line_in_the_log(rana: Client, in_waterkant: Tenant, case: Case) -> None:
    from tenants.audit.models import AuditEntry

    before = AuditEntry.objects.filter(action="cases.read", object_uid=case.uid).count()
    read(rana)
    assert AuditEntry.objects.filter(action="cases.read", object_uid=case.uid).count() == before + 1


def test_a_resident_reads_no_line_of_the_log_about_somebody_else(
    herself: Actor, case: Case, alice: Actor, welfare: Team
) -> None:
    from tenants.audit.models import AuditEntry

    other = open_case(alice, team_uid=welfare.uid, told=RANA)
    seen = set(AuditEntry.objects.visible_to(herself).values_list("object_uid", flat=True))
    assert seen == {case.uid}
    assert other.uid not in seen


def test_the_page_costs_the_same_for_1_10_and_100(
    herself: Actor, case: Case, consent: Ground, ground: RecordGround, alice: Actor, credit_bank: Team
) -> None:
    from tenants.audit import record

    counted = []
    for more in (0, 9, 90):
        for _each in range(min(more, 9)):
            ground(credit_bank)
        with transaction.atomic():
            for _each in range(more):
                record(alice, telling.audit_actions.READ, case)
        with CaptureQueriesContext(connection) as queries:
            selectors.overview(herself)
        counted.append(len(queries))
    assert len(set(counted)) == 1, counted


def test_a_professional_gets_no_page_of_a_resident(alice: Actor, case: Case) -> None:
    client = sign_in(Client(), alice)

    assert client.get(PAGE)["Location"] == DOOR
