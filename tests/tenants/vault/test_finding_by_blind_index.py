"""Rows are found by what is encrypted in them, written in whatever way; nobody learns anything from the index."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.context import activate, nobody
from tenants.errors import NoTenant
from tenants.vault import find
from tenants.vault.normalising import iso_date, name_and_day, plain_text
from tests.tenants.vault.conftest import key, stored
from tests.tenants.vault.register.models import Resident

SAME = [
    ("Ria Jansen", "ria jansen"),
    ("Ria Jansen", "  RIA\t JANSEN\n"),
    ("José de Vries", "Jose de vries"),
    ("José", "Jose\u0301"),
    ("Łukasz Żółć", "lukasz zolc"),
    ("Straße", "STRASSE"),
    ("Ĳsbrand", "ijsbrand"),
    ("İstanbul", "istanbul"),
    ("مُحَمَّد", "محمد"),
]
DIFFERENT = [("Ria Jansen", "Ria Janssen"), ("Ria Jansen", "Riajansen"), ("Jan", "Jane")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_writings_is_found(in_waterkant, one, other):
    made = Resident.objects.create(name=one)

    assert find(Resident.objects.all(), "name_index", other).get() == made


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_name_is_not(in_waterkant, one, other):
    Resident.objects.create(name=one)

    assert not find(Resident.objects.all(), "name_index", other).exists()


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert plain_text(plain_text(text)) == plain_text(text)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_is_one_day_however_it_is_written(day):
    written = [day, datetime(day.year, day.month, day.day, 12), day.isoformat(), day.strftime("%d-%m-%Y"),
               f"{day.day}-{day.month}-{day.year}", day.strftime(" %d/%m/%Y ")]  # fmt: skip
    assert {iso_date(each) for each in written} == {day.isoformat()}


@pytest.mark.parametrize("wrong", ["", "gisteren", "31-02-1980", "1980-13-01", "80-01-01", "1-1-80"])
def test_what_is_no_day_is_refused_without_saying_it(wrong):
    with pytest.raises(ValueError, match="day") as refused:
        iso_date(wrong)
    assert not wrong or wrong not in str(refused.value)


def test_a_name_and_a_day_cannot_be_confused_with_another_pair():
    assert name_and_day("Jan\n1980-01-01", "1990-01-01") != name_and_day("Jan", "1980-01-01")
    assert name_and_day("  ", "1980-01-01") == ""


def test_somebody_is_found_by_name_and_day_of_birth(ria_jansen, in_waterkant):
    Resident.objects.create(name="Ria Jansen", born_on="1990-01-01")

    assert find(Resident.objects.all(), "who_index", "RIA JANSEN", date(1961, 4, 27)).get() == ria_jansen


def test_looking_begins_where_the_caller_may_look(ria_jansen):
    rows = Resident.objects.exclude(pk=ria_jansen.pk)

    assert not find(rows, "name_index", "Ria Jansen").exists()


def test_finding_is_one_query(ria_jansen, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert list(find(Resident.objects.all(), "name_index", "Ria Jansen")) == [ria_jansen]


def test_two_of_one_name_have_one_digest(in_waterkant):
    one, two = (Resident.objects.create(name=name) for name in ("José", "jose"))

    assert stored(one, "name_index") == stored(two, "name_index")
    assert find(Resident.objects.all(), "name_index", "JOSE").count() == 2


def test_one_name_in_two_portals_has_two_digests(waterkant, heidedorp):
    rows = []
    for tenant in (waterkant, heidedorp):
        with activate(tenant):
            rows.append(Resident.objects.create(name="Ria Jansen"))

    assert stored(rows[0], "name_index") != stored(rows[1], "name_index")


def test_one_value_in_two_fields_has_two_digests(in_waterkant):
    row = Resident(name="1980-01-01", born_on="1980-01-01")
    row.save()

    assert stored(row, "name_index") != stored(row, "born_index")


def test_the_digest_needs_the_key(ria_jansen, settings):
    before = stored(ria_jansen, "name_index")[-16:]
    settings.VAULT_KEYS = [key("new")]
    again = Resident(name="Ria Jansen")
    again.save()

    assert stored(again, "name_index")[-16:] != before


def test_what_is_empty_is_not_indexed(in_waterkant):
    row = Resident.objects.create(name=" ́ ", born_on="")
    row.refresh_from_db()

    assert (row.name_index, row.born_index, row.who_index) == (None, None, None)
    assert not find(Resident.objects.all(), "name_index", "").exists()


def test_an_index_follows_when_its_value_is_emptied(ria_jansen):
    ria_jansen.born_on = ""
    ria_jansen.save(update_fields=["born_on"])

    assert not find(Resident.objects.all(), "born_index", "1961-04-27").exists()
    assert not find(Resident.objects.all(), "who_index", "Ria Jansen", "1961-04-27").exists()


def test_while_keys_rotate_both_are_looked_under(one_key, waterkant, new_key_first):
    with activate(waterkant):
        old = Resident.objects.create(name="Ria Jansen")
        new_key_first()
        new = Resident.objects.create(name="ria jansen")

        assert set(find(Resident.objects.all(), "name_index", "RIA JANSEN")) == {old, new}
        assert stored(old, "name_index") != stored(new, "name_index")


def test_an_index_shows_nothing(ria_jansen):
    row = Resident.objects.get()

    assert repr(row.name_index) == "<digest>"


def test_outside_a_portal_nobody_is_found(ria_jansen):
    rows = Resident.objects.all()
    with nobody(), pytest.raises(NoTenant):
        find(rows, "name_index", "Ria Jansen")


def test_what_is_no_index_cannot_be_looked_in(in_waterkant):
    with pytest.raises(TypeError, match=r"Resident\.name is not a BlindIndexField"):
        find(Resident.objects.all(), "name", "Ria Jansen")
