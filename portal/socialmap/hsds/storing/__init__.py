"""From clean rows to the map: one transaction per import, and the way back."""

from portal.socialmap.hsds.storing.importing import import_directory
from portal.socialmap.hsds.storing.undoing import undo_import

__all__ = ["import_directory", "undo_import"]
