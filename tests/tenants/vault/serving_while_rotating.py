"""python -m tests.tenants.vault.serving_while_rotating ROWS SEED: fills a database of its own and measures there.

What is read and written while keys rotate comes from other processes, so nothing of it may be inside the transaction
of a test. Prints what came of it as JSON.
"""

import json
import multiprocessing
import random
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from multiprocessing.sharedctypes import Synchronized
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from tenants.models import Tenant

READERS = 2
GIVE_UP = 60.0
OLD, NEW = "old:b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2w=", "new:bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmU="


@dataclass(frozen=True)
class Served:
    """What came of reading and writing while everything was sealed anew."""

    rows: int
    sealed_anew: int
    reads: int
    writes: int
    errors: int
    left_under_the_old_key: int
    opened_by_the_old_key: int
    unreadable_without_it: int
    seconds: float


@dataclass
class Visitors:
    """Processes that work until they are told to stop, and count."""

    done: "Synchronized[int]"
    errors: "Synchronized[int]"
    stop: Any
    processes: list[Any]


def measure(tenant: "Tenant", rows: int, seed: int) -> Served:
    """Rotate so many rows of a portal while others read and write them. The database must be outside a transaction."""
    from django.db import connections
    from django.test import override_settings

    from tenants.context import activate
    from tenants.vault.rotating import rotate, unused_keys, uses

    with override_settings(VAULT_KEYS=[OLD]), activate(tenant):
        keys = _fill(rows)
    with override_settings(VAULT_KEYS=[NEW, OLD]):
        connections.close_all()
        readers = [_start(tenant, keys, seed + number, read_one) for number in range(READERS)]
        writer = _start(tenant, keys, seed + READERS, write_one)
        _until_all_work([*readers, writer])
        began = monotonic()
        before = sum(each.done.value for each in readers), writer.done.value
        came = rotate()
        seconds = monotonic() - began
        after = sum(each.done.value for each in readers), writer.done.value
        errors = sum(_stop(each) for each in [*readers, writer])
        left = sum(use.rows for use in uses() if use.key_id == "old")
        assert came.damaged == set()
        assert left or unused_keys() == ["old"]
    return Served(
        rows=rows,
        sealed_anew=came.rows,
        reads=after[0] - before[0],
        writes=after[1] - before[1],
        errors=errors,
        left_under_the_old_key=left,
        opened_by_the_old_key=_opened(tenant, OLD),
        unreadable_without_it=rows - _opened(tenant, NEW),
        seconds=round(seconds, 1),
    )


def read_one(key: int, chance: random.Random) -> None:
    """A row by its key, or by the name in it."""
    from tenants.vault import find
    from tests.tenants.vault.register.models import Resident

    name = f"Bewoner {key}"
    rows = (
        Resident.objects.filter(pk=key) if chance.random() < 0.5 else find(Resident.objects.all(), "name_index", name)
    )
    row = rows.get()
    assert (row.name, row.born_on, row.contact["nr"]) == (name, "1980-01-31", key)


def write_one(key: int, chance: random.Random) -> None:
    """A change of one field, or of the whole row."""
    from django.db import transaction

    from tests.tenants.vault.register.models import Resident

    with transaction.atomic():
        row = Resident.objects.locked().get(pk=key)
        row.contact = {"nr": key, "tel": f"06-{chance.randrange(10**8):08}"}
        row.save(update_fields=["contact"] if chance.random() < 0.5 else None)
    sleep(0.005)  # people write less than they read


def _fill(rows: int) -> list[int]:
    from tests.tenants.vault.register.models import Resident

    first = Resident.objects.create(name="Bewoner 0").pk
    Resident.objects.filter(pk=first).delete()
    keys = list(range(first + 1, first + 1 + rows))
    for start in range(0, rows, 1_000):
        Resident.objects.bulk_create(
            Resident(pk=key, name=f"Bewoner {key}", born_on="1980-01-31", contact={"nr": key})
            for key in keys[start : start + 1_000]
        )
    return keys


def _start(tenant: "Tenant", keys: list[int], seed: int, what: Callable[[int, random.Random], None]) -> Visitors:
    forked = multiprocessing.get_context("fork")
    visitors = Visitors(forked.Value("q", 0), forked.Value("q", 0), forked.Event(), [])
    process = forked.Process(target=_work, args=(tenant, keys, seed, what, visitors), daemon=True)
    visitors.processes.append(process)
    process.start()
    return visitors


def _work(
    tenant: "Tenant", keys: list[int], seed: int, what: Callable[[int, random.Random], None], visitors: Visitors
) -> None:
    from tenants.context import activate

    chance = random.Random(seed)
    with activate(tenant):
        while not visitors.stop.is_set():
            try:
                what(chance.choice(keys), chance)
                visitors.done.value += 1
            except Exception as error:
                print(type(error).__qualname__, error, file=sys.stderr)
                visitors.errors.value += 1


def _until_all_work(everybody: list[Visitors]) -> None:
    deadline = monotonic() + GIVE_UP
    while not all(each.done.value or each.errors.value for each in everybody):
        if monotonic() > deadline:
            raise TimeoutError("Somebody never began.")
        sleep(0.01)


def _stop(visitors: Visitors) -> int:
    """Tell how many errors there were; one that does not stop is another."""
    visitors.stop.set()
    for process in visitors.processes:
        process.join(GIVE_UP)
    return visitors.errors.value + sum(process.exitcode != 0 for process in visitors.processes)


def _opened(tenant: "Tenant", key: str) -> int:
    """How many rows this key alone opens."""
    from django.test import override_settings

    from tenants.context import activate
    from tenants.vault import VaultError
    from tests.tenants.vault.register.models import Resident

    opened = 0
    with override_settings(VAULT_KEYS=[key]), activate(tenant):
        for row in Resident.objects.iterator(chunk_size=1_000):
            try:
                opened += row.name == f"Bewoner {row.pk}" and row.contact["nr"] == row.pk
            except VaultError:
                continue
    return opened


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from tests.factories.tenants import make_tenant

    rows, seed = map(int, sys.argv[1:3])
    # Every room: a rotation goes past all that is sealed anywhere.
    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps(asdict(measure(make_tenant("waterkant"), rows, seed))))


if __name__ == "__main__":
    main()
