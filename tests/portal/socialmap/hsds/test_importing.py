"""Importing again and again: what is made, changed, kept, marked and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.socialmap.drafting.history import history
from portal.socialmap.hsds.records import Unreadable
from portal.socialmap.hsds.report import Report
from portal.socialmap.hsds.storing import import_directory, undo_import
from portal.socialmap.models import FieldOwnership, ImportBatch, Organization, Service
from portal.socialmap.services import differences, edit_entry
from tenants.access import Actor, system
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant

Small = Callable[..., Path]


@pytest.fixture
def clerk(in_waterkant: Tenant) -> Actor:
    return system(in_waterkant, "import-hsds")


def _counts(report: Report, entity: str = "service") -> tuple[int, int, int, int]:
    return tuple(report.count(entity, what) for what in ("created", "changed", "unchanged", "refused"))  # type: ignore[return-value]


def test_what_is_new_is_made_with_its_own_id_and_unknown_properties(clerk: Actor, small: Small) -> None:
    report = import_directory(clerk, path=small())

    service = Service.objects.get()
    assert _counts(report) == (1, 0, 0, 0)
    assert (service.external_id, service.data_source, service.organization.extra) == ("s1", "bron", {"mood": "blij"})
    assert Service.objects.visible_to(clerk).count() == 1


def test_again_changes_nothing(clerk: Actor, small: Small) -> None:
    import_directory(clerk, path=small())
    before = Service.objects.values().get()

    report = import_directory(clerk, path=small())

    assert _counts(report) == (0, 0, 1, 0)
    assert Service.objects.values().get() == before


def test_a_changed_source_changes_the_entry(clerk: Actor, small: Small) -> None:
    import_directory(clerk, path=small())

    report = import_directory(clerk, path=small(name="Budgetcursus"))

    assert _counts(report) == (0, 1, 0, 0)
    assert (Service.objects.get().name, Service.objects.get().version) == ("Budgetcursus", 2)


def test_what_vanished_is_marked_and_comes_back(clerk: Actor, small: Small, folder: Callable[..., Path]) -> None:
    import_directory(clerk, path=small())
    path = folder(services=[{"id": "s2", "organization_id": "o1", "name": "Anders", "status": "active"}])
    report = import_directory(clerk, path=path)

    gone = Service.objects.get(external_id="s1")
    assert report.outcomes["service", "vanished"] == 1
    assert gone.gone_from_source_at is not None
    assert gone not in Service.objects.visible_to(clerk)

    import_directory(clerk, path=small())
    assert Service.objects.get(external_id="s1").gone_from_source_at is None


def test_the_history_of_an_entry_tells_which_source_brought_changed_and_dropped_it(
    clerk: Actor, eva: Actor, marit: Actor, small: Small, folder: Callable[..., Path]
) -> None:
    import_directory(clerk, path=small())
    service = Service.objects.get()
    import_directory(marit, path=small(name="Budgetcursus"))
    other = folder(services=[{"id": "s2", "organization_id": "o1", "name": "Anders", "status": "active"}])
    gone = import_directory(clerk, path=other)
    assert gone.batch is not None
    undo_import(marit, batch=gone.batch)

    assert [(line.by, line.what) for line in history(eva, "service", service.uid)] == [
        (str(marit.person), "Inlezen teruggedraaid"),
        ("Het portaal zelf", "Staat niet meer in de bron bron"),
        (str(marit.person), "Ingelezen uit de bron bron"),
        ("Het portaal zelf", "Ingelezen uit de bron bron"),
    ]


def test_what_an_editor_changed_stays_and_both_are_shown(clerk: Actor, marit: Actor, small: Small) -> None:
    import_directory(clerk, path=small())
    service = Service.objects.get()
    edit_entry(marit, entity="service", uid=service.uid, version=service.version, values={"name": "Leren budgetteren"})

    report = import_directory(clerk, path=small(name="Budgetles 2027"))

    service = Service.objects.get()
    assert service.name == "Leren budgetteren"
    assert report.kept_back == 1
    assert [(each.ours, each.theirs) for each in differences(service)] == [("Leren budgetteren", "Budgetles 2027")]


def test_a_dry_run_tells_and_writes_nothing(clerk: Actor, small: Small) -> None:
    report = import_directory(clerk, path=small(), dry_run=True)

    assert _counts(report) == (1, 0, 0, 0)
    assert not Service.objects.exists()
    assert not ImportBatch.objects.exists()


def test_undo_takes_all_of_it_back(clerk: Actor, small: Small) -> None:
    first = import_directory(clerk, path=small())
    second = import_directory(clerk, path=small(name="Budgetcursus"))

    undo_import(clerk, batch=second.batch or 0)
    assert Service.objects.get().name == "Budgetles"

    undo_import(clerk, batch=first.batch or 0)
    assert (Service.objects.count(), Organization.objects.count(), FieldOwnership.objects.count()) == (0, 0, 0)


def test_an_older_import_goes_back_only_after_the_newer(clerk: Actor, small: Small) -> None:
    first = import_directory(clerk, path=small())
    import_directory(clerk, path=small(name="Budgetcursus"))

    with pytest.raises(Invalid, match="Draai eerst import"):
        undo_import(clerk, batch=first.batch or 0)


def test_an_import_of_another_portal_is_not_there(clerk: Actor, small: Small, heidedorp: Tenant) -> None:
    report = import_directory(clerk, path=small())

    with activate(heidedorp):
        other = system(heidedorp, "import-hsds")
        for batch in (report.batch or 0, 999_999):
            with pytest.raises(NotFound):
                undo_import(other, batch=batch)


def test_undo_keeps_what_an_editor_changed_since(clerk: Actor, marit: Actor, small: Small) -> None:
    import_directory(clerk, path=small())
    second = import_directory(clerk, path=small(name="Budgetcursus"))
    service = Service.objects.get()
    edit_entry(marit, entity="service", uid=service.uid, version=service.version, values={"name": "Van de redactie"})

    told = undo_import(clerk, batch=second.batch or 0)

    assert Service.objects.get().name == "Van de redactie"
    assert told["kept"] == 1


def test_an_unreadable_source_changes_nothing(clerk: Actor, small: Small, tmp_path: Path) -> None:
    path = small()
    (path / "services.csv").write_text('id,name\n1,"half', encoding="utf-8")

    with pytest.raises(Unreadable):
        import_directory(clerk, path=path)
    assert not Organization.objects.exists()


def test_a_professional_may_not_import(alice: Actor, small: Small, in_waterkant: Tenant) -> None:
    with pytest.raises(Refused):
        import_directory(alice, path=small())
    assert not Service.objects.exists()


def test_the_log_tells_of_it(clerk: Actor, small: Small) -> None:
    report = import_directory(clerk, path=small())

    entry = AuditEntry.objects.get(action="socialmap.imported")
    assert (entry.object_id, entry.because) == (report.batch, "import-hsds")


def test_the_search_index_follows_and_forgets(clerk: Actor, small: Small) -> None:
    from search.api import SearchQuery, search

    report = import_directory(clerk, path=small())
    assert [hit.title for hit in search(clerk, SearchQuery(text="budgetles")).hits] == ["Budgetles"]

    undo_import(clerk, batch=report.batch or 0)
    assert search(clerk, SearchQuery(text="budgetles")).hits == ()


@pytest.mark.parametrize("content", [b"", b"naam,status\nx,active\n", "id,name\ns1,Caf\u00e9\n".encode("latin-1")])
def test_a_file_that_cannot_be_read_is_not_taken_for_an_emptied_one(clerk: Actor, small: Small, content: bytes) -> None:
    path = small()
    import_directory(clerk, path=path)
    (path / "services.csv").write_bytes(content)

    with pytest.raises(Unreadable, match="services"):
        import_directory(clerk, path=path)
    assert Service.objects.get().gone_from_source_at is None
