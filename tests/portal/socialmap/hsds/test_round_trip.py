"""Import, export and import again loses nothing that was in the source."""

from pathlib import Path

import pytest

from portal.socialmap import events
from portal.socialmap.hsds.exporting import export_map
from portal.socialmap.hsds.storing import import_directory
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant
from tests.portal.socialmap.hsds.comparing import contents
from tests.portal.socialmap.hsds.conftest import shared


@pytest.fixture(autouse=True)
def _without_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexing three thousand services is no part of the question, and most of the time."""
    monkeypatch.setattr(events, "entries_changed", lambda entity, ids: None)


@pytest.mark.parametrize(
    ("source", "form"),
    [
        pytest.param("directories/dc-orservices", "json", marks=pytest.mark.slow),
        pytest.param("directories/dc-orservices", "csv", marks=pytest.mark.full),
        ("directories/oruk-mocks", "json"),
        ("directories/oruk-mocks", "csv"),
        ("hsds/examples", "json"),
        ("hsds/examples", "csv"),
    ],
)
def test_nothing_is_lost_on_the_way(
    source: str, form: str, waterkant: Tenant, heidedorp: Tenant, tmp_path: Path
) -> None:
    with activate(waterkant):
        clerk = system(waterkant, "import-hsds")
        import_directory(clerk, path=shared(source))
        export_map(clerk, out=tmp_path / "uit", form=form)
    with activate(heidedorp):
        report = import_directory(system(heidedorp, "import-hsds"), path=tmp_path / "uit")

    first, second = contents(waterkant), contents(heidedorp)
    lost = {entity: list((first[entity] - second[entity]).elements())[:2] for entity in first}
    added = {entity: list((second[entity] - first[entity]).elements())[:2] for entity in first}
    assert {entity: rows for entity, rows in lost.items() if rows} == {}
    assert {entity: rows for entity, rows in added.items() if rows} == {}
    assert report.count("service", "refused") == 0


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("source", ["directories/oruk-mocks", "hsds/examples"])
def test_an_own_export_finds_everything_there_already(
    source: str, form: str, waterkant: Tenant, tmp_path: Path
) -> None:
    with activate(waterkant):
        clerk = system(waterkant, "import-hsds")
        import_directory(clerk, path=shared(source))
        export_map(clerk, out=tmp_path / "uit", form=form)
        before = contents(waterkant)
        report = import_directory(clerk, path=tmp_path / "uit")

    assert {what for (_entity, what), number in report.outcomes.items() if number} == {"unchanged"}
    assert contents(waterkant) == before


def test_an_export_of_an_export_is_known_too(waterkant: Tenant, heidedorp: Tenant, tmp_path: Path) -> None:
    with activate(waterkant):
        clerk = system(waterkant, "import-hsds")
        import_directory(clerk, path=shared("directories/oruk-mocks"))
        export_map(clerk, out=tmp_path / "eerste")
    with activate(heidedorp):
        other = system(heidedorp, "import-hsds")
        import_directory(other, path=tmp_path / "eerste")
        export_map(other, out=tmp_path / "tweede")
        report = import_directory(other, path=tmp_path / "tweede")

    assert report.count("service", "created") == 0
    assert report.count("service", "unchanged") == 1
