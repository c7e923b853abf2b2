"""The tests: SQLite in a file that can be kept between runs, or the database that DATABASE_URL names."""

import os

from portal.config.settings.base import *  # noqa: F403

DEMO = True
SECRET_KEY = "test-only-not-a-secret-test-only-not-a-secret-test"  # noqa: S105
AUDIT_KEY = "test-only-not-a-secret-either-test-only"
ALLOWED_HOSTS = ["testserver", "localhost", ".localhost", "127.0.0.1"]
PLATFORM_HOSTS = ["localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # styles as they are built; the browser tests ask for them
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = VAR / "test-media"  # noqa: F405
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("KW_TEST_DB", str(VAR / "test.sqlite3"))}  # noqa: F405
