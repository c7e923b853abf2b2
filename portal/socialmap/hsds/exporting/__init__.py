"""The map of one portal as files in HSDS 3.1, nested JSON or tabular CSV."""

from portal.socialmap.hsds.exporting.commanding import FORMATS, export_map

__all__ = ["FORMATS", "export_map"]
