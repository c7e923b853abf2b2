"""What stands in the places of an address: a table from parameter to object. A new parameter needs a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from django.utils.http import int_to_base36

from portal.accounts.links import proof_of
from tests.isolation.addresses import Address
from tests.isolation.standing import Standing
from tests.isolation.world import World

# A key that no row has.
NOBODY = 987_654_321


@dataclass(frozen=True)
class Target:
    """From the object of a standing to what stands in the address.

    Args:
        label: of which model the objects are; empty where the parameter is no object.
        of: what of it stands in the address.
        made_up: what stands there for an object that does not exist.
    """

    label: str
    of: Callable[[Any], object]
    made_up: Callable[[Random], object]


def random_uid(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def uid(label: str) -> Target:
    """The public id."""
    return Target(label, lambda found: found.uid, random_uid)


def key(label: str, written: Callable[[int], object] = int) -> Target:
    """The inner key, as other packages put it into addresses."""
    return Target(label, lambda found: written(found.pk), lambda _random: written(NOBODY))


def word(text: str) -> Target:
    """The same word, whatever the object."""
    return Target("", lambda _found: text, lambda _random: text)


# "route name:parameter", or the parameter alone where it means the same everywhere.
TARGETS: Mapping[str, Target] = {
    "web:service:uid": uid("socialmap.Service"),
    "web:organisation:uid": uid("socialmap.Organization"),
    "web:topic:code": word("wonen"),
    "web:place:slug": word("vlaardingen"),
    "intake:wrong_service:uid": uid("socialmap.Service"),
    "intake:wrong_organisation:uid": uid("socialmap.Organization"),
    "intake:report:uid": uid("intake.Report"),
    "intake:move:uid": uid("intake.Report"),
    "entity": word("service"),
    "hsds:service:id": uid("socialmap.Service"),
    "hsds:organization:id": uid("socialmap.Organization"),
    "hsds:service_at_location:id": uid("socialmap.ServiceAtLocation"),
    "hsds:taxonomy:id": uid("socialmap.Taxonomy"),
    "hsds:taxonomy_term:id": uid("socialmap.TaxonomyTerm"),
    "socialmap:still_true:uid": uid("socialmap.Service"),
    "socialmap:propose:uid": uid("socialmap.Service"),
    "socialmap:decide:uid": uid("socialmap.Proposal"),
    "socialmap:answer:uid": uid("socialmap.Publication"),
    "socialmap:withdraw_offer:uid": uid("socialmap.Publication"),
    "accounts:accept_invitation:uid": uid("accounts.Invitation"),
    "accounts:accept_invitation:proof": Target("accounts.Invitation", proof_of, lambda _random: "0" * 64),
    "accounts:demo_sign_in:uid": uid("accounts.User"),
    "accounts:person:uid": uid("accounts.User"),
    "accounts:grant_role:uid": uid("accounts.User"),
    "accounts:deactivate:uid": uid("accounts.User"),
    "accounts:reset_second_factor:uid": uid("accounts.User"),
    "accounts:end_role:uid": uid("tenants.Membership"),
    "accounts:resend_invitation:uid": uid("accounts.Invitation"),
    "accounts:revoke_invitation:uid": uid("accounts.Invitation"),
    "accounts:close_team:uid": uid("tenants.Team"),
    "accounts:end_partner:uid": uid("tenants.Partnership"),
    "account_reset_password_from_key:uidb36": key("accounts.User", int_to_base36),
    "account_reset_password_from_key:key": word("c0ffee-0123456789abcdef"),
    "mfa_remove_webauthn:pk": key("mfa.Authenticator"),
    "provider_id": word("organisatie"),
    "papers:sitemap_part:kind": word("service"),
    "papers:sitemap_part:number": word("1"),
}

# What people put into the address bar when they mean no good. Only for parameters that take text.
MALFORMED = ("0", "-1", "..", "%00", "a" * 2000, "1' OR '1'='1", "..\\..\\etc", "<b>", "ㅤ", "٣")


def standings(address: Address, world: World) -> list[Standing | None]:
    """The kinds of object that this address can be asked for; None alone when it has no parameter.

    Raises:
        LookupError: the table does not know a parameter; the sentence says what to add.
    """
    if not address.parameters:
        return [None]
    labels = {target(address, parameter).label for parameter in address.parameters} - {""}
    known = [set(world.objects[label]) for label in labels]
    return [each for each in Standing if all(each in there for there in known)] + [Standing.RANDOM]


def fill(address: Address, world: World, standing: Standing) -> dict[str, object]:
    """Values for every parameter of the address, of an object that stands so."""
    return {parameter: _value(target(address, parameter), world, standing) for parameter in address.parameters}


def fill_malformed(address: Address, random: Random) -> dict[str, object]:
    """The same with nonsense, where the converter of the parameter lets nonsense in."""
    return {
        parameter: random.choice(MALFORMED) if converter == "StringConverter" else _made_up(address, parameter, random)
        for parameter, converter in address.converters
    }


def target(address: Address, parameter: str) -> Target:
    found = TARGETS.get(f"{address.name}:{parameter}") or TARGETS.get(parameter)
    if found is None:
        raise LookupError(
            f"The isolation suite does not know what to put in <{parameter}> of {address}. Add a line "
            f'"{parameter}" (or "{address.name}:{parameter}") to TARGETS in tests/isolation/targets.py that tells of '
            "which model the object is, and see that world.py makes one of ours, of another organisation and of "
            "another portal."
        )
    return found


def names_an_object(address: Address) -> bool:
    """Whether something that could be somebody's stands in the address, or words alone."""
    return any(target(address, parameter).label for parameter in address.parameters)


def object_of(address: Address, world: World, standing: Standing) -> Any:
    """The object that the address is about: that of its last parameter with one."""
    labels = [target(address, parameter).label for parameter in address.parameters]
    named = [label for label in labels if label]
    return world.objects.get(named[-1], {}).get(standing) if named else None


def _value(aimed_at: Target, world: World, standing: Standing) -> object:
    found = world.objects.get(aimed_at.label, {}).get(standing)
    return aimed_at.of(found) if found is not None or not aimed_at.label else aimed_at.made_up(world.aviary.random)


def _made_up(address: Address, parameter: str, random: Random) -> object:
    return target(address, parameter).made_up(random)
