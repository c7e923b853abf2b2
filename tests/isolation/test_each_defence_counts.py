"""Sabotage: a defence is taken away, and the suite turns red. What stays green guards nothing.

Each line of `defences.py` says what is taken away, and a few requests that the defence stands against. They find
nothing while it stands; without it they find what the line says.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.db import connection

from search.sources import live
from tenants.access import allow
from tests.isolation.addresses import addresses
from tests.isolation.answers import Gun
from tests.isolation.defences import DEFENCES, Aim
from tests.isolation.figures import fire
from tests.isolation.shots import Shot, aimed, asked_by_name
from tests.isolation.standing import Standing
from tests.isolation.world import World

pytestmark = pytest.mark.django_db


def _place_of(dotted: str) -> tuple[Any, str]:
    """Where a dotted name lives. By module first: tenants.middleware.actor is a module and a function of that name."""
    path, _dot, name = dotted.rpartition(".")
    if path in sys.modules:
        return sys.modules[path], name
    module, _dot, kind = path.rpartition(".")
    return getattr(sys.modules[module], kind), name


def _shots(world: World, aims: Iterable[Aim]) -> Iterator[Shot]:
    known = {each.name: each for each in addresses()}
    for method, name, visitor, standing in aims:
        yield aimed(world, known[name], method, world.visitor(visitor), standing)


def _as_if_nothing_were_secret() -> Callable[..., Any]:
    from portal.socialmap.selectors import assembling

    honest = assembling._place

    def tell_everything(row: Any, *around: Any) -> Any:
        row.location.secret = False
        return honest(row, *around)

    return tell_everything


@pytest.mark.parametrize("name", DEFENCES)
def test_without_it_the_suite_turns_red(world: World, gun: Gun, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    defence = DEFENCES[name]
    shots = list(_shots(world, defence.aims))
    _count, while_it_stands = fire(world, shots, gun)
    assert while_it_stands == []

    for dotted, broken in defence.breaks.items():
        monkeypatch.setattr(*_place_of(dotted), _as_if_nothing_were_secret() if broken is None else broken)
    if defence.second_lock and connection.vendor == "postgresql":
        assert fire(world, shots, Gun())[1] == []
        monkeypatch.setattr("tenants.database.row_security.telling.seer", lambda: None)
    _count, found = fire(world, shots, Gun())

    assert defence.turns_red in {each.rule for each in found}


def test_without_the_scope_of_the_index_a_search_shows_what_is_for_partners(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shots = [
        each
        for each in asked_by_name(world)
        if each.visitor.name == "visitor" and each.standing == Standing.PARTNERS_ONLY
    ]
    assert fire(world, shots, Gun())[1] == []

    monkeypatch.setattr("search.sources.live._statement", live._statement.__wrapped__)  # none written under the rule
    monkeypatch.setattr("search.policy.can", lambda actor, action, obj=None: allow())
    monkeypatch.setattr("portal.socialmap.models.visibility.may_read_partners", lambda actor: True)
    _count, found = fire(world, shots, Gun())

    assert {"leaks", "tells that it exists"} & {each.rule for each in found}


def test_without_the_policy_in_a_service_another_organisation_changes_our_entry(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = next(each for each in addresses() if each.name == "socialmap:still_true")
    visitor = world.visitor("professional of another organisation")
    plain = aimed(world, address, "POST", visitor, Standing.OWN)
    version = str(world.objects["socialmap.Service"][Standing.OWN].version)
    shot = Shot(address, "POST", visitor, plain.host, plain.path, Standing.OWN, data={"version": version})
    assert fire(world, [shot], Gun())[1] == []

    monkeypatch.setattr("portal.socialmap.services.editing.require", lambda decision: None)
    _count, found = fire(world, [shot], Gun())

    assert "does not obey" in {each.rule for each in found}
