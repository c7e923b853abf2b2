from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.socialmap.hsds.checking import check
from portal.socialmap.hsds.reading import read
from portal.socialmap.hsds.records import Unreadable, Verdict
from tests.portal.socialmap.hsds.conftest import shared


def test_open_referral_uk_is_recognised_by_its_profile(oruk: Path) -> None:
    assert read(oruk).dialect == "oruk3"


def test_a_service_that_is_told_128_times_is_one_service(oruk: Path) -> None:
    directory = read(oruk)

    assert len(directory.records["service"]) == 1
    assert any("de eerste waarde geldt" in finding.reason for finding in directory.findings)


@pytest.mark.parametrize(
    ("path", "dialect"),
    [("hsds/examples/service_full.json", "hsds3-json"), ("hsds/examples/csv", "hsds3-csv"),
     ("hsds/examples/tabular.json", "hsds3-json")],
)  # fmt: skip
def test_the_official_examples_are_read(path: str, dialect: str) -> None:
    directory = read(shared(path))
    checked = check(directory)

    assert directory.dialect == dialect
    assert len(checked.rows["service"]) == 1
    assert [each for each in directory.findings if each.verdict == Verdict.REFUSED and each.entity == "service"] == []


def test_hsds_2_is_read_under_todays_names(folder: Callable[..., Path]) -> None:
    path = folder(
        organizations=[{"id": "o1", "name": "De Brug", "description": "", "url": "https://brug.example"}],
        services=[{"id": "s1", "organization_id": "o1", "name": "Budgetles", "status": "active", "fees": "gratis"}],
        locations=[{"id": "l1", "name": "Wijkhuis"}],
        services_at_location=[{"id": "x", "service_id": "s1", "location_id": "l1"}],
        physical_addresses=[{"id": "a1", "location_id": "l1", "address_1": "Kade 1", "city": "Waterkant"}],
        regular_schedules=[{"id": "r", "service_id": "s1", "weekday": "MO", "opens_at": "09:00", "closes_at": "12:00"}],
    )
    directory = read(path)
    rows = check(directory).rows

    assert directory.dialect == "hsds2-csv"
    assert rows["organization"]["o1"].values["website"] == "https://brug.example"
    assert rows["service"]["s1"].values["fees_description"] == "gratis"
    assert rows["address"]["a1"].values["address_type"] == "physical"
    assert rows["schedule"]["r"].values["freq"] == "WEEKLY"


def test_a_data_package_never_reaches_outside_its_folder(tmp_path: Path, as_json: Callable[..., Path]) -> None:
    as_json({"resources": [{"path": "../../secret.csv"}]}, "datapackage.json")

    with pytest.raises(Unreadable, match="buiten de map"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"id": "1", "name": "x"', "geen goede JSON"),
        ("[" * 200 + "]" * 200, "dieper genest"),
        ("{}", "niets dat op HSDS lijkt"),
        ('{"id": NaN}', "geen goede JSON"),
    ],
)
def test_what_cannot_be_read_says_how_to_go_on(as_json: Callable[..., Any], content: str, said: str) -> None:
    if content == "{}":
        directory = read(as_json(content))
        assert directory.records == {}
        assert directory.findings[0].verdict == Verdict.REFUSED
        return
    with pytest.raises(Unreadable, match=said):
        read(as_json(content))


def test_another_encoding_is_said_and_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_bytes("id,name\n1,Café".encode("latin-1"))

    with pytest.raises(Unreadable, match="geen UTF-8"):
        read(tmp_path)


def test_a_row_with_too_many_fields_is_refused_alone(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("id,name\n1,A\n2,B,te veel\n3,C\n", encoding="utf-8")
    directory = read(tmp_path)

    assert list(directory.records["organization"]) == ["1", "3"]
    assert directory.findings[0].where == "organizations.csv rij 3"


def test_who_is_the_own_ancestor_is_refused(folder: Callable[..., Path]) -> None:
    path = folder(
        organizations=[
            {"id": "a", "name": "A", "parent_organization_id": "b"},
            {"id": "b", "name": "B", "parent_organization_id": "a"},
            {"id": "c", "name": "C", "parent_organization_id": "c"},
            {"id": "d", "name": "D", "parent_organization_id": "a"},
        ]
    )
    directory = read(path)
    rows = check(directory).rows["organization"]

    assert list(rows) == ["d"]
    assert directory.count(Verdict.REFUSED)["organization"] == 3


@pytest.mark.parametrize(
    ("column", "written"),
    [("assured_date", "0000-13-45"), ("assured_date", "9999-01-01"), ("minimum_age", "oud"), ("minimum_age", "1e400"),
     ("status", "misschien"), ("last_modified", "gisteren")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_with_the_value(
    small: Callable[..., Path], column: str, written: str
) -> None:
    directory = read(small(**{column: written}))

    assert check(directory).rows["service"] == {}
    assert written[:10] in directory.findings[-1].reason


@pytest.mark.parametrize("escape", ["\\ud800", "\\u0000"])
@pytest.mark.parametrize("content", ['{"id": "%s"}', '{"id": "s1", "name": "%s"}', '{"id": "s1", "mood": {"%s": 1}}'])
def test_half_characters_are_refused_by_row_and_can_be_reported(
    as_json: Callable[..., Path], content: str, escape: str
) -> None:
    directory = read(as_json(f"[{content % escape}, " + '{"id": "s2", "name": "Goed", "status": "active"}]'))

    assert [record.key for record in directory.of("service")] == ["s2"]
    [finding] = directory.findings
    assert "teken dat niet bestaat" in finding.reason
    assert str(finding).encode()
