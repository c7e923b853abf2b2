"""The demo as `make demo` serves it, with its mail and files apart from those of the developer."""

import os
from pathlib import Path

from portal.config.settings.demo import *  # noqa: F403

HOME = Path(os.environ["KETENWIJZER_BROWSER_HOME"])
EMAIL_FILE_PATH = HOME / "mail"
MEDIA_ROOT = HOME / "media"
