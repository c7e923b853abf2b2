"""What leaves the portal: by the official schemas, with our layer, without a secret address."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from portal.socialmap.hsds.exporting import export_map
from portal.socialmap.hsds.exporting.nesting import WHOLE_FILES
from portal.socialmap.hsds.storing import import_directory
from portal.socialmap.models import Attribute, Audience, Service
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, system
from tenants.context import activate
from tenants.errors import Invalid, Refused
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service

CANARY = "Kanariestraat 13"


@pytest.fixture
def clerk(in_waterkant: Tenant) -> Actor:
    return system(in_waterkant, "export-hsds")


@pytest.fixture
def filled(clerk: Actor) -> Service:
    """Own entries with our layer: plain text, an entry for partners, a secret address."""
    terms = ensure_taxonomies(clerk)
    organization = make_organization(plain_text="Wij helpen.", kind="food_bank")
    service = make_service(
        organization=organization, plain_text="U krijgt eten.", professional_text="Intake bij balie."
    )
    Attribute.objects.create(service=service, link_entity="service", taxonomy_term=terms["leefgebieden:wonen"])
    make_location(service, street="Kade 1")
    make_schedule(service=service)
    make_phone(service=service)
    make_service("Crisisopvang", organization, audience="partners")
    make_location(make_service("Veilig huis", organization), street=CANARY, name=f"Huis {CANARY}", secret=True)
    return service


def _everything(folder: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()))


def _problems(folder: Path, schemas: Path) -> list[str]:
    loaded = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in schemas.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(content, default_specification=DRAFT202012)) for name, content in loaded.items()
    )
    found = []
    for file, entity in WHOLE_FILES.items():
        validator = Draft202012Validator(
            loaded[f"{entity}.json"], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        for item in json.loads((folder / f"{file}.json").read_text(encoding="utf-8")):
            found += [f"{file}: {error.json_path}: {error.message[:80]}" for error in validator.iter_errors(item)]
    return found


def test_own_entries_pass_the_official_schemas(clerk: Actor, filled: Service, tmp_path: Path, schemas: Path) -> None:
    export_map(clerk, out=tmp_path / "uit", audience=Audience.PARTNERS)

    assert _problems(tmp_path / "uit", schemas) == []


def test_a_real_directory_passes_them_too(clerk: Actor, oruk: Path, tmp_path: Path, schemas: Path) -> None:
    import_directory(clerk, path=oruk)
    export_map(clerk, out=tmp_path / "uit")

    assert _problems(tmp_path / "uit", schemas) == []


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("audience", list(Audience))
def test_a_secret_address_is_in_no_file(
    clerk: Actor, filled: Service, tmp_path: Path, form: str, audience: Audience
) -> None:
    export_map(clerk, out=tmp_path / "uit", form=form, audience=audience)

    written = _everything(tmp_path / "uit")
    assert "Kade 1" in written
    assert CANARY not in written


@pytest.mark.parametrize(("audience", "there"), [(Audience.PUBLIC, False), (Audience.PARTNERS, True)])
def test_what_is_for_partners_leaves_only_when_asked(
    clerk: Actor, filled: Service, tmp_path: Path, audience: Audience, there: bool
) -> None:
    export_map(clerk, out=tmp_path / "uit", audience=audience)

    written = _everything(tmp_path / "uit")
    assert ("Crisisopvang" in written, "Intake bij balie." in written) == (there, there)


def test_ids_are_uuids_and_the_id_of_the_source_stays_readable(
    clerk: Actor, small: Callable[..., Path], tmp_path: Path
) -> None:
    import_directory(clerk, path=small())
    export_map(clerk, out=tmp_path / "uit")

    [service] = json.loads((tmp_path / "uit" / "services.json").read_text(encoding="utf-8"))
    assert UUID(service["id"]) == Service.objects.get().uid
    assert (service["external_id"], service["data_source"]) == ("s1", "bron")


def test_our_layer_comes_in_again(clerk: Actor, filled: Service, tmp_path: Path, heidedorp: Tenant) -> None:
    export_map(clerk, out=tmp_path / "uit", audience=Audience.PARTNERS)
    with activate(heidedorp):
        other = system(heidedorp, "import-hsds")
        ensure_taxonomies(other)
        import_directory(other, path=tmp_path / "uit")

        again = Service.objects.get(name=filled.name)
        assert (again.plain_text, again.professional_text) == ("U krijgt eten.", "Intake bij balie.")
        assert [each.taxonomy_term.external_id for each in again.attributes.all()] == ["leefgebieden:wonen"]
        assert Service.objects.get(name="Crisisopvang").audience == "partners"


def test_a_folder_with_something_else_in_it_is_left_alone(clerk: Actor, filled: Service, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("van mij", encoding="utf-8")

    with pytest.raises(Invalid, match="Kies een andere map"):
        export_map(clerk, out=tmp_path)
    assert (tmp_path / "notes.txt").exists()


def test_a_professional_does_not_take_the_map_along(alice: Actor, in_waterkant: Tenant, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        export_map(alice, out=tmp_path / "uit")
    assert not (tmp_path / "uit").exists()
