"""The whole directory in a file, made while it is sent."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from portal.opendata.downloads import cuts
from portal.opendata.downloads.tabular import harmless
from portal.opendata.downloads.views import FORMS
from portal.socialmap.hsds.storing import import_directory
from portal.socialmap.models import Location, Phone, Service, ServiceAtLocation
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import system
from tenants.context import activate, current_tenant_or_none
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_service
from tests.portal.opendata.conftest import validator

ENTITIES = {"services": "service", "organizations": "organization", "locations": "location",
            "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}  # fmt: skip


def download(program: Client, form: str) -> bytes:
    return b"".join(program.get(f"/open-data/download/{form}").streaming_content)


def tables(program: Client) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(download(program, "csv"))) as bundle:
        assert bundle.testzip() is None
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(bundle.read(name).decode(), newline="")))
            for name in bundle.namelist()
        }


def test_the_json_holds_documents_that_pass_the_official_schema(program: Client, filled: Service) -> None:
    told = json.loads(download(program, "json"))

    assert told["about"]["licence"].startswith("https://creativecommons.org/publicdomain/zero")
    for name, entity in ENTITIES.items():
        official = validator(entity)
        assert told[name], name
        assert [error.message for each in told[name] for error in official.iter_errors(each)] == []


def test_the_json_says_what_the_api_says(program: Client, filled: Service, fetch: Any) -> None:
    told = json.loads(download(program, "json"))

    assert told["services"] == fetch("/services", full="true")["contents"]
    assert told["taxonomy_terms"] == fetch("/taxonomy_terms", per_page=100)["contents"]


def test_another_portal_can_read_the_csv_in(
    program: Client, filled: Service, heidedorp: Tenant, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(download(program, "csv"))) as bundle:
        bundle.extractall(tmp_path / "waterkant")
    with activate(heidedorp):
        clerk = system(heidedorp, "import-hsds")
        ensure_taxonomies(clerk)
        report = import_directory(clerk, path=tmp_path / "waterkant")
        again = Service.objects.get(name="Voedselpakket")

        assert report.count("service", "refused") == 0
        assert again.plain_text == "U krijgt eten."
        assert [each.taxonomy_term.external_id for each in again.attributes.all()] == ["leefgebieden:wonen"]
        assert Phone.objects.filter(service=again).count() == 1
        assert ServiceAtLocation.objects.filter(service=again).count() == 1
        assert Location.objects.count() == 1


def test_every_id_in_a_table_leads_somewhere(program: Client, filled: Service) -> None:
    """But for the mark by which a list of ours is known again when it is read in elsewhere."""
    found = tables(program)
    ids = {row["id"] for rows in found.values() for row in rows}

    lost = {
        f"{name}.{column}"
        for name, rows in found.items()
        for row in rows
        for column, value in row.items()
        if column.endswith("_id") and column != "external_id" and value and value not in ids
    }
    assert lost == set()


def test_a_spreadsheet_runs_no_cell(program: Client, filled: Service) -> None:
    cells = {cell for rows in tables(program).values() for row in rows for cell in row.values()}

    assert "'=Bankafschriften()" in cells
    assert "'+31 10 123 45 67" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize(("value", "shown"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("a=b", "a=b"), (-4.3, -4.3), ("", "")])
def test_only_what_would_run_gets_an_apostrophe(value: object, shown: object) -> None:
    assert harmless(value) == shown


def test_the_map_holds_the_pins_that_may_be_shown(program: Client, filled: Service) -> None:
    told = json.loads(download(program, "geojson"))

    [feature] = told["features"]
    assert told["type"] == "FeatureCollection"
    assert feature["geometry"] == {"type": "Point", "coordinates": [4.34, 51.91]}
    assert feature["properties"]["service"] == "Voedselpakket"
    assert feature["properties"]["street"] == "Kade 1"
    assert feature["properties"]["page"].endswith(f"/hulp/{filled.uid}/")


@pytest.mark.parametrize("form", FORMS)
def test_no_portal_stays_active_between_two_pieces(program: Client, filled: Service, form: str) -> None:
    answer = program.get(f"/open-data/download/{form}")
    pieces = iter(answer.streaming_content)

    seen = [(current_tenant_or_none(), next(pieces, None)) for _each in range(3)]
    assert {tenant for tenant, _piece in seen} == {None}
    assert seen[0][1]


def test_what_becomes_secret_while_it_is_sent_is_not_sent(program: Client, waterkant: Tenant) -> None:
    with activate(waterkant):
        organization = make_organization()
        for number in range(cuts.STEP + 1):
            last = make_service(f"Hulp {number}", organization)
        make_location(last, street="Kade 99", name="Nu nog bekend")
    sent = iter(program.get("/open-data/download/json").streaming_content)
    first = next(sent) + next(sent) + next(sent)
    with activate(waterkant):
        Location.objects.update(secret=True)

    assert b"Hulp 0" in first
    assert b"Nu nog bekend" not in b"".join(sent)


def test_who_has_todays_file_already_gets_no_other(program: Client, filled: Service, waterkant: Tenant) -> None:
    tag = program.get("/open-data/download/json").headers["ETag"]

    assert program.get("/open-data/download/json", headers={"If-None-Match": tag}).status_code == 304
    assert program.get("/open-data/download/geojson", headers={"If-None-Match": tag}).status_code == 200
