"""A model that nobody thought about refuses start-up; so does an owned one with a hole in its wall."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.core.checks import CheckMessage
from django.db import models

from tenants import registry
from tenants.checks.models import every_model_is_listed, keys_stay_inside_the_tenant, owned_models_are_scoped
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.models import Team, Tenant, TenantOwned

CHECKS = (every_model_is_listed, owned_models_are_scoped, keys_stay_inside_the_tenant)
ME = apps.get_app_config("tenants")


def ids(problems: list[CheckMessage]) -> list[str | None]:
    return [problem.id for problem in problems]


@pytest.fixture
def newcomer(monkeypatch) -> Iterator[Callable[..., type[models.Model]]]:
    """A model of tomorrow, in the kernel's app; gone after the test."""

    def make(*bases: type, listed: str | None, **fields: object) -> type[models.Model]:
        meta = type("Meta", (getattr(bases[0], "Meta", object),) if bases else (), {"app_label": "tenants"})
        if bases and bases[0] is TenantOwned:
            meta.abstract = False  # type: ignore[attr-defined]
        made = type("Newcomer", bases or (models.Model,), {"__module__": "tenants.models", "Meta": meta, **fields})
        if listed:
            monkeypatch.setattr(ME, "model_scopes", {**ME.model_scopes, "Newcomer": listed})
        return made

    yield make
    for name in [name for name in apps.all_models["tenants"] if name.startswith("newcomer")]:
        del apps.all_models["tenants"][name]
    apps.clear_cache()


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_as_it_stands_passes(check):
    assert check(None) == []


def test_a_model_of_ours_that_nobody_lists_is_refused(newcomer):
    newcomer(listed=None)

    (problem,) = every_model_is_listed(None)
    assert problem.id == "tenants.E001"
    assert "tenants.Newcomer" in problem.msg


@pytest.mark.parametrize("label", sorted(registry.THIRD_PARTY))
def test_a_packages_model_that_nobody_lists_is_refused(label, monkeypatch):
    app, name = label.split(".")
    if name.lower() not in apps.all_models[app]:
        pytest.skip("This model is there on the other database.")
    monkeypatch.delitem(registry.THIRD_PARTY, label)

    made_by_another = apps.get_model(label)._meta.auto_created
    assert ids(every_model_is_listed(None)) == ([] if made_by_another else ["tenants.E001"])


def test_a_model_that_is_listed_and_not_there_is_refused(monkeypatch):
    monkeypatch.setattr(ME, "model_scopes", {**ME.model_scopes, "Ghost": "owned"})

    assert ids(every_model_is_listed(None)) == ["tenants.E002"]


def test_a_word_that_is_no_ownership_is_refused(monkeypatch):
    monkeypatch.setattr(ME, "model_scopes", {**ME.model_scopes, "Team": "private"})

    assert set(ids(every_model_is_listed(None))) == {"tenants.E001", "tenants.E002"}


def test_an_owned_model_with_djangos_manager_is_refused(newcomer):
    newcomer(listed="owned", tenant=models.ForeignKey(Tenant, models.PROTECT, related_name="+"))

    assert ids(owned_models_are_scoped(None)) == ["tenants.E003"]


def test_an_owned_model_whose_base_manager_is_djangos_is_refused(newcomer):
    """The base manager serves forward keys and refreshes: scoping the default one alone leaves a hole."""
    newcomer(
        listed="owned",
        tenant=models.ForeignKey(Tenant, models.PROTECT, related_name="+"),
        objects=TenantManager(),
    )

    assert ids(owned_models_are_scoped(None)) == ["tenants.E003"]


def test_a_shared_model_is_scoped_too_or_says_why_not(newcomer):
    newcomer(listed="shared", tenant=models.ForeignKey(Tenant, models.PROTECT, related_name="+"))

    assert ids(owned_models_are_scoped(None)) == ["tenants.E003"]


def test_an_owned_model_without_a_tenant_is_refused(newcomer):
    newcomer(listed="owned")

    assert "tenants.E004" in ids(owned_models_are_scoped(None))


def test_a_plain_key_between_models_of_tenants_is_refused(newcomer):
    newcomer(TenantOwned, listed="owned", team=models.ForeignKey(Team, models.PROTECT, related_name="+"))

    assert ids(keys_stay_inside_the_tenant(None)) == ["tenants.E005"]


def test_many_to_many_between_models_of_tenants_is_refused(newcomer):
    newcomer(TenantOwned, listed="owned", teams=models.ManyToManyField(Team, related_name="+"))

    assert ids(keys_stay_inside_the_tenant(None)).count("tenants.E005") >= 1


def test_a_tenant_key_passes(newcomer):
    newcomer(TenantOwned, listed="owned", team=TenantForeignKey(Team, models.PROTECT, related_name="+"))

    assert [check(None) for check in CHECKS] == [[], [], []]


def test_every_crossing_that_is_listed_exists():
    for crossing in registry.CROSSING:
        app, model, field = crossing.split(".")
        if apps.is_installed(apps.get_app_config(app).name):
            assert apps.get_model(app, model)._meta.get_field(field).is_relation
