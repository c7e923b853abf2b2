"""A model that uses a sealed field in a way that cannot work refuses start-up."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import models

from tenants.models import TenantOwned
from tenants.vault import BlindIndexField, EncryptedTextField
from tenants.vault.models import PersonalData
from tenants.vault.registry import sealed_tables
from tests.tenants.vault.register.models import Resident


@pytest.fixture
def newcomer() -> Iterator[Callable[..., type[models.Model]]]:
    """A model of tomorrow, gone after the test."""

    def make(base: type[models.Model], meta: dict[str, object] | None = None, **fields: object) -> type[models.Model]:
        parent = getattr(base, "Meta", object)
        given = {"app_label": "vault_register", "abstract": False, **(meta or {})}
        inner = type("Meta", (parent,), given)
        return type("Newcomer", (base,), {"__module__": Resident.__module__, "Meta": inner, **fields})

    yield make
    apps.all_models["vault_register"].pop("newcomer", None)
    apps.clear_cache()


def ids(model: type[models.Model]) -> list[str | None]:
    return [problem.id for problem in model.check() if str(problem.id).startswith("vault.")]


def test_the_resident_of_the_tests_passes():
    assert Resident.check() == []


OPTIONS = {
    "unique": {"unique": True},
    "choices": {"choices": [("a", "A")]},
    "db_default": {"db_default": models.Value(b"")},
    "db_index": {"db_index": True},
}


@pytest.mark.parametrize("option", OPTIONS.values(), ids=OPTIONS)
def test_an_option_that_would_compare_what_is_encrypted_is_refused(newcomer, option):
    assert ids(newcomer(PersonalData, name=EncryptedTextField(**option))) == ["vault.E010"]


def test_a_constraint_over_a_sealed_field_is_refused(newcomer):
    once = models.UniqueConstraint(fields=["tenant", "name"], name="name_once")

    assert ids(newcomer(PersonalData, {"constraints": [once]}, name=EncryptedTextField())) == ["vault.E010"]


def test_a_unique_index_is_refused(newcomer):
    model = newcomer(PersonalData, name=EncryptedTextField(), index=BlindIndexField(source="name", unique=True))

    assert ids(model) == ["vault.E010"]


def test_a_model_that_is_no_personal_data_is_refused(newcomer):
    assert ids(newcomer(TenantOwned, name=EncryptedTextField())) == ["vault.E011"]


@pytest.mark.parametrize("source", ["nom", (), ("name", "nom"), "town"])
def test_an_index_of_nothing_encrypted_is_refused(newcomer, source):
    model = newcomer(
        PersonalData, name=EncryptedTextField(), town=models.TextField(), index=BlindIndexField(source=source)
    )

    assert ids(model) == ["vault.E012"]


def test_the_registry_is_read_off_the_models(newcomer):
    assert "vault_register.Resident" in [table.label for table in sealed_tables()]
    newcomer(PersonalData, name=EncryptedTextField())

    found = {table.label: [column.name for column in table.columns] for table in sealed_tables()}
    assert found["vault_register.Newcomer"] == ["name"]
    assert found["vault_register.Resident"] == [
        "name", "born_on", "note", "contact", "name_index", "born_index", "who_index"
    ]  # fmt: skip
