"""The suite is worth what is planted: a model without a canary is a model that nobody watches."""

from random import Random

import pytest

from tenants.context import activate
from tests.isolation.canaries import SHAPE, Aviary
from tests.isolation.planting import NOT_PLANTED, owned_models
from tests.isolation.world import World

pytestmark = pytest.mark.django_db


def test_every_owned_model_has_a_row_in_the_other_portal(world: World) -> None:
    with activate(world.there):
        empty = {
            model._meta.label
            for model in owned_models()
            if model._meta.label not in NOT_PLANTED and not model._default_manager.exists()
        }
    assert empty == set()


def test_what_is_not_planted_has_no_other_name_than_a_model_of_ours() -> None:
    known = {model._meta.label for model in owned_models()} | {"cms_pages.BasePage"}
    assert set(NOT_PLANTED) <= known


def test_a_canary_is_found_in_whatever_case_and_company(world: World) -> None:
    aviary = Aviary(Random(1))
    word = aviary.word("a name")
    assert SHAPE.fullmatch(word)
    assert [canary.what for canary in aviary.seen_in(f"<a href='mailto:{word.upper()}%40x'>")] == ["a name"]


@pytest.mark.parametrize("name", ["visitor", "leaver", "deactivated", "second factor not proven"])
def test_people_without_a_role_are_nobody_to_the_policy(world: World, name: str) -> None:
    assert not world.visitor(name).actor.is_somebody
