"""Reading a source: which dialect it is, and its rows in the normal form."""

from pathlib import Path

from portal.socialmap.hsds.reading import nested, orservices, tabular
from portal.socialmap.hsds.reading.files import MAX_FILES
from portal.socialmap.hsds.records import Directory, Unreadable


def read(path: Path) -> Directory:
    """Read a directory of services from a file or a folder, in whichever dialect it is.

    Args:
        path: a JSON file, a folder of JSON files, a folder of CSV files, or a data package.

    Returns:
        Its rows, and what was wrong with those that could not be read.

    Raises:
        Unreadable: there is nothing there, it is no known dialect, or a file is broken; the message says how to go on.
    """
    if not path.exists():
        raise Unreadable(f"{path} bestaat niet. Controleer de naam van het bestand of de map.")
    if path.is_file():
        if path.suffix.lower() != ".json":
            raise Unreadable(f"{path.name} is geen JSON. Geef een JSON-bestand, of een map met CSV- of JSON-bestanden.")
        return nested.read(path)
    files = tabular.files_of(path)
    if len(files) > MAX_FILES:
        raise Unreadable(f"De map heeft meer dan {MAX_FILES} bestanden.")
    if orservices.recognises(files):
        return orservices.read(files)
    if files:
        return tabular.read(files)
    if any(path.rglob("*.json")):
        return nested.read(path)
    raise Unreadable(f"In {path} staan geen CSV- of JSON-bestanden.")
