"""What a resident reads of their own matter."""

from portal.resident.selectors.correcting import correction, corrections, count_to_answer, to_answer
from portal.resident.selectors.overview import overview
from portal.resident.selectors.shapes import Overview
from portal.resident.selectors.telling_all import everything

__all__ = ["Overview", "correction", "corrections", "count_to_answer", "everything", "overview", "to_answer"]
