"""A list goes step by step, each in its turn, by who may; until it is read in it can be thrown away."""

import pytest

from portal.socialmap.models import ColumnMapping, RunState, Service, SpreadsheetUpload
from portal.socialmap.spreadsheet import selectors, services
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, brought, done, looked_at, read_in, workbook


def test_a_heading_is_remembered(with_words: Tenant, eva: Actor) -> None:
    content = workbook(("Club", "Wat", "Organisatie"), ("Brug", "Inloop", "niet deze"))
    upload = brought(eva, content)
    assert upload.mapping == ["", "", "organization"]
    services.choose_columns(eva, uid=upload.uid, version=1, mapping=["organization", "service", ""])

    assert brought(eva, content).mapping == ["organization", "service", ""]
    assert ColumnMapping.objects.count() == 3


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        (["organization", "organization"], "meer kolommen"),
        (["organization", ""], "Kies in welke kolom “Dienst” staat"),
        (["id", ""], "ten minste één kolom"),
        (["", "onzin"], "Kies in welke kolom"),
    ],
)
def test_columns_that_cannot_be_right_are_refused(with_words: Tenant, eva: Actor, mapping: list[str], why: str) -> None:
    upload = brought(eva, workbook(("Organisatie", "Dienst"), ("a", "b")))
    with pytest.raises(Invalid, match=why):
        services.choose_columns(eva, uid=upload.uid, version=1, mapping=mapping)


def test_a_professional_brings_nothing_and_sees_nothing(with_words: Tenant, eva: Actor, alice: Actor) -> None:
    with pytest.raises(Refused):
        brought(alice, workbook(HEADINGS, FIRST))
    upload = looked_at(eva, workbook(HEADINGS, FIRST))
    with pytest.raises(NotFound):
        selectors.list_page(alice, upload.uid)
    assert selectors.lists(alice) == ()


def test_a_step_out_of_turn_is_refused(with_words: Tenant, eva: Actor) -> None:
    upload = brought(eva, workbook(HEADINGS, FIRST))
    with pytest.raises(Refused, match="Bekijk eerst"):
        services.confirm_list(eva, uid=upload.uid, version=1)
    with pytest.raises(Stale):
        services.confirm_list(eva, uid=upload.uid, version=9)
    with pytest.raises(Refused, match="niet terug"):
        services.undo_list(eva, uid=upload.uid, version=1)


def test_somebody_who_lost_the_right_meanwhile_writes_nothing(with_words: Tenant, eva: Actor) -> None:
    from tenants.models import Membership

    upload = looked_at(eva, workbook(HEADINGS, FIRST))
    upload = services.confirm_list(eva, uid=upload.uid, version=upload.version)
    Membership.objects.filter(person=eva.person).delete()
    upload = done(upload)

    assert upload.state == RunState.FAILED
    assert upload.error
    assert not Service.objects.exists()


def test_a_list_can_be_thrown_away_until_it_is_read_in(with_words: Tenant, eva: Actor) -> None:
    upload = looked_at(eva, workbook(HEADINGS, FIRST))
    services.discard_list(eva, uid=upload.uid, version=upload.version)
    assert not SpreadsheetUpload.objects.exists()

    upload = read_in(eva, workbook(HEADINGS, FIRST))
    with pytest.raises(Refused):
        services.discard_list(eva, uid=upload.uid, version=upload.version)
