"""Commands of the resident's own pages. Each is one transaction."""

from portal.resident.services.correcting import answer_correction, ask_correction
from portal.resident.services.entering import Entry, come_in, may_try

__all__ = ["Entry", "answer_correction", "ask_correction", "come_in", "may_try"]
