"""Django's ways of reading and writing a row, with sealed fields in it."""

import copy
from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter

from tenants.context import activate, nobody, platform
from tenants.errors import NoTenant
from tenants.vault import BlindIndexField, EncryptedJSONField, EncryptedTextField, Sealed, fields, find
from tenants.vault.normalising import iso_date
from tests.tenants.vault.conftest import stored
from tests.tenants.vault.register.models import Resident


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The fields that were decrypted, in order."""
    seen: list[str] = []
    really = fields.unseal

    def counting(sealed: Sealed, place: Any) -> bytes:
        seen.append(place.field)
        return really(sealed, place)

    monkeypatch.setattr(fields, "unseal", counting)
    return seen


def test_a_list_decrypts_what_is_asked_and_once(ria_jansen, omar_said, opened, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = list(Resident.objects.order_by("pk"))
        assert opened == []
        assert [rows[1].name, rows[1].name] == ["Omar Saïd", "Omar Saïd"]
    assert opened == ["name"]


def test_a_list_across_portals_asks_for_its_tenants_along(ria_jansen, django_assert_num_queries):
    with nobody(), platform("tests.list"), django_assert_num_queries(1):
        assert [each.name for each in Resident.objects.select_related("tenant")] == ["Ria Jansen"]


def test_a_deferred_value_is_one_query(ria_jansen, opened, django_assert_num_queries):
    row = Resident.objects.defer("note").get()
    with django_assert_num_queries(1):
        assert row.note == "kan slecht lezen"
        assert row.note == "kan slecht lezen"
    assert opened == ["note"]


def test_a_row_of_which_only_the_value_was_loaded_finds_out_whose_it_is(ria_jansen, django_assert_num_queries):
    row = Resident.objects.only("note").get()
    with django_assert_num_queries(1):
        assert row.note == "kan slecht lezen"


def test_bare_values_stay_sealed(ria_jansen):
    for found in (Resident.objects.values("name").get()["name"], Resident.objects.values_list("name", flat=True).get(),
                  Resident.objects.annotate(again=models.F("name")).get().again):  # fmt: skip
        assert isinstance(found, Sealed)
        assert f"{found} {found!r} {[found]}" == "<sealed> <sealed> [<sealed>]"


FILTERS = [
    {"name": "Ria Jansen"},
    {"name__exact": "Ria Jansen"},
    {"name__in": ["Ria Jansen"]},
    {"name__icontains": "ria"},
    {"name__lower": "ria jansen"},
    {"name__gt": "R"},
    {"name__regex": "Ria"},
    {"contact__phone": "06"},
    {"contact__has_key": "phone"},
    {"name_index": "Ria Jansen"},
    {"name_index__in": [b"Ria Jansen"]},
    {"name_index__startswith": "R"},
]


@pytest.mark.parametrize("lookup", FILTERS, ids=lambda each: next(iter(each)))
def test_a_filter_says_what_to_do_instead(in_waterkant, lookup):
    with pytest.raises(FieldError, match=r"find\(\)") as refused:
        Resident.objects.filter(**lookup)
    assert "Ria" not in str(refused.value)


def test_empty_or_not_can_be_asked(ria_jansen, omar_said):
    omar_said.note = None
    omar_said.save()

    assert Resident.objects.get(note__isnull=True) == omar_said
    assert Resident.objects.get(note=None) == omar_said
    assert Resident.objects.get(note__isnull=False) == ria_jansen


def test_past_a_row_a_field_can_only_be_emptied(ria_jansen):
    with pytest.raises(FieldError, match="plain values never go to the database"), transaction.atomic():
        Resident.objects.update(note="iets anders")
    with pytest.raises(FieldError, match="plain values never go to the database"), transaction.atomic():
        Resident.objects.bulk_update([ria_jansen], ["note"])
    Resident.objects.update(note=None)

    assert Resident.objects.get().note is None


def test_many_at_once(in_waterkant):
    Resident.objects.bulk_create([Resident(name=f"Bewoner {number}", contact={"nr": number}) for number in range(30)])

    rows = Resident.objects.order_by("pk")
    assert [(each.name, each.contact) for each in rows] == [(f"Bewoner {n}", {"nr": n}) for n in range(30)]
    assert find(rows, "name_index", "bewoner 7").get().contact == {"nr": 7}


def test_many_at_once_cannot_take_over_rows_that_stand(ria_jansen):
    again = Resident(uid=ria_jansen.uid, name="Iemand anders")
    with pytest.raises(NotImplementedError, match="sealed for its own row"):
        Resident.objects.bulk_create([again], update_conflicts=True, unique_fields=["uid"], update_fields=["name"])


def test_one_field_is_written_and_its_indexes_with_it(ria_jansen):
    note = stored(ria_jansen, "note")
    ria_jansen.name = "Ria de Boer"
    ria_jansen.save(update_fields=["name"])

    assert stored(ria_jansen, "note") == note
    assert find(Resident.objects.all(), "name_index", "ria de boer").exists()
    assert find(Resident.objects.all(), "who_index", "ria de boer", "27-4-1961").exists()
    assert not find(Resident.objects.all(), "name_index", "ria jansen").exists()


@pytest.mark.parametrize("loaded", [["name"], ["name", "uid", "tenant"], ["name", "name_index"]])
def test_a_row_loaded_in_part_keeps_its_indexes_right(ria_jansen, loaded):
    row = Resident.objects.only(*loaded).get()
    row.name = "Ria de Boer"
    row.save()

    assert find(Resident.objects.all(), "name_index", "ria de boer").get().note == "kan slecht lezen"
    assert find(Resident.objects.all(), "who_index", "ria de boer", "1961-04-27").exists()


def test_saving_no_field_writes_nothing(ria_jansen, django_assert_num_queries):
    with django_assert_num_queries(0):
        ria_jansen.save(update_fields=[])


def test_a_row_is_read_anew(ria_jansen):
    other = Resident.objects.get()
    other.name, other.contact = "Ria de Boer", {"tel": "06"}
    other.save()

    assert ria_jansen.name == "Ria Jansen"
    ria_jansen.refresh_from_db(fields=["name"])
    assert (ria_jansen.name, ria_jansen.contact) == ("Ria de Boer", None)
    ria_jansen.refresh_from_db()
    assert ria_jansen.contact == {"tel": "06"}


def test_a_change_inside_json_is_kept(ria_jansen):
    ria_jansen.contact = {"tel": "06"}
    ria_jansen.save()
    row = Resident.objects.get()
    row.contact["mail"] = "ria@example.org"
    row.save()

    assert Resident.objects.get().contact == {"tel": "06", "mail": "ria@example.org"}


def test_a_row_is_copied_in_memory(ria_jansen):
    ria_jansen.contact = {"tel": "06"}
    shallow, deep = copy.copy(ria_jansen), copy.deepcopy(ria_jansen)
    deep.contact["tel"] = "07"
    shallow.name = "Ander"

    assert (ria_jansen.name, ria_jansen.contact, deep.name) == ("Ria Jansen", {"tel": "06"}, "Ria Jansen")


def test_without_a_portal_nothing_is_sealed(db):
    row = Resident(name="Ria")
    assert row.name == "Ria"
    with pytest.raises(NoTenant):
        row.save()


def test_checking_a_row_counts_plain_characters(in_waterkant):
    Resident(name="é" * 80).full_clean()
    with pytest.raises(ValidationError) as refused:
        Resident(name="é" * 81).full_clean()
    assert set(refused.value.message_dict) == {"name"}


def test_a_required_value_is_required(in_waterkant):
    with pytest.raises(ValidationError) as refused:
        Resident(name="").full_clean()
    assert set(refused.value.message_dict) == {"name"}


def test_what_is_too_long_is_not_saved_either(ria_jansen):
    ria_jansen.name = "Geheim" * 20
    with pytest.raises(ValueError, match="at most 80 characters; this has 120") as refused:
        ria_jansen.save()
    assert "Geheim" not in str(refused.value)


class ResidentForm(forms.ModelForm):
    class Meta:
        model = Resident
        fields = ["name", "note", "contact"]


def test_a_form_shows_and_takes_plain_values(ria_jansen):
    form = ResidentForm({"name": "Ria de Boer", "note": "", "contact": '{"tel": "06"}'}, instance=ria_jansen)
    assert 'value="Ria Jansen"' in str(ResidentForm(instance=ria_jansen)["name"])
    assert set(form.changed_data) == {"name", "note", "contact"}
    form.save()

    row = Resident.objects.get()
    assert (row.name, row.note, row.contact) == ("Ria de Boer", None, {"tel": "06"})


def test_a_migration_can_write_the_fields_down_and_read_them_back():
    for field in Resident._meta.get_fields():
        if not isinstance(field, EncryptedTextField | EncryptedJSONField | BlindIndexField):
            continue
        name, path, args, kwargs = field.deconstruct()
        module, _dot, kind = path.rpartition(".")
        again = getattr(import_module(module), kind)(*args, **kwargs)
        assert again.deconstruct()[1:] == (path, args, kwargs), name
        assert again.db_type(connection) == field.db_type(connection) in {"bytea", "BLOB"}
        MigrationWriter.serialize(field)


def test_a_migration_sees_no_change_where_there_is_none():
    state = ProjectState()
    state.add_model(ModelState.from_model(Resident))
    same = ProjectState()
    same.add_model(state.models["vault_register", "resident"].clone())

    assert MigrationAutodetector(state, same)._detect_changes() == {}


def test_an_index_that_is_not_indexed_stays_so():
    field = BlindIndexField(source="name", normalise=iso_date, db_index=False)
    _name, _path, args, kwargs = field.deconstruct()

    assert not BlindIndexField(*args, **kwargs).db_index


def test_a_model_as_a_migration_sees_it_reads_and_writes(ria_jansen):
    from django.apps import apps

    Historical = ProjectState.from_apps(apps).apps.get_model("vault_register", "Resident")
    assert Historical is not Resident
    row = Historical.objects.get(pk=ria_jansen.pk)
    assert (row.name, row.note) == ("Ria Jansen", "kan slecht lezen")
    row.name = "Ria de Boer"
    row.save()
    Historical.objects.create(tenant_id=row.tenant_id, uid=uuid4(), name="Nieuw")

    assert [each.name for each in Resident.objects.order_by("pk")] == ["Ria de Boer", "Nieuw"]
    assert find(Resident.objects.all(), "name_index", "ria de boer").get() == ria_jansen


def test_a_model_as_a_migration_sees_it_works_without_a_scope(ria_jansen, waterkant):
    from django.apps import apps

    Historical = ProjectState.from_apps(apps).apps.get_model("vault_register", "Resident")
    with nobody():
        assert Historical.objects.get(pk=ria_jansen.pk).name == "Ria Jansen"


def test_another_portal_gets_nothing(ria_jansen, heidedorp):
    with activate(heidedorp):
        assert not Resident.objects.exists()
        assert not find(Resident.objects.all(), "name_index", "Ria Jansen").exists()
