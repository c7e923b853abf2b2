"""A sealed value opens in its own row, field and portal, unchanged, with its own key. Nowhere else."""

from uuid import uuid4

import pytest
from django.db import connection

from tenants.context import activate
from tenants.vault import DoesNotOpen, UnknownKey
from tenants.vault.sealing import Place
from tests.tenants.vault.conftest import key, store, stored
from tests.tenants.vault.register.models import Resident


@pytest.fixture
def neighbour(heidedorp):
    """Somebody of another portal, with the uid of nobody else."""
    with activate(heidedorp):
        return Resident.objects.create(name="Henk de Heer", note="woont in Heidedorp")


@pytest.fixture
def without_associated_data(monkeypatch) -> None:
    """The defence taken away: the seal covers the value alone."""
    monkeypatch.setattr(Place, "associated", lambda _place, head: head)


def move_from_another_row(ria: Resident, omar: Resident) -> None:
    store(ria, "note", stored(omar, "note"))


def move_from_another_field(ria: Resident, omar: Resident) -> None:
    store(ria, "note", stored(ria, "name"))


MOVES = {"another row": move_from_another_row, "another field": move_from_another_field}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_moved_it_does_not_open(ria_jansen, omar_said, move):
    move(ria_jansen, omar_said)

    with pytest.raises(DoesNotOpen, match=f"note of row {ria_jansen.uid}"):
        _ = Resident.objects.get(pk=ria_jansen.pk).note


@pytest.mark.parametrize(("move", "then_reads"), [(move_from_another_row, "belt liever niet"),
                                                   (move_from_another_field, "Ria Jansen")], ids=MOVES)  # fmt: skip
def test_sabotage_without_associated_data_it_would(without_associated_data, waterkant, move, then_reads):
    with activate(waterkant):
        ria = Resident.objects.create(name="Ria Jansen", note="kan slecht lezen")
        omar = Resident.objects.create(name="Omar Saïd", note="belt liever niet")
        move(ria, omar)

        assert Resident.objects.get(pk=ria.pk).note == then_reads


def move_to_the_other_portal(ria: Resident, tenant: object) -> None:
    """The whole row, uid and all, handed to another portal."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE vault_register_resident SET tenant_id = %s WHERE id = %s",
            [tenant.pk, ria.pk],  # type: ignore[attr-defined]
        )


def test_a_row_that_was_handed_to_another_portal_does_not_open(ria_jansen, heidedorp):
    move_to_the_other_portal(ria_jansen, heidedorp)

    with activate(heidedorp), pytest.raises(DoesNotOpen):
        _ = Resident.objects.get(pk=ria_jansen.pk).name


def test_the_key_of_one_portal_is_not_that_of_another(ria_jansen, heidedorp, without_associated_data):
    """Associated data are one lock, the key of the portal is another: each holds alone."""
    ria_jansen.save()
    move_to_the_other_portal(ria_jansen, heidedorp)

    with activate(heidedorp), pytest.raises(DoesNotOpen):
        _ = Resident.objects.get(pk=ria_jansen.pk).name


def test_sabotage_with_one_key_for_all_and_no_associated_data_it_opens(
    waterkant, heidedorp, without_associated_data, monkeypatch
):
    monkeypatch.setattr("tenants.vault.sealing._subkey", lambda secret, _tenant, _purpose: secret)
    with activate(waterkant):
        ria = Resident.objects.create(name="Ria Jansen")
    move_to_the_other_portal(ria, heidedorp)

    with activate(heidedorp):
        assert Resident.objects.get(pk=ria.pk).name == "Ria Jansen"


def test_a_row_of_another_portal_opens_there(neighbour, heidedorp):
    with activate(heidedorp):
        assert Resident.objects.get(pk=neighbour.pk).note == "woont in Heidedorp"


def test_any_changed_byte_is_noticed_and_nothing_comes_out(ria_jansen, one_key):
    ria_jansen.save()
    raw = stored(ria_jansen, "name")
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1
        store(ria_jansen, "name", bytes(changed))

        with pytest.raises((DoesNotOpen, UnknownKey)) as refused:
            _ = Resident.objects.get(pk=ria_jansen.pk).name
        assert "Ria" not in str(refused.value)
        assert str(ria_jansen.uid) in str(refused.value)


@pytest.mark.parametrize("length", [0, 1, 2, 4, 5, 12, 30])
def test_what_was_cut_short_is_noticed(ria_jansen, one_key, length):
    ria_jansen.save()
    store(ria_jansen, "name", stored(ria_jansen, "name")[:length])

    with pytest.raises((DoesNotOpen, UnknownKey)):
        _ = Resident.objects.get(pk=ria_jansen.pk).name


def test_with_another_key_under_the_same_id_it_does_not_open(ria_jansen, one_key, settings):
    ria_jansen.save()
    settings.VAULT_KEYS = [key("new").replace("new:", "old:")]

    with pytest.raises(DoesNotOpen, match="old is another key now"):
        _ = Resident.objects.get(pk=ria_jansen.pk).name


def test_without_its_key_the_message_says_which_one_is_missing(ria_jansen, one_key, settings):
    ria_jansen.save()
    settings.VAULT_KEYS = [key("new")]

    with pytest.raises(UnknownKey, match="the key 'old', which VAULT_KEYS does not give"):
        _ = Resident.objects.get(pk=ria_jansen.pk).name


def test_no_two_places_have_the_same_associated_data():
    """Lengths are counted in, so that a name cannot begin where another one ends."""
    tenant, row = uuid4(), uuid4()
    one = Place(tenant, "cases.case", "name", row).associated(b"head")
    two = Place(tenant, "cases.casen", "ame", row).associated(b"head")

    assert one != two


def test_a_row_that_was_given_another_uid_is_not_saved(ria_jansen):
    """What is still sealed belongs to the old uid; written under the new one nobody would ever read it."""
    copy = Resident.objects.get(pk=ria_jansen.pk)
    copy.pk, copy.uid = None, uuid4()
    with pytest.raises(DoesNotOpen):
        copy.save(force_insert=True)


def test_a_copy_whose_values_were_read_is_sealed_for_its_own_row(ria_jansen):
    copy = Resident.objects.get(pk=ria_jansen.pk)
    assert (copy.name, copy.born_on, copy.note, copy.contact) == ("Ria Jansen", "1961-04-27", "kan slecht lezen", None)
    copy.pk, copy.uid, copy._state.adding = None, uuid4(), True
    copy.save()

    assert [each.name for each in Resident.objects.order_by("pk")] == ["Ria Jansen", "Ria Jansen"]
    assert stored(copy, "name") != stored(ria_jansen, "name")
