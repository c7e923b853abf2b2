"""What stands in the places of an address: a table from parameter to object. A new parameter needs a line here."""

from collections.abc import Callable, Mapping

from tests.isolation.addresses import Address
from tests.isolation.world import Standing, World, random_uid

Target = Callable[[World, Standing], object]


def uid_of(label: str) -> Target:
    """The public id of an object of this model."""
    return lambda world, standing: world.uid(label, standing)


# "route name:parameter", or the parameter alone where it means the same everywhere.
TARGETS: Mapping[str, Target] = {
    "service_uid": uid_of("socialmap.Service"),
    "organization_uid": uid_of("socialmap.Organization"),
}

# What people put into the address bar when they mean no good. Only for parameters that take text.
MALFORMED = ("0", "-1", "..", "%00", "a" * 2000, "1' OR '1'='1", "../../etc/passwd", "<b>", "ㅤ", "٣")


def fill(address: Address, world: World, standing: Standing) -> dict[str, object]:
    """Values for every parameter of the address, of an object that stands so.

    Raises:
        LookupError: the table does not know a parameter; the sentence says what to add.
    """
    return {parameter: _target(address, parameter)(world, standing) for parameter in address.parameters}


def fill_malformed(address: Address, world: World) -> dict[str, object]:
    """The same with nonsense, where the converter of the parameter lets nonsense in."""
    return {
        name: world.aviary.random.choice(MALFORMED)
        if converter == "StringConverter"
        else random_uid(world.aviary.random)
        for name, converter in address.converters
    }


def _target(address: Address, parameter: str) -> Target:
    found = TARGETS.get(f"{address.name}:{parameter}") or TARGETS.get(parameter)
    if found is None:
        raise LookupError(
            f"The isolation suite does not know what to put in <{parameter}> of {address}. Add a line "
            f'"{parameter}" (or "{address.name}:{parameter}") to TARGETS in tests/isolation/targets.py that gives an '
            "object of ours, of another organisation and of another portal."
        )
    return found
