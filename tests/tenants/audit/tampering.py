"""Somebody with every right on the database and without our keys: random edits, deletions, insertions, swaps, cuts.

`Chain` is what they stand before: a chain of one portal of which a head was exported, with rows behind it that were
sealed since and rows that are not sealed yet. Each trick touches something up to the exported head.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from tenants import audit
from tenants.access import Actor
from tenants.audit.anchoring import present_heads
from tenants.audit.keys import current_key
from tenants.audit.models import AuditEntry, ChainHead
from tenants.audit.sealing import seal_chain
from tenants.audit.signing import head_mac
from tenants.audit.verifying import verify

LOOKED = audit.register_action("tests.looked", "Gekeken")
BEHIND = 8  # sealed after the export
WAITING = 2  # not sealed yet
TABLE = "audit_auditentry"
COPIED = ", ".join(f'"{each.column}"' for each in AuditEntry._meta.concrete_fields if each.name not in {"id", "uid"})
EDITS: tuple[tuple[str, Callable[[Random], Any]], ...] = (
    ("at", lambda chance: f"20{chance.randint(10, 24)}-01-01 00:00:00+00:00"),
    ("action", lambda chance: f"tests.other{chance.randint(1, 999)}"),
    ("outcome", lambda _chance: "refused"),
    ("person_id", lambda chance: chance.randint(10**6, 10**7)),
    ("team_id", lambda chance: chance.choice([None, chance.randint(10**6, 10**7)])),
    ("roles", lambda chance: chance.choice(["FG", "MA", "PP+MA"])),
    ("because", lambda _chance: "tests:because"),
    ("object_type", lambda _chance: "cases.other"),
    ("object_id", lambda chance: chance.randint(1, 10**7)),
    ("object_uid", lambda _chance: uuid4().hex),
    ("uid", lambda _chance: uuid4().hex),
    ("ids", lambda chance: f'{{"item": {chance.randint(10**6, 10**7)}}}'),
    ("key_id", lambda _chance: "0" * 12),
    ("mac", lambda chance: f"{chance.getrandbits(256):064x}"),
    ("chain", lambda chance: f"{chance.getrandbits(256):064x}"),
    ("sealed_at", lambda chance: f"20{chance.randint(10, 24)}-01-01 00:00:00+00:00"),
    ("seal_key_id", lambda _chance: "0" * 12),
)


@dataclass(frozen=True)
class Chain:
    """What is tampered with. `anchors` is what was exported; `links` are those of its rows by position."""

    tenant_id: int
    anchored: int
    anchors: dict[int, str]
    links: dict[int, str]

    @property
    def length(self) -> int:
        return len(self.links)


def build(actor: Actor, anchored: int) -> Chain:
    """A chain with its export, rows sealed after it, and rows that wait. Call it in the portal's scope."""
    tenant_id = actor.tenant.pk
    for item in range(anchored):
        audit.record(actor, LOOKED, item=item)
    _seal_all(tenant_id)
    exported = {head.stream: head for head in present_heads()}[tenant_id]
    for item in range(BEHIND):
        audit.record(actor, LOOKED, item=item)
    _seal_all(tenant_id)
    for item in range(WAITING):
        audit.record(actor, LOOKED, item=item)
    sealed = AuditEntry.every_chain.of_chain(tenant_id).filter(position__isnull=False)
    return Chain(tenant_id, anchored, {exported.rows: exported.last}, dict(sealed.values_list("position", "chain")))


def edit(chain: Chain, chance: Random) -> None:
    column, value = chance.choice(EDITS)
    _run(
        f'UPDATE {TABLE} SET "{column}" = %s WHERE tenant_id = %s AND position = %s',
        value(chance),
        *_row(chain, chance),
    )


