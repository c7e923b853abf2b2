"""A list of five thousand rows from Excel: looked at, read in, and taken back."""

import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any, TypeVar

from django.db import connection

from portal.socialmap.models import Organization, Phone, RunState, Schedule, Service, SpreadsheetUpload
from portal.socialmap.spreadsheet import services
from portal.socialmap.spreadsheet.planned import RowKind
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, Role, actor_for, system
from tenants.context import activate
from tenants.models import OrganisationKind
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, brought, done, undone, workbook
from tests.proof.figure import Figure, Size, at_most, told

ROWS = {Size.SMALL: 40, Size.FULL: 5_000}
SERVICES_PER_ORGANISATION = 20
# What `write_rows` promises: some thirty queries for each bit of rows, and two to twelve for each row.
FIXED, EACH_ROW = 30, 12
T = TypeVar("T")


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Seconds, queries for each row, and whether each row is on the map as written. Nothing is drawn at random."""
    rows, tenant = ROWS[size], make_tenant("lijst", municipality_codes=["GM0622"])
    town_hall = make_organisation(tenant, "Gemeente Lijst", OrganisationKind.MUNICIPALITY)
    person = make_member(tenant, "Redacteur", Role.EDITOR, town_hall)
    with activate(tenant):
        ensure_taxonomies(system(tenant, "proof"))
        yield from _there_and_back(actor_for(person, tenant), rows)


def _there_and_back(actor: Actor, rows: int) -> Iterator[Figure]:
    content = workbook(HEADINGS, *map(_row, range(rows)))
    yield told("rows of the list", rows)
    upload, seconds, asked = _measured(lambda: _looked_at(actor, content))
    yield told("looking at it: time", round(seconds, 1), "s")
    yield told("looking at it: queries", asked)
    yield at_most("rows not planned as new", rows - upload.figures.get(RowKind.NEW.value, 0), 0)
    yield told("looking at it: largest memory", round(_memory(lambda: _looked_at(actor, content)) / 1e6), "MB")
    upload, seconds, asked = _measured(lambda: _read_in(actor, upload))
    yield told("reading it in: time", round(seconds, 1), "s")
    yield told("reading it in: queries a row", round(asked / rows, 2))
    yield at_most("reading it in: queries a row, the fixed ones of a bit left out", (asked - FIXED) / rows, EACH_ROW)
    yield at_most("rows that are not on the map as written", _wrong(rows), 0)
    again, seconds, _asked = _measured(lambda: _looked_at(actor, content))
    yield told("looking at it once more: time", round(seconds, 1), "s")
    yield at_most("rows of the same list that are not the same", rows - again.figures.get(RowKind.SAME.value, 0), 0)
    upload, seconds, asked = _measured(lambda: undone(actor, upload))
    yield told("taking it back: time", round(seconds, 1), "s")
    yield told("taking it back: queries a row", round(asked / rows, 2))
    left = Service.objects.count() + Organization.objects.count() + Phone.objects.count() + Schedule.objects.count()
    yield at_most("entries left after taking it back", left, 0)
    yield at_most("runs that did not end well", int(upload.state != RunState.UNDONE), 0)


def _row(number: int) -> tuple[str, ...]:
    name = f"Organisatie {number // SERVICES_PER_ORGANISATION}"
    return (name, f"Dienst {number}", f"Kom langs op nummer {number}.", f"010 123 {number:04}", *FIRST[4:])


def _looked_at(actor: Actor, content: bytes) -> SpreadsheetUpload:
    upload = brought(actor, content)
    return services.choose_columns(actor, uid=upload.uid, version=upload.version, mapping=upload.mapping)


def _read_in(actor: Actor, upload: SpreadsheetUpload) -> SpreadsheetUpload:
    return done(services.confirm_list(actor, uid=upload.uid, version=upload.version))


def _wrong(rows: int) -> int:
    """Services that differ from their row, are missing, or are too many."""
    columns = ("organization__name", "name", "plain_text", "phones__number")
    found = sorted(Service.published.values_list(*columns))
    wanted = sorted(_row(number)[:4] for number in range(rows))
    differ = sum(one != other for one, other in zip(found, wanted, strict=False))
    return differ + abs(len(found) - len(wanted))


def _measured(work: Callable[[], T]) -> tuple[T, float, int]:
    asked, start = Counter[str](), perf_counter()

    def count(execute: Callable[..., Any], *given: Any) -> Any:
        asked["queries"] += 1
        return execute(*given)

    with connection.execute_wrapper(count):  # Django's own list of queries forgets all but the last nine thousand
        found = work()
    return found, perf_counter() - start, asked["queries"]


def _memory(work: Callable[[], object]) -> int:
    """The most that Python held at once while it worked, in bytes."""
    tracemalloc.start()
    try:
        work()
        _now, most = tracemalloc.get_traced_memory()
        return most
    finally:
        tracemalloc.stop()
