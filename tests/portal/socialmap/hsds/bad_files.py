"""Bad files, made from a seed: none gives a traceback, none leaves half a record behind."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import transaction

from portal.socialmap import events
from portal.socialmap.hsds.records import Unreadable
from portal.socialmap.hsds.storing import import_directory
from portal.socialmap.models import ImportBatch, Organization, Phone, Service, ServiceAtLocation
from tenants.access import system
from tenants.context import activate
from tenants.errors import HouseError
from tenants.models import Tenant

ORGANIZATIONS = "id,name,description,parent_organization_id\no1,De Brug,Welzijn,\no2,De Kade,Wonen,o1\n"
SERVICES = (
    "id,organization_id,name,status,minimum_age,assured_date,last_modified\n"
    "s1,o1,Budgetles,active,18,2026-01-02,2026-01-02T10:00:00Z\ns2,o2,Taalles,active,,,\n"
)
PHONES = "id,service_id,number\np1,s1,010 123 45 67\n"
SCHEDULES = "id,service_id,freq,byday,opens_at,closes_at\nh1,s1,WEEKLY,MO,09:00,12:00\n"
FILES = {"organizations": ORGANIZATIONS, "services": SERVICES, "phones": PHONES, "schedules": SCHEDULES}
Spoil = Callable[[random.Random, Path], None]


def _one(chance: random.Random, path: Path) -> Path:
    return chance.choice(sorted(path.glob("*.csv")))


def wrong_encoding(chance: random.Random, path: Path) -> None:
    file = _one(chance, path)
    text = file.read_text(encoding="utf-8").replace("e", "é")
    file.write_bytes(text.encode(chance.choice(["latin-1", "utf-16", "cp1252"]), errors="replace"))


def cut_off(chance: random.Random, path: Path) -> None:
    file = _one(chance, path)
    whole = file.read_bytes()
    file.write_bytes(whole[: chance.randrange(len(whole) + 1)])


def swapped_columns(chance: random.Random, path: Path) -> None:
    file = _one(chance, path)
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    names = header.split(",")
    chance.shuffle(names)
    file.write_text("\n".join([",".join(names), *rows]), encoding="utf-8")


def cyclic_parents(chance: random.Random, path: Path) -> None:
    size = chance.randrange(1, 50)
    rows = [f"o{number},Naam {number},,o{(number + 1) % size}" for number in range(size)]
    (path / "organizations.csv").write_text(
        "id,name,description,parent_organization_id\n" + "\n".join(rows), encoding="utf-8"
    )


def duplicate_ids(chance: random.Random, path: Path) -> None:
    file = _one(chance, path)
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines + lines[1:] * chance.randrange(1, 5)), encoding="utf-8")


def absurd_values(chance: random.Random, path: Path) -> None:
    """Dates, numbers, times and words that no field holds, in any cell."""
    absurd = ["0000-00-00", "99999-12-31", "-1", "1e999", "NaN", "inf", "25:61", "31 februari", "=1+1", "@SUM(A1)",
              "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "'; DROP TABLE service; --", "\u202egnp.exe",
              "😀" * 50, "9" * 400, "x" * 5000, "\ufeff", "\x1b[31m", "null", "None", "{}", "[]"]  # fmt: skip
    file = _one(chance, path)
    lines = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    for _again in range(chance.randrange(1, 6)):
        row = lines[0] if chance.random() < 0.1 else chance.choice(lines)
        row[chance.randrange(len(row))] = chance.choice(absurd)
    file.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")


def bomb(chance: random.Random, path: Path) -> None:
    shutil.rmtree(path)
    path.mkdir()
    content = chance.choice([
        "[" * 100_000, '{"a":' * 5_000 + "1" + "}" * 5_000, '[{"id": ' + "9" * 10_000 + ', "name": "x"}]',
        '{"contents": [' + '{"id": "1", "name": "x", "status": "active"},' * 3 + "null]}",
        '[{"id": {"id": []}, "name": 1, "status": true, "organization": 7, "phones": "none"}]',
        '{"id": "1", "name": ["x"], "status": {"a": 1}, "organization": {"id": "1", "name": "y"}, "phones": [1, []]}',
        '"alleen tekst"', "12", "null", "", "\x00" * 100, '{"resources": 5}', '[{"id": "\\ud800", "name": "x"}]',
    ])  # fmt: skip
    name = chance.choice(["services.json", "organizations.json", "datapackage.json", "iets.json"])
    (path / name).write_text(content, encoding="utf-8")


def odd_shapes(chance: random.Random, path: Path) -> None:
    """Columns twice, none at all, thousands of them, one enormous cell, a folder called like a file."""
    shape = chance.randrange(5)
    file = path / "services.csv"
    if shape == 0:
        file.write_text("id,id,name\n1,2,x\n", encoding="utf-8")
    elif shape == 1:
        file.write_text("\n\n\n", encoding="utf-8")
    elif shape == 2:
        file.write_text("id," + ",".join(f"c{number}" for number in range(3000)) + "\n1\n", encoding="utf-8")
    elif shape == 3:
        file.write_text("id,name\n1," + "x" * 2_000_000, encoding="utf-8")
    else:
        file.unlink()
        file.mkdir()


def dangling(chance: random.Random, path: Path) -> None:
    file = _one(chance, path)
    file.write_text(file.read_text(encoding="utf-8").replace("o1", "nergens").replace("s1", ""), encoding="utf-8")


SPOILS: tuple[Spoil, ...] = (wrong_encoding, cut_off, swapped_columns, cyclic_parents, duplicate_ids, absurd_values,
                             absurd_values, bomb, odd_shapes, dangling)  # fmt: skip


def make(chance: random.Random, path: Path) -> None:
    """One bad directory, spoiled once or more."""
    path.mkdir()
    for name, text in FILES.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    for _again in range(chance.choice([1, 1, 2])):
        if any(path.glob("*.csv")) and all(file.is_file() for file in path.glob("*.csv")):
            try:
                chance.choice(SPOILS)(chance, path)
            except UnicodeDecodeError:  # spoiled before in a way that cannot be spoiled further
                return


def partial_records() -> int:
    """Rows that hang in the air, which no import may leave."""
    orphans = Service.objects.filter(organization__isnull=True).count()
    phones = Phone.objects.filter(service=None, organization=None, location=None, contact=None,
                                  service_at_location=None).count()  # fmt: skip
    batches = ImportBatch.objects.filter(finished_at__isnull=True).count()
    return orphans + phones + batches + ServiceAtLocation.objects.filter(service__organization=None).count()


def read_them(tenant: Tenant, size: int, seed: int) -> tuple[list[str], int, int]:
    """Import that many bad files, each rolled back after it was looked at.

    Returns:
        Tracebacks (seed and kind), partial records, and how many were refused as a whole.
    """
    tracebacks: list[str] = []
    partial = refused = 0
    with activate(tenant), tempfile.TemporaryDirectory() as made:
        clerk = system(tenant, "bad-files")
        for number in range(size):
            chance = random.Random(f"{seed}/{number}")
            path = Path(made) / f"bron{number}"
            make(chance, path)
            before = Organization.objects.count()
            with transaction.atomic():
                try:
                    import_directory(clerk, path=path)
                except (Unreadable, HouseError):
                    refused += 1
                    partial += int(Organization.objects.count() != before)
                except Exception as error:
                    tracebacks.append(f"{number}: {error!r}"[:200])
                if not tracebacks or not tracebacks[-1].startswith(f"{number}:"):
                    partial += partial_records()
                transaction.set_rollback(True)
            shutil.rmtree(path)
    return tracebacks, partial, refused


def run(size: str, seed: int) -> Iterator[tuple[str, float, str, str, bool]]:
    """The figures for docs/proof.md."""
    from tests.factories.tenants import make_tenant

    tenant = make_tenant("slechte-bestanden")
    listener, events.entries_changed = events.entries_changed, lambda entity, ids: None
    try:
        count = 1000 if size == "full" else 60
        tracebacks, partial, refused = read_them(tenant, count, seed)
    finally:
        events.entries_changed = listener
    yield ("bad files read", count, "files", "1,000 at full size", True)
    yield ("tracebacks on bad files", len(tracebacks), "", "0", not tracebacks)
    yield ("partial records after bad files", partial, "", "0", partial == 0)
    yield ("bad files refused as a whole", refused, "files", "", True)