def delete(chain: Chain, chance: Random) -> None:
    first = chance.randint(1, chain.anchored)
    last = min(first + chance.choice([0, 0, 1, 5]), chain.anchored)
    _run(f"DELETE FROM {TABLE} WHERE tenant_id = %s AND position BETWEEN %s AND %s", chain.tenant_id, first, last)
    if chance.random() < 0.5:
        _shift(chain, last + 1, first - last - 1)  # the others close the gap


def insert(chain: Chain, chance: Random) -> None:
    """A copy of a row that was signed, under another uid, on a place of its own."""
    source, place = chance.randint(1, chain.length), chance.randint(1, chain.anchored)
    _shift(chain, place, 1)
    source += source >= place
    copied = COPIED.replace('"position"', "%s")
    _run(
        f"INSERT INTO {TABLE} (uid, {COPIED}) SELECT %s, {copied} FROM {TABLE} WHERE tenant_id = %s AND position = %s",
        uuid4().hex, place, chain.tenant_id, source,
    )  # fmt: skip


def swap(chain: Chain, chance: Random) -> None:
    """Two rows change places; each keeps its link, or they change those too."""
    one, other = chance.sample(range(1, chain.anchored + 1), 2)
    with_links = chance.random() < 0.5
    move = f"UPDATE {TABLE} SET position = %s WHERE tenant_id = %s AND position = %s"
    for new, old in ((-1, one), (one, other), (other, -1)):
        _run(move, new, chain.tenant_id, old)
    if with_links:
        for place in (one, other):
            relink = f"UPDATE {TABLE} SET chain = %s WHERE tenant_id = %s AND position = %s"
            _run(relink, chain.links[place], chain.tenant_id, place)


def cut(chain: Chain, chance: Random) -> None:
    """The end is taken off, and the head of that moment, which they kept and which we signed, is put back."""
    cut_to(chain, chance.randint(0, chain.anchored - 1))


def cut_to(chain: Chain, length: int) -> None:
    _run(f"DELETE FROM {TABLE} WHERE tenant_id = %s AND (position IS NULL OR position > %s)", chain.tenant_id, length)
    if not length:
        _run("DELETE FROM audit_chainhead WHERE stream = %s", chain.tenant_id)
        return
    key, link = current_key(), chain.links[length]
    mac = head_mac(key, stream=chain.tenant_id, position=length, chain=link)
    put_back = "UPDATE audit_chainhead SET position = %s, chain = %s, mac = %s WHERE stream = %s"
    _run(put_back, length, link, mac, chain.tenant_id)


TRICKS = {"edits": edit, "deletions": delete, "insertions": insert, "swaps": swap, "cuts": cut}


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is taken back afterwards."""
    with transaction.atomic():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


def missed(chain: Chain, tricks: int, seed: int) -> Iterator[tuple[str, int]]:
    """Play tricks, one kind after the other, each on the whole chain, and tell which were not found. Call it with the
    triggers lifted and every right.

    Yields:
        For each trick its kind and 1 when it was missed, else 0.
    """
    chance = Random(seed)
    kinds = list(TRICKS)
    for number in range(tricks):
        kind = kinds[number % len(kinds)]
        with undone():
            TRICKS[kind](chain, chance)
            found = verify(chain.tenant_id, chain.anchors).broken is not None
        yield kind, 0 if found else 1


def _seal_all(tenant_id: int) -> None:
    while seal_chain(tenant_id):
        pass


def head_of(chain: Chain) -> ChainHead:
    return ChainHead.objects.get(stream=chain.tenant_id)


def _row(chain: Chain, chance: Random) -> tuple[int, int]:
    return chain.tenant_id, chance.randint(1, chain.anchored)


def _shift(chain: Chain, start: int, by: int) -> None:
    """Rows from this place on move, over negative numbers: places are unique at each moment."""
    _run(
        f"UPDATE {TABLE} SET position = -(position + %s) WHERE tenant_id = %s AND position >= %s",
        by,
        chain.tenant_id,
        start,
    )
    _run(f"UPDATE {TABLE} SET position = -position WHERE tenant_id = %s AND position < 0", chain.tenant_id)


def _run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
