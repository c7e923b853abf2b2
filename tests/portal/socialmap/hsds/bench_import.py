"""How much an import costs beside a raw bulk insert of the very same rows, in one run."""

import csv
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

from django.db import transaction

from portal.socialmap import events
from portal.socialmap.hsds.entities import SPECS
from portal.socialmap.hsds.storing import import_directory
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant

TIMES = 3


def write_source(folder: Path, services: int) -> None:
    """A tabular directory: per ten services an organization and a place; per service a phone and a schedule."""
    tables = {
        "organizations": [{"id": f"o{n}", "name": f"Organisatie {n}", "description": "Helpt mensen met geldzorgen."}
                          for n in range(services // 10 or 1)],
        "locations": [{"id": f"l{n}", "name": f"Wijkhuis {n}", "location_type": "physical", "latitude": "52.1",
                       "longitude": "5.1"} for n in range(services // 10 or 1)],
        "services": [{"id": f"s{n}", "organization_id": f"o{n // 10}", "name": f"Dienst {n}", "status": "active",
                      "description": "Wij kijken samen naar uw brieven en maken een plan. " * 4}
                     for n in range(services)],
        "service_at_location": [{"id": f"x{n}", "service_id": f"s{n}", "location_id": f"l{n // 10}"}
                                for n in range(services)],
        "phones": [{"id": f"p{n}", "service_id": f"s{n}", "number": "010 000 00 00"} for n in range(services)],
        "schedules": [{"id": f"h{n}", "service_id": f"s{n}", "freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00",
                       "closes_at": "12:00"} for n in range(services)],
    }  # fmt: skip
    for name, rows in tables.items():
        if (folder / f"{name}.csv").exists() or not rows:
            continue
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as opened:
            writer = csv.DictWriter(opened, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


def _timed(do: Callable[[], None]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _insert_again(tenant: Tenant) -> Callable[[], None]:
    """The rows that the import made, once more, as ready-made objects in one bulk_create per entity."""
    with activate(tenant):
        ready = {spec.name: list(spec.model.objects.all()) for spec in SPECS.values()}

    def insert() -> None:
        with activate(tenant), transaction.atomic():
            for name, rows in ready.items():
                for row in rows:
                    row.pk, row.uid, row.data_source = None, uuid4(), "raw"
                SPECS[name].model.objects.bulk_create(rows, batch_size=500)
            transaction.set_rollback(True)

    return insert


def run(size: str, seed: int) -> Iterator[tuple[str, float, str, str, bool]]:
    """The figures for docs/proof.md: medians of three, import and raw insert in turns, the index left out and told."""
    from tests.factories.tenants import make_tenant

    services = 10_000 if size == "full" else 200
    tenant = make_tenant("snelheid")
    listener = events.entries_changed
    silent: Callable[..., None] = lambda entity, ids: None  # noqa: E731

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "bron"
        folder.mkdir()
        write_source(folder, services)

        def take(index: bool, keep: bool = False) -> None:
            events.entries_changed = listener if index else silent
            with activate(tenant), transaction.atomic():
                import_directory(system(tenant, "bench"), path=folder)
                transaction.set_rollback(not keep)

        try:
            imports, raws = [], []
            for _again in range(TIMES):
                imports.append(_timed(lambda: take(index=False)))
            take(index=False, keep=True)
            insert = _insert_again(tenant)
            for _again in range(TIMES):
                raws.append(_timed(insert))
            again = _timed(lambda: take(index=False))
        finally:
            events.entries_changed = listener
    imported, raw = statistics.median(imports), statistics.median(raws)
    ratio = imported / raw
    yield (f"import of {services:,} services beside a raw bulk insert", round(ratio, 2), "x", "at most 3 x", ratio <= 3)
    yield ("the same import again, nothing changed", round(again / imported, 2), "x", "", True)
    yield ("services imported in a second, index left out", round(services / imported), "", "", True)
