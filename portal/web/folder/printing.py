"""Ask the press for a PDF: bounded in time, one at a time in each process of the server, nothing kept."""

import os
import subprocess
import sys
from importlib.util import find_spec
from threading import BoundedSemaphore

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.web.folder.press import MISSING

SECONDS = 25  # under the 30 after which the server gives up on an answer
PARTS = ("weasyprint", "pypdf")
FONTS = settings.ROOT / "portal" / "web" / "built" / "fonts"
# What the press may know of this server: where its programs and libraries are. No secret, no database, no proxy.
KNOWN = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "SYSTEMROOT")
_one_at_a_time = BoundedSemaphore(1)


class NotPrinted(Exception):
    """No PDF; `sentence` says what somebody can do instead."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


NO_PRESS = _("Dit portaal kan geen PDF maken. Printen vanuit uw browser kan wel.")
BUSY = _("Er is net iemand anders bezig met een PDF. Probeer het over een minuut nog eens.")
TOO_LONG = _("Deze PDF is te veel werk. Kies een kleiner onderwerp of een kleinere plaats.")


def can_print() -> bool:
    """Whether the parts to print with are installed: the optional part "folder"."""
    return all(find_spec(part) is not None for part in PARTS)


def printed(html: str, *, booklet: bool, right_to_left: bool) -> bytes:
    """The PDF of this page.

    Raises:
        NotPrinted: the parts are missing, somebody else is printing, or it takes too long.
    """
    if not can_print():
        raise NotPrinted(NO_PRESS)
    if not _one_at_a_time.acquire(timeout=5):
        raise NotPrinted(BUSY)
    kind = "pages" if not booklet else "booklet-rtl" if right_to_left else "booklet"
    try:
        done = subprocess.run(  # noqa: S603  our own module
            [sys.executable, "-m", "portal.web.folder.press", str(FONTS), kind],
            input=html.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd=settings.ROOT,
            env={name: os.environ[name] for name in KNOWN if name in os.environ},
        )
    except subprocess.TimeoutExpired as late:
        raise NotPrinted(TOO_LONG) from late
    finally:
        _one_at_a_time.release()
    if done.returncode == MISSING:
        raise NotPrinted(NO_PRESS)
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise RuntimeError(f"The press failed: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout
