"""The rules of hearing, on generated meetings; and each part of them is needed."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import chain, combinations

import pytest
from django.db import connection

from portal.agendas import hearing
from portal.agendas.hearing import HEARS, may_hear
from portal.agendas.row_security import ROW_SECURITY
from portal.agendas.words import Part, Phase
from tenants.database.row_security import Predicate, installing
from tests.portal.agendas.who_hears_what import build, disagreements

AsOwner = Callable[[], AbstractContextManager[None]]

# What is taken out of the rule of the database, and what stands there instead.
TAKEN_OUT: Mapping[str, tuple[str, str]] = {
    "the team with the ground": ("opened.team_id = ANY ((SELECT tenants_row_teams())::bigint[])", "TRUE"),
    "the last day of the ground": ("opened.until >= (SELECT tenants_row_today())", "TRUE"),
    "the level": ("opened.level >= 30", "TRUE"),
    "the case of the ground": ("opened.case_id = [self].case_id", "TRUE"),
    "that seat and ground are of one team": (" AND opened.team_id = seat.team_id", ""),
    "the meeting of the seat": ("seat.meeting_id = [self].meeting_id", "TRUE"),
    "whose seat it is": ("(seat.person_id = (SELECT tenants_row_person()) OR seat.person_id IS NULL)", "TRUE"),
    "that somebody came": ("seat.arrived_at IS NOT NULL AND", ""),
    "that nobody left": ("AND seat.left_at IS NULL", ""),
    "who chairs": ("led.chair_id = (SELECT tenants_row_person())", "TRUE"),
    "that the time to prepare has come": ("[self].opens_at <= statement_timestamp()", "TRUE"),
    "that it was counted for this day": ("day.starts_at = [self].opens_for", "TRUE"),
    "that the meeting goes on": (" AND held.state IN ('invited', 'held')", ""),
    "who proposed it": ("opened.source = 'lead' OR opened.team_id = [self].author_team_id", "TRUE"),
}


def test_policy_queryset_and_database_agree(db: None) -> None:
    assert list(disagreements(build(seed=7))) == []


@pytest.mark.parametrize("phase", Phase)
def test_somebody_without_any_part_never_hears(phase: Phase) -> None:
    assert not may_hear(phase, frozenset())


@pytest.mark.parametrize("phase", Phase)
def test_any_set_of_parts_hears_when_one_of_them_does(phase: Phase) -> None:
    every = chain.from_iterable(combinations(Part, number) for number in range(len(Part) + 1))
    for parts in map(frozenset, every):
        assert bool(may_hear(phase, parts)) == any(bool(may_hear(phase, frozenset({each}))) for each in parts)


def test_at_the_table_the_own_team_waits_outside_as_well() -> None:
    assert not may_hear(Phase.RUNNING, frozenset({Part.HOME, Part.SEATED}))
    assert may_hear(Phase.RUNNING, frozenset({Part.PRESENT}))


def test_what_was_withdrawn_or_called_off_is_for_the_own_team_alone() -> None:
    assert HEARS[Phase.GONE] == {Part.HOME}


def test_sabotage_a_wider_table_is_missed(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    world = build(seed=7)
    wider = {**HEARS, Phase.RUNNING: frozenset(Part)}
    monkeypatch.setattr(hearing, "HEARS", wider)
    assert list(disagreements(world))


@pytest.mark.postgres
def test_sabotage_each_part_of_the_rule_of_the_database_is_missed(
    db: None, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = build(seed=7, actors=30, meetings=14, each=6)
    guarded = installing.guarded_models()
    said = ROW_SECURITY["AgendaItem"]
    assert not isinstance(said, str)
    assert list(disagreements(world, policy=False)) == []
    not_missed = []
    for part, (words, instead) in TAKEN_OUT.items():
        assert words in said.read.sql, part
        without = replace(said, read=Predicate(said.read.sql.replace(words, instead), said.read.rights))
        changed = {model: without if model.__name__ == "AgendaItem" else each for model, each in guarded.items()}
        monkeypatch.setattr(installing, "guarded_models", lambda changed=changed: changed)
        with as_owner():
            installing.install(connection)
        if not list(disagreements(world, policy=False)):
            not_missed.append(part)
    assert not_missed == []
