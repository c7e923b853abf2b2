"""An editor who wrote the hours of an entry keeps them when the source comes again."""

from pathlib import Path

from portal.socialmap.hsds.storing import import_directory, undo_import
from portal.socialmap.hsds.storing.trails import keep_trail
from portal.socialmap.models import FieldOwnership, ImportBatch, Language, Phone, Service
from portal.socialmap.services.groups import PhoneNumber, own_group, write_phones
from portal.socialmap.services.trail import Trail
from portal.socialmap.services.wholes import PHONES
from tenants.access import Actor
from tenants.models import Tenant
from tests.portal.socialmap.hsds.conftest import Folder


def _source(folder: Folder) -> Path:
    return folder(
        organizations=[{"id": "o1", "name": "Welzijn De Brug"}],
        services=[{"id": "s1", "organization_id": "o1", "name": "Inloop", "status": "active"}],
        phones=[{"id": "p1", "service_id": "s1", "number": "010 111 11 11"}],
        languages=[{"id": "l1", "phone_id": "p1", "name": "Nederlands", "code": "nl"}],
    )


def _write(eva: Actor, *, owning: bool) -> Trail:
    service, trail = Service.objects.get(), Trail()
    write_phones(service, list(Phone.objects.filter(service=service)), [PhoneNumber("010 222 22 22")], trail)
    if owning:
        own_group(eva, service, PHONES, (), trail)
    return trail


def _rows() -> object:
    return list(Phone.objects.values_list("pk", "uid", "number")), list(Language.objects.values_list("pk", "phone"))


def test_the_rows_of_the_source_do_not_come_back_beside_those_of_the_editor(
    in_waterkant: Tenant, eva: Actor, folder: Folder
) -> None:
    import_directory(eva, path=_source(folder))
    _write(eva, owning=True)
    report = import_directory(eva, path=_source(folder))

    assert [phone.number for phone in Phone.objects.all()] == ["010 222 22 22"]
    assert not Language.objects.exists()
    assert report.kept_back == 2


def test_sabotage_without_the_ownership_they_do(in_waterkant: Tenant, eva: Actor, folder: Folder) -> None:
    import_directory(eva, path=_source(folder))
    _write(eva, owning=False)
    import_directory(eva, path=_source(folder))

    assert Phone.objects.count() == 2


def test_a_trail_is_taken_back_with_what_hung_under_what_was_removed(
    in_waterkant: Tenant, eva: Actor, folder: Folder
) -> None:
    import_directory(eva, path=_source(folder))
    before = (
        sorted(Phone.objects.values_list("pk", "uid", "number")),
        sorted(Language.objects.values_list("pk", "phone")),
    )
    batch = ImportBatch.objects.create(data_source="lijst", dialect="rekenblad")
    keep_trail(batch, _write(eva, owning=True))
    undo_import(eva, batch=batch.pk)

    after = (
        sorted(Phone.objects.values_list("pk", "uid", "number")),
        sorted(Language.objects.values_list("pk", "phone")),
    )
    assert after == before
    assert not FieldOwnership.objects.exists()
