"""Both real directories, imported, exported and imported again: how many rows are lost or made up."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.socialmap import events
from portal.socialmap.hsds.exporting import export_map
from portal.socialmap.hsds.storing import import_directory
from tenants.access import system
from tenants.context import activate
from tests.factories.tenants import make_tenant
from tests.portal.socialmap.hsds.comparing import contents
from tests.portal.socialmap.hsds.conftest import DATA
from tests.proof.figure import Figure, Size, at_most, told

DIRECTORIES = {"dc-orservices": "directories/dc-orservices", "oruk-mocks": "directories/oruk-mocks"}
FORMS = {Size.SMALL: ("json",), Size.FULL: ("json", "csv")}


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Rows lost and made up per directory and form. Nothing is drawn at random."""
    with _without_index():
        for name, path in DIRECTORIES.items():
            for form in FORMS[size]:
                yield from _there_and_back(name, DATA / path, form)


def _there_and_back(name: str, source: Path, form: str) -> Iterator[Figure]:
    if not source.exists():
        yield Figure(f"{name} as {form}: read", 0, "rows", "the directory in shared/data", False)
        return
    first, second = make_tenant(f"heen-{name}-{form}"), make_tenant(f"terug-{name}-{form}")
    with tempfile.TemporaryDirectory() as folder:
        with activate(first):
            import_directory(system(first, "proof"), path=source)
            export_map(system(first, "proof"), out=Path(folder) / "uit", form=form)
        with activate(second):
            import_directory(system(second, "proof"), path=Path(folder) / "uit")
    one, other = contents(first), contents(second)
    yield told(f"{name} as {form}: rows", sum(rows.total() for rows in one.values()))
    yield at_most(f"{name} as {form}: rows lost", sum((one[each] - other[each]).total() for each in one), 0)
    yield at_most(f"{name} as {form}: rows made up", sum((other[each] - one[each]).total() for each in one), 0)


@contextmanager
def _without_index() -> Iterator[None]:
    """Indexing thousands of services is no part of the question, and most of the time."""
    listener: Callable[..., None] = events.entries_changed
    events.entries_changed = lambda entity, ids: None
    try:
        yield
    finally:
        events.entries_changed = listener
