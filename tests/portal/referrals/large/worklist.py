"""The worklist in a portal that is a hundred times as large, and with the second lock beside without it, in one run.

Everybody has two hundred cases, however large the portal: so the two pages show as much, and what differs is what lies
around it. The pages are asked in turn. `run` gives the figures for docs/proof.md.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tenants.context import activate
from tenants.database.row_security.tables import guarded_names
from tenants.database.row_security.telling import Teller
from tenants.models import Membership
from tests.factories.accounts import sign_in
from tests.portal.referrals.large.filling import Portal, fill
from tests.proof.figure import Figure, Size, at_least, at_most, told

CASES = {Size.SMALL: (200, 400), Size.FULL: (10_000, 1_000_000)}
ROUNDS = {Size.SMALL: 3, Size.FULL: 60}
WARMING_UP = 8  # the driver prepares a statement that it saw five times
PAGE = "/mijn-werk/"
MOST_QUERIES, MOST_TIMES, MOST_WITH_THE_LOCK = 8, 1.2, 2.0


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Two portals in one database. At a small size time is told, and not judged."""
    small, large = (fill(f"groot-{seed}-{cases}", cases) for cases in CASES[size])
    few, many = _browser(small), _browser(large)
    yield told("worklist: cases of the large portal", large.cases)
    yield told("worklist: people of the large portal", large.people)
    yield told("worklist: cases of the small portal", small.cases)
    lines = many.get(PAGE).content.decode().count("/doorverwijzingen/")
    yield at_least("worklist: links to referrals on the page", lines, 20)
    asked = [_queries(each) for each in (few, many)]
    yield at_most("worklist: queries more in the large portal", asked[1][0] - asked[0][0], 0)
    yield told("worklist: queries of the whole page", asked[1][0])
    yield at_most("worklist: queries on cases and referrals", asked[1][1], MOST_QUERIES)
    few_ms, many_ms, open_ms = _in_turn(ROUNDS[size], few, many)
    judged = size == Size.FULL
    yield told("worklist: milliseconds of the page in the large portal", round(many_ms, 1), "ms")
    yield _judged(judged, "worklist: time in the large portal beside the small one", many_ms / few_ms, MOST_TIMES)
    yield _judged(judged, "worklist: time with row security beside without", many_ms / open_ms, MOST_WITH_THE_LOCK)


def _judged(judged: bool, name: str, ratio: float, limit: float) -> Figure:
    return at_most(name, round(ratio, 2), limit, "x") if judged else told(name, round(ratio, 2), "x")


def _browser(portal: Portal) -> Client:
    """Somebody in the middle of the portal."""
    with activate(portal.tenant):
        people = Membership.objects.order_by("pk").select_related("person")
        person = people[portal.people // 2].person
    return sign_in(Client(), person, portal.tenant)


def _queries(browser: Client) -> tuple[int, int]:
    _ask(browser)
    with CaptureQueriesContext(connection) as captured:
        _ask(browser)
    on_cases = [each["sql"] for each in captured if any(f'"{name}"' in each["sql"] for name in guarded_names())]
    return len(captured), len(on_cases)


def _in_turn(rounds: int, few: Client, many: Client) -> tuple[float, float, float]:
    """Median milliseconds: the small portal, the large one, and the large one past the second lock."""
    times: tuple[list[float], ...] = ([], [], [])
    with _past_the_lock() as past:
        for number in range(-WARMING_UP, rounds):
            asked: tuple[Callable[[], None], ...] = (
                lambda: _ask(few), lambda: _ask(many), lambda: past(lambda: _ask(many)),
            )  # fmt: skip
            for kept, ask in zip(times, asked, strict=True):
                spent = ask_timed(ask)
                if number >= 0:
                    kept.append(spent)
    return median(times[0]), median(times[1]), median(times[2])


def ask_timed(ask: Callable[[], None]) -> float:
    began = perf_counter()
    ask()
    return (perf_counter() - began) * 1000


@contextmanager
def _past_the_lock() -> Iterator[Callable[[Callable[[], None]], None]]:
    """A second connection of a superuser, whom no policy binds, put in the place of the application's for a moment."""
    connection.ensure_connection()
    user, wrappers = connection.settings_dict["USER"], connection.execute_wrappers
    applications = connection.connection
    connection.connection = None
    connection.settings_dict["USER"] = "postgres"
    connection.connect()
    superusers = connection.connection
    without = [each for each in connection.execute_wrappers if not isinstance(each, Teller)]
    connection.settings_dict["USER"] = user

    def put(raw: Any, said: list[Any]) -> None:
        connection.connection, connection.execute_wrappers = raw, said

    def past(ask: Callable[[], None]) -> None:
        put(superusers, without)
        try:
            ask()
        finally:
            put(applications, wrappers)

    put(applications, wrappers)
    try:
        yield past
    finally:
        superusers.close()


def _ask(browser: Client) -> None:
    answer = browser.get(PAGE)
    assert answer.status_code == 200, answer.status_code
