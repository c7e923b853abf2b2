"""Our templates are indented for who reads them; a browser gets them without. One sixteenth of a packed page."""

import re
from pathlib import Path

from django.template import Origin
from django.template.loaders import app_directories

OURS = Path(__file__).resolve().parents[1]
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Loader(app_directories.Loader):
    """Reads templates of ours without their indentation, once: Django keeps them. Lines stay, for error messages."""

    def get_contents(self, origin: Origin) -> str:
        written: str = super().get_contents(origin)
        path = Path(origin.name)
        return INDENT.sub("", written) if path.suffix == ".html" and OURS in path.parents else written
