"""The demo: invented portals on this machine alone. Never for real people (a system check refuses that)."""

from portal.config.demo_vault_key import demo_vault_keys
from portal.config.settings.base import *  # noqa: F403

DEMO = True
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
SECRET_KEY = env("SECRET_KEY", default="demo-only-not-a-secret-demo-only-not-a-secret-demo")  # noqa: F405
AUDIT_KEY = env("AUDIT_KEY", default="demo-only-not-a-secret-either-demo-only")  # noqa: F405
AUDIT_HEAD_KEY = env("AUDIT_HEAD_KEY", default="") or demo_vault_keys(VAR / "demo-head-key")[0]  # noqa: F405
AUDIT_HEADS_ROOT = env("AUDIT_HEADS_ROOT", default="") or str(VAR / "audit-heads")  # noqa: F405
VAULT_KEYS = env.list("VAULT_KEYS", default=[]) or demo_vault_keys(VAR / "demo-vault-key")  # noqa: F405
PERSONAL_DATA_ON_SQLITE = "demo"
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1"]
PLATFORM_HOSTS = ["localhost", "127.0.0.1"]
SECURITY_CONTACT = "mailto:beveiliging@ketenwijzer.example"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"  # noqa: F405
# One process serves the demo, so its memory is shared enough; the static files are looked up where they are built.
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
