"""What may come in as a file: by its name and by what is in it. Anything doubtful is refused with a sentence."""

from portal.library.uploads.checking import ACCEPT, KINDS, Fit, checked, limit_in_words
from portal.library.uploads.unfit import Unfit

__all__ = ["ACCEPT", "KINDS", "Fit", "Unfit", "checked", "limit_in_words"]
