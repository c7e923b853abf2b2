"""An administrator signs for the own organisation, under the text that was shown."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tenants.access import Actor, Role
from tenants.context import activate
from tenants.covenant import services
from tenants.covenant.models import CovenantAcceptance
from tenants.errors import NotFound, Refused, Stale
from tenants.events import _listeners, subscribe
from tenants.models import Team, Tenant
from tests.factories.accounts import make_person
from tests.tenants.covenant.covenants import published, signed


def test_an_administrator_signs_and_it_is_kept_as_it_stood(in_waterkant: Tenant, eva: Actor, anna: Actor) -> None:
    version = published(eva)

    made = signed(anna, version)

    assert made.organisation == anna.team.organisation  # type: ignore[union-attr]
    assert (made.person, made.person_name, made.text_hash) == (anna.person, "Anna", version.text_hash)


def test_the_municipality_signs_for_itself(in_waterkant: Tenant, eva: Actor, marit: Actor) -> None:
    assert signed(marit, published(eva)).organisation.name == "Gemeente Waterkant"


def test_signing_twice_keeps_the_first_time(in_waterkant: Tenant, eva: Actor, anna: Actor) -> None:
    version = published(eva)

    assert signed(anna, version).pk == signed(anna, version).pk
    assert CovenantAcceptance.objects.count() == 1


@pytest.mark.parametrize("someone", ["alice", "carla", "omar", "frits", "eva"])
def test_somebody_without_the_right_signs_for_nobody(
    request: pytest.FixtureRequest, in_waterkant: Tenant, eva: Actor, someone: str
) -> None:
    version = published(eva)

    with pytest.raises(Refused):
        signed(request.getfixturevalue(someone), version)
    assert not CovenantAcceptance.objects.exists()


@pytest.mark.parametrize("someone", ["ria", "volunteer", "pim", "anonymous"])
def test_who_does_not_read_the_library_finds_no_covenant(
    request: pytest.FixtureRequest, in_waterkant: Tenant, eva: Actor, welfare: Team, someone: str
) -> None:
    version = published(eva)

    with pytest.raises(NotFound):
        services.accept(
            request.getfixturevalue(someone),
            organisation_uid=welfare.organisation.uid,
            covenant_uid=version.uid,
            shown_hash=version.text_hash,
        )


def test_nobody_signs_for_another_organisation(
    in_waterkant: Tenant, eva: Actor, anna: Actor, marit: Actor, credit_bank: Team
) -> None:
    version = published(eva)

    for actor in (anna, marit):
        with pytest.raises(Refused, match="eigen organisatie"):
            signed(actor, version, organisation=credit_bank.organisation)


def test_somebody_who_is_a_professional_elsewhere_does_not_sign_there(
    in_waterkant: Tenant, eva: Actor, anna: Actor, credit_bank: Team
) -> None:
    also_there = replace(
        anna,
        organisations=anna.organisations | {credit_bank.organisation_id},
        roles=anna.roles | {Role.PARTNER},
        team_roles=anna.team_roles | {(credit_bank.organisation_id, Role.PARTNER)},
    )

    with pytest.raises(Refused, match="eigen organisatie"):
        signed(also_there, published(eva), organisation=credit_bank.organisation)


def test_a_receiver_of_a_link_signs_no_covenant(in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team) -> None:
    version = published(eva)
    by_link = replace(anna, roles=frozenset({Role.LINK_RECEIVER, Role.PARTNER}), person=None, team_roles=frozenset())

    with pytest.raises(Refused):
        signed(by_link, version, organisation=welfare.organisation)


def test_a_version_of_another_portal_is_as_absent_as_one_that_does_not_exist(
    waterkant: Tenant, heidedorp: Tenant, eva: Actor, anna: Actor, elsewhere: Team, welfare: Team
) -> None:
    from tenants.access import actor_for

    with activate(heidedorp):
        there = published(actor_for(make_person(heidedorp, Role.EDITOR, organisation=elsewhere), heidedorp))
    with activate(waterkant):
        said = []
        for uid in (there.uid, uuid4()):
            with pytest.raises(NotFound) as absent:
                services.accept(
                    anna, organisation_uid=welfare.organisation.uid, covenant_uid=uid, shown_hash=there.text_hash
                )
            said.append(str(absent.value))
    assert said[0] == said[1]


def test_an_organisation_that_takes_no_part_here_signs_nothing_here(
    in_waterkant: Tenant, eva: Actor, anna: Actor, elsewhere: Team
) -> None:
    with pytest.raises(NotFound):
        signed(anna, published(eva), organisation=elsewhere.organisation)


def test_another_text_than_was_shown_is_not_signed(in_waterkant: Tenant, eva: Actor, anna: Actor) -> None:
    version = published(eva)

    for shown in ("", "0" * 64, version.text_hash.upper()):
        with pytest.raises(Stale):
            signed(anna, version, shown=shown)
    assert not CovenantAcceptance.objects.exists()


def test_sabotage_a_text_that_was_changed_in_the_database_is_not_signed_although_its_hash_was_shown(
    in_waterkant: Tenant, eva: Actor, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = published(eva)
    monkeypatch.setattr("tenants.covenant.models.CovenantVersion.from_db", classmethod(_other_text))

    with pytest.raises(Stale):
        signed(anna, version)
    monkeypatch.setattr("tenants.covenant.services.hash_of", lambda _text: version.text_hash)
    assert signed(anna, version)  # without the second look it would be signed


def _other_text(cls: type, db: str, names: list[str], values: list[object]) -> object:
    row = cls(**dict(zip(names, values, strict=False)))
    row.text, row._state.adding, row._state.db = "Anders", False, db
    return row


def test_an_old_version_is_not_signed_any_more(in_waterkant: Tenant, eva: Actor, anna: Actor) -> None:
    first = published(eva)
    published(eva)

    with pytest.raises(Refused, match="nieuwere"):
        signed(anna, first)


def test_a_version_that_is_still_to_come_can_be_signed_beside_the_one_in_force(
    in_waterkant: Tenant, eva: Actor, anna: Actor
) -> None:
    first, second = published(eva), published(eva, start=30)

    assert {signed(anna, each).covenant.number for each in (first, second)} == {1, 2}


def test_whoever_listens_is_told(in_waterkant: Tenant, eva: Actor, anna: Actor) -> None:
    told: list[str] = []
    for name in ("covenant.published", "covenant.accepted"):
        subscribe(name, lambda _name=name, **_values: told.append(_name))
    try:
        signed(anna, published(eva))
    finally:
        for name in ("covenant.published", "covenant.accepted"):
            _listeners[name].pop()
    assert told == ["covenant.published", "covenant.accepted"]
