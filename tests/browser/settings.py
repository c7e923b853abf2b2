"""The demo as `make demo` serves it, with its mail and files apart from those of the developer.

Beside it: a clock that the browser may set, and an address that goes wrong. KETENWIJZER_AS_REAL serves static files as
a real installation does, hashed and packed; the rest of such an installation needs PostgreSQL and mail to start.
"""

import os
from pathlib import Path

from portal.config.settings import base
from portal.config.settings.demo import *  # noqa: F403

HOME = Path(os.environ["KETENWIJZER_BROWSER_HOME"])
EMAIL_FILE_PATH = HOME / "mail"
MEDIA_ROOT = HOME / "media"
PRIVATE_FILES_ROOT = str(HOME / "private")
STATIC_ROOT = HOME / "static"
ROOT_URLCONF = "tests.browser.urls"
MIDDLEWARE = ["tests.browser.clock.set_clock", *MIDDLEWARE]  # noqa: F405
if os.environ.get("KETENWIJZER_AS_REAL"):
    STORAGES = base.STORAGES
    WHITENOISE_USE_FINDERS = False
