"""What a page costs in milliseconds and queries. Pages are asked in turn: so a busy machine weighs on all alike."""

from statistics import median
from time import perf_counter, process_time
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARMING_UP = 2  # rounds: what is learnt once does not count


def alternating(rounds: int, *asked: tuple[Client, str]) -> list[float]:
    """The median milliseconds of each address, asked in turn."""
    # SQLite works in this process, so what else the machine does is left out; a server's work is only seen by waiting.
    clock = process_time if connection.vendor == "sqlite" else perf_counter
    times: list[list[float]] = [[] for _each in asked]
    for round_ in range(-WARMING_UP, rounds):
        for kept, (visitor, address) in zip(times, asked, strict=True):
            start = clock()
            ask(visitor, address)
            if round_ >= 0:
                kept.append((clock() - start) * 1000)
    return [median(kept) for kept in times]


def queries(visitor: Client, address: str) -> int:
    """How many queries one visit asks."""
    with CaptureQueriesContext(connection) as captured:
        ask(visitor, address)
    return len(captured)


def ask(visitor: Client, address: str) -> Any:
    """The answer, which has to be a good one."""
    answer = visitor.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer
