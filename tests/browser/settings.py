"""The demo as `make demo` serves it, with its mail and files apart from those of the developer.

Beside it: a clock that the browser may set, and an address that goes wrong. KETENWIJZER_AS_REAL makes the portals as a
real installation serves them: without the marks of an example, with hashed and packed static files.
"""

import os
from pathlib import Path

from portal.config.settings.demo import *  # noqa: F403

HOME = Path(os.environ["KETENWIJZER_BROWSER_HOME"])
EMAIL_FILE_PATH = HOME / "mail"
MEDIA_ROOT = HOME / "media"
ROOT_URLCONF = "tests.browser.urls"
MIDDLEWARE = ["tests.browser.clock.set_clock", *MIDDLEWARE]  # noqa: F405
