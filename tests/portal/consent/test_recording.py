"""What a record must be before it is one, and what it keeps."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.consent import policies
from portal.consent.models import Ground, Purpose
from portal.consent.words import SCHEMA, Answer, Evidence
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.database import append_only
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.tenants import make_organisation
from tests.portal.consent.conftest import Record


def test_a_record_keeps_who_what_why_until_when_and_the_text_that_was_shown(
    record: Record, subject: Any, credit_bank: Team
) -> None:
    made = record()

    assert (made.schema, made.subject, made.answer, made.kind) == (SCHEMA, subject, "given", "consent")
    assert made.shown["receivers"] == [credit_bank.organisation.name]
    assert made.shown["title"].startswith("U in contact brengen")
    assert made.recorder == "Alice (Welzijn De Brug)"
    assert {(party.kind, party.name, party.covenant) for party in made.parties.all()} == {
        ("controller", "Welzijn De Brug", 1),
        ("receiver", "Kredietbank De Vliet", 1),
    }


def test_the_log_knows_the_record_and_not_the_resident(record: Record, subject: Any) -> None:
    made = record()

    entry = AuditEntry.objects.get(action="consent.recorded")
    assert entry.object_uid == made.uid
    assert str(subject) not in str(entry.ids)


def test_a_refusal_is_recorded_too_and_shares_nothing(record: Record) -> None:
    made = record(answer=Answer.REFUSED)

    assert not Ground.objects.standing(timezone.localdate()).filter(pk=made.pk).exists()
    assert AuditEntry.objects.filter(action="consent.refused").exists()


@pytest.mark.parametrize(
    ("code", "answer"), [("debt-help", Answer.GIVEN), ("debt-help", Answer.REFUSED), ("hand-over", Answer.TOLD)]
)
def test_consent_never_stands_in_for_a_task_of_the_law_nor_the_other_way_round(
    record: Record, code: str, answer: str
) -> None:
    with pytest.raises(Invalid, match="past niet bij deze grondslag"):
        record(code=code, answer=answer)
    assert not Ground.objects.exists()


def test_a_task_of_the_law_names_its_article_to_the_resident(record: Record) -> None:
    made = record(code="debt-help")

    assert made.article == "Wet gemeentelijke schuldhulpverlening, artikel 3 en 4"
    assert made.article in made.shown["ground"]


def test_a_text_that_changed_after_it_was_shown_is_refused(record: Record) -> None:
    with pytest.raises(Stale):
        record(shown_hash="0" * 64)


@pytest.mark.parametrize("days", [-1, 400])
def test_an_end_that_is_past_or_longer_than_the_purpose_allows_is_refused(record: Record, days: int) -> None:
    with pytest.raises(Invalid):
        record(until=timezone.localdate() + timedelta(days=days))


def test_an_answer_of_tomorrow_is_refused(record: Record) -> None:
    with pytest.raises(Invalid, match="nog niet geweest"):
        record(given_at=timezone.now() + timedelta(days=1))


@pytest.mark.parametrize("field", ["answer", "channel", "evidence", "representative", "language"])
def test_a_word_that_nobody_knows_is_refused_with_its_field(record: Record, field: str) -> None:
    given: dict[str, Any] = {field: "onzin"}
    if field == "language":
        given["shown_hash"] = "0" * 64

    with pytest.raises(Invalid) as wrong:
        record(**given)
    assert set(wrong.value.fields) == {field}


def test_only_the_resident_answers_by_their_own_code(record: Record, herself: Actor) -> None:
    with pytest.raises(Invalid, match="inwoner zelf"):
        record(evidence=Evidence.OWN_ACCOUNT)

    made = record(herself, evidence=Evidence.OWN_ACCOUNT)
    assert made.recorder == "De inwoner"


def test_whoever_does_not_work_for_the_resident_records_nothing(
    record: Record, works_for: set[int], alice: Actor
) -> None:
    works_for.clear()

    with pytest.raises(Refused, match="niet voor deze inwoner"):
        record(alice)


def test_while_no_room_tells_who_works_for_whom_nobody_does(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "_works_for", [])

    with pytest.raises(Refused):
        record()


@pytest.mark.parametrize("someone", ["anna", "marit", "eva", "omar", "frits", "volunteer", "pim", "ria", "anonymous"])
def test_nobody_else_records(request: pytest.FixtureRequest, record: Record, works_for: set[int], someone: str) -> None:
    actor = request.getfixturevalue(someone)
    if actor.person is not None:
        works_for.add(actor.person.pk)

    with pytest.raises(Refused):
        record(actor)


def test_a_resident_records_about_nobody_else(record: Record, herself: Actor) -> None:
    with pytest.raises(Refused):
        record(herself, subject=uuid4(), evidence=Evidence.OWN_ACCOUNT)


def test_a_receiver_of_a_kind_that_the_purpose_does_not_name_gets_nothing(record: Record, credit_bank: Team) -> None:
    with pytest.raises(Invalid) as wrong:
        record(code="food", getting=[credit_bank])
    assert "Kredietbank De Vliet" in wrong.value.fields["receivers"]


def test_nothing_opens_to_an_organisation_that_has_not_accepted_the_covenant(
    record: Record, in_waterkant: Tenant
) -> None:
    newcomer = make_organisation(in_waterkant, "Voedselbank Nieuw", OrganisationKind.FOOD_BANK)

    with pytest.raises(Refused, match="Voedselbank Nieuw"), transaction.atomic():
        record(code="food", getting=[newcomer])
    assert not Ground.objects.exists()


def test_a_team_of_another_portal_does_not_exist(record: Record, elsewhere: Team) -> None:
    with pytest.raises(NotFound):
        record(getting=[elsewhere])


def test_a_professional_asks_for_a_team_of_their_own(record: Record, credit_bank: Team) -> None:
    with pytest.raises(NotFound):
        record(controller=credit_bank)


def test_without_a_receiver_there_is_nothing_to_share(record: Record) -> None:
    with pytest.raises(Invalid) as wrong:
        record(getting=[])
    assert "receivers" in wrong.value.fields


def test_a_purpose_that_is_no_longer_used_takes_no_new_answers(record: Record) -> None:
    Purpose.objects.filter(code="hand-over").update(active=False)

    with pytest.raises(Invalid, match="niet meer gebruikt"):
        record()


def test_the_database_refuses_to_change_or_remove_a_record(record: Record) -> None:
    made = record()

    for attempt in (
        lambda: Ground.objects.filter(pk=made.pk).update(answer="refused"),
        lambda: made.parties.all().delete(),
        lambda: made.parties.update(name="Iemand anders"),
    ):
        with pytest.raises(DatabaseError, match=r"never changed|permission denied"), transaction.atomic():
            attempt()


def test_sabotage_without_the_triggers_a_record_would_change(record: Record, as_owner: Any) -> None:
    made = record()

    with as_owner(), append_only.lifted(connection):
        Ground.objects.filter(pk=made.pk).update(answer="refused")
        changed = Ground.objects.get(pk=made.pk).answer

    assert changed == "refused"  # so the test above would turn red
