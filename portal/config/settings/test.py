"""The tests: SQLite in a file that can be kept between runs, or the database that DATABASE_URL names."""

import os

from portal.config.demo_vault_key import demo_vault_keys
from portal.config.settings.base import *  # noqa: F403

DEMO = True
SECRET_KEY = "test-only-not-a-secret-test-only-not-a-secret-test"  # noqa: S105
AUDIT_KEY = "test-only-not-a-secret-either-test-only"
AUDIT_HEAD_KEY = demo_vault_keys(VAR / "test-head-key")[0]  # noqa: F405
AUDIT_HEADS_ROOT = str(VAR / f"test-audit-heads-{os.getpid()}")  # noqa: F405
VAULT_KEYS = demo_vault_keys(VAR / "test-vault-key")  # noqa: F405
PERSONAL_DATA_ON_SQLITE = "test"
# Fields that only a room above the kernel will have need a table all the same; this one is for tests alone.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.tenants.vault.register"]  # noqa: F405
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
PRIVATE_FILES_ROOT = str(VAR / "test-private")  # noqa: F405
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("KW_TEST_DB", str(VAR / "test.sqlite3"))}  # noqa: F405
