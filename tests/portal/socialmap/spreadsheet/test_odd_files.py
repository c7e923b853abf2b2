"""Whatever somebody brings ends in a list or in a clear sentence; never in a fault, never half written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.socialmap.models import Service, SpreadsheetUpload
from portal.socialmap.spreadsheet import services, xlsx
from portal.socialmap.spreadsheet.reading import read_table
from portal.socialmap.spreadsheet.sheet import UnreadableList
from tenants.access import Actor
from tenants.errors import Invalid
from tenants.models import Tenant
from tests.portal.socialmap.spreadsheet.conftest import brought
from tests.portal.socialmap.spreadsheet.odd_files import GOOD, READ, REFUSED


def test_there_are_enough_of_them() -> None:
    assert len(READ) + len(REFUSED) >= 60


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_used_ends_in_a_sentence(in_waterkant: Tenant, eva: Actor, what: str) -> None:
    filename, content, sentence = REFUSED[what]
    with pytest.raises(Invalid) as refused:
        brought(eva, content, filename)

    assert sentence in refused.value.message
    assert refused.value.message.endswith(".")
    assert not SpreadsheetUpload.objects.exists()


@pytest.mark.parametrize("what", READ)
def test_a_file_that_can_be_used_is_planned_and_writes_nothing(with_words: Tenant, eva: Actor, what: str) -> None:
    filename, content, kinds = READ[what]
    upload = brought(eva, content, filename)
    upload = services.choose_columns(eva, uid=upload.uid, version=1, mapping=upload.mapping)

    assert [row["kind"] for row in upload.plan] == kinds
    assert all(row["reasons"] for row in upload.plan if row["kind"] == "refused")
    assert not Service.objects.exists()


def test_what_a_cell_cannot_hold_is_gone_before_it_is_kept(in_waterkant: Tenant, eva: Actor) -> None:
    filename, content, _kinds = READ["signs that nobody sees"]
    assert brought(eva, content, filename).rows == [[2, ["a", "b"]]]


def test_the_name_of_a_file_is_only_a_name(in_waterkant: Tenant, eva: Actor) -> None:
    assert brought(eva, GOOD, "C:\\Users\\eva\\..\\lijst\n.xlsx").filename == "lijst.xlsx"


def test_sabotage_without_its_measure_a_bomb_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    filename, content, _sentence = REFUSED["a bomb"]
    with pytest.raises(UnreadableList, match="te groot"):
        read_table(filename, content)
    monkeypatch.setattr(xlsx, "_measure", lambda _content: None)
    assert read_table(filename, content).rows


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_ends_in_a_table_or_a_sentence(place: int, noise: bytes) -> None:
    content = GOOD[:place] + noise + GOOD[place + len(noise) :]
    _read_or_told("a.xlsx", content)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_table_or_a_sentence(content: bytes) -> None:
    _read_or_told("a.csv", content)


def _read_or_told(filename: str, content: bytes) -> None:
    try:
        table = read_table(filename, content)
    except UnreadableList as told:
        sentence = str(told)
    else:
        sentence = table.sheet or "."
        assert len(set(table.headings)) == len(table.headings)
    assert sentence
