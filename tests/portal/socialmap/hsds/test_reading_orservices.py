"""The real directory of Washington DC in the ORServices dialect, with its real faults."""

import csv
from pathlib import Path
from typing import Any

import pytest

from portal.socialmap.hsds.checking import check
from portal.socialmap.hsds.reading import read
from portal.socialmap.hsds.records import Directory, Verdict


@pytest.fixture(scope="module")
def directory() -> Directory:
    from tests.portal.socialmap.hsds.conftest import shared

    found = read(shared("directories/dc-orservices"))
    check(found)
    return found


def _reasons(directory: Directory, verdict: Verdict, entity: str, beginning: str) -> list[str]:
    return [
        each.key
        for each in directory.findings
        if each.verdict == verdict and each.entity == entity and each.reason.startswith(beginning)
    ]


def test_the_dialect_is_recognised(directory: Directory) -> None:
    assert directory.dialect == "orservices-csv"
    assert len(directory.records["service"]) == 1667


def test_a_missing_status_becomes_the_stated_default_and_is_reported(directory: Directory) -> None:
    assert len(_reasons(directory, Verdict.DEFAULTED, "service", "Geen status")) == 618
    assert {record.values["status"] for record in directory.of("service")} == {"active"}


def test_services_without_a_known_organisation_are_refused_with_the_reason(directory: Directory) -> None:
    assert len(_reasons(directory, Verdict.REFUSED, "service", "Er is geen organisatie genoemd")) == 17
    assert _reasons(directory, Verdict.REFUSED, "service", "Noemt organisatie 976419995372799") == ["1142684843005996"]


def test_of_three_organisations_the_first_counts_and_the_others_are_said(directory: Directory) -> None:
    said = _reasons(directory, Verdict.DROPPED, "service", "Noemt meer dan één organization")
    service = directory.records["service"][said[0]]

    assert len(said) == 2
    assert service.links["organization"] == "876886021673283"
    assert service.extra["service_organization"].count(",") == 2


def test_schedules_that_are_not_there_are_dropped_one_by_one(directory: Directory, orservices: Path) -> None:
    with (orservices / "services.csv").open(encoding="utf-8") as opened:
        links = sum(len([part for part in row["service_schedule"].split(",") if part.strip()])
                    for row in csv.DictReader(opened))  # fmt: skip

    assert links == 6732
    assert len(_reasons(directory, Verdict.DROPPED, "service", "Verwijst naar schedule")) == 5672


@pytest.mark.parametrize(
    ("file", "entity", "key"),
    [
        ("services", "service", "service_recordid"),
        ("organizations", "organization", "id"),
        ("locations", "location", "id"),
    ],
)
def test_every_cell_of_the_source_is_found_again(
    directory: Directory, orservices: Path, file: str, entity: str, key: str
) -> None:
    records = directory.records[entity]
    with (orservices / f"{file}.csv").open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            record = records[row[key]]
            held: set[Any] = {*record.values.values(), *record.extra.values(), record.key}
            lost = {column: cell for column, cell in row.items() if cell and cell not in held}
            assert lost == {}
